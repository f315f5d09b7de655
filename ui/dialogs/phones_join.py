"""How phones join: the QR code, and what people type who cannot scan it."""

from collections.abc import Sequence
from functools import partial
from urllib.parse import quote

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QFrame, QMenu, QWidget

from ui.models.views import ChannelView, PhonesView
from ui.widgets.elided_label import ElidedLabel
from ui.widgets.flow import FlowLayout
from ui.widgets.icon_button import IconButton
from ui.widgets.layouts import column, kept_spaced
from ui.widgets.qr_square import QrSquare
from ui.widgets.question import Question

_LARGE = 1.7


class JoinCard(QFrame):
    """Shows the keys to the room, hands them on, and asks before they are changed."""

    revoke_asked = Signal()
    slide_asked = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("role", "card")
        self._link = self._overlay = ""
        self._channels: Sequence[ChannelView] = ()
        self.code = QrSquare()
        self.address, self.room = ElidedLabel(bold=True, scale=_LARGE), ElidedLabel(bold=True, scale=_LARGE)
        self._network = ElidedLabel(scale=1.1)
        self._network_title = _small(self.tr("Wireless network"))
        self.question = Question()
        self.slide = IconButton("qr", self.tr("Show it to the room"))
        self.slide.setToolTip(self.tr("Fill the second display with the QR code (Ctrl+Shift+J)"))
        self.slide.clicked.connect(self.slide_asked)
        self.copy = IconButton("link", self.tr("Copy the link"))
        self.copy.setToolTip(self.tr("Whoever has the link is let in"))
        self.copy.clicked.connect(lambda: QGuiApplication.clipboard().setText(self._link))
        self.overlay = IconButton("overlay", self.tr("Copy an overlay's address"))
        self.overlay.setToolTip(self.tr("Captions of a channel for a browser source, as in OBS or vMix"))
        self.overlay.clicked.connect(self._offer_overlays)
        self.revoke = IconButton("close", self.tr("Revoke the link…"))
        self.revoke.setToolTip(self.tr("Send every phone away, and let only those in that get the new link"))
        self.revoke.clicked.connect(self._ask)
        for button in (self.slide, self.copy, self.overlay, self.revoke):
            button.setAutoDefault(False)
        self._lay_out()

    def show_phones(self, phones: PhonesView, channels: Sequence[ChannelView]) -> None:
        """Show how phones join now; nothing can be changed while something is waited for."""
        sharing, self._channels = phones.sharing, channels
        self._overlay = f"http://{sharing.address}/overlay?channel={{channel}}&token={sharing.read_token}"
        if sharing.link != self._link:
            self.question.withdraw()
        self._link = sharing.link
        name = self.tr("QR code that opens {address}").format(address=sharing.address)
        self.code.show_text(sharing.link, name=name)
        self.address.show_text(sharing.address)
        self.room.show_text(sharing.code)
        self._network.show_text(sharing.setup.network)
        for widget in (self._network, self._network_title):
            widget.setVisible(bool(sharing.setup.network))
        self.address.setAccessibleName(self.tr("Address: {address}").format(address=sharing.address))
        self.room.setAccessibleName(self.tr("Room code: {code}").format(code=sharing.code))
        self.revoke.setEnabled(not phones.waits)
        self.overlay.setEnabled(bool(channels))

    def changeEvent(self, event: QEvent) -> None:
        """Follow the theme."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange and self.layout():
            self.code.setFixedSize(self.code.sizeHint())

    def _offer_overlays(self) -> None:
        """Copy the address of the overlay of a channel, one that is chosen where there are several."""
        if len(self._channels) == 1:
            self._copy_overlay(self._channels[0].channel)
            return
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for channel in self._channels:
            menu.addAction(channel.language_name, partial(self._copy_overlay, channel.channel))
        menu.popup(self.overlay.mapToGlobal(self.overlay.rect().bottomLeft()))

    def _copy_overlay(self, channel: str) -> None:
        QGuiApplication.clipboard().setText(self._overlay.format(channel=quote(channel)))

    def _ask(self) -> None:
        self.question.ask(
            self.tr(
                "Every phone is sent away, and the link, the room code and the address of overlays become new: show "
                "the QR code again afterwards."
            ),
            yes=self.tr("Revoke the link"),
            no=self.tr("Keep it"),
            act=self.revoke_asked.emit,
        )

    def _lay_out(self) -> None:
        words = QWidget()
        words.setLayout(
            column(
                *(_small(self.tr("Scan, or open this address")), self.address),
                *(_small(self.tr("Room code")), self.room),
                *(self._network_title, self._network, None),
                gap="tiny",
            )
        )
        top, buttons = QWidget(), QWidget()
        shown = FlowLayout(top)
        for widget in (self.code, words):
            shown.addWidget(widget)
        kept_spaced(shown, gap="large")
        acts = FlowLayout(buttons)
        for button in (self.slide, self.copy, self.overlay, self.revoke):
            acts.addWidget(button)
        kept_spaced(acts, gap="small")
        self.code.setFixedSize(self.code.sizeHint())
        self.setLayout(column(top, buttons, self.question, gap="medium", margin="medium"))


def _small(words: str) -> ElidedLabel:
    return ElidedLabel(words, ink="muted")
