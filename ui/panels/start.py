"""What stands in the middle of the main window while nothing is interpreted."""

from pathlib import Path

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtWidgets import QFrame, QLabel, QScrollArea, QWidget

from ui.icons import icon
from ui.models.start import StartView
from ui.models.wording import language_name
from ui.theme import current
from ui.widgets.chooser import Chooser
from ui.widgets.elided_label import ElidedLabel
from ui.widgets.field import Field
from ui.widgets.flow import FlowLayout
from ui.widgets.icon_button import IconButton
from ui.widgets.language_choice import LanguageChoice
from ui.widgets.layouts import column, kept_spaced, respace, row
from ui.widgets.note import Note
from ui.widgets.recent_files import RecentFiles
from ui.widgets.update_line import UpdateLine

_WIDEST = 680
_NAME_SCALE = 2.1
_MOST_OF_IT = 1000


class StartPanel(QScrollArea):
    """Offers to start, to open an event and to try the demo; says why an event cannot start yet."""

    start_asked = Signal()
    open_asked = Signal()
    demo_asked = Signal()
    set_up_asked = Signal()
    sessions_asked = Signal()
    recent_chosen = Signal(Path)
    languages_chosen = Signal(str, object)
    """The spoken language, and tuple[str, ...] of those to interpret into."""

    def __init__(self) -> None:
        super().__init__()
        self._name = ElidedLabel("OpenBooth", bold=True, scale=_NAME_SCALE)
        self._about = _muted(self.tr("Simultaneous interpretation that never leaves this computer"))
        self._start = self._action("start", self.tr("Start"), role="primary")
        self._start.clicked.connect(self.start_asked)
        self._open = self._action("open", self.tr("Open event…"))
        self._open.clicked.connect(self.open_asked)
        self._demo = self._action("presenter", self.tr("Try the demo"))
        self._demo.clicked.connect(self.demo_asked)
        self._demo.setToolTip(self.tr("Interpret a recorded panel discussion into Spanish and Catalan"))
        self._set_up = self._action("settings", self.tr("Set everything up…"), role="quiet")
        self._set_up.clicked.connect(self.set_up_asked)
        self._sessions = self._action("history", self.tr("Sessions…"), role="quiet")
        self._sessions.clicked.connect(self.sessions_asked)
        self._sessions.setToolTip(self.tr("What was interpreted before: to read, hear, correct and export"))
        self._why_not = Note("warn")
        self._title = ElidedLabel(scale=1.15, bold=True)
        self._spoken = Chooser(self.tr("Spoken language"))
        self._spoken.chosen.connect(self._tell_languages)
        self._into = LanguageChoice()
        self._into.languages_chosen.connect(self._tell_languages)
        self._recent = RecentFiles()
        self._recent.chosen.connect(self.recent_chosen)
        self._hint = _muted(self.tr("Drop a recording here to interpret it"))
        self.updates = UpdateLine()
        self._arrange()
        self._dress()

    def show_start(self, view: StartView) -> None:
        """Show what can be started, and how."""
        spoken = dict.fromkeys((*view.spoken_offered, view.source_language))
        self._spoken.set_options(
            sorted(((code, language_name(code)) for code in spoken), key=lambda one: one[1])
        )
        self._spoken.set_value(view.source_language, words=language_name(view.source_language))
        self._into.show_languages(view.targets, view.targets_offered)
        self._title.show_text(view.title)
        self._title.setVisible(bool(view.title))
        self._start.setEnabled(not view.why_not)
        self._start.setAccessibleDescription(view.why_not)
        self._start.setToolTip(view.why_not or self.tr("Start interpreting"))
        self._why_not.show_sentence(view.why_not)
        self._recent.show_files(view.recent)

    def changeEvent(self, event: QEvent) -> None:
        """Follow the theme."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange and self.widget():
            self._dress()

    def _tell_languages(self) -> None:
        self.languages_chosen.emit(self._spoken.value, self._into.languages)

    def _action(self, sign: str, words: str, *, role: str = "") -> IconButton:
        ink = "on_fill" if role == "primary" else "text"
        button = IconButton(sign, words, ink=ink, size=20)
        button.setProperty("role", role)
        return button

    def _arrange(self) -> None:
        actions = QWidget()
        flow = FlowLayout(actions, columns=True)
        kept_spaced(flow, gap="medium")
        for action in (self._start, self._open, self._demo):
            action.setProperty("rank", "first")
            flow.addWidget(action)
        card = self._card()
        drop = QFrame()
        drop.setObjectName("drop")
        self._drop = drop
        self._drop_sign = QLabel()
        self._drop_sign.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        drop.setLayout(column(self._drop_sign, self._hint, gap="tiny", margin="medium"))
        self._inner = QWidget()
        name = row(None, self._name, None)
        self._inner.setLayout(
            column(name, self._about, self.updates, actions, card, self._recent, drop, gap="large")
        )
        whole = QWidget()
        across = row(None, column(None, self._inner, None, gap=""), None, gap="", margin="large")
        across.setStretch(1, _MOST_OF_IT)
        whole.setLayout(across)
        self.setWidget(whole)
        self.setWidgetResizable(True)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)

    def _card(self) -> QFrame:
        """Return the languages of the event, and what keeps it from starting."""
        card = QFrame()
        card.setProperty("role", "panel")
        languages = QWidget()
        pair = FlowLayout(languages)
        kept_spaced(pair, gap="large")
        pair.addWidget(Field(self.tr("Spoken language"), self._spoken))
        pair.addWidget(Field(self.tr("Interpret into"), self._into))
        last = row(self._sessions, None, self._set_up)
        card.setLayout(column(self._title, languages, self._why_not, last, gap="medium", margin="large"))
        return card

    def _dress(self) -> None:
        theme = current()
        self._drop_sign.setPixmap(icon("file", "muted").pixmap(theme.icon(20), self.devicePixelRatio()))
        self._drop.setStyleSheet(
            f"#drop {{ border: 1px dashed {theme.colours.edge}; border-radius: {theme.radius}px; }}"
        )
        self._inner.setMaximumWidth(theme.px(_WIDEST))
        respace(self)


def _muted(words: str) -> QLabel:
    label = QLabel(words)
    label.setProperty("role", "muted")
    label.setAlignment(Qt.AlignmentFlag.AlignHCenter)
    label.setWordWrap(True)
    return label
