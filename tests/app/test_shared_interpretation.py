"""`openbooth interpret … --serve`: phones listen to a recording while it is interpreted."""

import http.client
import json
import re
import socket
import subprocess
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import pytest
import soundfile

from interpreter.app.composition import Interpretation
from interpreter.app.shared_interpretation import setup_of
from interpreter.domain.channels import ListenerChannel
from interpreter.domain.settings import SessionSettings
from interpreter.domain.sharing import SharingSetup
from tests.command_line import run_here
from tests.end_to_end.commands import events_in, openbooth

RATE_HZ = 16_000
LENGTH_S = 1.5
INVITATION = re.compile(r"Phones listen at http://(\S+):(\d+) with the code (\w+)\.")
LINK = re.compile(r"The QR code leads to http://\S+/#([0-9a-f]{32})")

pytestmark = pytest.mark.timeout(120)


def recording(folder: Path, name: str = "talk.wav") -> Path:
    """A tone, for an engine that knows beforehand what is said."""
    path = folder / name
    moments_s = np.arange(round(LENGTH_S * RATE_HZ)) / RATE_HZ
    soundfile.write(path, 0.3 * np.sin(2 * np.pi * 440 * moments_s), RATE_HZ)
    return path


def timeline(folder: Path) -> Path:
    path = folder / "timeline.json"
    spoken = {"at_ms": 1_000, "utterance": 1, "ended": True}
    entries = [
        spoken | {"language": "en", "committed": "Good morning."},
        spoken | {"language": "es", "committed": "Buenos días."},
    ]
    path.write_text(json.dumps({"source_language": "en", "entries": entries}), "utf-8")
    return path


@dataclass(frozen=True)
class Shared:
    """One recording that was shared to its end."""

    status: int
    said: str
    complaints: str
    link: str
    code: str
    page: bytes
    status_told: str
    ticket: dict[str, Any]
    port: int
    out: Path
    feed: str


@pytest.fixture(scope="module")
def shared(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Shared]:
    folder = tmp_path_factory.mktemp("shared")
    with pytest.MonkeyPatch.context() as environment:
        environment.setenv("OPENBOOTH_DATA", str(folder / "data"))
        command = openbooth(
            "interpret", recording(folder), "--to", "es", "--diarizer", "scripted",
            "--engine", "scripted", "--model", timeline(folder), "--serve", "127.0.0.1:0",
            "--out", folder / "out", "--events", folder / "feed.jsonl",
        )  # fmt: skip
        with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True) as process:
            assert process.stderr is not None
            assert process.stdout is not None
            invitation = process.stderr.readline()
            found = INVITATION.search(invitation)
            assert found, invitation + process.stderr.read()
            host, port, code = found[1], int(found[2]), found[3]
            page, ticket = joined(host, port, code)
            status = run_here("control", "status").stdout
            said, complaints = process.stdout.read(), process.stderr.read()
            link = LINK.search(complaints)
            assert link, complaints
        yield Shared(
            process.returncode, said, complaints, link[1], code, page, status, ticket, port,
            folder / "out", (folder / "feed.jsonl").read_text("utf-8"),
        )  # fmt: skip


def joined(host: str, port: int, code: str) -> tuple[bytes, dict[str, Any]]:
    """What a phone gets that opens the page and types the code."""
    phone = http.client.HTTPConnection(host, port, timeout=20)
    phone.request("GET", "/")
    page = phone.getresponse().read()
    origin = {"Origin": f"http://{host}:{port}", "Content-Type": "application/json"}
    phone.request("POST", "/join", json.dumps({"code": code}), origin)
    answer = phone.getresponse()
    assert answer.status == 200
    ticket = json.loads(answer.read())
    phone.close()
    return page, ticket


def test_phones_get_the_page_and_are_let_in_with_the_code(shared: Shared) -> None:
    assert b"<html" in shared.page
    assert re.fullmatch(r"[0-9a-f]{32}\.[0-9a-f]{64}", shared.ticket["ticket"])


def test_it_is_commanded_as_a_live_session_is(shared: Shared) -> None:
    assert f"Phones: http://127.0.0.1:{shared.port}, code {shared.code}" in shared.status_told


def test_it_ends_as_every_interpretation_does(shared: Shared) -> None:
    assert shared.status == 0, shared.complaints
    assert re.search(r"Session \S+ is on record; see: openbooth export", shared.said)
    names = {path.name for path in shared.out.iterdir()}
    assert names == {"events.jsonl", "transcript.json", "transcript.vtt", "channel.es.flac"}
    heard = soundfile.info(shared.out / "channel.es.flac").duration
    assert heard > 0.9 * LENGTH_S
    assert json.loads((shared.out / "transcript.json").read_text("utf-8"))["lines"]


def test_with_it_ends_the_way_in(shared: Shared) -> None:
    with socket.socket() as probe:
        assert probe.connect_ex(("127.0.0.1", shared.port)) != 0


def test_nothing_that_is_kept_lets_anybody_in(shared: Shared) -> None:
    kept = shared.feed + (shared.out / "events.jsonl").read_text("utf-8")
    for secret in (shared.link, shared.code, shared.ticket["ticket"]):
        assert secret not in kept
    assert '"type": "sharing"' not in (shared.out / "events.jsonl").read_text("utf-8")
    told = events_in(shared.feed)
    assert [event["sequence"] for event in told] == list(range(len(told)))
    assert {"sharing", "session", "caption", "summary"} <= {event["type"] for event in told}


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        (("--serve", ":8080", "--pace", "fast"), "leave out --pace fast, or --serve."),
        (("--serve", ":80800"), "Phones cannot be served at “:80800”"),
        (("--serve", ":8080", "--pin", "12"), "The PIN for phones is not 4 to 8 digits"),
        (("--pin", "0471"), "--pin is for phones; let them listen too, as in --serve :8080."),
    ],
    ids=lambda given: given if isinstance(given, str) else " ".join(given),
)
def test_a_mistake_is_one_sentence_and_interprets_nothing(
    arguments: tuple[str, ...], sentence: str, tmp_path: Path
) -> None:
    ended = run_here("interpret", recording(tmp_path), "--to", "es", *arguments)
    assert ended.returncode == 2
    assert sentence in ended.stderr
    assert "No session" in run_here("sessions").stdout or "talk" not in run_here("sessions").stdout


def test_recordings_are_sources_with_names_of_their_own(tmp_path: Path) -> None:
    paths = [tmp_path / "day 1" / "es.wav", tmp_path / "es.mp4", tmp_path / "monitor.wav", tmp_path / "es"]
    settings = SessionSettings("en", (ListenerChannel("es", "es"),), "builtin", diarizer="source")
    setup = setup_of(Interpretation(paths, settings, out=Path("out")), SharingSetup())
    names = [source.source for source in setup.sources]
    assert names == ["es (2)", "es (3)", "monitor (2)", "es (4)"]
    assert [Path(source.place.device) for source in setup.sources] == paths
    assert all(source.place.recording for source in setup.sources)
    assert setup.out == str(Path("out").absolute())
    assert (setup.diarizer, setup.sharing) == ("source", SharingSetup())
