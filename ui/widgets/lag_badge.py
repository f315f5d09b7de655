"""How late a translation is: a number, a sign by its grade, and what it comes from."""

from ui.models.views import Grade, LagCause, LagView
from ui.widgets.reading import Reading, Shown
from ui.widgets.signs import Sign

_LOOKS = {
    Grade.GOOD: (Sign.DISC, "good"),
    Grade.FAIR: (Sign.DIAMOND, "warn"),
    Grade.POOR: (Sign.TRIANGLE, "bad"),
    Grade.UNKNOWN: (Sign.RING, "muted"),
}


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
        sign, ink = _LOOKS[lag.grade]
        cause = self._cause(lag.cause)
        if lag.seconds is None:
            nothing = self.tr("No translation yet, so that nothing can be said of its lag.")
            self.show_value(Shown("–", ink, sign), spoken=self.tr("Lag: not known yet"), tip=nothing)
            return
        number = self.tr("{seconds} s").format(seconds=self.locale().toString(lag.seconds, "f", 1))
        shown = Shown(number, ink, sign, cause if self._with_cause else "")
        spoken = ", ".join(filter(None, (number, self._word(lag.grade), cause)))
        self.show_value(shown, spoken=self.tr("Lag: {lag}").format(lag=spoken), tip=self._tip(lag.cause))

    def _cause(self, cause: LagCause) -> str:
        return {
            LagCause.WORDS: self.tr("waiting for words"),
            LagCause.ENGINE: self.tr("engine"),
            LagCause.VOICE: self.tr("voice queue"),
            LagCause.NONE: "",
        }[cause]

    def _tip(self, cause: LagCause) -> str:
        why = {
            LagCause.WORDS: self.tr("Most of it is waiting until enough of the sentence was said."),
            LagCause.ENGINE: self.tr(
                "The engine is slower than the speech: choose a smaller one, or fewer languages."
            ),
            LagCause.VOICE: self.tr(
                "Speech waits to be heard: the translation is longer than what was said."
            ),
            LagCause.NONE: "",
        }[cause]
        what = self.tr("How long after a word was said its translation is shown.")
        return f"{what}\n{why}".strip()

    def _word(self, grade: Grade) -> str:
        return {
            Grade.GOOD: self.tr("good"),
            Grade.FAIR: self.tr("fair"),
            Grade.POOR: self.tr("poor"),
            Grade.UNKNOWN: "",
        }[grade]
