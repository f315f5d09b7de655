"""Feeds with known properties: an oracle made from the reference, and saboteurs that the figures must expose.

Feeds here are lists of event objects as in the public JSON Lines form.
"""

import json
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from interpreter.lab.metrics.ear_voice import proportional_place

if TYPE_CHECKING:
    from interpreter.lab.references import Sentence

Event = dict[str, Any]
Saboteur = Callable[[Sequence[Event]], list[Event]]


@dataclass(frozen=True, slots=True)
class Pacing:
    """What the oracle is made with, milliseconds: lag of committed source and target words, of the voice."""

    source_ms: float = 400.0
    target_ms: float = 900.0
    voice_ms: float = 1_500.0
    word_ms: float = 250.0
    """Speaking time of one translated word."""


def oracle(
    sentences: "Sequence[Sentence]", *, language: str, targets: Sequence[str], pacing: Pacing = Pacing()
) -> list[Event]:
    """Return the feed of an interpreter that repeats the reference: one utterance per sentence, constant lags."""
    events: list[Event] = []
    free = dict.fromkeys(targets, 0.0)
    for number, sentence in enumerate(sentences, 1):
        events += _captions(number, sentence, (None, language), (sentence.text, pacing.source_ms))
        for target in targets:
            text = (sentence.translations or {})[target]
            events += _captions(number, sentence, (f"booth-{target}", target), (text, pacing.target_ms))
            start = max(free[target], sentence.start_ms + pacing.voice_ms)
            duration = pacing.word_ms * len(text.split())
            free[target] = start + duration
            events.append(_speech(number, target, start, duration))
    events.append({"type": "summary", "at_ms": max((e["at_ms"] for e in events), default=0.0), "restarts": 0})
    return in_order(events)


def in_order(events: Iterable[Event]) -> list[Event]:
    """Return events by time with a fresh gapless sequence."""
    ordered = sorted(events, key=lambda event: event["at_ms"])
    return [event | {"sequence": sequence} for sequence, event in enumerate(ordered, 1)]


def as_lines(events: Iterable[Event]) -> list[str]:
    """Return events as the lines of a feed."""
    return [json.dumps(event, ensure_ascii=False) for event in events]


def drops_sentences(events: Sequence[Event]) -> list[Event]:
    """Swallow every third utterance."""
    return in_order(event for event in events if event.get("utterance", 1) % 3)


def delays(events: Sequence[Event], *, by_ms: float = 2_000.0) -> list[Event]:
    """Show and play everything later."""
    return in_order(
        event
        | {"at_ms": event["at_ms"] + by_ms}
        | ({"start_ms": event["start_ms"] + by_ms} if event["type"] == "speech" else {})
        for event in events
    )


def flickers(events: Sequence[Event]) -> list[Event]:
    """Show three wrong provisional words after every caption and take them back."""
    return _followed(events, provisional="what is that")


def withdraws(events: Sequence[Event]) -> list[Event]:
    """Take back committed text once per caption and bring it again."""
    return _followed(events, committed="")


def repeats_function_words(events: Sequence[Event]) -> list[Event]:
    """Always predict the commonest words of English and Spanish."""
    always = {"en": "the", "es": "de"}
    return [
        event | {"predicted": always.get(event["language"], "de")} if event["type"] == "caption" else event
        for event in events
    ]


def peeks_ahead(events: Sequence[Event]) -> list[Event]:
    """Commit words three seconds before they can be known."""
    return delays(events, by_ms=-3_000.0)


def stays_silent(events: Sequence[Event]) -> list[Event]:
    """Play nothing for every second utterance."""
    return in_order(event for event in events if event["type"] != "speech" or event["utterance"] % 2)


def leaves_marks(events: Sequence[Event]) -> list[Event]:
    """Let an unknown word's star through."""
    return [
        event | {"committed": event["committed"].replace(" ", " *", 1)}
        if event["type"] == "caption"
        else event
        for event in events
    ]


SABOTEURS: dict[str, Saboteur] = {
    saboteur.__name__: saboteur
    for saboteur in (
        drops_sentences,
        delays,
        flickers,
        withdraws,
        repeats_function_words,
        peeks_ahead,
        stays_silent,
        leaves_marks,
    )
}


def _captions(
    number: int, sentence: "Sentence", channel: tuple[str | None, str], spoken: tuple[str, float]
) -> list[Event]:
    """Return one caption per word of a text that is committed with a constant lag, the next word provisional.

    The first word is shown as provisional halfway to its commitment.
    """
    text, lag_ms = spoken
    words = text.split()
    events = []
    for place in range(len(words) + 1):
        rests_on = sentence.words[proportional_place(max(1, place), len(words), len(sentence.words)) - 1]
        events.append(
            {
                "type": "caption",
                "at_ms": rests_on.end_ms + (lag_ms if place else lag_ms / 2),
                "utterance": number,
                "revision": place,
                "speaker": sentence.speaker,
                "speaker_name": None,
                "channel": channel[0],
                "language": channel[1],
                "start_ms": sentence.start_ms,
                "end_ms": rests_on.end_ms,
                "committed": " ".join(words[:place]),
                "provisional": " ".join(words[place : place + 1]),
                "predicted": "",
                "ended": place == len(words),
            }
        )
    return events


def _speech(number: int, target: str, start_ms: float, duration_ms: float) -> Event:
    return {
        "type": "speech",
        "at_ms": start_ms,
        "channel": f"booth-{target}",
        "language": target,
        "utterance": number,
        "start_ms": start_ms,
        "duration_ms": duration_ms,
    }


def _followed(events: Sequence[Event], **shown: str) -> list[Event]:
    """Put a changed copy 1 ms after every caption, and the true one again 1 ms later."""
    made = []
    for event in events:
        made.append(event)
        if event["type"] == "caption" and not event["ended"]:
            made.append(event | shown | {"at_ms": event["at_ms"] + 1})
            made.append(event | {"at_ms": event["at_ms"] + 2})
    return in_order(made)
