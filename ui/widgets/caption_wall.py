"""One or two rolling captions for an audience, and what they have to be told about them."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QBoxLayout, QWidget

from interpreter.domain.captions import Caption
from interpreter.domain.channels import Mode
from ui.caption_colours import caption_colours
from ui.models.caption_settings import CaptionSettings
from ui.models.speaker_colours import SpeakerColours
from ui.models.views import BoothView
from ui.models.wording import language_name
from ui.widgets.rolling_captions import RollingCaptions

_GAP = 0.6
"""Pixels between texts, to the point."""


class CaptionWall(QWidget):
    """Shows texts side by side or one above the other, each with its language and who made it in small print."""

    def __init__(self, settings: CaptionSettings, *, stacked: bool = True, opacity: float = 1.0) -> None:
        super().__init__()
        self._colours = SpeakerColours()
        self._settings = settings
        self._opacity = opacity
        self._booth = BoothView()
        self._texts: dict[str | None, RollingCaptions] = {}
        self._row = QBoxLayout(QBoxLayout.Direction.TopToBottom, self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.addStretch(1)
        self._row.addStretch(1)
        self.show_settings(settings, stacked=stacked, opacity=opacity)

    @property
    def texts(self) -> tuple[RollingCaptions, ...]:
        """The captions in the order in which they are shown."""
        return tuple(self._texts.values())

    @property
    def marks(self) -> tuple[str, ...]:
        """The small print."""
        return tuple(self._mark(text) for text in self._texts)

    def show_settings(self, settings: CaptionSettings, *, stacked: bool, opacity: float) -> None:
        """Show other texts, sizes or colours."""
        self._settings, self._opacity = settings, opacity
        down, across = QBoxLayout.Direction.TopToBottom, QBoxLayout.Direction.LeftToRight
        self._row.setDirection(down if stacked else across)
        if tuple(self._texts) != settings.texts:
            self._fill(settings)
        for index in range(self._row.count()):
            outside = index in {0, self._row.count() - 1}
            self._row.setStretch(index, 1 if outside is stacked else 0)
        self._dress()
        self.show_booth(self._booth)

    def show_booth(self, view: BoothView) -> None:
        """Show whose captions these are, and whether a machine made them."""
        self._booth = view
        self._colours.learn(view.speakers)
        for text, captions in self._texts.items():
            captions.lines.show_mark(self._mark(text))

    def leave_below(self, height: int) -> None:
        """Leave room for something else below the texts, in pixels."""
        self._row.setContentsMargins(0, 0, 0, height)

    def take(self, captions: Sequence[Caption]) -> None:
        """Take the captions of a frame."""
        for text in self._texts.values():
            text.take(captions)

    def clear(self) -> None:
        """Show nothing; what comes from now on is of another session."""
        self._colours.forget()
        for text in self._texts.values():
            text.clear()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the ground."""
        QPainter(self).fillRect(self.rect(), caption_colours(self._settings.look).ground(self._opacity))

    def changeEvent(self, event: QEvent) -> None:
        """Follow the theme."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.StyleChange:
            self._dress()

    def _fill(self, settings: CaptionSettings) -> None:
        kept = self._texts
        for captions in kept.values():
            self._row.removeWidget(captions)
        self._texts = {}
        for text in settings.texts:
            known = kept.pop(text) if text in kept else None
            self._texts[text] = known or RollingCaptions(text, self._colours, points=settings.points)
        for number, captions in enumerate(self._texts.values()):
            self._row.insertWidget(number + 1, captions, 0, Qt.AlignmentFlag.AlignVCenter)
            captions.show()
        for captions in kept.values():
            captions.hide()
            captions.deleteLater()

    def _dress(self) -> None:
        colours = caption_colours(self._settings.look)
        for captions in self._texts.values():
            captions.lines.set_points(self._settings.points)
            captions.lines.set_colours(colours)
        self._row.setSpacing(round(self._settings.points * _GAP))
        self.update()

    def _language(self, text: str | None) -> str:
        if text is None:
            spoken = self._booth.only_spoken
            return self.tr("Floor") if spoken is None else language_name(spoken)
        names = {channel.channel: channel.language_name for channel in self._booth.channels}
        return names.get(text, text)

    def _mark(self, text: str | None) -> str:
        language = self._language(text)
        modes = {channel.channel: channel.mode for channel in self._booth.channels}
        match modes.get(text) if text is not None else Mode.FLOOR:
            case Mode.MACHINE:
                return self.tr("{language} · AI interpretation").format(language=language)
            case Mode.HUMAN:
                return self.tr("{language} · AI captions").format(language=language)
            case _:
                return language
