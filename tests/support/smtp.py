"""A mail server on this machine, as well or as badly behaved as a test asks."""

import email
import socket
from contextlib import closing

import pytest
from aiosmtpd.controller import Controller
from aiosmtpd.smtp import SMTP


class Peer:
    """Takes mails; ``answers`` are what it says to the next ones, and then it is well again."""

    def __init__(self):
        self.raw = []
        self.answers = []
        #: What to answer to recipients that it does not know.
        self.unknown = set()

    @property
    def mails(self):
        return [email.message_from_bytes(raw) for raw in self.raw]

    async def handle_RCPT(self, server, session, envelope, address, options):  # noqa: N802
        if address in self.unknown:
            return "550 No such user"
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(self, server, session, envelope):  # noqa: N802
        answer = self.answers.pop(0) if self.answers else "250 OK"
        if answer.startswith(("250", "drop")):
            self.raw.append(envelope.original_content)
        if answer == "drop":
            server.transport.abort()
        return answer


class Server(Controller):
    def factory(self):
        return SMTP(self.handler, enable_SMTPUTF8=True)


@pytest.fixture
def mail_server(free_port):
    """A mail server that runs: ``mail_server.port``, and ``mail_server.handler`` is the peer."""
    server = Server(Peer(), hostname="127.0.0.1", port=free_port())
    server.start()
    yield server
    if server.loop.is_running():
        server.stop()


@pytest.fixture(scope="session")
def free_port():
    """``free_port()``: a port on which nobody listens."""

    def find():
        with closing(socket.create_server(("127.0.0.1", 0))) as probe:
            return probe.getsockname()[1]

    return find


@pytest.fixture
def black_hole():
    """The port of a server that takes connections and never says a word."""
    with closing(socket.create_server(("127.0.0.1", 0))) as silent:
        yield silent.getsockname()[1]
