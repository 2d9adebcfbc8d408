"""The judges that are not written in Python: ``npm ci --ignore-scripts`` in ``tests/judges``."""

import shutil
import subprocess
from pathlib import Path

import pytest

JUDGES = Path(__file__).parent.parent / "judges"
MODULES = JUDGES / "node_modules"


def need(program, file):
    """The file of a judge, if it and the program that runs it are here."""
    if not shutil.which(program):
        pytest.skip(f"{program} is not installed.")
    if not (MODULES / file).exists():
        pytest.skip("Install the judges with `npm ci --ignore-scripts` in tests/judges.")
    return MODULES / file


def said(*command, at=None):
    """What a judge prints; one that fails to do its work is no judge."""
    run = subprocess.run(command, cwd=at, capture_output=True, text=True, check=False)
    assert not run.stderr
    return run.stdout
