"""Starts the development server on a port that is free."""

from __future__ import annotations

import errno
import os
import socket
import sys

from django.core.management import call_command

from home.demo.errors import DemoError

HOST = "127.0.0.1"
TRIES = 50


def free_port(first: int) -> int:
    """The first port from ``first`` on where nobody answers to the name localhost."""
    for port in range(first, min(first + TRIES, 65536)):
        if is_free(socket.AF_INET, HOST, port) and is_free(socket.AF_INET6, "::1", port):
            return port
    raise DemoError(f"The ports from {first} on are all taken: give another one with --port.")


def is_free(family: socket.AddressFamily, host: str, port: int) -> bool:
    """Whether a server could listen there; so could it where this machine has no such address."""
    try:
        with socket.socket(family, socket.SOCK_STREAM) as probe:
            if os.name == "posix":
                # As the server does: a port is free although its last connections linger.
                probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            probe.bind((host, port))
    except PermissionError:
        raise DemoError(f"Port {port} is kept for the system: use 1024 or higher.") from None
    except OSError as error:
        return error.errno not in {errno.EADDRINUSE, getattr(errno, "WSAEADDRINUSE", None)}
    return True


def serve(port: int) -> None:
    """Serve until somebody presses Ctrl-C."""
    address = f"{HOST}:{port}"
    # The server starts itself a second time to watch for changes, with the words in sys.argv:
    # that one shall serve at once, and not prepare the demo again.
    sys.argv = [sys.argv[0], "runserver", address]
    os.environ["DJANGO_RUNSERVER_HIDE_WARNING"] = "true"
    call_command("runserver", address)
