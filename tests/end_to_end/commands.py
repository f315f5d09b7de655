"""Runs the product as its users do, and reads what it left."""

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import soundfile

from interpreter.domain.transcript import Transcript
from tests.command_line import run_here

DEMO = Path(__file__).resolve().parents[2] / "resources" / "demo" / "conference.flac"

Event = dict[str, Any]
Lines = dict[tuple[int, str], str]


def openbooth(*arguments: object) -> list[str]:
    """The command line of `openbooth` with `arguments`."""
    return [sys.executable, "-m", "interpreter.app.command_line", *map(str, arguments)]


def run(*arguments: object) -> subprocess.CompletedProcess[str]:
    """Run `openbooth` to its end."""
    return subprocess.run(openbooth(*arguments), capture_output=True, text=True, check=False, timeout=200)


def excerpt(path: Path, seconds: float) -> Path:
    """Write the opening of the demonstration conference."""
    samples, rate_hz = soundfile.read(DEMO, frames=round(seconds * 16_000))
    soundfile.write(path, samples, rate_hz)
    return path


def events_in(text: str) -> list[Event]:
    """Read a feed; a last line that was cut is left out."""
    return [json.loads(line) for line in text.splitlines() if line.endswith("}")]


def final_lines(events: list[Event]) -> Lines:
    """The committed text by utterance and language as it was shown last."""
    return {(e["utterance"], e["language"]): e["committed"] for e in events if e["type"] == "caption"}


def recorded_lines() -> Lines:
    """The same of the last session's transcript, which is exported by the command line."""
    exported = json.loads(run_here("export", "last", "--format", "json", "--out", "-").stdout)
    lines: Lines = {}
    for line in exported["lines"]:
        lines[line["utterance"], line["language"]] = line["text"]
        lines |= {(line["utterance"], language): text for language, text in line["translations"].items()}
    return lines


def lines_of(transcript: Transcript) -> Lines:
    """The same of a transcript."""
    lines: Lines = {}
    for line in transcript.lines:
        lines[line.utterance, line.language] = line.text
        lines |= {(line.utterance, language): text for language, text in line.translations.items()}
    return lines


def shown_and_kept(shown: Lines, kept: Lines) -> None:
    """Every word that was shown is on record."""
    for key, text in shown.items():
        assert kept.get(key, "").startswith(text), key
