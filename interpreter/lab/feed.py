"""The public event feed as an outside observer reads it: JSON Lines, one object per event."""

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from interpreter.domain.errors import UserMistake
from interpreter.lab.turns import Told, told
from interpreter.lab.words import written_words


@dataclass(frozen=True, slots=True)
class Shown:
    """One caption event. Times in milliseconds; `start_ms` and `end_ms` are of the source audio."""

    at_ms: float
    start_ms: float
    end_ms: float
    committed: str
    provisional: str
    predicted: str
    speaker: str | None = None


@dataclass(frozen=True, slots=True)
class Utterance:
    """All captions of one utterance on one channel, oldest first; at least one."""

    utterance: int
    captions: tuple[Shown, ...]

    @property
    def start_ms(self) -> float:
        """Where in the source audio it starts, as last told."""
        return self.captions[-1].start_ms

    @property
    def end_ms(self) -> float:
        """Where in the source audio it ends, as last told."""
        return self.captions[-1].end_ms

    @property
    def text(self) -> str:
        """The committed text it ended with."""
        return self.captions[-1].committed

    @property
    def words(self) -> tuple[str, ...]:
        """The committed words it ended with."""
        return written_words(self.text)


@dataclass(frozen=True, slots=True)
class Heard:
    """Translated speech that was played. Milliseconds of session time."""

    channel: str
    language: str
    utterance: int
    start_ms: float
    duration_ms: float

    @property
    def end_ms(self) -> float:
        """When it ends."""
        return self.start_ms + self.duration_ms


@dataclass(frozen=True, slots=True)
class Feed:
    """A whole session. Utterances are in the order of their start; `source` are those of the floor language."""

    source: tuple[Utterance, ...]
    targets: Mapping[str, tuple[Utterance, ...]]
    """Language → the utterances of its first channel."""
    speech: Mapping[str, tuple[Heard, ...]]
    """Language → what was played on that channel, in the order of start."""
    summary: Mapping[str, Any] | None
    gaps_in_sequence: int
    """How many sequence numbers are missing or out of order; 0 in a sound feed."""
    told: tuple[Told, ...] = ()
    """What was said of speakers, in the order it was said."""


@dataclass(slots=True)
class _Collected:
    captions: dict[tuple[str | None, str], dict[int, list[Shown]]] = field(default_factory=dict)
    revisions: dict[tuple[str | None, str, int], int] = field(default_factory=dict)
    speech: list[Heard] = field(default_factory=list)
    summary: Mapping[str, Any] | None = None
    sequences: list[int] = field(default_factory=list)
    told: list[Told] = field(default_factory=list)


def read(lines: Iterable[str], *, source_language: str) -> Feed:
    """Return the session that a feed describes; event types the lab does not measure are passed over.

    Raises UserMistake with the line number when a line is not a JSON object or lacks a promised field.
    """
    collected = _Collected()
    for number, line in enumerate(lines, 1):
        if not line.strip():
            continue
        try:
            _collect(collected, json.loads(line))
        except (ValueError, TypeError, KeyError, AttributeError) as error:
            raise UserMistake(
                f"Line {number} of the event feed is not an event; give a file written by --events, from its start to "
                "its end."
            ) from error
    return _feed(collected, source_language)


def _collect(collected: _Collected, event: Mapping[str, Any]) -> None:
    if "sequence" in event:
        collected.sequences.append(int(event["sequence"]))
    match event["type"]:
        case "caption":
            _collect_caption(collected, event)
        case "speech":
            collected.speech.append(
                Heard(
                    event["channel"],
                    event["language"],
                    int(event["utterance"]),
                    float(event["start_ms"]),
                    float(event["duration_ms"]),
                )
            )
        case "summary":
            collected.summary = event
        case _:
            collected.told += filter(None, [told(event)])


def _collect_caption(collected: _Collected, event: Mapping[str, Any]) -> None:
    """Keep a caption unless a newer revision was already shown: the newest revision wins."""
    channel, language, utterance = event["channel"], event["language"], int(event["utterance"])
    revision = int(event["revision"])
    if revision < collected.revisions.get((channel, language, utterance), revision):
        return
    collected.revisions[channel, language, utterance] = revision
    start_ms = float(event["start_ms"])
    end_ms = start_ms if event["end_ms"] is None else float(event["end_ms"])
    shown = Shown(
        float(event["at_ms"]),
        start_ms,
        end_ms,
        event["committed"],
        event["provisional"],
        event["predicted"],
        event.get("speaker"),
    )
    collected.captions.setdefault((channel, language), {}).setdefault(utterance, []).append(shown)


def _feed(collected: _Collected, source_language: str) -> Feed:
    source: tuple[Utterance, ...] = ()
    targets: dict[str, tuple[Utterance, ...]] = {}
    channels: dict[str, str] = {}
    for (channel, language), utterances in collected.captions.items():
        if channel is None:
            source = _ordered(utterances) if language == source_language else source
        elif language not in targets:
            targets[language] = _ordered(utterances)
            channels[language] = channel
    for heard in collected.speech:
        channels.setdefault(heard.language, heard.channel)
    speech = {
        language: tuple(
            sorted(
                (h for h in collected.speech if h.channel == channel), key=lambda h: (h.start_ms, h.utterance)
            )
        )
        for language, channel in channels.items()
    }
    steps = zip(collected.sequences, collected.sequences[1:], strict=False)
    gaps = sum(after != before + 1 for before, after in steps)
    return Feed(source, targets, speech, collected.summary, gaps, tuple(collected.told))


def _ordered(utterances: Mapping[int, list[Shown]]) -> tuple[Utterance, ...]:
    found = (Utterance(number, tuple(captions)) for number, captions in utterances.items())
    return tuple(sorted(found, key=lambda utterance: (utterance.start_ms, utterance.utterance)))
