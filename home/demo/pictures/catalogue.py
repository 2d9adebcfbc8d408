"""Every picture of the demo clinic, with the words that go with it.

The words are content of an English demo site, as the text of its pages is, and therefore
not marked for translation.
"""

from pathlib import Path

from .article_hero import article_hero
from .clinic_hero import clinic_hero
from .conditions.back_and_neck_pain import back_and_neck_pain
from .conditions.cancer_pain import cancer_pain
from .conditions.crps import crps
from .conditions.fibromyalgia import fibromyalgia
from .conditions.migraine_and_headache import migraine_and_headache
from .conditions.neuropathic_pain import neuropathic_pain
from .conditions.other_chronic_pain import other_chronic_pain
from .conditions.pain_after_surgery import pain_after_surgery
from .location_outside import location_outside
from .nmda_receptor import nmda_receptor
from .open_graph import open_graph
from .picture import Focal, Picture
from .portraits import portrait_okafor, portrait_rivera
from .treatment_room import treatment_room
from .visit_timeline import visit_timeline

_ALL = [
    Picture(
        title="How the NMDA receptor works",
        alt=(
            "Diagram in two parts. Left: glutamate holds a channel in the cell membrane open, "
            "calcium flows in, and the signal goes on. Right: ketamine sits inside the open "
            "channel, calcium stays outside, and the signal weakens."
        ),
        description=(
            "The NMDA receptor, simplified: two of its four parts, without glycine and "
            "magnesium, which also act on it. It shows what ketamine does to the receptor, not "
            "how much a person's pain changes."
        ),
        draw=nmda_receptor,
        format="PNG",
    ),
    Picture(
        title="A visit, step by step",
        alt=(
            "A visit in four steps. Arrive: blood pressure, heart and medicines are checked. "
            "Infusion: through a drip, in a recliner. Rest: until steady. Ride home: someone "
            "drives you. Heart, breathing and oxygen are watched throughout. No driving for 24 "
            "hours."
        ),
        description="The four steps of a visit, who watches, and who drives.",
        draw=visit_timeline,
        format="PNG",
    ),
    Picture(
        title="Morning on the lake",
        alt="A still lake between misty hills, with a low sun and its path of light on the water",
        description="For the home page.",
        draw=clinic_hero,
        focal=Focal(1010, 500, 760, 620),
    ),
    Picture(
        title="Lines that grow quiet",
        alt=(
            "Fine lines on a dark ground that swing widely on the left and run in a calm, even "
            "sweep on the right"
        ),
        description=(
            "For the article about ketamine and chronic pain. Abstract: it stands for signals, "
            "not for a result."
        ),
        draw=article_hero,
        focal=Focal(760, 500, 1100, 640),
    ),
    Picture(
        title="The clinic from the street",
        alt=(
            "A low, modern clinic with a wide window front, a dark entrance with glass doors, a "
            "ramp with a handrail leading to them, trees and a bench"
        ),
        description="The demo clinic's building, drawn. No such building exists.",
        draw=location_outside,
        focal=Focal(800, 600, 1080, 560),
    ),
    Picture(
        title="Treatment room",
        alt=(
            "A bright room with a reclining chair by the window, a drip stand behind it and a "
            "monitor beside it"
        ),
        description="Where an infusion takes place.",
        draw=treatment_room,
        focal=Focal(960, 540, 1000, 740),
    ),
    Picture(
        title="Portrait: Rivera",
        alt="Drawn portrait of a clinician with long brown hair, in a white coat over a teal top",
        description="One of the demo clinic's two clinicians, who are made up.",
        draw=portrait_rivera,
        focal=Focal(400, 420, 440, 520),
        size=(800, 1000),
    ),
    Picture(
        title="Portrait: Okafor",
        alt=(
            "Drawn portrait of a clinician with short black hair, a beard and glasses, in a "
            "white coat with a stethoscope"
        ),
        description="One of the demo clinic's two clinicians, who are made up.",
        draw=portrait_okafor,
        focal=Focal(400, 420, 440, 520),
        size=(800, 1000),
    ),
    Picture(
        title="Complex regional pain syndrome",
        alt="A raised hand with its nerves drawn as fine lines and a warm glow in the palm",
        description="For the page about CRPS.",
        draw=crps,
        focal=Focal(850, 480, 500, 640),
    ),
    Picture(
        title="Fibromyalgia",
        alt=(
            "A person seen from behind, with warm spots on neck, shoulders, back, elbows and "
            "hips joined by fine lines"
        ),
        description="For the page about fibromyalgia.",
        draw=fibromyalgia,
        focal=Focal(800, 480, 560, 860),
    ),
    Picture(
        title="Neuropathic pain",
        alt="A nerve cell with a long fibre whose covering is missing in one place, where it glows",
        description="For the page about neuropathic pain.",
        draw=neuropathic_pain,
        focal=Focal(780, 480, 1000, 460),
    ),
    Picture(
        title="Migraine and headache",
        alt=(
            "A bowed head in profile with a warm glow behind the forehead and zigzag lines in "
            "front of the eyes"
        ),
        description=(
            "For the page about migraine and headache. The zigzag is what some people see "
            "before a migraine."
        ),
        draw=migraine_and_headache,
        focal=Focal(930, 500, 860, 720),
    ),
    Picture(
        title="Pain after surgery",
        alt="A belly with a short stitched cut under a clear dressing, and a warm glow around it",
        description="For the page about pain after surgery.",
        draw=pain_after_surgery,
        focal=Focal(770, 620, 620, 560),
    ),
    Picture(
        title="Back and neck pain",
        alt=(
            "A standing person seen from the side with the spine drawn in, glowing at the neck "
            "and the lower back"
        ),
        description="For the page about back and neck pain.",
        draw=back_and_neck_pain,
        focal=Focal(840, 500, 420, 900),
    ),
    Picture(
        title="Cancer pain",
        alt=(
            "A looped ribbon, the sign of support for people with cancer, with a warm light in "
            "its loop"
        ),
        description="For the page about cancer pain.",
        draw=cancer_pain,
        focal=Focal(800, 490, 520, 840),
    ),
    Picture(
        title="Other chronic pain",
        alt="A bent knee with its bones drawn in and a warm glow in the joint",
        description="For the page about other chronic pain.",
        draw=other_chronic_pain,
        focal=Focal(860, 480, 620, 640),
    ),
    Picture(
        title="Card for links",
        alt="A pale sun with thin rings on a dark teal ground, crossed by fine flowing lines",
        description=(
            "What others show when they link to the site. Without words, so that it suits every "
            "page."
        ),
        draw=open_graph,
        focal=Focal(800, 310, 620, 520),
        size=(1200, 630),
    ),
]

PICTURES: dict[str, Picture] = {picture.key: picture for picture in _ALL}


def save_all(folder: Path) -> list[Path]:
    """Draw every picture into a folder, for a look at them."""
    folder.mkdir(parents=True, exist_ok=True)
    return [picture.save(folder) for picture in PICTURES.values()]
