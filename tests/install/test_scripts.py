"""A script that has loaded nothing but the models can work with pages too."""

import subprocess
import sys

SCRIPT = """
import django
django.setup()
from django.core.exceptions import ValidationError
from kp_pages.blocks.body import BodyBlock

body = BodyBlock()
try:
    body.clean(body.to_python([{"type": "risks", "value": {"treatment": None}}]))
except ValidationError:
    print("refused")
"""


def test_a_block_that_chooses_a_fact_can_be_judged_before_the_admin_is_there():
    done = subprocess.run(
        [sys.executable, "-c", SCRIPT], capture_output=True, text=True, check=False
    )

    assert done.stdout == "refused\n", done.stderr
