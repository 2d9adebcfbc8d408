"""Board certifications, structured: the board by its full name, and who recognises it."""

from django.core.validators import MaxValueValidator, MinValueValidator
from django.utils.translation import gettext_lazy as _
from wagtail import blocks

from kp_pages.blocks.body import LockedStreamBlock
from kp_pages.blocks.parts import line


class CertificationBlock(blocks.StructBlock):
    """One certification; state boards of medicine ask for the board's full name."""

    board = line(_("Board"), help_text=_("In full: American Board of Anesthesiology."))
    subject = line(_("Certified in"), help_text=_("Such as: pain medicine."))
    is_recognized = blocks.BooleanBlock(
        required=False, label=_("Recognized by the ABMS or the AOA")
    )
    year = blocks.IntegerBlock(
        required=False,
        label=_("Since"),
        validators=[MinValueValidator(1940), MaxValueValidator(2200)],
    )

    class Meta:
        icon = "check"
        label = _("Certification")
        label_format = "{board}: {subject}"


class CertificationsBlock(LockedStreamBlock):
    """The board certifications of one clinician."""

    certification = CertificationBlock()

    class Meta:
        collapsed = True
