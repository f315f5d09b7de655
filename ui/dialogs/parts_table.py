"""What OpenBooth is made of, as a table to be searched and copied."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QSortFilterProxyModel, Qt
from PySide6.QtGui import QGuiApplication, QResizeEvent, QStandardItem, QStandardItemModel
from PySide6.QtWidgets import QAbstractItemView, QLineEdit, QTableView, QWidget

from interpreter.app.versions import Kind, Part
from ui.theme import current
from ui.widgets.icon_button import IconButton
from ui.widgets.layouts import column, row

_LINES = 4
_SHARES = (0.3, 0.15, 0.2)
"""Of the columns before the last."""


class PartsTable(QWidget):
    """Names, versions and licences; for engines and models, whether a commercial event may use them."""

    def __init__(self) -> None:
        super().__init__()
        self.field = QLineEdit()
        self.field.setClearButtonEnabled(True)
        self.field.setPlaceholderText(self.tr("Search"))
        self.field.setAccessibleName(self.tr("Search the parts"))
        self._model = QStandardItemModel(self)
        self._shown = QSortFilterProxyModel(self)
        self._shown.setSourceModel(self._model)
        self._shown.setFilterKeyColumn(-1)
        self._shown.setFilterCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        self.field.textChanged.connect(self._shown.setFilterFixedString)
        self._table = self._made_table()
        self.copy = IconButton("file", self.tr("Copy"))
        self.copy.setAutoDefault(False)
        self.copy.clicked.connect(self.copy_shown)
        whole = column(row(self.field, self.copy), self._table)
        whole.setStretch(1, 1)
        self.setLayout(whole)
        self._dress()

    def show_parts(self, parts: Sequence[Part]) -> None:
        """Show these."""
        self._model.clear()
        self._model.setHorizontalHeaderLabels(
            [self.tr("Part"), self.tr("Version"), self.tr("Commercial events"), self.tr("Licence")]
        )
        for part in parts:
            items = [QStandardItem(text) for text in self._cells(part)]
            for item in items:
                item.setToolTip(item.text())
            self._model.appendRow(items)
        self._spread()

    def copy_shown(self) -> None:
        """Put what is shown on the clipboard, a line for each part."""
        rows, columns = self._shown.rowCount(), self._shown.columnCount()
        lines = (
            "\t".join(str(self._shown.index(row, number).data() or "") for number in range(columns))
            for row in range(rows)
        )
        QGuiApplication.clipboard().setText("\n".join(lines))

    def changeEvent(self, event: QEvent) -> None:
        """Follow the theme."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange and self.layout():
            self._dress()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Share the room among the columns."""
        super().resizeEvent(event)
        self._spread()

    def _cells(self, part: Part) -> tuple[str, str, str, str]:
        if part.kind is Kind.PACKAGE:
            allowed = ""
        elif part.commercial is None:
            allowed = self.tr("See the licence")
        else:
            allowed = self.tr("Allowed") if part.commercial else self.tr("Not allowed")
        licence = part.licence or self.tr("Not stated")
        return part.name.partition(":")[0], part.version, allowed, licence

    def _made_table(self) -> QTableView:
        table = QTableView()
        table.setModel(self._shown)
        table.setAccessibleName(self.tr("Parts and their licences"))
        table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        table.setTabKeyNavigation(False)
        table.verticalHeader().hide()
        table.setShowGrid(False)
        table.setAlternatingRowColors(True)
        header = table.horizontalHeader()
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeading | Qt.AlignmentFlag.AlignVCenter)
        return table

    def _spread(self) -> None:
        """Give every column its share, and never less than its title needs; the last has what is left."""
        header = self._table.horizontalHeader()
        width = left = self._table.viewport().width()
        for section in range(header.count()):
            share = left if section == len(_SHARES) else int(width * _SHARES[section])
            wide = max(share, header.sectionSizeHint(section))
            header.resizeSection(section, wide)
            left -= wide

    def _dress(self) -> None:
        self._table.setMinimumHeight(current().control * _LINES)
        self._table.verticalHeader().setDefaultSectionSize(current().control)
        self._spread()
