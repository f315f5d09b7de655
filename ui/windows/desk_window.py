"""The window of the interpreters: their desks side by side, each with its own keys, above what helps them."""

from collections.abc import Mapping, Sequence
from itertools import count

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QCloseEvent, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QScrollArea, QVBoxLayout, QWidget

from interpreter.app.protocol import Levels
from interpreter.domain.captions import Caption
from ui.models.terms import HelpEntry
from ui.models.views import BoothView
from ui.panels.desk import DeskPanel
from ui.panels.help_strip import HelpStripPanel
from ui.theme import current
from ui.widgets.banner import Banner
from ui.widgets.desk_keys import DeskKeys, DeskKeyWatch, usual_keys


class DeskWindow(QWidget):
    """Shows every desk of the event. `keys` are those of desks by their ids; others get the usual ones in turn."""

    asked = Signal(object)
    """A Command."""
    left = Signal()
    """Somebody closed it."""

    def __init__(self, keys: Mapping[str, DeskKeys] | None = None) -> None:
        super().__init__()
        self.setWindowTitle(self.tr("Interpreters' desks"))
        self._keys = dict(keys or {})
        self._watch = DeskKeyWatch(self)
        self.panels: dict[str, DeskPanel] = {}
        self.banner = Banner()
        self.help = HelpStripPanel()
        self._none = QLabel(self.tr("This event has no desk for an interpreter; add one in the set-up."))
        self._none.setProperty("role", "muted")
        self._none.setWordWrap(True)
        desks = QWidget()
        self._row = QHBoxLayout(desks)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.addWidget(self._none)
        self._area = QScrollArea()
        self._area.setWidgetResizable(True)
        self._area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._area.setWidget(desks)
        self._column = QVBoxLayout(self)
        self._column.addWidget(self._area, 1)
        self._column.addWidget(self.banner)
        self._column.addWidget(self.help)
        self._space()
        self.resize(current().px(1280), current().px(560))

    def show_booth(self, view: BoothView) -> None:
        """Show what holds."""
        names = [desk.desk for desk in view.desks]
        if names != list(self.panels):
            self._rebuild(names)
        for panel in self.panels.values():
            panel.show_booth(view)
        self.help.show_booth(view, helped_channel(view))

    def show_levels(self, levels: Levels) -> None:
        """Show levels in dBFS by source and channel."""
        for panel in self.panels.values():
            panel.show_levels(levels)

    def show_entries(self, entries: Sequence[HelpEntry | None]) -> None:
        """Show what stands in each place of the help strip."""
        self.help.show_entries(entries)

    def take(self, captions: Sequence[Caption]) -> None:
        """Take the captions of a frame."""
        self.help.take(captions)

    def show_refusal(self, sentence: str) -> None:
        """Show why something was not done, until somebody closes it; below the desks, so that no key moves."""
        self.banner.show_sentence(sentence)

    def clear(self) -> None:
        """Show no words and no help; what comes from now on is of another session."""
        self.help.clear()

    def showEvent(self, event: QShowEvent) -> None:
        """Have the keys act wherever the focus is."""
        super().showEvent(event)
        self._watch.watch_native()

    def closeEvent(self, event: QCloseEvent) -> None:
        """Tell that it is gone."""
        super().closeEvent(event)
        self.left.emit()

    def changeEvent(self, event: QEvent) -> None:
        """Follow the theme."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.StyleChange and self.layout() is not None:
            self._space()

    def _rebuild(self, names: Sequence[str]) -> None:
        """Have a panel for each desk; those that stay are kept, with their keys and what is held there."""
        self._watch.clear()
        for name in [one for one in self.panels if one not in names]:
            gone = self.panels.pop(name)
            self._row.removeWidget(gone)
            gone.hide()
            gone.deleteLater()
        for name in [one for one in names if one not in self.panels]:
            self.panels[name] = self._new_panel(name)
        self.panels = {name: self.panels[name] for name in names}
        for panel in self.panels.values():
            self._row.removeWidget(panel)
            self._row.addWidget(panel, 1)
            panel.bind(self._watch)
        self._none.setVisible(not names)

    def _new_panel(self, name: str) -> DeskPanel:
        taken = [panel.keys for panel in self.panels.values()]
        free = (keys for keys in map(usual_keys, count()) if keys not in taken or not keys.on_air)
        panel = DeskPanel(name, self._keys.get(name) or next(free))
        panel.asked.connect(self.asked)
        return panel

    def _space(self) -> None:
        theme = current()
        self._row.setSpacing(theme.small)
        self._column.setSpacing(theme.small)
        self._column.setContentsMargins(theme.small, theme.small, theme.small, theme.small)


def helped_channel(view: BoothView) -> str | None:
    """Return the channel whose machine version helps: one that a desk holds, or else one that it may hold."""
    held = [channel for desk in view.desks for channel in desk.on_air]
    may_hold = [channel for desk in view.desks for channel in desk.may_hold]
    return next(iter((*held, *may_hold)), None)
