"""The bundle for support has what helps, and nothing that was said, nor who said it, nor any key."""

import json
import logging
import socket
import zipfile
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
import soundfile

from interpreter.app.composition import Interpretation, interpret, provenance, session_store
from interpreter.app.configuration import choose
from interpreter.app.diagnostics import diagnostics_text
from interpreter.app.event_files import write_event
from interpreter.app.logs import log_to_file, log_unexpected
from interpreter.domain.channels import ListenerChannel
from interpreter.domain.devices import Device, Direction
from interpreter.domain.errors import UserMistake
from interpreter.domain.hypothesis import Origin, Word
from interpreter.domain.records import SessionClosed, WordsCommitted
from interpreter.domain.settings import Pace, SessionSettings
from interpreter.domain.setup import EventSetup
from interpreter.domain.sharing import SharingSetup
from interpreter.domain.steps import Term
from interpreter.domain.timeline import Ticks
from tests.command_line import run_here as openbooth
from ui.models.remembered import Remembered, save

PHRASE, SPEAKER, TERM, PIN = "the merger is off", "Zoraida Quintanilla", "Projekt Nachtfalter", "481516"
RECORDING, NETWORK, EVENT, TOKEN = "board-of-veltrano", "Veltrano-Guest", "Veltrano assembly", "t0ken" * 9
EARS = Device("b", f"{SPEAKER}’s AirPods", Direction.OUTPUT, 2, 48_000)
BOX = Device("n", "Stage Box", Direction.INPUT, 2, 48_000)
SECRETS = (
    PHRASE,
    SPEAKER,
    TERM,
    PIN,
    RECORDING,
    "veltrano",
    NETWORK,
    EVENT,
    TOKEN,
    "Mariposa",
    "Quintanilla",
)


def recorded(recording: Path, terms: tuple[Term, ...]) -> None:
    """Put a session on record in which the phrase was said, without the processes that would hear it."""
    settings = SessionSettings("en", (ListenerChannel("es", "es"),), "scripted", terms=terms)
    folder = session_store().create(provenance("scripted", [str(recording)], []), settings)
    words = (Word(PHRASE, Ticks(0), Ticks(480), 1.0),)
    folder.journal.append(WordsCommitted(1, "floor", Origin.FLOOR, "en", words, None, Ticks(480), ended=True))
    folder.journal.append(SessionClosed(Ticks(480)))
    session_store().close(folder)


def interpreted(recording: Path, terms: tuple[Term, ...]) -> None:
    """Run a whole session in which the phrase is said."""
    soundfile.write(recording, np.zeros(32_000, np.float32), 16_000)
    said: dict[str, object] = {
        "at_ms": 900,
        "utterance": 1,
        "start_ms": 100,
        "end_ms": 800,
        "committed": PHRASE,
    }
    entries = [said | {"language": code, "ended": True} for code in ("en", "es")]
    script = recording.with_name("script.json")
    script.write_text(json.dumps({"source_language": "en", "entries": entries}))
    channels = (ListenerChannel("es", "es"),)
    settings = SessionSettings(
        "en", channels, "scripted", Pace.FAST, terms=terms, model=str(script), diarizer="off"
    )
    assert PHRASE in str(interpret(Interpretation([recording], settings)).transcript)


@pytest.fixture(
    params=[recorded, pytest.param(interpreted, marks=pytest.mark.slow)], ids=["on record", "interpreted"]
)
def used(
    data_folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, request: pytest.FixtureRequest
) -> Path:
    """A data folder after a session in which all of that was said, named and typed; return its user's home."""
    home = tmp_path / "home" / "zquintanilla"
    home.mkdir(parents=True)
    monkeypatch.setenv("HOME", str(home))
    monkeypatch.setattr(socket, "gethostname", lambda: "ziegenpeter")
    monkeypatch.setattr("interpreter.app.sound.present_devices", lambda: [BOX, EARS])
    terms = (Term(TERM, {"es": "Mariposa"}),)
    request.param(tmp_path / f"{RECORDING}.wav", terms)
    sharing = SharingSetup(pin=PIN, network=NETWORK)
    event = EventSetup("en", title=EVENT, names=(SPEAKER,), terms=terms, sharing=sharing)
    write_event(data_folder / "last.openbooth", event)
    save(replace(Remembered(), sharing=sharing).with_recent(home / f"{EVENT}.openbooth"))
    (data_folder / "core.json").write_text(json.dumps({"port": 1, "token": TOKEN}))
    (data_folder / "core.log").write_text(
        f"2026-11-22 04:00:00,123 ERROR openbooth.core: the session ended: {home}/{RECORDING}.wav is broken\n"
        f"2026-11-22 04:00:00,123 WARNING openbooth.core: {EARS.title} is late\n"
        f"2026-11-22 04:00:00,123 WARNING openbooth.core: {SPEAKER} on ziegenpeter, key {TOKEN}\n"
        f"Traceback (most recent call last):\nKeyError: '{PHRASE}'\n"
    )
    choose({"models_folder": str(home / "models"), "model_threads": 2})
    return home


def test_the_bundle_has_what_helps_and_nothing_that_is_secret(used: Path, tmp_path: Path) -> None:
    path = tmp_path / "bundle.zip"
    assert openbooth("diagnostics", "--out", path).stdout == f"{path}\n"
    with zipfile.ZipFile(path) as bundle:
        facts = {name: bundle.read(name).decode() for name in bundle.namelist()}
    text = diagnostics_text()
    everything = "\n".join((*facts, *facts.values(), text)).casefold()
    forbidden = (*SECRETS, str(used), used.name, str(Path.home()), "ziegenpeter", str(tmp_path))
    assert [one for one in forbidden if one.casefold() in everything] == []
    system = json.loads(facts["system.json"])
    assert system["openbooth"]
    assert any(one["name"] == "numpy" for one in json.loads(facts["packages.json"]))
    assert [one["title"] for one in json.loads(facts["devices.json"])] == ["Stage Box", "[…] AirPods"]
    assert "WARNING openbooth.core: […] is late" in facts["logs/core.log"]
    (session,) = json.loads(facts["sessions.json"])
    assert (session["engine"], session["inputs"], session["lines"]) == ("scripted", 1, 1)
    assert {"name": "model_threads", "value": 2, "changed": True} in json.loads(facts["settings.json"])[
        "settings"
    ]
    assert "ERROR openbooth.core: the session ended: […] is broken" in facts["logs/core.log"]
    assert "KeyError" in facts["logs/core.log"]
    assert "model_threads = 2" in text


def test_a_place_that_cannot_be_written_is_told(tmp_path: Path) -> None:
    refused = openbooth("diagnostics", "--out", tmp_path / "absent" / "bundle.zip")
    assert (refused.returncode, "choose another place" in refused.stderr) == (2, True)


def test_the_log_of_the_window_tells_kind_and_place_but_no_message(
    data_folder: Path, logged: list[logging.LogRecord]
) -> None:
    handler = log_to_file(data_folder / "window.log", "warning")
    log_unexpected(UserMistake(PHRASE))
    logging.getLogger().removeHandler(handler)
    handler.close()
    told = (data_folder / "window.log").read_text()
    assert "an error in OpenBooth: UserMistake at" in told
    assert PHRASE not in told
    assert len(logged) == 1
    logged.clear()
