"""Turn feeds with known properties: an oracle made from the reference, and saboteurs that the figures must expose."""

from collections.abc import Sequence
from dataclasses import dataclass

from interpreter.lab.sabotage import Event, Saboteur, in_order
from interpreter.lab.speakers.stretches import Stretch, joined
from interpreter.lab.speakers.truth import Truth

SWAPPED_FROM_MS = 180_000.0
LATE_MS = 3_000.0


@dataclass(frozen=True, slots=True)
class Pacing:
    """What the oracle is made with, milliseconds after a turn begins (quick label) and after it ends (settled label).

    A turn that is over before its quick label would come is told once.
    """

    quick_ms: float = 800.0
    settled_ms: float = 400.0


def oracle(
    truth: Truth, *, text: str = "so it is", language: str = "en", pacing: Pacing = Pacing()
) -> list[Event]:
    """Return the feed of a product that repeats the reference under its own labels, pauses under 0.5 s bridged.

    Every turn is an utterance that says `text`.
    """
    labels: dict[str, str] = {}
    events: list[Event] = []
    for number, turn in enumerate(joined(truth.stretches, gap_ms=500), 1):
        label = labels.setdefault(turn.label, f"S{len(labels) + 1}")
        quick: Event = {"at_ms": turn.start_ms + pacing.quick_ms, "end_ms": None, "settled": False}
        final: Event = {"at_ms": turn.end_ms + pacing.settled_ms, "end_ms": turn.end_ms, "settled": True}
        told = [quick, final] if quick["at_ms"] < final["at_ms"] else [final]
        events += [_turn(number, turn, label) | one for one in told]
        events.append(_caption(number, turn, (label, language, text)) | {"at_ms": final["at_ms"]})
    return in_order(events)


def calls_everybody_alike(events: Sequence[Event]) -> list[Event]:
    """Give everybody one label."""
    return [_labelled(event, "S1") for event in events]


def swaps_labels(events: Sequence[Event]) -> list[Event]:
    """Exchange two labels from the third minute on."""
    other = {"S1": "S2", "S2": "S1"}
    return [
        _labelled(event, other.get(event["speaker"], event["speaker"]))
        if event["start_ms"] >= SWAPPED_FROM_MS
        else event
        for event in events
    ]


def labels_late(events: Sequence[Event]) -> list[Event]:
    """Say who speaks three seconds later."""
    return in_order(event | {"at_ms": event["at_ms"] + LATE_MS} for event in events)


def never_settles(events: Sequence[Event]) -> list[Event]:
    """Leave every turn open."""
    return [
        event | {"settled": False, "end_ms": None} if event["type"] == "turn" else event for event in events
    ]


def knows_nobody(events: Sequence[Event]) -> list[Event]:
    """Find the turns but not whose they are."""
    return [_labelled(event, None) for event in events]


def greets_strangers(events: Sequence[Event]) -> list[Event]:
    """Take everybody who speaks again for somebody new."""
    numbers = (event.get("turn", event.get("utterance")) for event in events)
    return [_labelled(event, f"S{number}") for event, number in zip(events, numbers, strict=True)]


def thinks_again(events: Sequence[Event]) -> list[Event]:
    """Change every settled turn once more."""
    again = [
        _labelled(event, "S9") | {"at_ms": event["at_ms"] + 500.0} for event in events if event.get("settled")
    ]
    return in_order([*events, *again])


SABOTEURS: dict[str, Saboteur] = {
    saboteur.__name__: saboteur
    for saboteur in (
        calls_everybody_alike,
        swaps_labels,
        labels_late,
        never_settles,
        knows_nobody,
        greets_strangers,
        thinks_again,
    )
}


def _labelled(event: Event, label: str | None) -> Event:
    return event | {"speaker": label}


def _turn(number: int, turn: Stretch, label: str) -> Event:
    return {
        "type": "turn",
        "turn": number,
        "source": "floor",
        "speaker": label,
        "language": None,
        "start_ms": turn.start_ms,
        "confidence": 1.0,
    }


def _caption(number: int, turn: Stretch, said: tuple[str, str, str]) -> Event:
    label, language, text = said
    return {
        "type": "caption",
        "utterance": number,
        "revision": 1,
        "source": "floor",
        "speaker": label,
        "speaker_name": None,
        "channel": None,
        "language": language,
        "committed": text,
        "provisional": "",
        "predicted": "",
        "start_ms": turn.start_ms,
        "end_ms": turn.end_ms,
        "ended": True,
    }
