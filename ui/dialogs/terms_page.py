"""Names of those who will speak, and the glossary."""

from dataclasses import replace

from PySide6.QtWidgets import QPlainTextEdit

from interpreter.domain.setup import EventSetup
from ui.dialogs.glossary_table import GlossaryTable
from ui.dialogs.setup_page import SetupPage
from ui.theme import current
from ui.widgets.field import Field

_LINES = 4


class TermsPage(SetupPage):
    """Words that have to be right."""

    def __init__(self) -> None:
        super().__init__()
        self.introduce(
            self.tr("Words that have to be right: names are never translated, terms as the glossary says.")
        )
        self._names = QPlainTextEdit()
        self._names.setTabChangesFocus(True)
        self._names.setPlaceholderText(self.tr("Ada Lovelace"))
        self._names.setMinimumHeight(current().control * _LINES)
        self._names.setMaximumHeight(current().control * _LINES)
        self._names.textChanged.connect(self.changed)
        self._glossary = GlossaryTable()
        self._glossary.changed.connect(self.changed)
        self.stack.addWidget(Field(self.tr("Who will speak, one name on a line"), self._names))
        self.stack.addWidget(self._glossary, 1)

    def fill(self, setup: EventSetup) -> None:
        """Show names and terms."""
        self._names.setPlainText("\n".join(setup.names))
        self._glossary.show_terms(setup.terms, tuple(one.listener.language for one in setup.channels))
        self.observe(setup)

    def applied(self, setup: EventSetup) -> EventSetup:
        """Return the set-up with these names and terms."""
        names = tuple(line.strip() for line in self._names.toPlainText().splitlines() if line.strip())
        return replace(setup, names=names, terms=self._glossary.terms)

    def observe(self, setup: EventSetup) -> None:
        """Have a column for every language."""
        languages = tuple(one.listener.language for one in setup.channels)
        self._glossary.show_languages(languages, setup.source_language)
