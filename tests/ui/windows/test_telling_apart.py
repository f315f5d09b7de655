"""Speakers of a session on record are told apart once more, behind whatever else is done."""

import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from interpreter.app import rediarizing
from interpreter.domain.errors import UserMistake
from interpreter.policy.rediarization import Changes
from tests.fakes.reviewed import on_record
from ui.windows.review_telling_apart import TellingApart


@pytest.fixture
def telling(qtbot: QtBot, data_folder: Path) -> Iterator[TellingApart]:
    window = QWidget()
    qtbot.addWidget(window)
    made = TellingApart(on_record(data_folder, sound=False), window)
    qtbot.waitUntil(lambda: made.idle)
    made.open()
    yield made
    window.close()


def test_it_tells_how_far_it_is_what_came_of_it_and_takes_it_back(
    qtbot: QtBot, telling: TellingApart, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[rediarizing.Rediarization] = []
    go_on = threading.Event()

    def rediarize(order: rediarizing.Rediarization) -> Changes:
        asked.append(order)
        order.advance(0.4)
        go_on.wait(10)
        return Changes((), (), 96)

    monkeypatch.setattr(rediarizing, "rediarize", rediarize)
    monkeypatch.setattr(rediarizing, "undo", lambda _session: Changes((), (), 96))
    dialog = telling.dialog
    dialog.speakers.setValue(3)
    dialog.begin.click()
    qtbot.waitUntil(lambda: dialog.progress.value() == 40)
    assert not dialog.begin.isEnabled()
    with qtbot.waitSignal(telling.changed):
        go_on.set()
    assert (asked[0].diarizer, asked[0].speakers) == (dialog.diarizers.value, 3)
    assert dialog.note.sentence == "0 of 96 lines have another speaker now."
    with qtbot.waitSignal(telling.changed):
        dialog.undo.click()
    assert dialog.undo.isHidden()


def test_what_cannot_be_listened_to_is_said(
    qtbot: QtBot, telling: TellingApart, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refused(_order: rediarizing.Rediarization) -> Changes:
        raise UserMistake(
            "The audio of this session is not kept any more; its speakers cannot be found again."
        )

    monkeypatch.setattr(rediarizing, "rediarize", refused)
    telling.dialog.begin.click()
    qtbot.waitUntil(telling.dialog.begin.isEnabled)
    assert "not kept any more" in telling.dialog.note.sentence
    assert telling.dialog.undo.isHidden()


def test_only_those_that_listen_to_a_whole_recording_are_offered(telling: TellingApart) -> None:
    offered = [telling.dialog.diarizers.itemText(row) for row in range(telling.dialog.diarizers.count())]
    assert offered
    assert telling.dialog.diarizers.value in {"builtin", "scripted", "pyannote", "nemotron"}
