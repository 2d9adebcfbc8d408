import runpy

import pytest

KEY = "c2VhbHMtbm90aGluZy10aGF0LW91dGxpdmVzLWEtdGU="
NEEDED = {"SECRET_KEY": "k" * 60, "ALLOWED_HOSTS": "clinic.example", "REQUEST_KEYS": KEY}


@pytest.fixture
def production(monkeypatch):
    """``production(REDIS_URL="…")``: the settings of the real site in such an environment."""

    def settings(**environment):
        for name, value in (NEEDED | environment).items():
            monkeypatch.setenv(name, value)
        return runpy.run_module("config.settings.production")

    return settings
