"""The words and figures of the status bar."""

from dataclasses import dataclass

from PySide6.QtCore import QObject

from interpreter.domain.events import SessionState
from ui.models.phones import is_left_behind
from ui.models.views import PhonesView, PredictionView, StatusView
from ui.models.wording import decimal, percent
from ui.widgets.reading import Shown
from ui.widgets.signs import Sign

_UNKNOWN = "–"
_DISK_BAD_S, _DISK_WARN_S = 600, 3_600
_HOURS_SHOWN = 48
_BUSY = 0.9


@dataclass(frozen=True, slots=True)
class Words:
    """What is shown, what a screen reader says of it, and what explains it."""

    shown: Shown
    spoken: str
    tip: str


class StatusWords(QObject):
    """Puts each part of the session's state into words."""

    @property
    def widest_state(self) -> Shown:
        """The longest that `state` shows."""
        states = (StatusView(), StatusView(connected=True, state=SessionState.PAUSED))
        return max((self.state(view).shown for view in states), key=lambda shown: len(shown.value))

    @property
    def widest_prediction(self) -> Shown:
        """The longest that `prediction` shows."""
        return self.prediction(PredictionView(1.0, 1.0)).shown

    @property
    def widest_disk(self) -> Shown:
        """The longest that `disk` shows."""
        return self.disk(40 * 3600 + 59 * 60).shown

    def state(self, view: StatusView) -> Words:
        """Tell whether it is live."""
        match view.state:
            case _ if not view.connected:
                shown = Shown(self.tr("NOT CONNECTED"), "warn", Sign.RING)
                tip = self.tr(
                    "The core does not answer. It is started again by itself; a running session goes on."
                )
            case _ if view.starting:
                shown = Shown(self.tr("STARTING"), "text", Sign.RING)
                tip = self.tr("The models are being loaded.")
            case SessionState.RUNNING:
                shown = Shown(self.tr("LIVE"), "bad", Sign.DISC)
                tip = self.tr("Everything that is said is translated and recorded.")
            case SessionState.PAUSED:
                shown = Shown(self.tr("OFF THE RECORD"), "warn", Sign.BARS)
                tip = self.tr("Nothing is recognised, written or recorded.")
            case _:
                shown = Shown(self.tr("STOPPED"), "muted", Sign.SQUARE)
                tip = self.tr("No session runs.")
        return Words(shown, self.tr("State: {state}").format(state=shown.value), tip)

    def elapsed(self, elapsed_s: float) -> Words:
        """Tell the session time."""
        time = _clock(elapsed_s)
        return Words(
            Shown(time),
            self.tr("Session time: {time}").format(time=time),
            self.tr("How long the session has been running, off the record included."),
        )

    def prediction(self, view: PredictionView) -> Words:
        """Tell how honest the predicted words were."""
        tip = self.tr(
            "Of the words shown before they were said, how many came true; and of all words, how many were shown so."
        )
        if view.hit_rate is None or view.coverage is None:
            return Words(Shown(_UNKNOWN, "muted"), self.tr("Prediction: nothing to judge yet"), tip)
        hits = percent(view.hit_rate)
        covered = self.tr("right, {share} covered").format(share=percent(view.coverage))
        return Words(
            Shown(hits, remark=covered),
            self.tr("Prediction: {hits} {covered}").format(hits=hits, covered=covered),
            tip,
        )

    def dropped(self, dropped_s: float) -> Words:
        """Tell how much of the floor was lost."""
        length = self._seconds(dropped_s) if dropped_s < 60 else _clock(dropped_s)
        lost = dropped_s > 0
        return Words(
            Shown(length, "warn" if lost else "text", Sign.TRIANGLE if lost else None),
            self.tr("Dropped audio: {length}").format(length=length),
            self.tr("Audio of the floor that was lost since the session began. Nothing should be."),
        )

    def phones(self, view: PhonesView) -> Words:
        """Tell how many phones listen, and whether all is well there."""
        number = view.audience.listeners
        spoken = self.tr("Phones: {number}").format(number=number)
        tip = self.tr("How many listen or read along by phone (Ctrl+J).")
        if view.sharing.trouble:
            return Words(Shown(str(number), "bad", Sign.TRIANGLE), f"{spoken}. {view.sharing.trouble}", tip)
        if view.full:
            full = self.tr("full")
            return Words(Shown(str(number), "warn", Sign.DIAMOND, full), f"{spoken}, {full}", tip)
        if any(map(is_left_behind, view.audience.channels)):
            lost = self.tr("some cannot follow")
            return Words(Shown(str(number), "warn", Sign.DIAMOND, lost), f"{spoken}, {lost}", tip)
        return Words(Shown(str(number)), spoken, tip)

    def engine(self, view: StatusView) -> Words:
        """Tell the engine, and what is the matter with it."""
        name, trouble = view.engine or _UNKNOWN, view.engine_state
        given_up = self.tr("To keep up, this was given up: {what}.").format(what=view.given_up)
        tip = trouble or (given_up if view.given_up else self.tr("The engine translates as it should."))
        if trouble:
            shown = Shown(name, "warn", Sign.TRIANGLE)
        elif view.given_up:
            shown = Shown(name, "warn", Sign.DIAMOND)
        else:
            shown = Shown(name)
        spoken = self.tr("Engine: {name}").format(name=name)
        return Words(shown, f"{spoken}. {tip}" if trouble or view.given_up else spoken, tip)

    def cpu(self, share: float | None) -> Words:
        """Tell how busy the processors are."""
        busy = share is not None and share >= _BUSY
        text = _UNKNOWN if share is None else percent(share)
        return Words(
            Shown(text, "warn" if busy else "text"),
            self.tr("Processors: {share}").format(share=text),
            self.tr("How much of all processors is at work, whatever for."),
        )

    def memory(self, megabytes: float | None, kept_mb: float = 0.0) -> Words:
        """Tell how much memory is in use, and how much of it waits for the next session."""
        size = self._size(megabytes)
        if not kept_mb:
            tip = self.tr("Memory that the core and its models occupy.")
            return Words(Shown(size), self.tr("Memory: {size}").format(size=size), tip)
        kept = self._size(kept_mb)
        spoken = self.tr("Memory: {size}, {kept} of it for the next session").format(size=size, kept=kept)
        tip = self.tr("{kept} are models that stay loaded, so that the next session begins at once.")
        return Words(Shown(size), spoken, tip.format(kept=kept))

    def gpu(self, megabytes: float | None) -> Words:
        """Tell how much of graphics cards is in use."""
        size = self._size(megabytes)
        tip = self.tr("Memory of graphics cards that the models occupy.")
        return Words(Shown(size), self.tr("Graphics memory: {size}").format(size=size), tip)

    def disk(self, left_s: float | None) -> Words:
        """Tell how long the session can still be recorded."""
        tip = self.tr("How long the session can be recorded until the disk is full.")
        if left_s is None:
            return Words(Shown(_UNKNOWN, "muted"), self.tr("Disk: not known"), tip)
        time, left = self._time_left(left_s), self.tr("left")
        ink = "bad" if left_s < _DISK_BAD_S else "warn" if left_s < _DISK_WARN_S else "text"
        sign = None if ink == "text" else Sign.TRIANGLE if ink == "bad" else Sign.DIAMOND
        return Words(Shown(time, ink, sign, left), self.tr("Disk: {time} left").format(time=time), tip)

    def _time_left(self, left_s: float) -> str:
        minutes = int(left_s // 60)
        hours, rest = divmod(minutes, 60)
        if hours >= _HOURS_SHOWN:
            return self.tr("over {hours} h").format(hours=_HOURS_SHOWN)
        if hours:
            return self.tr("{hours} h {minutes} min").format(hours=hours, minutes=f"{rest:02}")
        return self.tr("{minutes} min").format(minutes=rest)

    def _size(self, megabytes: float | None) -> str:
        if megabytes is None:
            return _UNKNOWN
        return self.tr("{size} GB").format(size=decimal(megabytes / 1000))

    def _seconds(self, seconds: float) -> str:
        return self.tr("{seconds} s").format(seconds=decimal(seconds))


def _clock(seconds: float) -> str:
    minutes, rest = divmod(int(seconds), 60)
    hours, minutes = divmod(minutes, 60)
    return f"{hours}:{minutes:02}:{rest:02}"
