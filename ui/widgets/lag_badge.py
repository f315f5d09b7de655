"""How late a translation is: a number, a sign by its grade, and what it comes from."""

from collections.abc import Iterator

from ui.models.limits import seconds_in_words
from ui.models.views import Grade, LagCause, LagView, LimitView
from ui.widgets.reading import Reading, Shown
from ui.widgets.signs import Sign

_LOOKS = {
    Grade.GOOD: (Sign.DISC, "good"),
    Grade.FAIR: (Sign.DIAMOND, "warn"),
    Grade.POOR: (Sign.TRIANGLE, "bad"),
    Grade.UNKNOWN: (Sign.RING, "muted"),
}


def _look(lag: LagView) -> tuple[Sign, str]:
    """The sign and the colour; haste shows in both, but for what is poor all the same."""
    sign, ink = _LOOKS[lag.grade]
    if lag.seconds is None or lag.grade is Grade.POOR:
        return sign, ink
    sign = Sign.ARROWS if lag.limit.hurries else sign
    return sign, "warn" if lag.limit.left_out else ink


class LagBadge(Reading):
    """Shows a lag; the cause may be cut, the number never is."""

    def __init__(self, name: str = "", *, with_cause: bool = True) -> None:
        """`name` stands before the number; without the cause it is only told by the tooltip."""
        self._with_cause = with_cause
        longest = max((cause.value for cause in LagCause), key=len) if with_cause else ""
        super().__init__(name, Shown("88.8 s", sign=Sign.RING, remark=longest))
        self.show_lag(LagView())

    def show_lag(self, lag: LagView) -> None:
        """Show how late it is."""
        sign, ink = _look(lag)
        remark = self._haste(lag.limit) or self._cause(lag.cause)
        if lag.seconds is None:
            nothing = self.tr("No translation yet, so that nothing can be said of its lag.")
            self.show_value(Shown("–", ink, sign), spoken=self.tr("Lag: not known yet"), tip=nothing)
            return
        number = self.tr("{seconds} s").format(seconds=self.locale().toString(lag.seconds, "f", 1))
        shown = Shown(number, ink, sign, remark if self._with_cause else "")
        parts = (number, self._word(lag.grade), self._cause(lag.cause), self._haste(lag.limit))
        spoken = self.tr("Lag: {lag}").format(lag=", ".join(filter(None, parts)))
        self.show_value(shown, spoken=spoken, tip=self._tip(lag))

    def _haste(self, limit: LimitView) -> str:
        if limit.left_out:
            return self.tr("words left out")
        return self.tr("hurrying") if limit.hurries else ""

    def _cause(self, cause: LagCause) -> str:
        return {
            LagCause.WORDS: self.tr("waiting for words"),
            LagCause.ENGINE: self.tr("engine"),
            LagCause.VOICE: self.tr("voice queue"),
            LagCause.NONE: "",
        }[cause]

    def _tip(self, lag: LagView) -> str:
        why = {
            LagCause.WORDS: self.tr("Most of it is waiting until enough of the sentence was said."),
            LagCause.ENGINE: self.tr(
                "The engine is slower than the speech: choose a smaller one, or fewer languages."
            ),
            LagCause.VOICE: self.tr(
                "Speech waits to be heard: the translation is longer than what was said."
            ),
            LagCause.NONE: "",
        }[lag.cause]
        what = self.tr("How long after a word was said its translation is shown.")
        return "\n".join(filter(None, (what, why, *self._of_limit(lag.limit))))

    def _of_limit(self, limit: LimitView) -> Iterator[str]:
        """Say how late it may be, and what is done about it."""
        if limit.seconds is not None:
            calm = self.tr("Listeners are never to be later than {seconds}.")
            hurrying = self.tr(
                "So that nobody is later than {seconds}, clauses and pauses are shorter and the voice is faster."
            )
            yield (hurrying if limit.hurries else calm).format(seconds=seconds_in_words(limit.seconds))
        if limit.left_out:
            left_out = self.tr(
                "Words that were lately not spoken because too much waited: {number}. They can be read."
            )
            yield left_out.format(number=limit.left_out)

    def _word(self, grade: Grade) -> str:
        return {
            Grade.GOOD: self.tr("good"),
            Grade.FAIR: self.tr("fair"),
            Grade.POOR: self.tr("poor"),
            Grade.UNKNOWN: "",
        }[grade]
