"""The wizard's screens of what interprets on this computer, and of the models that it needs."""

from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QButtonGroup, QCheckBox

from interpreter.app.hardware import Computer, EngineFit
from interpreter.app.model_jobs import Job
from interpreter.app.model_shelf import Presence, Shelf, ShelvedModel
from interpreter.app.quick_pace import QuickPace
from ui.dialogs.model_row import ModelRow
from ui.dialogs.radio_card import RadioCard
from ui.dialogs.wizard_page import WizardPage, in_order
from ui.models.model_list import Act, ModelWish, line_of, missing_bytes, size_words
from ui.models.wizard import (
    WizardChoice,
    computer_words,
    engine_line,
    meanwhile_of,
    pace_words,
    usual_fit,
)
from ui.widgets.icon_button import IconButton
from ui.widgets.layouts import column, row
from ui.widgets.note import Note
from ui.widgets.wrapped_label import WrappedLabel


class EnginesPage(WizardPage):
    """What can interpret these languages on this computer, and how far behind it would be."""

    measure_asked = Signal(object)
    """EngineFit of one that needs no models."""

    def __init__(self) -> None:
        super().__init__(
            self.tr("What interprets?"),
            self.tr("Everything is computed on this computer; nothing that is said leaves it."),
        )
        self._fits: tuple[EngineFit, ...] = ()
        self._computer = Note("muted")
        self._computer.show_sentence(self.tr("Looking at this computer…"))
        self.cards: list[_EngineCard] = []
        self._group = QButtonGroup(self)
        self._list = column()
        self.measure = IconButton("lag", self.tr("Measure how fast this computer is (10 seconds)"))
        self.measure.setAutoDefault(False)
        self.measure.clicked.connect(self._measure)
        self._pace = Note("muted")
        self.stack.addWidget(self._computer)
        self.stack.addLayout(self._list)
        self.stack.addLayout(row(self.measure, None))
        self.stack.addWidget(self._pace)
        self.stack.addStretch(1)
        self.measure.hide()

    @property
    def lacks(self) -> str:
        """See WizardPage."""
        known = bool(self._fits) and not any(fit.obstacle is None for fit in self._fits)
        return self.tr("No engine does these languages on this computer: choose others.") if known else ""

    def show_fits(self, fits: Sequence[EngineFit], computer: Computer) -> None:
        """Offer these engines, and choose the one that was chosen before, or is recommended."""
        self._computer.show_sentence(computer_words(computer))
        self._fits = tuple(fits)
        for card in self.cards:
            self._group.removeButton(card.button)
            self._list.removeWidget(card)
            card.hide()
            card.deleteLater()
        self.cards = [_EngineCard(fit) for fit in fits]
        for card in self.cards:
            self._group.addButton(card.button)
            self._list.addWidget(card)
            card.chosen.connect(lambda fit=card.fit: self._choose(fit))
        in_order([card.button for card in self.cards], [self.measure])
        self.measure.setVisible(self._measurable() is not None)
        self._choose(usual_fit(fits, self.choice.fit))

    def show_choice(self, choice: WizardChoice) -> None:
        """See WizardPage."""
        super().show_choice(choice)
        for card in self.cards:
            card.button.setChecked(card.fit == choice.fit)

    def show_pace(self, pace: QuickPace | None) -> None:
        """Show what was measured."""
        self.measure.setEnabled(True)
        self._pace.show_sentence(*pace_words(pace))

    def _measurable(self) -> EngineFit | None:
        return next((fit for fit in self._fits if fit.obstacle is None and not fit.models), None)

    def _measure(self) -> None:
        fit = self._measurable()
        if fit is not None:
            self.measure.setEnabled(False)
            self._pace.show_sentence(self.tr("Measuring, for ten seconds…"), "muted")
            self.measure_asked.emit(fit)

    def _choose(self, fit: EngineFit | None) -> None:
        meanwhile = meanwhile_of(self._fits, fit) if fit and fit.absent else None
        self.chosen.emit(replace(self.choice, fit=fit, meanwhile=meanwhile))


class _EngineCard(RadioCard):
    """An engine with what there is to know of it; one that cannot be used says why."""

    def __init__(self, fit: EngineFit) -> None:
        line = engine_line(fit)
        self.fit = fit
        about, good, limits, obstacle = (
            WrappedLabel(line.about, role="muted"),
            Note("good"),
            Note("warn"),
            Note("muted"),
        )
        licence = WrappedLabel(line.licence, role="muted")
        super().__init__(line.title, good, about, licence, limits, obstacle)
        for label in (about, licence):
            label.setVisible(bool(label.text()))
        for note, sentence in ((good, line.good), (limits, line.limits), (obstacle, line.obstacle)):
            note.show_sentence(sentence)
        self.button.setEnabled(fit.obstacle is None)
        self.show_title(
            line.title, ". ".join(filter(None, (line.good, line.about, line.limits, line.obstacle)))
        )


class ModelsPage(WizardPage):
    """What the chosen engine needs, and whether it is downloaded now, later, or comes from a folder."""

    asked = Signal(object)
    """ModelWish"""

    def __init__(self) -> None:
        super().__init__(
            self.tr("Models"),
            self.tr(
                "Engines that understand real voices work with models. Downloads go on when this window is closed; "
                "“Models…” in the menu shows them."
            ),
        )
        self.rows: dict[str, ModelRow] = {}
        self._missing: tuple[ShelvedModel, ...] = ()
        self._list = column()
        self._room, self._short, self.ready = Note("muted"), Note("bad"), Note("good")
        self.get = IconButton()
        self.get.setAutoDefault(False)
        self.get.clicked.connect(self._get_all)
        self.meanwhile = QCheckBox()
        self.meanwhile.toggled.connect(self._choose_meanwhile)
        self._offered: EngineFit | None = None
        """What could interpret until the models are here."""
        self._why_not = Note("warn")
        for part in (self.ready, self._room, self._short):
            self.stack.addWidget(part)
        self.stack.addLayout(row(self.get, None))
        self.stack.addLayout(self._list)
        self._later = WrappedLabel(role="muted")
        self.stack.addLayout(row(self.meanwhile, None))
        self.stack.addWidget(self._later)
        self.stack.addWidget(self._why_not)
        self.stack.addStretch(1)

    def show_choice(self, choice: WizardChoice) -> None:
        """See WizardPage."""
        if choice.fit != self.choice.fit or choice.meanwhile is not None:
            self._offered = choice.meanwhile
        super().show_choice(choice)
        offered = self._offered if choice.fit and choice.fit.absent else None
        self.meanwhile.setVisible(offered is not None)
        self._later.setVisible(offered is not None)
        if offered is not None:
            self.meanwhile.blockSignals(True)
            self.meanwhile.setText(self.tr("Until they are here, start without them"))
            self.meanwhile.setChecked(choice.meanwhile is not None)
            self.meanwhile.blockSignals(False)
            self._later.setText(
                self.tr(
                    "{engine} interprets until then; the change is made as soon as no session runs."
                ).format(engine=offered.title)
            )

    def show_shelf(self, shelf: Shelf, jobs: Sequence[Job], *, held: bool) -> None:
        """Show how much of the models is here."""
        entries = self.choice.fit.models if self.choice.fit else ()
        found = [
            replace(model, entry=replace(entry, optional=False))
            for entry in entries
            if (model := shelf.model(entry.name)) is not None
        ]
        if list(self.rows) != [model.name for model in found]:
            self._rebuild(found)
        by_model = {job.model: job for job in jobs}
        for model in found:
            self.rows[model.name].show_line(line_of(model, by_model.get(model.name), held=held))
        lacking = [model for model in found if model.presence is not Presence.HERE]
        under_way = {job.model for job in jobs if job.is_under_way}
        self._missing = tuple(model for model in lacking if model.name not in under_way)
        self._show_sizes(shelf, missing_bytes(lacking))
        ready = self.tr("Nothing to download: everything that this needs is here.") if not lacking else ""
        self.ready.show_sentence(ready)

    def show_why_not(self, sentence: str) -> None:
        """Show what keeps the event from starting now."""
        self._why_not.show_sentence(sentence)

    def _show_sizes(self, shelf: Shelf, missing: int) -> None:
        self.get.setVisible(bool(self._missing))
        self.get.setText(
            self.tr("Download now ({size})").format(size=size_words(missing_bytes(self._missing)))
        )
        room = self.tr("{size} are free on this disk.").format(size=size_words(shelf.free))
        self._room.show_sentence(room if missing else "")
        short = missing > shelf.free
        self._short.show_sentence(
            self.tr("That is less than the models need: free some space.") if short else ""
        )

    def _rebuild(self, models: Sequence[ShelvedModel]) -> None:
        for shown in self.rows.values():
            self._list.removeWidget(shown)
            shown.hide()
            shown.deleteLater()
        self.rows = {model.name: ModelRow(line_of(model, None, held=False)) for model in models}
        for shown in self.rows.values():
            shown.asked.connect(self.asked)
            self._list.addWidget(shown)
        in_order([one.first for one in self.rows.values()], [self.meanwhile])

    def _get_all(self) -> None:
        for model in self._missing:
            self.asked.emit(ModelWish(Act.GET, model.name))

    def _choose_meanwhile(self, on: bool) -> None:  # a Qt slot
        self.chosen.emit(replace(self.choice, meanwhile=self._offered if on else None))
