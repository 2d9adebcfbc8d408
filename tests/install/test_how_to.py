"""Another site installs kp_pages as the how-to says, and nothing else, and it works.

The site is the one that ``wagtail start`` writes. It runs in a directory and in processes of its
own, where neither config nor home nor search of this repository can be imported.
"""

import json
import os
import shutil
import subprocess
import sys

import pytest
from django.conf import settings

from kp_pages.sealing import new_key
from tests.install import howto

# The site brings its own SQLite database along, whichever the suite runs on.
pytestmark = pytest.mark.sqlite

#: Makes a condition page as an editor does, publishes it, and tells what a visitor is answered.
VISIT = """
import json
from django.conf import settings
from django.contrib.auth import get_user_model
from django.test import Client
from wagtail.models import Site
from kp_pages.admin.start import create_draft, startable
from kp_pages.models import ConditionIndexPage

# What a visitor is answered is the question here, and not what may be published.
settings.KP_PAGES = {{**getattr(settings, "KP_PAGES", {{}}), "GATE": "off"}}

admin = get_user_model().objects.create_superuser("admin", "admin@clinic.example")
home = Site.objects.get().root_page.specific
index = ConditionIndexPage(title="Conditions", slug="conditions", summary="All of them.")
index = home.add_child(instance=index)
outlines = startable(index)
key = {outline!r} or next(iter(outlines))
page = create_draft(outlines[key], index, "Fibromyalgia", admin)
page.summary = "Pain in many places."
block = page.body.stream_block.child_blocks.get({block!r})
if block is not None:
    page.body.append(({block!r}, block.normalize(block.get_preview_value())))
page.save_revision(user=admin).publish(user=admin)

def ask(path, user=None):
    client = Client(SERVER_NAME="localhost")
    if user:
        client.force_login(user)
    answer = client.get(path)
    return {{
        "status": answer.status_code,
        "headers": dict(answer.headers),
        "cookies": len(answer.cookies),
        "html": answer.content.decode(),
    }}

print(json.dumps({{
    "outlines": list(outlines),
    "page": ask("/conditions/fibromyalgia/"),
    "index": ask("/conditions/"),
    "edit": ask(f"/admin/pages/{{page.pk}}/edit/", admin),
    "start": ask(f"/admin/kp/start/{{index.pk}}/", admin),
    "guide": ask("/admin/kp/guide/", admin),
    "clinic": ask(f"/admin/settings/kp_pages/clinicsettings/{{Site.objects.get().pk}}/", admin),
}}))
"""


#: What the how-to asks for in the environment.
KEY = new_key()


def manage(site, *arguments):
    done = subprocess.run(
        [sys.executable, "manage.py", *arguments],
        cwd=site,
        env={"PATH": os.environ["PATH"], "PYTHONDONTWRITEBYTECODE": "1", "REQUEST_KEYS": KEY},
        check=False,
        capture_output=True,
        text=True,
    )
    assert done.returncode == 0, done.stderr[-3000:]
    return done.stdout


def visit(site, block="", outline=""):
    script = VISIT.format(block=block, outline=outline)
    return json.loads(manage(site, "shell", "--verbosity", "0", "--command", script))


@pytest.mark.parametrize(
    "name", ["install", "add-a-block", "add-an-outline", "add-a-rule", "change-the-look"]
)
def test_every_box_says_where_it_goes(name):
    code = howto.text(name).count("```python") + howto.text(name).count("```django")

    assert len(howto.BOX.findall(howto.text(name))) == code + howto.text(name).count("```css")


@pytest.fixture(scope="module")
def installed(tmp_path_factory):
    """A site that did what install.md says."""
    site = tmp_path_factory.mktemp("install") / "mysite"
    site.mkdir()
    start = [sys.executable, "-c", "from wagtail.bin.wagtail import main; main()", "start"]
    subprocess.run([*start, "mysite", str(site)], check=True, capture_output=True)
    (site / "kp_pages").symlink_to(settings.BASE_DIR / "kp_pages")
    howto.write("install", site)
    for command in howto.commands("install"):
        manage(site, *command)
    return site


@pytest.fixture
def site(installed, tmp_path):
    """A copy of it, to go on from."""
    return shutil.copytree(installed, tmp_path / "site", symlinks=True)


def test_nothing_is_left_to_say(site):
    manage(site, "check", "--database", "default", "--fail-level", "WARNING")
    manage(site, "makemigrations", "--check", "--dry-run")


def test_a_visitor_reads_a_condition_page(site):
    answers = visit(site)

    assert {key: one["status"] for key, one in answers.items() if key != "outlines"} == {
        "page": 200,
        "index": 200,
        "edit": 200,
        "start": 200,
        "guide": 200,
        "clinic": 200,
    }
    assert "What is fibromyalgia?" in answers["page"]["html"]
    assert 'property="og:title"' in answers["page"]["html"]
    assert answers["page"]["cookies"] == 0
    # django-csp writes the directives in any order.
    policy = answers["page"]["headers"]["Content-Security-Policy"].split("; ")
    assert {"default-src 'none'", "script-src 'self'", "style-src 'self'"} <= set(policy)
    assert "Content-Security-Policy" not in answers["edit"]["headers"]


def test_a_block_of_the_site_s_own_stands_on_a_page(site):
    howto.write("add-a-block", site)
    answers = visit(site, block="what_to_bring")

    manage(site, "makemigrations", "--check", "--dry-run")
    manage(site, "kp_check_blocks")
    assert '<h2 id="what-to-bring">What should I bring?</h2>' in answers["page"]["html"]
    assert 'href="#what-to-bring"' in answers["page"]["html"]
    assert "A short list of things to bring to a visit" in answers["guide"]["html"]


def test_an_outline_of_the_site_s_own_starts_a_page(site):
    howto.write("add-an-outline", site)
    answers = visit(site, outline="short_condition")

    assert answers["outlines"] == ["condition", "short_condition"]
    assert "For a condition that we see seldom" in answers["start"]["html"]
    assert "What is fibromyalgia?" in answers["page"]["html"]
    assert "kp-steps" not in answers["page"]["html"]


#: What the rules of the site find on a page that is never stored.
JUDGE = """
from kp_pages.models.judged import policy
from kp_pages.readiness import Document, Passage, check

said = Passage("Ask at Saint Mary's Hospital.", ("summary",), "summary")
found = check(Document("condition", (said,)), policy())
print(*sorted(one.code for one in found if one.code.startswith(("OUR", "SEO"))))
"""


def test_rules_of_the_site_s_own_judge_its_pages(site):
    howto.write("add-a-rule", site)

    found = manage(site, "shell", "--verbosity", "0", "--command", JUDGE)

    manage(site, "check", "--fail-level", "WARNING")
    assert found.split() == ["OUR-01", "OUR-02"]


def test_the_look_is_the_site_s_own(site):
    howto.write("change-the-look", site)
    html = visit(site)["page"]["html"]

    assert "Licensed by the state board." in html
    assert '<link rel="stylesheet" href="/static/home/clinic.css">' in html
    assert html.index("kp_pages/site.css") < html.index("home/clinic.css")
