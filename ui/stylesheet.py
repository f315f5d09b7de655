"""How Qt's own widgets look, in the terms of the theme.

Widgets say what they are by properties: `role` of a button is "primary", "live", "quiet" or "key"; `role` of a frame is
"panel" or "card"; `role` of a label is "title", "muted", "good", "warn", "bad" or "badge"; `rank` of a button is
"large" where it matters more than others, "first" where a window begins with it, "big" at an interpreter's desk.
"""

from collections.abc import Callable, Mapping
from string import Template

from interpreter.app.places import resources_folder

_SHEET = Template("""
QWidget { color: $text; }
QMainWindow, QDialog, QSplitter { background: $window; }
QFrame[role="panel"] { background: $surface; border: 1px solid $line; border-radius: ${radius}px; }
QFrame[role="card"] { background: $raised; border: 1px solid $line; border-radius: ${radius}px; }
QLabel { background: transparent; }
QLabel[role="title"] { color: $muted; font-weight: 600; }
QLabel[role="muted"] { color: $muted; }
QLabel[role="good"] { color: $good; }
QLabel[role="warn"] { color: $warn; }
QLabel[role="bad"] { color: $bad; }
QLabel[role="badge"] { border: 1px solid $edge; border-radius: ${radius}px; padding: 0 ${tiny}px; }

QPushButton, QToolButton, QComboBox, QLineEdit, QSpinBox, QDoubleSpinBox {
    background: $raised; border: 1px solid $edge; border-radius: ${radius}px;
    min-height: ${inner}px; padding: 0 ${small}px; selection-background-color: $selection; selection-color: $text;
}
QToolButton { padding: 0 ${tiny}px; }
QPushButton[rank="large"] { min-height: ${tall}px; }
QPushButton[rank="large"]:focus { min-height: ${tall_focused}px; }
QPushButton:hover, QToolButton:hover, QComboBox:hover { background: $hover; }
QPushButton:pressed, QToolButton:pressed { background: $line; }
QPushButton:checked, QToolButton:checked { background: $selection; border-color: $link; }
QPushButton:disabled, QToolButton:disabled, QComboBox:disabled, QLineEdit:disabled, QSpinBox:disabled {
    color: $muted; border-color: $line; background: $surface;
}
QPushButton:focus, QToolButton:focus, QComboBox:focus, QLineEdit:focus, QSpinBox:focus, QAbstractScrollArea:focus,
QSlider:focus, QCheckBox:focus, QRadioButton:focus { border: 2px solid $link; }
QPushButton:focus, QToolButton:focus, QComboBox:focus, QLineEdit:focus, QSpinBox:focus {
    padding: 0 ${focused}px; min-height: ${inner_focused}px;
}
QToolButton:focus { padding: 0 ${focused_tool}px; }
QPushButton[rank="big"] { min-height: ${big}px; }
QPushButton[rank="big"]:focus { min-height: ${big_focused}px; }
QPushButton[rank="first"] { min-height: ${first}px; }
QPushButton[rank="first"]:focus { min-height: ${first_focused}px; }
QPushButton[role="primary"] { background: $accent; border-color: $accent; color: $on_fill; font-weight: 600; }
QPushButton[role="primary"]:disabled { background: $surface; border-color: $line; color: $muted; }
QPushButton[role="primary"]:focus { border: 1px solid $accent; }
QPushButton[role="live"], QPushButton[role="key"]:checked, QToolButton[role="key"]:checked {
    background: $live; border-color: $live; color: $on_fill; font-weight: 600;
}
QPushButton[role="live"]:focus, QPushButton[role="key"]:checked:focus, QToolButton[role="key"]:checked:focus {
    border: 1px solid $live;
}
QPushButton[role="primary"]:focus, QPushButton[role="live"]:focus, QPushButton[role="key"]:checked:focus,
QToolButton[role="key"]:checked:focus { outline: 1px solid $on_fill; outline-offset: -1px; outline-radius: 4px; }
QPushButton[role="quiet"], QToolButton[role="quiet"] { background: transparent; border-color: transparent; }
QPushButton[role="quiet"]:hover, QToolButton[role="quiet"]:hover { background: $hover; }
QPushButton[role="quiet"]:checked, QToolButton[role="quiet"]:checked { background: $selection; }
QPushButton[role="quiet"]:focus, QToolButton[role="quiet"]:focus { border: 2px solid $link; }
QToolButton::menu-indicator { image: none; width: 0; }

QLineEdit { lineedit-clear-button-icon: url("$controls/clear.svg"); }
QLineEdit QToolButton { min-height: 0; border: 0; padding: 0; background: transparent; }
QComboBox::drop-down { border: 0; width: ${drop}px; subcontrol-position: center right; }
QComboBox::down-arrow { image: url("$controls/down.svg"); width: ${medium}px; height: ${medium}px; }
QSpinBox::up-button, QSpinBox::down-button, QDoubleSpinBox::up-button, QDoubleSpinBox::down-button {
    subcontrol-origin: border; border: 0; background: transparent; width: ${large}px;
}
QSpinBox::up-button, QDoubleSpinBox::up-button { subcontrol-position: top right; }
QSpinBox::down-button, QDoubleSpinBox::down-button { subcontrol-position: bottom right; }
QSpinBox::up-arrow, QDoubleSpinBox::up-arrow { image: url("$controls/up.svg"); }
QSpinBox::down-arrow, QDoubleSpinBox::down-arrow { image: url("$controls/down.svg"); }
QSpinBox::up-arrow, QSpinBox::down-arrow, QDoubleSpinBox::up-arrow, QDoubleSpinBox::down-arrow {
    width: ${medium}px; height: ${medium}px;
}
QSpinBox::up-button:hover, QSpinBox::down-button:hover { background: $hover; }
QComboBox QAbstractItemView, QMenu, QListView, QTreeView, QTableView {
    background: $surface; border: 1px solid $line; selection-background-color: $selection; selection-color: $text;
    outline: 0;
}
QMenu { padding: ${tiny}px; }
QMenu::item { padding: ${tiny}px ${large}px; border-radius: ${tiny}px; }
QMenu::item:selected { background: $selection; }
QMenu::item:disabled { color: $muted; }
QMenu::separator { height: 1px; background: $line; margin: ${tiny}px; }
QMenuBar { background: $window; }
QMenuBar::item { padding: ${tiny}px ${small}px; background: transparent; }
QMenuBar::item:selected { background: $hover; }
QHeaderView::section {
    background: $raised; color: $muted; border: 0; border-bottom: 1px solid $line; padding: ${tiny}px;
}
QToolTip { background: $raised; color: $text; border: 1px solid $edge; padding: ${tiny}px; }
QStatusBar { background: $surface; border-top: 1px solid $line; }
QStatusBar::item { border: 0; }
QSplitter::handle { background: $window; }
QTabBar::tab { padding: ${tiny}px ${medium}px; border: 0; border-bottom: 2px solid transparent; color: $muted; }
QTabBar::tab:selected { color: $text; border-bottom-color: $link; }
QTabWidget::pane { border: 0; }

QScrollArea, QAbstractScrollArea { background: transparent; border: 0; }
QPlainTextEdit, QTextEdit, QTableView {
    background: $surface; border: 1px solid $edge; border-radius: ${radius}px;
}
QPlainTextEdit:focus, QTextEdit:focus, QTableView:focus { border: 2px solid $link; }
QScrollBar:vertical { background: transparent; width: ${bar}px; margin: 0; }
QScrollBar:horizontal { background: transparent; height: ${bar}px; margin: 0; }
QScrollBar::handle { background: $edge; border-radius: ${tiny}px; min-height: ${large}px; min-width: ${large}px; }
QScrollBar::handle:hover { background: $muted; }
QScrollBar::add-line, QScrollBar::sub-line { width: 0; height: 0; }
QScrollBar::add-page, QScrollBar::sub-page { background: transparent; }

QSlider::groove:horizontal { height: ${tiny}px; background: $line; border-radius: 2px; }
QSlider::sub-page:horizontal { background: $link; border-radius: 2px; }
QSlider[layoutDirection="RightToLeft"]::sub-page:horizontal { background: $line; }
QSlider[layoutDirection="RightToLeft"]::add-page:horizontal { background: $link; border-radius: 2px; }
QSlider::handle:horizontal {
    background: $text; width: ${medium}px; margin: -${tiny}px 0; border-radius: ${tiny}px;
}
QCheckBox, QRadioButton { spacing: ${small}px; }
QCheckBox::indicator, QRadioButton::indicator, QTableView::indicator {
    width: ${box}px; height: ${box}px; border: 1px solid $edge; background: $surface;
}
QCheckBox::indicator, QTableView::indicator { border-radius: ${tiny}px; }
QRadioButton::indicator { border-radius: ${round}px; }
QCheckBox::indicator:hover, QRadioButton::indicator:hover { border-color: $link; }
QCheckBox::indicator:checked, QRadioButton::indicator:checked, QTableView::indicator:checked {
    background: $accent; border-color: $link;
}
QCheckBox::indicator:checked, QTableView::indicator:checked { image: url("$controls/tick.svg"); }
QRadioButton::indicator:checked { image: url("$controls/dot.svg"); }
QCheckBox::indicator:checked:disabled, QRadioButton::indicator:checked:disabled {
    background: $edge; border-color: $line;
}
QProgressBar { border: 1px solid $edge; border-radius: ${tiny}px; text-align: center; }
QProgressBar::chunk { background: $accent; }
""")


def stylesheet(colours: Mapping[str, object], px: Callable[[float], int]) -> str:
    """Return the style sheet in these colours, with lengths as zoomed by `px`."""
    lengths = {
        "tiny": 4,
        "small": 8,
        "medium": 12,
        "large": 16,
        "radius": 6,
        "box": 16,
        "drop": 24,
        "round": 9,
        "inner": 28,
        "tall": 36,
        "first": 50,
        "big": 54,
        "bar": 10,
    }
    sizes = {name: str(px(size)) for name, size in lengths.items()} | _less_the_border(px)
    return _SHEET.substitute(colours, **sizes, controls=(resources_folder() / "controls").as_posix())


def _less_the_border(px: Callable[[float], int]) -> dict[str, str]:
    """What has the focus has a thicker border: as much less is left inside, so that nothing moves."""
    inside = {
        "focused": px(8) - 1,
        "focused_tool": px(4) - 1,
        "inner_focused": px(28) - 2,
        "tall_focused": px(36) - 2,
        "first_focused": px(50) - 2,
        "big_focused": px(54) - 2,
    }
    return {name: str(size) for name, size in inside.items()}
