"""Everything about an event in one dialog, page by page."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtWidgets import QDialog, QPushButton, QStackedWidget, QWidget

from interpreter.app.drafts import Choices, mistakes, mistakes_by_name
from interpreter.domain.devices import Device
from interpreter.domain.setup import EventSetup
from ui.dialogs.levels import InputLevel
from ui.dialogs.list_pages import ChannelsPage, DesksPage, SourcesPage
from ui.dialogs.page_list import PageList
from ui.dialogs.plain_pages import EnginePage, EventPage
from ui.dialogs.setup_page import SetupPage
from ui.dialogs.sizes import open_at
from ui.dialogs.terms_page import TermsPage
from ui.widgets.layouts import column, respace, row
from ui.widgets.note import Note

_WIDTH, _HEIGHT = 980, 680


class EventSetupDialog(QDialog):
    """Shows a set-up to be changed, and tells what was made of it; what is around it goes on meanwhile."""

    setup_chosen = Signal(object)
    """EventSetup, when somebody is content with it."""

    def __init__(
        self,
        setup: EventSetup,
        devices: Sequence[Device],
        choices: Choices,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Set up the event"))
        self._setup, self._choices, self._filling = setup, choices, False
        self._event, self._channels = EventPage(), ChannelsPage()
        self._list = PageList()
        self._list.setAccessibleName(self.tr("Pages"))
        self._stack = QStackedWidget()
        self._pages: list[SetupPage] = []
        for sign, words, page in (
            ("presenter", self.tr("Event"), self._event),
            ("microphone", self.tr("Sources"), SourcesPage()),
            ("language", self.tr("Channels"), self._channels),
            ("desk", self.tr("Desks"), DesksPage()),
            ("edit", self.tr("Names and terms"), TermsPage()),
            ("chip", self.tr("Engine"), EnginePage(choices)),
        ):
            self._add_page(sign, words, page)
        self._trouble = Note()
        self._use = QPushButton(self.tr("Use this set-up"))
        self._use.setProperty("role", "primary")
        self._use.setDefault(True)
        self._use.clicked.connect(self._finish)
        cancel = QPushButton(self.tr("Cancel"))
        cancel.clicked.connect(self.reject)
        foot = row(self._trouble, None, cancel, self._use)
        foot.setStretch(0, 100)
        foot.setAlignment(self._trouble, Qt.AlignmentFlag.AlignVCenter)
        whole = column(row(self._list, self._stack, gap="medium"), foot, gap="medium", margin="large")
        whole.setStretch(0, 1)
        self.setLayout(whole)
        self._list.currentRowChanged.connect(self._stack.setCurrentIndex)
        self._list.setCurrentRow(0)
        self._dress()
        self.show_devices(devices)
        self.show_setup(setup)
        open_at(self, _WIDTH, _HEIGHT)

    @property
    def setup(self) -> EventSetup:
        """The set-up as it stands here."""
        return self._setup

    def show_setup(self, setup: EventSetup) -> None:
        """Show a set-up on every page."""
        self._filling = True
        self._setup = setup
        self._offer_languages()
        for page in self._pages:
            page.fill(setup)
        self._filling = False
        self._observe()

    def show_devices(self, devices: Sequence[Device]) -> None:
        """Offer these devices."""
        for page in self._pages:
            page.show_devices(devices)

    def show_inputs(self, inputs: Mapping[str, InputLevel]) -> None:
        """Show the levels of inputs by the names of devices."""
        for page in self._pages:
            page.show_inputs(inputs)

    def show_page(self, number: int) -> None:
        """Go to a page, counted from 0."""
        self._list.setCurrentRow(number)

    def changeEvent(self, event: QEvent) -> None:
        """Follow the theme."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange and self.layout():
            self._dress()

    def _add_page(self, sign: str, words: str, page: SetupPage) -> None:
        self._list.add(sign, words)
        self._pages.append(page)
        self._stack.addWidget(page)
        page.changed.connect(self._read)

    def _read(self) -> None:
        if self._filling:
            return
        setup = self._setup
        for page in self._pages:
            setup = page.applied(setup)
        if setup != self._setup:
            self._setup = setup
            self._offer_languages()
            self._observe()

    def _offer_languages(self) -> None:
        engine = self._choices.engine(self._setup.engine)
        self._event.offer_languages(engine.source_languages if engine else ())
        self._channels.offer_languages(engine.target_languages if engine else ())

    def _observe(self) -> None:
        """Say everywhere what there is, and what is wrong with it."""
        wrong, by_name = mistakes(self._setup), mistakes_by_name(self._setup)
        for number, page in enumerate(self._pages):
            page.observe(self._setup)
            self._list.mark(number, wrong=page.show_mistakes(by_name))
        self._trouble.show_sentence(wrong[0] if wrong else "")
        self._use.setEnabled(not wrong)
        self._use.setAccessibleDescription(wrong[0] if wrong else "")

    def _finish(self) -> None:
        self.setup_chosen.emit(self._setup)
        self.accept()

    def _dress(self) -> None:
        respace(self)
