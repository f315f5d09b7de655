"""The bars that speakers are held to, by the kind of material."""

from dataclasses import dataclass

from interpreter.lab.bars import Bar, cost_bars
from interpreter.lab.figures import Figures


@dataclass(frozen=True, slots=True)
class Limits:
    """What a set is held to; None where it is measured only."""

    der: float | None = None
    count_error: int | None = None
    """How far the number of speakers may be off in any recording."""
    label_p50_s: float | None = 1.2
    label_p90_s: float | None = 2.2
    late_swaps: int | None = None
    words_right: float | None = None


PANEL = Limits(der=0.10, count_error=0, late_swaps=0, words_right=0.95)
"""Two to four people who let each other finish; every set that is not listed below."""

BY_SET = {
    "synthetic-meetings-en": Limits(der=0.12, count_error=1),
    "synthetic-meetings-8spk": Limits(der=0.15),
    "ami-excerpts": Limits(label_p50_s=None, label_p90_s=None),
}
"""By the name of the set's directory. Real meetings around one distant microphone are reported, not judged."""


def bars(figures: Figures, name: str) -> tuple[Bar, ...]:
    """Return the bars for a set of this name."""
    limits = BY_SET.get(name, PANEL)
    judged = (
        ("DER", "der", limits.der),
        ("speakers counted wrong", "count_error", limits.count_error),
        ("time to a right label p50 s", "label_p50_s", limits.label_p50_s),
        ("time to a right label p90 s", "label_p90_s", limits.label_p90_s),
        ("label swaps after 2 min", "swaps_after_2_min", limits.late_swaps),
    )
    found = [Bar(title, figures[key], limit) for title, key, limit in judged if limit is not None]
    if limits.words_right is not None:
        found.append(
            Bar("words with the right speaker", figures["words_right"], limits.words_right, at_least=True)
        )
    found.append(Bar("settled turns that changed", figures["settled_changed"], 0))
    return (*found, *cost_bars(figures))
