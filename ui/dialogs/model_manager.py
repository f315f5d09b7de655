"""All models: those that are listed for computers like this one, and what else is here."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from pathlib import Path

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtWidgets import QDialog, QFileDialog, QScrollArea, QWidget

from interpreter.app.model_jobs import Job
from interpreter.app.model_shelf import Presence, Shelf, ShelvedModel, ShelvedProfile
from ui.dialogs.model_row import ModelRow
from ui.dialogs.sizes import open_at
from ui.dialogs.wizard_page import in_order
from ui.models.model_list import Act, ModelWish, line_of, missing_bytes, size_words
from ui.models.wording import isolated
from ui.widgets.icon_button import IconButton
from ui.widgets.layouts import column, respace, row
from ui.widgets.note import Note
from ui.widgets.wrapped_label import WrappedLabel

_WIDTH, _HEIGHT = 860, 720


class ModelManagerDialog(QDialog):
    """Draws the shelf and asks for changes; what is under way goes on when it is closed."""

    asked = Signal(object)
    """ModelWish"""
    folder_asked = Signal()
    """Somebody wants to see the folder in which the models are."""
    import_asked = Signal(Path)
    """Somebody wants a model from this folder, whichever it holds."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Models"))
        self.rows: dict[tuple[str, str], ModelRow] = {}
        """By the name of the profile, empty for none, and of the model."""
        self._groups: dict[str, _Group] = {}
        self._where, self._held = WrappedLabel(self.tr("Looking for models…"), role="muted"), Note("warn")
        self._refusal = Note("bad")
        folder = IconButton("open", self.tr("Show the folder"))
        folder.clicked.connect(self.folder_asked)
        bring = IconButton("add", self.tr("Import from a folder…"))
        bring.clicked.connect(self._choose_folder)
        close = IconButton("", self.tr("Close"))
        close.clicked.connect(self.accept)
        self._foot = (folder, bring, close)
        for button in self._foot:
            button.setAutoDefault(False)
        self._inside = QWidget()
        self._stack = column(gap="medium")
        self._inside.setLayout(self._stack)
        self._area = QScrollArea()
        self._area.setWidget(self._inside)
        self._area.setWidgetResizable(True)
        self._area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        foot = row(folder, bring, None, close)
        whole = column(self._where, self._held, self._refusal, self._area, foot, gap="medium", margin="large")
        whole.setStretch(3, 1)
        self.setLayout(whole)
        open_at(self, _WIDTH, _HEIGHT)

    def show_shelf(self, shelf: Shelf, jobs: Sequence[Job], *, held: bool) -> None:
        """Show what is here, and what is being done; `held` is whether all of it waits because a session runs."""
        self._where.setText(
            self.tr(
                "Models are kept in {folder}, where {size} are free. Another folder is used where OpenBooth is started "
                "with OPENBOOTH_DATA."
            ).format(folder=isolated(str(shelf.folder)), size=size_words(shelf.free))
        )
        waits = held and any(job.is_under_way for job in jobs)
        self._held.show_sentence(self.tr("Downloads go on when the session is over.") if waits else "")
        wanted = dict(_listed(shelf, self.tr("Also on this computer")))
        if list(self.rows) != [(name, model.name) for name, one in wanted.items() for model in one.models]:
            self._rebuild(wanted)
        by_model = {job.model: job for job in jobs}
        busy = {job.model for job in jobs if job.is_under_way}
        for name, profile in wanted.items():
            self._groups[name].show_profile(profile, busy)
            for model in profile.models:
                line = line_of(model, by_model.get(model.name), held=held)
                self.rows[name, model.name].show_line(line)

    def show_refusal(self, sentence: str) -> None:
        """Show why something could not be done."""
        self._refusal.show_sentence(sentence)

    def changeEvent(self, event: QEvent) -> None:
        """Follow the theme."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange and self.layout():
            respace(self)

    def _rebuild(self, wanted: Mapping[str, ShelvedProfile]) -> None:
        while (item := self._stack.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.hide()
                widget.deleteLater()
        self.rows, self._groups = {}, {}
        stops: list[QWidget] = []
        for name, profile in wanted.items():
            group = self._groups[name] = _Group()
            group.all_asked.connect(self._get_all)
            self._stack.addWidget(group)
            stops.append(group.get)
            for model in profile.models:
                shown = self.rows[name, model.name] = ModelRow(line_of(model, None, held=False))
                shown.asked.connect(self.asked)
                self._stack.addWidget(shown)
                stops.append(shown.first)
        self._stack.addStretch(1)
        in_order(stops, self._foot)

    def _get_all(self, models: tuple[ShelvedModel, ...]) -> None:
        for model in models:
            self.asked.emit(ModelWish(Act.GET, model.name))

    def _choose_folder(self) -> None:
        asked = QFileDialog(self, self.tr("Choose the folder of a model"))
        asked.setFileMode(QFileDialog.FileMode.Directory)
        asked.fileSelected.connect(lambda folder: self.import_asked.emit(Path(folder)))
        asked.open()


class _Group(QWidget):
    """The heading of a profile: what it is for, whether it suits, and a button that gets all of it."""

    all_asked = Signal(object)
    """tuple[ShelvedModel, ...]"""

    def __init__(self) -> None:
        super().__init__()
        self._title, self._fit = WrappedLabel(role="title"), Note("good")
        self._missing: tuple[ShelvedModel, ...] = ()
        self.get = IconButton()
        self.get.setAutoDefault(False)
        self.get.clicked.connect(lambda: self.all_asked.emit(self._missing))
        words = column(self._title, self._fit, gap="tiny")
        line = row(words, self.get, gap="large")
        line.setStretch(0, 1)
        self.setLayout(line)

    def show_profile(self, profile: ShelvedProfile, busy: Collection[str] = ()) -> None:
        """Show a profile; `busy` are the models that something is done with."""
        needed = [one for one in profile.models if one.entry is not None and not one.entry.optional]
        self._missing = tuple(
            one for one in needed if one.presence is not Presence.HERE and one.name not in busy
        )
        self._title.setText(profile.title)
        words, grade = "", "good"
        if profile.name and profile.best:
            words = self.tr("Suits this computer best")
        elif profile.name and not profile.suits:
            words, grade = self.tr("Needs a larger computer than this one"), "warn"
        self._fit.show_sentence(words, grade)
        self.get.setText(
            self.tr("Download all ({size})").format(size=size_words(missing_bytes(self._missing)))
        )
        self.get.setAccessibleDescription(profile.title)
        self.get.setVisible(bool(self._missing))


def _listed(shelf: Shelf, others: str) -> Iterator[tuple[str, ShelvedProfile]]:
    for profile in shelf.profiles:
        yield profile.name, profile
    if shelf.others:
        yield "", ShelvedProfile("", others, suits=True, best=False, models=shelf.others)
