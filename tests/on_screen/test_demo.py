"""Somebody tries the demo: rename, merge, another language, the presenter, stop."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit

from interpreter.domain.events import SessionState
from tests.on_screen.conftest import Person

pytestmark = pytest.mark.timeout(250)

CONTROL_SHIFT = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier


def test_the_demo_from_start_to_stop(person: Person) -> None:
    main = person.desktop.main
    person.waits(lambda: person.view.status.connected and person.view.devices)
    QTest.mouseClick(main.start._demo, Qt.MouseButton.LeftButton)
    person.waits(lambda: person.view.status.state is SessionState.RUNNING)
    person.waits(lambda: len(person.utterances()) >= 3 and person.view.speakers, for_s=60)
    assert main.conversation.isVisible()
    speakers_are_named_and_merged(person)
    another_language_is_read(person)
    the_room_reads_along(person)
    QTest.mouseClick(main.bar._go, Qt.MouseButton.LeftButton)
    person.waits(lambda: not person.running)
    assert main.banner.sentence == ""
    assert len(person.utterances()) >= 3


def speakers_are_named_and_merged(person: Person) -> None:
    conversation = person.desktop.main.conversation
    first = person.view.speakers[0].id
    conversation.view.select(0)
    QTest.keyClick(conversation.view, Qt.Key.Key_F2)
    editor = conversation.view.findChild(QLineEdit)
    assert editor is not None
    editor.clear()
    QTest.keyClicks(editor, "Sarah Clark")
    QTest.keyClick(editor, Qt.Key.Key_Return)
    person.waits(lambda: any(one.id == first and one.name == "Sarah Clark" for one in person.view.speakers))
    person.waits(lambda: len(person.view.speakers) >= 2, for_s=60)
    second = person.view.speakers[1].id
    conversation.speakers_merged.emit(second, first)
    person.waits(lambda: second not in [one.id for one in person.view.speakers])


def another_language_is_read(person: Person) -> None:
    conversation = person.desktop.main.conversation
    conversation.show_languages("ca", every=False)
    person.waits(lambda: "ca" in conversation.view.column_keys)
    assert "es" not in conversation.view.column_keys


def the_room_reads_along(person: Person) -> None:
    presenter = person.desktop.audience.presenter
    person.looks_at(person.desktop.main)
    QTest.keyClick(person.desktop.main, Qt.Key.Key_P, CONTROL_SHIFT)
    person.waits(presenter.isVisible)
    person.looks_at(presenter)
    QTest.keyClick(presenter, Qt.Key.Key_Escape)
    person.waits(lambda: not presenter.isVisible())
