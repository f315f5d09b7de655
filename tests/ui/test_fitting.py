"""Texts that are cut off and widgets that lie over one another are found."""

import pytest
from PySide6.QtCore import QCoreApplication, QSize, Qt
from PySide6.QtWidgets import (
    QApplication,
    QCheckBox,
    QComboBox,
    QGroupBox,
    QLabel,
    QLineEdit,
    QListWidget,
    QMenuBar,
    QProgressBar,
    QPushButton,
    QScrollArea,
    QSpinBox,
    QTableWidget,
    QTabWidget,
    QVBoxLayout,
    QWidget,
)
from pytestqt.qtbot import QtBot

from ui.fitting import clipped_texts
from ui.foreign_texts import PseudoTranslator, RightToLeftTranslator

LONG = "The interpretation into Catalan is late"


def shown(qtbot: QtBot, *children: QWidget, size: QSize | None = None) -> QWidget:
    """A window in which children lie where they were put."""
    window = QWidget()
    qtbot.addWidget(window)
    for child in children:
        child.setParent(window)
    window.resize(size or QSize(900, 600))
    window.show()
    QCoreApplication.processEvents()
    return window


def squeezed(widget: QWidget, width: int = 40, height: int = 30) -> QWidget:
    widget.setGeometry(10, 10, width, height)
    return widget


def combo(text: str) -> QComboBox:
    box = QComboBox()
    box.addItem(text)
    return box


def spinner() -> QSpinBox:
    box = QSpinBox()
    box.setRange(0, 1_000_000_000)
    return box


def wrapped() -> QLabel:
    label = QLabel(LONG)
    label.setWordWrap(True)
    return label


def tabs() -> QTabWidget:
    widget = QTabWidget()
    for name in (LONG, "Second of the tabs"):
        widget.addTab(QWidget(), name)
    return widget


def table() -> QTableWidget:
    widget = QTableWidget(1, 1)
    widget.setHorizontalHeaderLabels([LONG])
    widget.setColumnWidth(0, 60)
    return widget


def listed() -> QListWidget:
    widget = QListWidget()
    widget.addItem(LONG)
    widget.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    return widget


def menu_bar() -> QMenuBar:
    bar = QMenuBar()
    bar.addMenu("File")
    bar.addMenu(LONG)
    bar.setMaximumWidth(120)
    return bar


def hinted() -> QLineEdit:
    line = QLineEdit()
    line.setPlaceholderText(LONG)
    return line


@pytest.mark.parametrize(
    "planted",
    [
        lambda: squeezed(QLabel(LONG)),
        lambda: squeezed(QLabel(LONG), 600, 4),
        lambda: squeezed(wrapped(), 120, 20),
        lambda: squeezed(QPushButton(LONG)),
        lambda: squeezed(QCheckBox(LONG)),
        lambda: squeezed(combo(LONG), 90),
        lambda: squeezed(spinner()),
        lambda: squeezed(tabs(), 120, 100),
        lambda: squeezed(table(), 300, 100),
        lambda: squeezed(listed(), 60, 100),
        lambda: squeezed(menu_bar(), 120),
        lambda: squeezed(hinted(), 60),
        lambda: squeezed(QGroupBox(LONG), 60, 80),
    ],
)
def test_a_text_that_does_not_fit_is_found(qtbot: QtBot, planted: object) -> None:
    assert callable(planted)
    found = clipped_texts(shown(qtbot, planted()))
    assert found
    assert any(LONG[:8] in line or "QSpinBox" in line for line in found)


def test_a_bar_that_is_narrower_than_its_words_is_found(qtbot: QtBot) -> None:
    bar = QProgressBar()
    bar.setFormat(LONG)
    bar.setRange(0, 10)
    bar.setValue(5)
    assert clipped_texts(shown(qtbot, squeezed(bar, 60)))


def test_siblings_that_overlap_are_found(qtbot: QtBot) -> None:
    one, other = QPushButton("One"), QPushButton("Other")
    one.setGeometry(0, 0, 200, 60)
    other.setGeometry(150, 20, 200, 60)
    window = shown(qtbot, one, other)
    assert clipped_texts(window) == ["QWidget: QPushButton and QPushButton overlap by 50 × 40 px"]
    other.setProperty("layered", True)
    assert clipped_texts(window) == []


def test_what_sticks_out_of_its_parent_is_found(qtbot: QtBot) -> None:
    button = QPushButton("Start")
    button.setGeometry(850, 10, 200, 60)
    assert "sticks out of 900 × 600" in clipped_texts(shown(qtbot, button))[0]


def test_what_can_be_scrolled_to_is_no_fault(qtbot: QtBot) -> None:
    area, inside = QScrollArea(), QLabel(LONG)
    inside.resize(800, 1200)
    area.setWidget(inside)
    area.setGeometry(0, 0, 200, 200)
    window = shown(qtbot, area)
    assert clipped_texts(window) == []
    area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    assert "sticks out" in clipped_texts(window)[0]


def test_a_shortened_text_is_allowed_where_the_tooltip_tells_it_whole(qtbot: QtBot) -> None:
    label = QLabel(LONG)
    label.setProperty("elided", True)
    window = shown(qtbot, squeezed(label))
    assert clipped_texts(window)
    label.setToolTip(LONG)
    assert clipped_texts(window) == []


def test_a_widget_may_tell_itself_what_it_cuts_off(qtbot: QtBot) -> None:
    class Painted(QWidget):
        def texts_cut(self) -> list[str]:
            return ["es 4.2 s"]

    assert clipped_texts(shown(qtbot, squeezed(Painted()))) == ["QWidget › Painted: “es 4.2 s” does not fit"]


def test_a_well_made_window_is_without_fault(qtbot: QtBot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    column = QVBoxLayout(window)
    for widget in (
        QLabel(LONG),
        wrapped(),
        QPushButton(LONG),
        combo(LONG),
        tabs(),
        hinted(),
        QCheckBox(LONG),
    ):
        column.addWidget(widget)
    window.resize(700, 500)
    window.show()
    QCoreApplication.processEvents()
    assert clipped_texts(window) == []


def test_hidden_widgets_are_passed_over(qtbot: QtBot) -> None:
    label = squeezed(QLabel(LONG))
    window = shown(qtbot, label)
    label.hide()
    assert clipped_texts(window) == []


@pytest.mark.parametrize("text", ["Start", "Open event…", "Drop a recording here to interpret it"])
def test_a_wordy_language_is_forty_percent_longer(text: str) -> None:
    longer = PseudoTranslator().translate("", text)
    assert longer.startswith("[")
    assert longer.endswith("]")
    assert len(longer) == pytest.approx(1.4 * len(text), abs=2)


def test_places_for_values_marks_and_markup_stay_in_a_translation() -> None:
    for translator in (PseudoTranslator(), RightToLeftTranslator()):
        text = translator.translate("", "&Open {name} of %1<br>fish && chips %n")
        for kept in ("{name}", "%1", "<br>", "&&", "%n"):
            assert kept in text
        assert "Open" not in text


def test_installed_translators_reach_every_text(qapp: QApplication) -> None:
    translator = RightToLeftTranslator()
    assert qapp.installTranslator(translator)
    try:
        text = QWidget().tr("Start")
    finally:
        qapp.removeTranslator(translator)
    assert all("\u0600" <= letter <= "\u06ff" for letter in text)
