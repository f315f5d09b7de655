"""Word of a newer version: only for whoever agreed, once a day, never during a session, and without saying who asks."""

import json
import socket
import ssl
import threading
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from http.server import BaseHTTPRequestHandler, HTTPServer
from ipaddress import ip_address
from pathlib import Path

import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID

from interpreter.app import updates
from interpreter.app.updates import FILE, Notice, Updates

_NOW = datetime(2026, 11, 22, 9, tzinfo=UTC)
_LINK = "https://openbooth.example/1.2"


@dataclass
class Publisher:
    """An https server on this machine that says what is out."""

    port: int = 0
    trust: ssl.SSLContext = field(default_factory=ssl.create_default_context)
    answer: bytes = json.dumps({"version": "1.2.0", "link": _LINK}).encode()
    status: int = 200
    meanwhile: Callable[[], None] = lambda: None
    asked: list[str] = field(default_factory=list)
    """The whole of every request."""

    def updates(self, running: str = "1.1.9") -> Updates:
        """Return what asks here."""
        return Updates(f"https://127.0.0.1:{self.port}/openbooth.json", running=running, trust=self.trust)


@pytest.fixture(scope="module")
def certificate(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A key and a certificate for 127.0.0.1 in one file."""
    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "here")])
    today = datetime.now(UTC)
    signed = (
        x509.CertificateBuilder(name, name, key.public_key(), x509.random_serial_number())
        .not_valid_before(today - timedelta(days=1))
        .not_valid_after(today + timedelta(days=1))
        .add_extension(x509.SubjectAlternativeName([x509.IPAddress(ip_address("127.0.0.1"))]), critical=False)
        .sign(key, hashes.SHA256())
    )
    kept = tmp_path_factory.mktemp("certificate") / "here.pem"
    plain = serialization.NoEncryption()
    pem, pkcs8 = serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8
    kept.write_bytes(key.private_bytes(pem, pkcs8, plain) + signed.public_bytes(pem))
    return kept


@pytest.fixture
def publisher(certificate: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Iterator[Publisher]:
    monkeypatch.setenv("OPENBOOTH_DATA", str(tmp_path))
    published = Publisher(trust=ssl.create_default_context(cafile=certificate))

    class Answers(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            published.asked.append(f"{self.requestline}\n{self.headers}")
            published.meanwhile()
            self.send_response(published.status)
            self.send_header("Location", "https://127.0.0.1/elsewhere")
            self.end_headers()
            self.wfile.write(published.answer)

        def log_message(self, *arguments: object) -> None:
            """Say nothing."""

    server = HTTPServer(("127.0.0.1", 0), Answers)
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(certificate)
    server.socket = context.wrap_socket(server.socket, server_side=True)
    server.handle_error = lambda *_: None  # type: ignore[method-assign]
    published.port = server.server_port
    serving = threading.Thread(target=server.serve_forever, args=(0.01,))
    serving.start()
    yield published
    server.shutdown()
    serving.join()
    server.server_close()


def always() -> bool:
    return True


def test_a_newer_version_is_told_with_its_link(publisher: Publisher) -> None:
    found = publisher.updates().look(agreed=True, quiet=always, now=_NOW)
    assert found == Notice("1.2.0", _LINK)


def test_the_request_says_nothing_about_who_asks(publisher: Publisher) -> None:
    publisher.updates().look(agreed=True, quiet=always, now=_NOW)
    assert publisher.asked == [f"GET /openbooth.json HTTP/1.1\nHost: 127.0.0.1:{publisher.port}\n\n"]


def test_it_is_asked_once_a_day_and_the_answer_is_told_all_day(publisher: Publisher) -> None:
    for hours in (0, 1, 23, 24, 25):
        moment = _NOW + timedelta(hours=hours)
        assert publisher.updates().look(agreed=True, quiet=always, now=moment) == Notice("1.2.0", _LINK)
    assert len(publisher.asked) == 2


def test_a_clock_that_was_set_back_does_not_silence_it_for_ever(publisher: Publisher) -> None:
    publisher.updates().look(agreed=True, quiet=always, now=_NOW)
    publisher.updates().look(agreed=True, quiet=always, now=_NOW - timedelta(days=400))
    assert len(publisher.asked) == 2


@pytest.mark.parametrize(
    ("agreed", "running", "address"), [(False, False, True), (True, True, True), (True, False, False)]
)
def test_without_consent_without_an_address_and_during_a_session_no_connection_is_tried(
    agreed: bool, running: bool, address: bool, publisher: Publisher, monkeypatch: pytest.MonkeyPatch
) -> None:
    tried: list[object] = []
    monkeypatch.setattr(socket.socket, "connect", lambda _, place: tried.append(place))
    monkeypatch.setattr(socket, "getaddrinfo", lambda *where, **_: tried.append(where))
    asks = publisher.updates() if address else Updates("", running="1.0")
    assert asks.look(agreed=agreed, quiet=lambda: not running, now=_NOW) is None
    assert tried == []


def test_a_session_that_begins_meanwhile_ends_the_request_and_nothing_is_told(publisher: Publisher) -> None:
    begun = threading.Event()
    publisher.meanwhile = begun.set
    assert publisher.updates().look(agreed=True, quiet=lambda: not begun.is_set(), now=_NOW) is None


@pytest.mark.parametrize("running", ["1.2", "1.2.0", "1.3", "10.0", "", "unknown"])
def test_what_is_not_newer_is_not_told(running: str, publisher: Publisher) -> None:
    publisher.answer = json.dumps({"version": "1.2.0", "link": _LINK}).encode()
    asks = publisher.updates(running or "?")
    assert asks.look(agreed=True, quiet=always, now=_NOW) is None


@pytest.mark.parametrize(
    "answer",
    [
        b"",
        b"not JSON",
        b"[]",
        b'{"version": 3, "link": "https://a.example"}',
        b'{"version": "9.9", "link": "http://a.example"}',
        b'{"version": "9.9", "link": "javascript:alert(1)"}',
        b'{"version": "9.9<b>", "link": "https://a.example"}',
        b'{"version": "9.9", "link": "https://a.example/\\u202e"}',
        b'{"version": "9.9"}',
        b" " * 10_000,
        b"\xff\xfe",
    ],
)
def test_an_answer_that_is_none_is_passed_over_in_silence(answer: bytes, publisher: Publisher) -> None:
    publisher.answer = answer
    assert publisher.updates().look(agreed=True, quiet=always, now=_NOW) is None


@pytest.mark.parametrize("status", [301, 404, 500])
def test_no_other_place_is_followed_to_and_failures_are_silent(status: int, publisher: Publisher) -> None:
    publisher.status = status
    assert publisher.updates().look(agreed=True, quiet=always, now=_NOW) is None
    assert len(publisher.asked) == 1


def test_whom_nobody_vouches_for_is_not_believed(publisher: Publisher) -> None:
    publisher.trust = ssl.create_default_context()
    assert publisher.updates().look(agreed=True, quiet=always, now=_NOW) is None
    assert publisher.asked == []


def test_nothing_is_asked_over_an_open_line(publisher: Publisher) -> None:
    asks = Updates(f"http://127.0.0.1:{publisher.port}/openbooth.json", running="1.0")
    assert asks.look(agreed=True, quiet=always, now=_NOW) is None
    assert publisher.asked == []


def test_nobody_is_asked_until_openbooth_is_published_somewhere(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv(updates.ADDRESS_VARIABLE, raising=False)
    assert updates.address() == ""
    monkeypatch.setenv(updates.ADDRESS_VARIABLE, "https://a.example/openbooth.json")
    assert updates.address() == "https://a.example/openbooth.json"


def test_who_cannot_note_when_it_was_asked_does_not_ask(publisher: Publisher, tmp_path: Path) -> None:
    (tmp_path / FILE).mkdir()
    assert publisher.updates().look(agreed=True, quiet=always, now=_NOW) is None
    assert publisher.asked == []


def test_nothing_but_the_window_asks() -> None:
    core = Path(updates.__file__).parents[1]
    asks = {file.name for file in core.rglob("*.py") if "app.updates" in file.read_text("utf-8")}
    assert asks == set()
