"""Reads the written script of a panel conference.

A script is TOML:

    title = "Trains at night"
    seed = 7

    [speakers.Moderator]
    voice = "slt"          # one of flite's voices
    level_db = -1.5        # optional: louder or softer than the others; otherwise drawn
    stretch = 1.05         # optional: every duration times this
    pitch = 1.1            # optional: pitch and formants times this, at the same speed: another person

    [pauses]               # optional, seconds; every range has the default shown
    turn_s = [0.4, 1.2]    # between turns
    sentence_s = [0.25, 0.9]
    long_s = [3.0, 6.0]    # instead of turn_s before this share of the turns
    long_share = 0.0
    overlap_s = [0.3, 1.0] # this share of the turns starts so long before the turn before it ends
    overlap_share = 0.0

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
from dataclasses import dataclass, fields
from pathlib import Path
from typing import Any

from interpreter.domain.errors import UserMistake


@dataclass(frozen=True, slots=True)
class Speaker:
    """Who speaks with which voice; `level_db` None lets the seed draw it. Factors for durations and for pitch."""

    speaker: str
    voice: str
    level_db: float | None
    stretch: float
    pitch: float = 1.0


@dataclass(frozen=True, slots=True)
class Pauses:
    """Ranges of seconds to draw from; shares of the turns, 0..1, that a long pause or an overlap precedes."""

    turn_s: tuple[float, float] = (0.4, 1.2)
    sentence_s: tuple[float, float] = (0.25, 0.9)
    long_s: tuple[float, float] = (3.0, 6.0)
    long_share: float = 0.0
    overlap_s: tuple[float, float] = (0.3, 1.0)
    overlap_share: float = 0.0


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
    pauses: Pauses = Pauses()

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
    speakers = {name: speaker_of(name, entry) for name, entry in table["speakers"].items()}
    turns = tuple(_turn_of(entry) for entry in table["turns"])
    script = PanelScript(
        title=str(table["title"]),
        seed=int(table.get("seed", 0)),
        speakers=speakers,
        turns=turns,
        languages=_languages_of(turns),
        pauses=pauses_of(table.get("pauses", {})),
    )
    unknown = {turn.speaker for turn in turns} - speakers.keys()
    if unknown:
        raise ValueError(f"turns of unknown speakers: {', '.join(sorted(unknown))}")
    return script


def speaker_of(name: str, entry: Mapping[str, Any]) -> Speaker:
    """Return one entry of a table of speakers. Raises KeyError, TypeError or ValueError for a faulty one."""
    if not name or name.split() != [name]:
        raise ValueError(f"speaker {name!r} has a space; STM and RTTM allow none")
    level = entry.get("level_db")
    return Speaker(
        name,
        str(entry["voice"]),
        None if level is None else float(level),
        stretch=float(entry.get("stretch", 1)),
        pitch=float(entry.get("pitch", 1)),
    )


def pauses_of(entry: Mapping[str, Any]) -> Pauses:
    """Return a table of pauses. Raises ValueError for an unknown key or a range that is none."""
    unknown = entry.keys() - {field.name for field in fields(Pauses)}
    if unknown:
        raise ValueError(f"pauses have no {', '.join(sorted(unknown))}")
    for key in ("turn_s", "sentence_s", "long_s", "overlap_s"):
        if key in entry and not 0 <= entry[key][0] <= entry[key][1]:
            raise ValueError(f"{key} = {entry[key]} is no range of seconds")
    given: dict[str, Any] = {
        key: tuple(value) if key.endswith("_s") else float(value) for key, value in entry.items()
    }
    return Pauses(**given)


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
