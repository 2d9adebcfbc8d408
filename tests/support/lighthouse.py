"""Lighthouse, as it looks at a page on a phone."""

import json
import os
import shutil
import subprocess
from pathlib import Path

import pytest

from tests.support.browser import ARGUMENTS, chromium_path

JUDGES = Path(__file__).parent.parent / "judges"
CLI = JUDGES / "node_modules" / "lighthouse" / "cli" / "index.js"
JUDGED = ("accessibility", "best-practices", "seo")


def run(proxy, path, categories=JUDGED):
    """The report on one page of the site behind ``proxy``, in a browser that trusts it alone."""
    flags = [
        "--headless=new",
        *ARGUMENTS,
        f"--proxy-server={proxy.address}",
        f"--ignore-certificate-errors-spki-list={proxy.key_hash}",
    ]
    told = [
        f"--only-categories={','.join(categories)}",
        f"--chrome-flags={' '.join(flags)}",
        "--disable-full-page-screenshot",
        "--no-enable-error-reporting",
        "--output=json",
        "--quiet",
    ]
    done = subprocess.run(
        ["node", CLI, f"https://clinic.example{path}", *told],
        env={**os.environ, "CHROME_PATH": chromium_path() or ""},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    report = json.loads(done.stdout)
    assert "runtimeError" not in report, report["runtimeError"]
    return report


def scores(report):
    """From 0 to 100, by category."""
    return {name: round(100 * one["score"]) for name, one in report["categories"].items()}


def failed(report):
    """What kept a category below 100: the name of the audit, and where it looked."""
    weighed = [ref for one in report["categories"].values() for ref in one["auditRefs"]]
    audits = {ref["id"]: report["audits"][ref["id"]] for ref in weighed if ref["weight"]}
    return {
        name: audit.get("details", {}).get("items", audit["title"])
        for name, audit in audits.items()
        if audit["score"] is not None and audit["score"] < 1
    }


@pytest.fixture(scope="session")
def lighthouse():
    """``lighthouse(proxy, "/conditions/")`` reports on a page."""
    if not shutil.which("node") or not CLI.exists():
        pytest.skip("Install it with `npm ci --ignore-scripts` in tests/judges.")
    if not chromium_path():
        pytest.skip("Chromium is not installed.")
    return run
