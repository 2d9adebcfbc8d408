import sys

import pytest

from config.python import require


def test_an_old_python_is_told_in_one_sentence(monkeypatch):
    monkeypatch.setattr(sys, "version_info", (3, 9, 2))

    with pytest.raises(SystemExit, match=r"^KP Pages needs Python 3.11 or newer, and this is"):
        require()


def test_this_python_is_new_enough():
    require()
