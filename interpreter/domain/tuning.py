"""What a session decides by: the knobs of its engine and of its voices, each with the value it has by itself."""

from dataclasses import dataclass, field, fields
from typing import Any

FASTEST_RATE = 1.25
"""Above this listeners stop following: no voice is ever faster."""
SOONEST_LIMIT_S, LATEST_LIMIT_S = 1.0, 30.0
"""Between these a limit for how late listeners are can be kept."""
_RANGE = "range"


def _knob(default: Any, smallest: float, largest: float) -> Any:  # noqa: ANN401 - of the field's own type
    return field(default=default, metadata={_RANGE: (smallest, largest)})


@dataclass(frozen=True, slots=True)
class Tuning:
    """One set of knobs; None leaves a knob to the engine, and an engine takes those that it has."""

    agreement: int | None = _knob(None, 1, 50)
    """Successive revisions that must agree before a heard word is committed."""
    age_ms: int | None = _knob(None, 0, 10_000)
    """How long ago a heard word must have ended before it is committed."""
    edge_ms: int | None = _knob(None, 0, 10_000)
    """A heard word that ended less than this ago is not shown."""
    target_agreement: int | None = _knob(None, 1, 50)
    """Successive revisions of a translation that must agree before a word of it is committed."""
    target_hidden: int | None = _knob(None, 0, 50)
    """How many words at the end of a growing translation are not shown."""
    target_probes: int | None = _knob(None, 0, 10)
    """With how many different coming words a translation is tried: what they would change is not shown or committed."""
    shown_agreement: int | None = _knob(None, 1, 50)
    """Successive revisions that must agree on a heard word before it is shown, and be without it before it goes."""
    clause_words: int = _knob(12, 1, 100)
    """A clause without a mark or pause is spoken when it has this many words."""
    start_words: int = _knob(4, 1, 100)
    """So many words start a voice that has nothing to say."""
    start_wait_ms: int = _knob(900, 0, 60_000)
    """Fewer words start it when none has joined for this long."""
    fastest: float = _knob(FASTEST_RATE, 1.0, FASTEST_RATE)
    """The highest rate at which a voice catches up; 1.0 is its normal one."""
    never_later_s: float | None = _knob(None, SOONEST_LIMIT_S, LATEST_LIMIT_S)
    """How late any listener may be at most, in seconds; None where lateness has no limit of its own."""

    @property
    def mistakes(self) -> tuple[str, ...]:
        """One sentence for every knob that stands outside of its range."""
        found = []
        for one in fields(self):
            smallest, largest = one.metadata[_RANGE]
            value = getattr(self, one.name)
            if value is not None and not smallest <= value <= largest:
                found.append(f"{one.name} must be from {smallest:g} to {largest:g}, not {value:g}.")
        if self.start_words > self.clause_words:
            found.append(
                f"start_words, {self.start_words}, must not be more than clause_words, {self.clause_words}."
            )
        return tuple(found)
