"""Everything the operator opens about phones: the dialog, and the slide for the room."""

from dataclasses import replace

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QWidget

from interpreter.domain.sharing import SharingSetup
from ui.console import Console
from ui.dialogs.phones import PhonesDialog
from ui.models.remembered import Remembered
from ui.windows.join_slide import JoinSlide


class PhoneWindows(QObject):
    """Follows the console; what was chosen last is offered for the next event."""

    chosen = Signal(dict)
    """What is to be remembered, by the names of the fields of `Remembered`."""

    def __init__(self, console: Console, remembered: Remembered, parent: QWidget) -> None:
        super().__init__(parent)
        self._console, self._window = console, parent
        self._usual, self._refusal = remembered.sharing, ""
        self._dialog: PhonesDialog | None = None
        self.slide = JoinSlide(remembered.slide_screen)
        self.slide.screen_chosen.connect(self._choose_screen)
        console.viewed.connect(self.slide.show_booth)
        console.viewed.connect(lambda _: self._show())
        console.draft_changed.connect(self._show)
        self.slide.show_booth(console.view)

    def open(self) -> None:
        """Show who listens, and let phones in."""
        dialog = self.made_dialog()
        dialog.show()
        dialog.raise_()

    def made_dialog(self) -> PhonesDialog:
        """Return the dialog, which follows what holds until it is closed; there is one at a time."""
        if self._dialog is None:
            dialog = self._dialog = PhonesDialog(self._usual, self._window)
            dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
            dialog.finished.connect(self._forget)
            dialog.share_asked.connect(self._share)
            dialog.stop_asked.connect(lambda: self._console.share(None))
            dialog.revoke_asked.connect(self._console.revoke_link)
            dialog.slide_asked.connect(self.slide.open)
            dialog.kept.connect(self._keep)
            self._show()
        return self._dialog

    def close(self) -> None:
        """Show nothing any more."""
        self.slide.close()
        if self._dialog is not None:
            self._dialog.close()

    def toggle_slide(self) -> None:
        """Show the QR code to the room, or no longer."""
        if self.slide.isVisible():
            self.slide.close()
        else:
            self.slide.open()

    def _forget(self) -> None:
        self._dialog = None

    def _show(self) -> None:
        """Show what holds; the console tells what was refused where the dialog was closed meanwhile."""
        view, refusal = self._console.view, self._refusal
        self._refusal = view.phones.refusal
        if self._dialog is not None:
            self._dialog.show_booth(view, event=self._console.draft.setup.sharing)
        elif self._refusal and self._refusal != refusal:
            self._console.refused.emit(self._refusal)

    def _share(self, sharing: SharingSetup) -> None:
        self._usual = replace(sharing, pin="", janus=())  # they are secret
        self.chosen.emit({"sharing": self._usual})
        self._console.share(sharing)

    def _keep(self, sharing: SharingSetup | None) -> None:
        self._console.prepare(self._console.draft.sharing(sharing))

    def _choose_screen(self, name: str) -> None:
        self.chosen.emit({"slide_screen": name})
