"""No test, and nothing that a test runs, speaks to another machine."""

import ipaddress
import socket

import pytest


def is_this_machine(host):
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return host in {"localhost", ""}


@pytest.fixture(autouse=True, scope="session")
def _no_other_machine():
    connect = socket.socket.connect

    def connect_here(self, address):
        if isinstance(address, tuple) and not is_this_machine(address[0]):
            raise OSError(f"A test tried to reach {address[0]}.")
        return connect(self, address)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(socket.socket, "connect", connect_here)
        yield
