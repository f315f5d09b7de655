"""What was said and what it becomes."""

from collections import deque
from collections.abc import Iterable

from PySide6.QtCore import QElapsedTimer, QEvent, QLocale, QPoint, Qt, QTimer, Signal
from PySide6.QtGui import QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QFrame, QLabel, QMenu

from interpreter.domain.captions import Caption
from interpreter.domain.health import Gap
from ui.models.conversation import FLOOR, Conversation, Passage
from ui.models.conversation_search import Search
from ui.models.views import BoothView, SpeakerView
from ui.models.wording import language_name
from ui.pauses import leave_alone, tidy
from ui.theme import current
from ui.widgets.conversation_columns import Title
from ui.widgets.conversation_head import ConversationHead
from ui.widgets.conversation_menu import add_speaker
from ui.widgets.conversation_view import ConversationView
from ui.widgets.icon_button import IconButton
from ui.widgets.layouts import column, respace

_TAKING_MS, _AGAIN_MS = 6, 5
_AT_ONCE = 64
_TIDY_EVERY = 60
_SEARCH_MS = 4
_ROWS_AT_ONCE = 16


class ConversationPanel(QFrame):
    """The conversation with its languages, its search, and the way back to the newest words."""

    speaker_named = Signal(str, str)
    """A speaker's id and name."""
    speakers_merged = Signal(str, str)
    """The id of a speaker, and of the one they are the same person as."""
    languages_shown = Signal(str, bool)
    """The language beside the floor, and whether all are shown instead; to be remembered."""

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("role", "panel")
        self._booth = BoothView()
        self._waiting: deque[Caption | Gap] = deque()
        self._conversation = Conversation()
        self._search = Search(self._conversation)
        self._view = ConversationView(self._conversation)
        self._head = ConversationHead()
        self._language, self._every = self._head.language, self._head.every
        self._people, self._find = self._head.people, self._head.find_bar
        self._live = IconButton("to-end", self.tr("Jump to live"), self, ink="on_fill")
        self._nothing = QLabel(self.tr("What is said appears here."), self)
        self._looking = QTimer(self)
        self._more = QTimer(self)
        self._taken = 0
        self._arrange()
        self._connect()
        self.restyle()

    @property
    def view(self) -> ConversationView:
        """The conversation itself."""
        return self._view

    def show_booth(self, booth: BoothView) -> None:
        """Show the languages of what was told, and these speakers, from now on."""
        booth = booth.of_conversation()
        before, self._booth = self._booth, booth
        if (before.speakers, before.names) != (booth.speakers, booth.names):
            self._view.show_speakers({speaker.id: speaker for speaker in booth.speakers})
            self._view.offer_names(booth.names)
        if before.merged != booth.merged:
            self._conversation.merge(dict(booth.merged))
            self._refresh()
        languages = {
            one.language: one.language_name for one in booth.channels if one.language != booth.only_spoken
        }
        self._language.set_options(list(languages.items()))
        self._language.setEnabled(bool(languages) and not self._every.isChecked())
        self._every.setEnabled(len(languages) > 1)
        self._show_columns()

    def set_simple(self, simple: bool) -> None:
        """Leave the search out until somebody begins one, and what an operator in a hurry has no need of."""
        self._head.set_simple(simple=simple)

    def show_languages(self, language: str, *, every: bool) -> None:
        """Show the floor and one language, or every language, as was remembered."""
        if language in [one.language for one in self._booth.channels]:
            self._language.set_value(language)
        self._every.setChecked(every)

    def take(self, *told: Iterable[Caption | Gap]) -> None:
        """Show what was told since the last frame; a long history comes in over several frames."""
        for some in told:
            self._waiting.extend(some)
        if not self._waiting:
            return
        spent = QElapsedTimer()
        spent.start()
        while self._waiting and spent.elapsed() < _TAKING_MS:
            count = min(_AT_ONCE, len(self._waiting))
            self._conversation.take_all([self._waiting.popleft() for _ in range(count)])
        if self._waiting:
            leave_alone()
            self._more.start(_AGAIN_MS)
            return
        self._refresh()
        self._taken += 1
        if self._taken % _TIDY_EVERY == 0:
            tidy()

    def clear(self) -> None:
        """Begin with an empty conversation."""
        self._waiting.clear()
        self._conversation.clear()
        self._refresh()
        self._look_for("")

    def restyle(self) -> None:
        """Take on the theme of now."""
        respace(self)
        self._put_overlays()

    def changeEvent(self, event: QEvent) -> None:
        """Take on another theme."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.StyleChange:
            self.restyle()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the way back in its corner."""
        super().resizeEvent(event)
        self._put_overlays()

    def _arrange(self) -> None:
        self._live.setProperty("role", "primary")
        self._live.setToolTip(self.tr("Go to the newest words and stay with them (End)"))
        self._live.hide()
        self._nothing.setProperty("role", "muted")
        self._nothing.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._nothing.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setLayout(column(self._head, self._view, margin="small"))

    def _connect(self) -> None:
        self._language.chosen.connect(self._languages_changed)
        self._every.toggled.connect(self._languages_changed)
        self._people.menu().aboutToShow.connect(self._fill_people)
        self._view.following_changed.connect(lambda follows: self._live.setVisible(not follows))
        self._view.speaker_named.connect(self.speaker_named)
        self._view.menu_asked.connect(self._open_menu)
        self._live.clicked.connect(self._view.jump_to_live)
        self._live.clicked.connect(self._view.setFocus)
        self._find.words_changed.connect(self._look_for)
        self._find.moved.connect(self._move)
        self._looking.timeout.connect(self._look_further)
        self._more.setSingleShot(True)
        self._more.timeout.connect(self.take)
        QShortcut(QKeySequence.StandardKey.Find, self, self._head.begin_search)

    def _refresh(self) -> None:
        changes = self._conversation.drain()
        self._nothing.setVisible(not len(self._conversation))
        self._view.refresh(changes)
        if self._search.needle and changes.changed:
            self._search.look_at(changes.changed)
            self._find.show_found(self._search)

    def _languages_changed(self) -> None:
        every = self._every.isChecked()
        self._language.setEnabled(not every and self._language.count() > 0)
        self._show_columns()
        self.languages_shown.emit(str(self._language.value or ""), every)

    def _show_columns(self) -> None:
        titles = {one.language: one.language_name for one in self._booth.channels}
        if (spoken := self._booth.only_spoken) is not None:
            titles.pop(spoken, None)
        if not self._every.isChecked():
            titles = {key: name for key, name in titles.items() if key == self._language.value}
        floor = self.tr("Floor") if spoken is None else language_name(spoken)
        columns = [Title(FLOOR, floor, all(map(_is_right_to_left, self._booth.spoken)))]
        columns += [Title(key, name, _is_right_to_left(key)) for key, name in titles.items()]
        if self._view.show_columns(columns) and self._search.needle:
            self._look_for(self._search.needle)

    def _put_overlays(self) -> None:
        self._live.adjustSize()
        edge = current().large
        inside = self._view.geometry()
        left = inside.center().x() - self._live.width() // 2
        self._live.move(left, inside.bottom() - self._live.height() - edge)
        self._live.raise_()
        self._nothing.setGeometry(inside)

    def _fill_people(self) -> None:
        menu = self._people.menu()
        menu.clear()
        for speaker in self._booth.speakers:
            self._add_speaker(menu, speaker)
            menu.addSeparator()
        if not self._booth.speakers:
            menu.addAction(self.tr("Nobody has spoken yet")).setEnabled(False)

    def _open_menu(self, passage: Passage, place: QPoint) -> None:
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.addAction(self.tr("Copy"), self._view.copy)
        speaker = next((one for one in self._booth.speakers if one.id == passage.speaker), None)
        if speaker is not None:
            self._add_speaker(menu, speaker)
        menu.popup(place)

    def _add_speaker(self, menu: QMenu, speaker: SpeakerView) -> None:
        others = [one for one in self._booth.speakers if one.id != speaker.id]
        add_speaker(menu, speaker, others, self._rename, self.speakers_merged.emit)

    def _rename(self, speaker: str) -> None:
        """Edit a speaker's name where they spoke last."""
        for number in range(len(self._conversation) - 1, -1, -1):
            passage = self._conversation[number]
            if (
                isinstance(passage, Passage)
                and passage.speaker == speaker
                and self._conversation.opens(number)
            ):
                self._view.rename(passage)
                return

    def _look_for(self, words: str) -> None:
        self._search.look_for(words, self._view.column_keys)
        self._view.mark(self._search.needle, None)
        self._find.show_found(self._search)
        self._looking.start(0) if self._search.needle else self._looking.stop()

    def _look_further(self) -> None:
        spent = QElapsedTimer()
        spent.start()
        while not self._search.is_done and spent.elapsed() < _SEARCH_MS:
            self._search.step(_ROWS_AT_ONCE)
        if self._search.is_done:
            self._looking.stop()
        self._find.show_found(self._search)

    def _move(self, back: bool) -> None:
        hit = self._search.go(back=back)
        self._view.mark(self._search.needle, hit)
        self._find.show_found(self._search)
        if hit is not None:
            self._view.select(self._conversation.place(hit.key))


def _is_right_to_left(language: str) -> bool:
    return QLocale(language).textDirection() is Qt.LayoutDirection.RightToLeft
