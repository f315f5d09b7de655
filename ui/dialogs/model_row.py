"""One model: what it is, how much of it is here, and what can be done with it."""

from pathlib import Path

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtWidgets import QFileDialog, QFrame, QLineEdit, QProgressBar, QWidget

from ui.models.model_list import Act, ModelLine, ModelWish
from ui.theme import current
from ui.widgets.flow import FlowLayout
from ui.widgets.icon_button import IconButton
from ui.widgets.layouts import column, kept_spaced, row
from ui.widgets.note import Note
from ui.widgets.question import Question
from ui.widgets.wrapped_label import WrappedLabel

_STEPS = 1000


class ModelRow(QFrame):
    """A card that draws a line; where it names a token, there is a field for it."""

    asked = Signal(object)
    """ModelWish"""

    def __init__(self, line: ModelLine) -> None:
        super().__init__()
        self.setProperty("role", "card")
        self.setAccessibleName(line.name)
        self._line = line
        self.name = WrappedLabel(line.name)
        self.name.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._about = WrappedLabel(role="muted")
        self.state = Note("muted")
        self._limits, self.trouble = Note("warn"), Note("bad")
        self.bar = QProgressBar()
        self.bar.setRange(0, _STEPS)
        self.bar.setTextVisible(False)
        self.bar.setFixedHeight(current().small)
        self._token = QLineEdit()
        self._token.setEchoMode(QLineEdit.EchoMode.Password)
        self._token.setPlaceholderText(self.tr("Token"))
        self._token.setAccessibleName(self.tr("Token for {model}").format(model=line.name))
        self._token.returnPressed.connect(lambda: self._ask(Act.TOKEN))
        self._question = Question()
        self.buttons: dict[Act, IconButton] = {}
        """Those that were needed so far; there are many rows."""
        self._lay_out()
        self.show_line(line)

    def show_line(self, line: ModelLine) -> None:
        """Show what holds now."""
        if line == self._line and self._shown:
            return
        before, self._line = self._line, line
        self._about.setText(line.about)
        self.state.show_sentence(line.state, line.grade)
        self._limits.show_sentence(line.limits)
        if line.trouble != self.trouble.sentence:
            self.trouble.show_sentence(line.trouble)
        self.bar.setVisible(line.done is not None)
        self.bar.setValue(round((line.done or 0.0) * _STEPS))
        self.bar.setAccessibleName(line.state)
        if Act.REMOVE not in line.acts:
            self._question.withdraw()
        if line.acts != before.acts or not self._shown:
            self._offer()
        if Act.GET in line.acts:
            self.buttons[Act.GET].setText(line.get_words)

    @property
    def first(self) -> QWidget:
        """Where Tab comes into the row."""
        return self._token

    def show_chosen_folder(self, folder: str) -> None:
        """Import the model from a folder."""
        self.asked.emit(ModelWish(Act.IMPORT, self._line.name, folder=Path(folder)))

    def changeEvent(self, event: QEvent) -> None:
        """Follow the theme."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange and self.layout():
            self.bar.setFixedHeight(current().small)

    def _offer(self) -> None:
        """Show the buttons for what can be done; the focus stays in the row."""
        focused = any(button.hasFocus() for button in self.buttons.values())
        self._shown = True
        before: QWidget = self._token
        for act in self._line.acts:
            if act not in self.buttons:
                button = self.buttons[act] = self._button(act)
                self._keys.addWidget(button)
                QWidget.setTabOrder(before, button)
            before = self.buttons[act]
        for act, button in self.buttons.items():
            button.setVisible(act in self._line.acts)
        self._token.setVisible(Act.TOKEN in self._line.acts)
        if focused and self._line.acts:
            self.buttons[self._line.acts[0]].setFocus(Qt.FocusReason.OtherFocusReason)

    def _button(self, act: Act) -> IconButton:
        looks = {
            Act.GET: ("", self.tr("Download")),
            Act.ACCEPT: ("check", self.tr("Accept that licence and download")),
            Act.TOKEN: ("check", self.tr("Use the token")),
            Act.PAUSE: ("pause", self.tr("Pause")),
            Act.RESUME: ("start", self.tr("Go on")),
            Act.VERIFY: ("search", self.tr("Check its files")),
            Act.IMPORT: ("open", self.tr("From a folder…")),
            Act.REMOVE: ("remove", self.tr("Delete")),
            Act.CANCEL: ("close", self.tr("Cancel")),
        }
        button = IconButton(*looks[act])
        button.setAutoDefault(False)
        button.setAccessibleDescription(self._line.name)
        button.clicked.connect(lambda: self._ask(act))
        return button

    def _ask(self, act: Act) -> None:
        match act:
            case Act.REMOVE:
                self._question.ask(
                    self._line.removal,
                    yes=self.tr("Delete"),
                    no=self.tr("Keep"),
                    act=lambda: self.asked.emit(ModelWish(Act.REMOVE, self._line.name)),
                )
            case Act.IMPORT:
                asked = QFileDialog(
                    self, self.tr("Choose the folder of {model}").format(model=self._line.name)
                )
                asked.setFileMode(QFileDialog.FileMode.Directory)
                asked.fileSelected.connect(self.show_chosen_folder)
                asked.open()
            case _:
                self.asked.emit(ModelWish(act, self._line.name, token=self._token.text().strip()))

    def _lay_out(self) -> None:
        self._shown = False
        keys = QWidget()
        self._keys = FlowLayout(keys)
        kept_spaced(self._keys, gap="small")
        self._keys.addWidget(self._token)
        top = row(self.name, self.state)
        top.setStretch(0, 3)
        top.setStretch(1, 2)
        parts = (self._about, self._limits, self.bar, self.trouble, keys, self._question)
        self.setLayout(column(top, *parts, gap="tiny", margin="medium"))
