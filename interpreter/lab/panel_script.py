"""Reads the written script of a panel conference.

A script is TOML:

    title = "Trains at night"
    seed = 7

    [speakers.Moderator]
    voice = "slt"          # one of flite's voices
    level_db = -1.5        # optional: louder or softer than the others; otherwise drawn
    stretch = 1.05         # optional: every duration times this

    [[turns]]
    speaker = "Moderator"
    overlap_s = 1.0        # optional: starts this long before the turn before it ends

    [[turns.sentences]]
    text = "We lost 45% in 2019."                        # as a careful transcriber writes it
    spoken = "We lost forty five percent in twenty nineteen."   # optional: where flite would read it wrongly
    es = "Perdimos un 45 % en 2019."                     # a translation per language code
"""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from interpreter.domain.errors import UserMistake


@dataclass(frozen=True, slots=True)
class Speaker:
    """Who speaks with which voice; `level_db` None lets the seed draw it."""

    speaker: str
    voice: str
    level_db: float | None
    stretch: float


@dataclass(frozen=True, slots=True)
class Sentence:
    """What is said: as written, as given to the voice, and its translations by language code."""

    text: str
    spoken: str
    translations: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Turn:
    """Sentences of one speaker; the turn starts `overlap_s` seconds before the turn before it ends, or after it."""

    speaker: str
    overlap_s: float
    sentences: tuple[Sentence, ...]


@dataclass(frozen=True, slots=True)
class PanelScript:
    """A whole panel. Every turn's speaker is in `speakers`; every sentence has the same `languages`."""

    title: str
    seed: int
    speakers: Mapping[str, Speaker]
    turns: tuple[Turn, ...]
    languages: tuple[str, ...]

    @property
    def sentences(self) -> tuple[Sentence, ...]:
        """All sentences in spoken order."""
        return tuple(sentence for turn in self.turns for sentence in turn.sentences)


def read_script(path: Path) -> PanelScript:
    """Read the script at `path`. Raises UserMistake with what is wrong with it."""
    try:
        return _script_of(tomllib.loads(path.read_text("utf-8")))
    except OSError as error:
        raise UserMistake(f"{path} cannot be read; check the path.") from error
    except (tomllib.TOMLDecodeError, KeyError, TypeError, ValueError) as error:
        raise UserMistake(
            f"{path.name} is not a panel script ({error}); see interpreter/lab/panel_script.py."
        ) from error


def _script_of(table: Mapping[str, Any]) -> PanelScript:
    speakers = {name: _speaker_of(name, entry) for name, entry in table["speakers"].items()}
    turns = tuple(_turn_of(entry) for entry in table["turns"])
    script = PanelScript(
        str(table["title"]), int(table.get("seed", 0)), speakers, turns, _languages_of(turns)
    )
    unknown = {turn.speaker for turn in turns} - speakers.keys()
    if unknown:
        raise ValueError(f"turns of unknown speakers: {', '.join(sorted(unknown))}")
    return script


def _speaker_of(name: str, entry: Mapping[str, Any]) -> Speaker:
    if not name or name.split() != [name]:
        raise ValueError(f"speaker {name!r} has a space; STM and RTTM allow none")
    level = entry.get("level_db")
    return Speaker(
        name, str(entry["voice"]), None if level is None else float(level), float(entry.get("stretch", 1))
    )


def _turn_of(entry: Mapping[str, Any]) -> Turn:
    sentences = tuple(_sentence_of(sentence) for sentence in entry["sentences"])
    if not sentences:
        raise ValueError("a turn without sentences")
    return Turn(str(entry["speaker"]), float(entry.get("overlap_s", 0)), sentences)


def _sentence_of(entry: Mapping[str, Any]) -> Sentence:
    translations = {key: _line(value) for key, value in entry.items() if key not in {"text", "spoken"}}
    text = _line(entry["text"])
    return Sentence(text, _line(entry.get("spoken", text)), translations)


def _line(value: Any) -> str:  # noqa: ANN401 - whatever TOML holds
    if not isinstance(value, str) or not value.strip() or len(value.splitlines()) != 1:
        raise ValueError(f"expected one line of text, got {value!r}")
    return value.strip()


def _languages_of(turns: tuple[Turn, ...]) -> tuple[str, ...]:
    found = {tuple(sorted(sentence.translations)) for turn in turns for sentence in turn.sentences}
    if len(found) != 1:
        raise ValueError("every sentence needs a translation into the same languages")
    return found.pop()
