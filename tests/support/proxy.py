"""The proxy in front of the site, as ``docs/how-to/deploy.md`` has it.

It speaks TLS, names the visitor's address, serves the pictures and compresses what the site
writes. A browser reaches it as its own forward proxy, so that the site has its real name, and
whatever else the browser asks for is refused and noted.
"""

import contextlib
import datetime as dt
import gzip
import http.client
import mimetypes
import ssl
import threading
from base64 import b64encode
from hashlib import sha256
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec

HOST = "clinic.example"
#: Whose visits it hands on.
VISITOR = "203.0.113.7"
#: Of one connection and no other.
HOP_BY_HOP = {"connection", "keep-alive", "transfer-encoding", "content-length"}


class Proxy(ThreadingHTTPServer):
    """Runs within ``with``. ``address`` is for the browser, ``refused`` what else it wanted.

    ``answers`` are those of the site: method, path, headers and body.
    """

    daemon_threads = True

    def __init__(self, port, media, directory):
        super().__init__(("127.0.0.1", 0), Handler)
        self.site_port = port
        self.media = Path(media)
        self.refused = []
        self.answers = []
        self.address = f"http://127.0.0.1:{self.server_port}"
        self.key_hash, self.context = certificate(Path(directory))

    def __enter__(self):
        self.thread = threading.Thread(target=self.serve_forever, daemon=True)
        self.thread.start()
        return self

    def __exit__(self, *error):
        self.shutdown()
        self.thread.join()
        self.server_close()

    def handle_error(self, request, client_address):
        """A browser may leave at any time."""


class Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def log_message(self, *arguments):
        pass

    def do_CONNECT(self):
        if self.path != f"{HOST}:443":
            self.server.refused.append(self.path)
            self.send_error(403)
            return
        self.send_response(200)
        self.end_headers()
        self.rfile.close()
        self.connection = self.server.context.wrap_socket(self.connection, server_side=True)
        self.rfile = self.connection.makefile("rb")
        self.wfile = self.connection.makefile("wb", 0)
        self.close_connection = False

    def finish(self):
        super().finish()
        self.connection.close()

    def do_GET(self):
        if not isinstance(self.connection, ssl.SSLSocket):
            self.server.refused.append(self.path)
            self.send_error(403)
        elif self.path.startswith("/media/images/"):
            self.send_picture()
        else:
            self.hand_on()

    do_HEAD = do_POST = do_GET  # noqa: N815

    def send_picture(self):
        path = self.server.media / self.path.removeprefix("/media/")
        if not path.is_file():
            self.send_error(404)
            return
        kind = mimetypes.guess_type(path.name)[0] or "application/octet-stream"
        self.answer(
            200,
            [("Content-Type", kind), ("Cache-Control", "max-age=31536000")],
            path.read_bytes(),
        )

    def hand_on(self):
        body = self.rfile.read(int(self.headers.get("Content-Length", 0)))
        headers = {name: value for name, value in self.headers.items() if name != "Connection"}
        headers |= {"X-Forwarded-For": VISITOR, "X-Forwarded-Proto": "https"}
        site = http.client.HTTPConnection("127.0.0.1", self.server.site_port, timeout=120)
        with contextlib.closing(site):
            site.request(self.command, self.path, body, headers)
            response = site.getresponse()
            headers, body = response.getheaders(), response.read()
        self.server.answers.append((self.command, self.path, headers, body))
        self.answer(response.status, headers, body)

    def answer(self, status, headers, body):
        headers = [(name, value) for name, value in headers if name.lower() not in HOP_BY_HOP]
        names = {name.lower(): value for name, value in headers}
        text = names.get("content-type", "").startswith(("text/", "application/"))
        if text and "content-encoding" not in names and self.accepts("gzip"):
            body = gzip.compress(body)
            headers += [("Content-Encoding", "gzip"), ("Vary", "Accept-Encoding")]
        self.send_response_only(status)
        for name, value in [*headers, ("Content-Length", str(len(body)))]:
            self.send_header(name, value)
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(body)

    def accepts(self, coding):
        return coding in self.headers.get("Accept-Encoding", "")


def certificate(directory):
    """A certificate that the site signs for itself: what a browser is to trust, and the context."""
    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(x509.NameOID.COMMON_NAME, HOST)])
    now = dt.datetime.now(dt.UTC)
    signed = (
        x509.CertificateBuilder()
        .subject_name(name)
        .issuer_name(name)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(now - dt.timedelta(days=1))
        .not_valid_after(now + dt.timedelta(days=1))
        .add_extension(x509.SubjectAlternativeName([x509.DNSName(HOST)]), critical=False)
        .sign(key, hashes.SHA256())
    )
    pem = directory / "proxy.pem"
    pem.write_bytes(
        key.private_bytes(
            serialization.Encoding.PEM,
            serialization.PrivateFormat.PKCS8,
            serialization.NoEncryption(),
        )
        + signed.public_bytes(serialization.Encoding.PEM)
    )
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(pem)
    public = key.public_key().public_bytes(
        serialization.Encoding.DER, serialization.PublicFormat.SubjectPublicKeyInfo
    )
    return b64encode(sha256(public).digest()).decode(), context
