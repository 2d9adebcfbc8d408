from contextlib import contextmanager

import pytest

TINY = {
    "references.toml": """
        [trial]
        kind = "trial"
        authors = "Example A"
        title = "A trial"
        source = "Journal"
        year = 2020
        doi = "10.1000/1"
    """,
    "treatment.toml": """
        name = "ketamine"
        summary = "A medicine."
        regulatory_status = "Approved for anesthesia."
        common_risks = ["nausea"]
        serious_risks = ["trouble breathing"]
        repeated_use_risks = ["bladder problems"]
        should_not_have = ["have unstable heart disease"]
        tell_us_first = ["are pregnant"]
        monitoring = "We watch your heart rate."
        references = ["trial"]
    """,
    "clinic.toml": 'name = "Clinic"\nphone = "+15550100199"\nbrand_color = "#0e6470"',
    "pages/home.toml": """
        type = "home.HomePage"
        title = "Home"
        headline = "Headline"
        summary = "Summary."
        safety_statement = "Statement."
        safety_page = "/safety/"
    """,
    "pages/safety.toml": """
        type = "home.StandardPage"
        title = "Safety"
        summary = "Summary."
        show_in_menus = true

        [[body]]
        type = "section"
        heading = "Risks"
        text = "Read **this**, then go [home](page:/)."
        references = ["trial"]

        [[body]]
        type = "consultation_cta"
        text = "Ask."

        [[body]]
        type = "table"
        caption = "Time"
        table = { columns = ["Step", "Minutes"], rows = [["Rest", "60"]] }
    """,
}


@contextmanager
def silent(label, total):
    yield lambda detail: None


@pytest.fixture
def tiny(tmp_path, monkeypatch):
    """A content folder as small as it gets, in place of the demo's; one picture to draw."""
    from home.demo import build, files, library

    for name, text in TINY.items():
        file = tmp_path / name
        file.parent.mkdir(exist_ok=True)
        file.write_text(text)
    pictures = {"clinic_hero": library.PICTURES["clinic_hero"]}
    monkeypatch.setattr(files, "CONTENT", tmp_path)
    monkeypatch.setattr(library, "PICTURES", pictures)
    monkeypatch.setattr(build, "PICTURES", pictures)
    return tmp_path
