"""Help that stays where it is."""

from dataclasses import replace

import pytest
from pytestqt.qtbot import QtBot

from interpreter.domain.captions import Caption
from interpreter.domain.channels import Mode
from interpreter.domain.timeline import Ticks
from ui.models.terms import HelpEntry, HelpKind
from ui.models.views import BoothView, ChannelView
from ui.panels.help_strip import HelpStripPanel

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")

NUMBER = HelpEntry(HelpKind.NUMBER, "1.5 million", "1 500 000")
TERM = HelpEntry(HelpKind.TERM, "third reading", "tercera lectura")
BOOTH = BoothView(channels=(ChannelView("es", "es", "Spanish", Mode.MACHINE),))


def test_a_place_is_there_whether_it_shows_something_or_not(qtbot: QtBot) -> None:
    panel = HelpStripPanel(places=3)
    qtbot.addWidget(panel)
    panel.resize(900, 160)
    panel.show()
    before = [cell.geometry() for cell in panel.cells]
    panel.show_entries((NUMBER, None, TERM))
    qtbot.wait(1)
    assert [cell.geometry() for cell in panel.cells] == before
    assert [cell.accessibleName() for cell in panel.cells] == [
        "Number: 1.5 million, 1 500 000",
        "",
        "Term: third reading, tercera lectura",
    ]
    panel.show_entries((None, None, TERM))
    assert panel.cells[0].accessibleName() == ""


def test_what_is_said_stands_beside_the_machines_version(qtbot: QtBot) -> None:
    panel = HelpStripPanel()
    qtbot.addWidget(panel)
    panel.show_booth(BOOTH, "es")
    panel.resize(1200, 200)
    panel.show()
    for channel, text in ((None, "Good morning."), ("es", "Buenos días.")):
        panel.take(
            [Caption(1, 1, "floor", None, None, channel, channel or "en", text, "", "", Ticks(0), Ticks(9))]
        )
    assert panel.machine is not None
    spanish = panel.machine.lines
    qtbot.waitUntil(lambda: spanish.accessibleDescription() == "Buenos días.")
    assert panel.floor.lines.accessibleDescription() == "Good morning."
    assert panel.floor.lines.accessibleName() == "Said: English"
    panel.show_booth(replace(BOOTH, also_spoken=("es",)), "es")
    assert panel.floor.lines.accessibleName() == "Said: English and Spanish"
    assert spanish.accessibleName() == "Machine: Spanish"


def test_nothing_of_one_session_is_left_in_the_next(qtbot: QtBot) -> None:
    panel = HelpStripPanel(places=1)
    qtbot.addWidget(panel)
    panel.show_booth(BOOTH, "es")
    panel.show_entries((NUMBER,))
    panel.show()
    lines = panel.floor.lines
    caption = Caption(
        1, 1, "floor", None, None, None, "en", "Goodbye.", "", "", Ticks(0), Ticks(9), ended=True
    )
    panel.take([caption])
    qtbot.waitUntil(lambda: lines.accessibleDescription() == "Goodbye.")
    panel.clear()
    assert lines.accessibleDescription() == ""
    assert panel.cells[0].accessibleName() == ""
    panel.take([replace(caption, committed="Welcome.")])
    qtbot.waitUntil(lambda: lines.accessibleDescription() == "Welcome.")
