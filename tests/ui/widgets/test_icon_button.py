"""Icons stand clear of the words behind them."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QDialog, QLineEdit
from pytestqt.qtbot import QtBot

from ui import theme
from ui.widgets.icon_button import IconButton
from ui.widgets.question import Question


def inked(button: IconButton) -> tuple[int, int, QColor]:
    """Return the first and the last column of the icon that is drawn on, and the colour in its middle."""
    image = button.icon().pixmap(button.iconSize()).toImage()
    columns = [
        x
        for x in range(image.width())
        if any(image.pixelColor(x, y).alpha() > 128 for y in range(image.height()))
    ]
    return columns[0], image.width() - 1 - columns[-1], image.pixelColor(image.rect().center())


def test_the_gap_before_the_words_grows_with_everything_else(qtbot: QtBot) -> None:
    button = IconButton("stop", "Stop")
    qtbot.addWidget(button)
    left, right, _ = inked(button)
    assert min(left, right) >= 3
    theme.apply(theme.chosen(theme.Scheme.DARK, 3.0))
    left, right, _ = inked(button)
    assert min(left, right) >= 9


def test_an_icon_takes_on_the_colours_of_another_theme(qtbot: QtBot) -> None:
    button = IconButton("stop", "Stop")
    qtbot.addWidget(button)
    assert inked(button)[2] == QColor(theme.DARK.text)
    theme.apply(theme.chosen(theme.Scheme.LIGHT))
    assert inked(button)[2] == QColor(theme.LIGHT.text)
    button.show_icon("")
    assert button.icon().isNull()


def test_enter_presses_the_button_with_the_focus_whichever_is_the_default(qtbot: QtBot) -> None:
    dialog, pressed = QDialog(), []
    qtbot.addWidget(dialog)
    usual, field, question = IconButton("", "Next", dialog), QLineEdit(dialog), Question()
    question.setParent(dialog)
    question.ask("Really?", yes="Delete", no="Keep", act=lambda: pressed.append("yes"))
    usual.setDefault(True)
    usual.clicked.connect(lambda: pressed.append("next"))
    dialog.show()
    for focused in (question.yes, field):
        qtbot.keyClick(focused, Qt.Key.Key_Return)
    assert pressed == ["yes", "next"]
