#!/usr/bin/env python
"""Django's command line for this site, on the development settings unless told otherwise."""

import os
import sys

from config.python import require


def main():
    require()
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings.dev")
    try:
        from django.core.management import execute_from_command_line
    except ImportError:
        sys.exit(
            "Django is not installed in this Python: run 'pip install -r requirements.txt' first."
        )
    execute_from_command_line(sys.argv)


if __name__ == "__main__":
    main()
