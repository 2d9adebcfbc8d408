"""The judges that are not written in Python: ``npm ci --ignore-scripts`` in ``tests/judges``."""

import json
import shutil
import subprocess
from pathlib import Path
from urllib.parse import unquote

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


@pytest.fixture
def html_errors(tmp_path):
    """``html_errors(pages)``: what the W3C's checker finds: name of the page, sentence, where."""
    checker = need("java", "vnu-jar/build/dist/vnu.jar")

    def html_errors(pages):
        for name, html in pages.items():
            (tmp_path / f"{name}.html").write_text(html)
        options = ["--errors-only", "--exit-zero-always", "--stdout", "--format", "json"]
        found = json.loads(said("java", "-jar", checker, *options, tmp_path))["messages"]
        return [
            (Path(unquote(one["url"])).stem, one["message"], one.get("extract")) for one in found
        ]

    return html_errors
