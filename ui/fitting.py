"""Whether every text of a window can be read whole: nothing cut off, nothing over one another.

`clipped_texts` walks the widgets as they stand now. A widget that draws texts by itself may tell what does not fit by a
method `texts_cut() -> Iterable[str]`; one that shortens its text and tells it whole by its tooltip has a property
`is_elided`. Children that are meant to lie over their siblings have the property `layered`.
"""

from collections.abc import Callable, Iterable, Iterator

from PySide6.QtCore import QObject, QRect, QSize, Qt
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QAbstractScrollArea,
    QAbstractSpinBox,
    QComboBox,
    QGroupBox,
    QHeaderView,
    QLabel,
    QLineEdit,
    QMainWindow,
    QMenuBar,
    QProgressBar,
    QSizeGrip,
    QSplitterHandle,
    QStyle,
    QStyleOptionComboBox,
    QTabBar,
    QTableView,
    QTabWidget,
    QTreeView,
    QWidget,
)

_SLACK = 1
"""Pixels that rounding may cost."""
_CLOSED = (QAbstractItemView, QAbstractSpinBox, QComboBox, QLineEdit, QMenuBar, QTabBar)
"""Qt lays out the inside of these."""
_OVER_OTHERS = (QSizeGrip, QSplitterHandle)

Found = Iterator[str]


def clipped_texts(window: QWidget) -> list[str]:
    """Return one line for every text that does not fit, every overlap and every widget that sticks out.

    The window must be shown and laid out.
    """
    found: list[str] = []
    for widget in _shown(window):
        for kind, check in _CHECKS:
            if isinstance(widget, kind):
                found += [f"{_path(widget)}: {line}" for line in check(widget)]
    return found


def _shown(window: QWidget) -> Iterator[QWidget]:
    """Yield a widget and what is inside, apart from windows of their own and what Qt lays out."""
    yield window
    closed = isinstance(window, _CLOSED)
    for child in _children(window):
        if not closed or isinstance(child, QHeaderView):
            yield from _shown(child)


def _children(widget: QWidget) -> list[QWidget]:
    children = (one for one in widget.children() if isinstance(one, QWidget))
    return [one for one in children if one.isVisible() and not one.isWindow()]


def _check_label(label: QLabel) -> Found:
    text = label.text()
    if not text or isinstance(getattr(label, "is_elided", None), bool):
        return
    if label.wordWrap():
        needed = QSize(_longest_word(label), label.heightForWidth(label.width()))
    else:
        needed = label.minimumSizeHint()
    if _fits(needed, label.size()) or _told_whole(label, text):
        return
    yield _too_small(text, needed, label.size())


def _longest_word(label: QLabel) -> int:
    inside = label.contentsRect().width()
    widest = max((label.fontMetrics().horizontalAdvance(word) for word in label.text().split()), default=0)
    return widest + label.width() - inside if label.textFormat() is Qt.TextFormat.PlainText else 0


def _told_whole(widget: QWidget, text: str) -> bool:
    """Whether the tooltip says what the widget has no room for, and the widget says that it is shortened."""
    return bool(widget.property("elided")) and text in widget.toolTip()


def _check_button(button: QAbstractButton) -> Found:
    if button.text() and not _fits(button.sizeHint(), button.size()):
        yield _too_small(button.text(), button.sizeHint(), button.size())


def _check_combo(combo: QComboBox) -> Found:
    option = QStyleOptionComboBox()
    combo.initStyleOption(option)
    field = combo.style().subControlRect(
        QStyle.ComplexControl.CC_ComboBox, option, QStyle.SubControl.SC_ComboBoxEditField, combo
    )
    whole = combo.currentText() or combo.placeholderText()
    for text in {whole, option.currentText or whole}:
        needed = combo.fontMetrics().horizontalAdvance(text)
        told = text != option.currentText and whole in combo.toolTip()
        if needed > field.width() + _SLACK and not told:
            yield f"“{text}” is {needed} px wide in {field.width()}"
    height = combo.fontMetrics().height()
    if whole and height > combo.height():
        yield f"“{whole}” is {height} px high in {combo.height()}"


def _check_tabs(tabs: QTabBar) -> Found:
    for index in range(tabs.count()):
        place, text = tabs.tabRect(index), tabs.tabText(index)
        needed = tabs.fontMetrics().horizontalAdvance(text.replace("&", ""))
        if needed > place.width() + _SLACK:
            yield f"“{text}” is {needed} px wide in {place.width()}"
        elif not tabs.rect().adjusted(-_SLACK, -_SLACK, _SLACK, _SLACK).contains(place):
            yield f"“{text}” is outside the row of tabs"


def _check_line(line: QLineEdit) -> Found:
    text = line.placeholderText() if not line.text() else line.text() if line.isReadOnly() else ""
    needed, room = line.fontMetrics().horizontalAdvance(text), line.contentsRect().width()
    if needed > room + _SLACK and text not in line.toolTip():
        yield f"“{text}” is {needed} px wide in {room}"
    if line.fontMetrics().height() > line.height():
        yield f"a line of {line.fontMetrics().height()} px in {line.height()}"


def _check_box(box: QAbstractSpinBox) -> Found:
    if not _fits(box.minimumSizeHint(), box.size()):
        yield _too_small(box.text(), box.minimumSizeHint(), box.size())


def _check_header(header: QHeaderView) -> Found:
    model = header.model()
    for index in range(header.count() if model is not None else 0):
        text = str(model.headerData(index, header.orientation()) or "")
        needed = header.sectionSizeHint(index)
        if not header.isSectionHidden(index) and needed > header.sectionSize(index) + _SLACK:
            yield f"“{text}” needs {needed} px and has {header.sectionSize(index)}"


def _check_items(view: QAbstractItemView) -> Found:
    """Every item in sight is shown whole, can be scrolled to, or says by its tooltip what is cut off."""
    if view.model() is None or isinstance(view, QHeaderView):
        return
    for row in range(view.model().rowCount(view.rootIndex())):
        for column in range(_columns(view)):
            index = view.model().index(row, column, view.rootIndex())
            place, text = view.visualRect(index), str(index.data() or "")
            if not place.intersects(view.viewport().rect()) or text in str(index.data(_TOOLTIP) or ""):
                continue
            needed = view.sizeHintForIndex(index)
            scrolls = view.horizontalScrollBarPolicy() is not Qt.ScrollBarPolicy.ScrollBarAlwaysOff
            room = place if scrolls else place.intersected(view.viewport().rect())
            if needed.width() > room.width() + _SLACK:
                yield f"“{text}” is {needed.width()} px wide in {room.width()}"


def _columns(view: QAbstractItemView) -> int:
    if isinstance(view, QTableView):
        return view.horizontalHeader().count()
    return view.header().count() if isinstance(view, QTreeView) else 1


def _check_menu_bar(bar: QMenuBar) -> Found:
    for action in bar.actions():
        place = bar.actionGeometry(action)
        if action.isVisible() and (place.isEmpty() or not bar.rect().contains(place)):
            yield f"“{action.text()}” is outside the menu bar"


def _check_title(box: QGroupBox) -> Found:
    if box.title() and box.minimumSizeHint().width() > box.width() + _SLACK:
        yield _too_small(box.title(), box.minimumSizeHint(), box.size())


def _check_progress(bar: QProgressBar) -> Found:
    needed = bar.fontMetrics().horizontalAdvance(bar.text()) if bar.isTextVisible() else 0
    if needed > bar.width() + _SLACK:
        yield f"“{bar.text()}” is {needed} px wide in {bar.width()}"


def _check_own(widget: QWidget) -> Found:
    told: Callable[[], Iterable[str]] | None = getattr(widget, "texts_cut", None)
    if told is not None:
        yield from (f"“{text}” does not fit" for text in told())


def _check_inside(widget: QWidget) -> Found:
    """The children of a widget lie inside it and not over one another."""
    if isinstance(widget, _CLOSED):
        return
    children = [one for one in _children(widget) if not isinstance(one, _OVER_OTHERS)]
    children = [one for one in children if not one.property("layered") and not one.size().isEmpty()]
    yield from _outside(widget, children)
    if isinstance(widget, QAbstractScrollArea | QTabWidget | QMainWindow):
        return
    for number, one in enumerate(children):
        for other in children[number + 1 :]:
            shared = one.geometry().intersected(other.geometry())
            if shared.width() > _SLACK and shared.height() > _SLACK:
                yield f"{_name(one)} and {_name(other)} overlap by {shared.width()} × {shared.height()} px"


def _outside(widget: QWidget, children: list[QWidget]) -> Found:
    room = widget.rect().adjusted(-_SLACK, -_SLACK, _SLACK, _SLACK)
    area = widget.parent()
    if isinstance(area, QAbstractScrollArea) and area.viewport() is widget:
        room = _scrolled(area, room)
    for child in children:
        if not room.contains(child.geometry()):
            place = child.geometry().getRect()
            yield f"{_name(child)} at {place} sticks out of {widget.width()} × {widget.height()} px"


def _scrolled(area: QAbstractScrollArea, room: QRect) -> QRect:
    """Return the room that can be scrolled to."""
    far = 1_000_000
    off = Qt.ScrollBarPolicy.ScrollBarAlwaysOff
    across = 0 if area.horizontalScrollBarPolicy() is off else far
    down = 0 if area.verticalScrollBarPolicy() is off else far
    return room.adjusted(-across, -down, across, down)


def _fits(needed: QSize, there: QSize) -> bool:
    return needed.width() <= there.width() + _SLACK and needed.height() <= there.height() + _SLACK


def _too_small(text: str, needed: QSize, there: QSize) -> str:
    return (
        f"“{text}” needs {needed.width()} × {needed.height()} px and has {there.width()} × {there.height()}"
    )


def _path(widget: QWidget) -> str:
    names: list[str] = []
    one: QObject | None = widget
    while one is not None:
        names.append(_name(one))
        one = one.parent()
    return " › ".join(reversed(names))


def _name(one: QObject) -> str:
    return one.objectName() or type(one).__name__


_TOOLTIP = Qt.ItemDataRole.ToolTipRole
_CHECKS: tuple[tuple[type, Callable[..., Found]], ...] = (
    (QLabel, _check_label),
    (QAbstractButton, _check_button),
    (QComboBox, _check_combo),
    (QTabBar, _check_tabs),
    (QLineEdit, _check_line),
    (QAbstractSpinBox, _check_box),
    (QHeaderView, _check_header),
    (QAbstractItemView, _check_items),
    (QMenuBar, _check_menu_bar),
    (QGroupBox, _check_title),
    (QProgressBar, _check_progress),
    (QWidget, _check_own),
    (QWidget, _check_inside),
)
