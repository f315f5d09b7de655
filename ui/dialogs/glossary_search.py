"""The glossary in another order, or only what has some words."""

from PySide6.QtCore import QCollator, QCollatorSortKey, QModelIndex, QObject, QPersistentModelIndex, Qt
from PySide6.QtCore import QSortFilterProxyModel as Proxy

from ui.dialogs.glossary_model import GlossaryModel


class GlossarySearch(Proxy):
    """Rows stay where they are while they are edited; they are sorted and looked for when somebody asks for that."""

    def __init__(self, model: GlossaryModel, parent: QObject) -> None:
        super().__init__(parent)
        self._model, self._words = model, ""
        self.setDynamicSortFilter(False)
        self._keys: list[QCollatorSortKey] = []
        self._order = QCollator()
        self._order.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        self._order.setNumericMode(True)
        self.setSourceModel(model)

    def look_for(self, words: str) -> None:
        """Show the rows with these words only."""
        self.beginFilterChange()
        self._words = words.strip().casefold()
        self.endFilterChange()

    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        """Sort by a column as people of the windows' language do; by none as the terms came."""
        model = self._model
        if column >= 0:
            texts = (str(model.index(row, column).data() or "") for row in range(model.rowCount()))
            self._keys = [self._order.sortKey(text) for text in texts]
        super().sort(column, order)

    def lessThan(
        self, left: QModelIndex | QPersistentModelIndex, right: QModelIndex | QPersistentModelIndex
    ) -> bool:
        """Whether a row stands before another one."""
        first, second = left.row(), right.row()
        if max(first, second) >= len(self._keys):
            return first < second
        return self._keys[first].compare(self._keys[second]) < 0

    def filterAcceptsRow(self, row: int, _parent: QModelIndex | QPersistentModelIndex) -> bool:
        """Whether a row has the words, or none of them are asked for; a row that is being filled stays."""
        return not self._words or self._model.holds(row, self._words)
