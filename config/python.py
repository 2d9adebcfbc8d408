"""The Python versions that this project runs on, said in one sentence when another one starts it.

Written so that an old Python can read it too: this file runs before anything newer is imported.
"""

import sys

OLDEST = (3, 11)


def require() -> None:
    """Leave with one sentence unless this Python is new enough."""
    if sys.version_info[:2] < OLDEST:
        sys.exit(
            "KP Pages needs Python %d.%d or newer, and this is Python %d.%d."
            % (OLDEST + tuple(sys.version_info[:2]))
        )
