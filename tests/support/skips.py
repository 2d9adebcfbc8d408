"""``--no-skips``: a run that leaves a test out has failed. For machines that have everything."""

import pytest


def pytest_addoption(parser):
    parser.addoption("--no-skips", action="store_true", help="fail when a test is skipped")


@pytest.hookimpl(wrapper=True)
def pytest_sessionfinish(session):
    result = yield
    reporter = session.config.pluginmanager.get_plugin("terminalreporter")
    skipped = reporter.stats.get("skipped", []) if reporter else []
    if session.config.getoption("no_skips") and skipped:
        reporter.write_line(f"{len(skipped)} skipped, and --no-skips was given.", red=True)
        session.exitstatus = session.exitstatus or pytest.ExitCode.TESTS_FAILED
    return result
