"""Everything that is opened about sessions on record: their list, a window for each, and what crashes left behind."""

from collections.abc import Callable, Sequence
from functools import partial
from typing import TypeVar

from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QWidget

from interpreter.app import sessions
from interpreter.domain.commands import PlayRecord, StopPlaying
from interpreter.domain.devices import OutputPlace
from interpreter.domain.errors import OpenBoothError
from interpreter.domain.events import RecordPlaying
from interpreter.domain.sessions import FoundLine, Interrupted, SessionEntry
from interpreter.domain.timeline import Ticks
from ui.console import Console
from ui.dialogs.recovery import RecoveryDialog
from ui.dialogs.sessions import SessionsDialog
from ui.errands import Errands
from ui.models.playing import Sound
from ui.reviewing import Reviewing
from ui.windows.review import ReviewWindow
from ui.windows.review_export import ReviewExport
from ui.windows.review_import import ReviewImport
from ui.windows.review_telling_apart import TellingApart

Found = TypeVar("Found")
_MOST_FOUND = 5_000
"""Lines in which words that were typed are looked for; each brings its session into the list."""


class SessionWindows(QObject):
    """Opens them, does in threads what they ask for, and lets one record be heard at a time."""

    def __init__(self, console: Console, parent: QWidget) -> None:
        super().__init__(parent)
        self._console, self._window = console, parent
        self._errands = Errands(self)
        self._dialog: SessionsDialog | None = None
        self._recovery: RecoveryDialog | None = None
        self.reviews: dict[str, ReviewWindow] = {}
        """The windows that are open, by session."""
        self._heard: ReviewWindow | None = None
        """Which of them is heard."""
        console.record_played.connect(self._follow)
        console.viewed.connect(lambda view: self._each(lambda review: review.show_devices(view.devices)))
        console.comes.connect(lambda: self._each(lambda review: review.player.lose()))
        console.ended.connect(lambda _: self._list())

    @property
    def idle(self) -> bool:
        """Whether nothing is being done."""
        return self._errands.idle

    def open(self) -> None:
        """Show the sessions."""
        dialog = self.made_dialog()
        dialog.show()
        dialog.raise_()

    def made_dialog(self) -> SessionsDialog:
        """Return the list, which is read meanwhile; there is one at a time."""
        if self._dialog is None:
            dialog = self._dialog = SessionsDialog(self._window)
            dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
            dialog.finished.connect(self._forget)
            dialog.open_asked.connect(self.review)
            dialog.search_asked.connect(self._search)
            dialog.export_asked.connect(lambda session: ReviewExport(session, dialog))
            dialog.keep_asked.connect(
                lambda session, on: self._do(partial(sessions.keep_session, session, keep=on))
            )
            dialog.delete_asked.connect(self._delete)
        self._list()
        return self._dialog

    def review(self, session: str, words: str = "") -> ReviewWindow:
        """Show a session, and where words were said in it; its window comes to the front where it is open."""
        window = self.reviews.get(session)
        if window is None:
            window = self.reviews[session] = self._made_review(session)
            window.reviewing.open()
        window.show()
        window.raise_()
        window.activateWindow()
        if words:
            window.bar.begin(words)
        return window

    def recover(self) -> None:
        """Offer what crashes left behind, where there is anything."""
        self._errands.send("interrupted", partial(_safely, sessions.interrupted), self._offer)

    def close(self) -> None:
        """Show nothing any more."""
        for window in (self._dialog, self._recovery, *self.reviews.values()):
            if window is not None:
                window.close()

    def _made_review(self, session: str) -> ReviewWindow:
        window = ReviewWindow(Reviewing(session))
        window.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        window.show_devices(self._console.view.devices)
        window.player.play_asked.connect(partial(self._play, window))
        window.player.stop_asked.connect(self._stop)
        window.closed.connect(partial(self._close_review, session))
        window.export_asked.connect(lambda: ReviewExport(session, window))
        window.document_chosen.connect(lambda path: ReviewImport(path, window, self._console))
        again = TellingApart(session, window)
        again.changed.connect(window.reviewing.refresh)
        window.again_asked.connect(again.open)
        return window

    def _offer(self, found: tuple[Interrupted, ...] | OpenBoothError) -> None:
        if isinstance(found, OpenBoothError):
            self._console.refused.emit(str(found))
        elif found and self._recovery is None:
            dialog = self._recovery = RecoveryDialog(found, self._window)
            dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
            dialog.finished.connect(self._forget_recovery)
            for asked, act in (
                (dialog.recover_asked, sessions.recover),
                (dialog.skip_asked, sessions.skip),
                (dialog.discard_asked, sessions.discard),
            ):
                asked.connect(partial(self._settle, act))
            dialog.show()

    def _settle(self, act: Callable[[str], None], session: str) -> None:
        """Deal with one that was cut off."""

        def told(done: OpenBoothError | None) -> None:
            if self._recovery is None:
                return
            if isinstance(done, OpenBoothError):
                self._recovery.note.show_sentence(str(done))
            else:
                self._recovery.settle(session)
            self._list()

        self._errands.send("settle", partial(_safely, partial(act, session)), told)

    def _delete(self, session: str) -> None:
        if session in self.reviews:
            self.reviews[session].close()
        self._do(partial(sessions.delete_session, session))

    def _do(self, act: Callable[[], None]) -> None:
        """Have something done to the sessions; the list is read again whatever comes of it."""

        def told(done: OpenBoothError | None) -> None:
            if self._dialog is not None:
                self._dialog.tell(str(done) if done is not None else "")
            self._list()

        self._errands.send("sessions", partial(_safely, act), told)

    def _list(self) -> None:
        if self._dialog is not None:
            self._errands.send("list", partial(_safely, sessions.list_sessions), self._show)

    def _show(self, found: Sequence[SessionEntry] | OpenBoothError) -> None:
        if self._dialog is None:
            return
        if isinstance(found, OpenBoothError):
            self._dialog.tell(str(found))
        else:
            self._dialog.show_sessions(found)

    def _search(self, words: str) -> None:
        """Find the sessions in which words were said."""
        if words:
            search = partial(sessions.search_sessions, words, most=_MOST_FOUND)
            self._errands.send("search", partial(_safely, search), partial(self._show_said, words))

    def _show_said(self, words: str, found: Sequence[FoundLine] | OpenBoothError) -> None:
        if self._dialog is not None and not isinstance(found, OpenBoothError):
            self._dialog.show_said(words, {one.session for one in found})

    def _play(self, window: ReviewWindow, sound: Sound, at: Ticks, output: OutputPlace | None) -> None:
        if self._heard not in {None, window} and self._heard is not None:
            self._heard.player.lose()
        self._heard = window

        def answered(error: OpenBoothError | None) -> None:
            if error is not None and self._heard is window:
                window.player.lose()
                window.banner.show_sentence(str(error))

        wanted = PlayRecord(window.reviewing.session, sound.name, at, output)
        self._console.ask_core(wanted, answered)

    def _stop(self) -> None:
        self._console.ask_core(StopPlaying(), lambda _: None)

    def _follow(self, told: RecordPlaying) -> None:
        window = self.reviews.get(told.session)
        if window is None or window.player.sound is None or window.player.sound.name != told.track:
            return
        window.player.follow(told.at, playing=told.playing)
        if told.trouble:
            window.banner.show_sentence(told.trouble)

    def _each(self, act: Callable[[ReviewWindow], None]) -> None:
        for review in self.reviews.values():
            act(review)

    def _close_review(self, session: str) -> None:
        window = self.reviews.pop(session, None)
        if window is self._heard:
            self._heard = None

    def _forget(self) -> None:
        self._dialog = None

    def _forget_recovery(self) -> None:
        self._recovery = None


def _safely(work: Callable[[], Found]) -> Found | OpenBoothError:
    """Return what comes of it, or why nothing did; runs in a thread."""
    try:
        return work()
    except OpenBoothError as error:
        return error
