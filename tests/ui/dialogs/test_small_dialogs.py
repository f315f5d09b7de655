"""Speakers are named and merged, preferences chosen, licences read."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QLabel, QLineEdit, QPlainTextEdit
from pytestqt.qtbot import QtBot

from interpreter.app.versions import Kind, Part, everything, own_version
from interpreter.domain.errors import UserMistake
from ui import theme
from ui.dialogs.about import AboutDialog
from ui.dialogs.diagnostics import DiagnosticsDialog
from ui.dialogs.speakers import SpeakersDialog
from ui.models.remembered import Remembered
from ui.models.views import SpeakerView
from ui.screenshots import staged
from ui.theme import Scheme
from ui.widgets.banner import Banner
from ui.windows import support

ADA, BOB = SpeakerView("s1", "Speaker 1", 0), SpeakerView("s2", "Speaker 2", 1, speaking=True)


def opened(qtbot: QtBot) -> SpeakersDialog:
    dialog = SpeakersDialog()
    qtbot.addWidget(dialog)
    dialog.show_speakers((ADA, BOB), ("Ada Lovelace",))
    dialog.show()
    return dialog


def test_a_speaker_is_renamed_by_typing_and_enter(qtbot: QtBot) -> None:
    dialog = opened(qtbot)
    line = dialog.findChildren(QLineEdit)[0]
    assert line.accessibleName() == "Name of speaker 1"
    line.selectAll()
    qtbot.keyClicks(line, "Ada")
    with qtbot.waitSignal(dialog.renamed) as told:
        qtbot.keyClick(line, Qt.Key.Key_Return)
    assert told.args == ["s1", "Ada"]
    assert dialog.isVisible()


def test_a_name_that_is_being_typed_stays_when_speakers_come(qtbot: QtBot) -> None:
    dialog = opened(qtbot)
    line = dialog.findChildren(QLineEdit)[0]
    line.selectAll()
    qtbot.keyClicks(line, "Ad")
    dialog.show_speakers((ADA, BOB), ("Ada Lovelace",))
    assert line.text() == "Ad"


def test_a_half_typed_name_is_not_sent_when_somebody_else_comes_or_goes(qtbot: QtBot) -> None:
    dialog = opened(qtbot)
    line = dialog.findChildren(QLineEdit)[1]
    with qtbot.waitActive(dialog):
        dialog.activateWindow()
    line.setFocus()
    line.selectAll()
    qtbot.keyClicks(line, "Bo")
    third = SpeakerView("s3", "Speaker 3", 2)
    with qtbot.assertNotEmitted(dialog.renamed, wait=20):
        for speakers in ((ADA, BOB, third), (BOB, third), (third, BOB), (third, BOB, ADA)):
            dialog.show_speakers(speakers, ("Ada Lovelace", "Bob"))
            assert (line.text(), line.hasFocus()) == ("Bo", True)
    qtbot.keyClicks(line, "b")
    with qtbot.waitSignal(dialog.renamed) as told:
        qtbot.keyClick(line, Qt.Key.Key_Return)
    assert told.args == ["s2", "Bob"]


def test_a_half_typed_name_goes_with_its_speaker(qtbot: QtBot) -> None:
    dialog = opened(qtbot)
    line = dialog.findChildren(QLineEdit)[0]
    with qtbot.waitActive(dialog):
        dialog.activateWindow()
    line.setFocus()
    line.selectAll()
    qtbot.keyClicks(line, "Ad")
    with qtbot.assertNotEmitted(dialog.renamed, wait=20):
        dialog.show_speakers((BOB,), ())
    assert list(dialog._rows) == ["s2"]


def test_an_empty_name_changes_nothing(qtbot: QtBot) -> None:
    dialog = opened(qtbot)
    line = dialog.findChildren(QLineEdit)[0]
    line.clear()
    with qtbot.assertNotEmitted(dialog.renamed):
        line.editingFinished.emit()
    assert line.text() == "Speaker 1"


def test_two_speakers_become_one_only_after_a_question(qtbot: QtBot) -> None:
    dialog = opened(qtbot)
    assert (dialog._who.value, dialog._into.value) == ("s1", "s2")
    with qtbot.assertNotEmitted(dialog.merged):
        dialog._merge.click()
    assert "Speaker 1" in dialog._question.text()
    dialog._no.click()
    assert dialog._yes.isHidden()
    dialog._merge.click()
    with qtbot.waitSignal(dialog.merged) as told:
        dialog._yes.click()
    assert told.args == ["s1", "s2"]


def test_nobody_is_merged_with_themselves(qtbot: QtBot) -> None:
    dialog = opened(qtbot)
    dialog._into.set_value("s1")
    dialog._into.chosen.emit()
    assert not dialog._merge.isEnabled()


def test_the_question_goes_when_one_of_the_two_has_gone(qtbot: QtBot) -> None:
    dialog = opened(qtbot)
    dialog._into.set_value("s2")
    dialog._into.chosen.emit()
    dialog._merge.click()
    dialog.show_speakers((BOB,), ())
    assert dialog._pair is None
    assert dialog._merging.isHidden()


def test_licences_stand_where_people_look_for_them(qtbot: QtBot) -> None:
    dialog = AboutDialog()
    qtbot.addWidget(dialog)
    text = "\n".join(label.text() for label in dialog.findChildren(QLabel))
    for words in ("GPL-3.0-or-later", "LGPL", "keep licences of their own", own_version()):
        assert words in text
    (whole,) = dialog.findChildren(QPlainTextEdit)
    assert "GNU GENERAL PUBLIC LICENSE" in whole.toPlainText()


def test_parts_are_found_and_copied_with_version_and_licence(qtbot: QtBot) -> None:
    dialog = AboutDialog()
    qtbot.addWidget(dialog)
    dialog.show_parts(
        (
            Part("SeamlessM4T: speech", "", "CC-BY-NC 4.0", Kind.ENGINE, False),
            Part("acme/ear", "1a2b", "MIT", Kind.MODEL, True),
            Part("numpy", "2.0", "BSD-3-Clause"),
        )
    )
    dialog.parts.field.setText("nc 4")
    dialog.parts.copy.click()
    assert QGuiApplication.clipboard().text() == "SeamlessM4T\t\tNot allowed\tCC-BY-NC 4.0"
    dialog.parts.field.clear()
    dialog.parts.copy.click()
    copied = QGuiApplication.clipboard().text().splitlines()
    assert copied[1:] == ["acme/ear\t1a2b\tAllowed\tMIT", "numpy\t2.0\t\tBSD-3-Clause"]


def test_every_part_that_is_here_is_known_with_its_licence() -> None:
    found = {part.name.lower(): part for part in everything()}
    assert found["pyside6"].licence.startswith("LGPL")
    assert found["resemblyzer"].version
    assert "pytest" not in found
    unknown = [part.name for part in found.values() if not part.licence]
    assert len(unknown) < 5, unknown


def test_the_name_of_the_application_grows_with_everything_else(qtbot: QtBot) -> None:
    dialog = AboutDialog()
    qtbot.addWidget(dialog)
    name = next(label for label in dialog.findChildren(QLabel) if label.text() == "OpenBooth")
    theme.apply(theme.chosen(Scheme.LIGHT, 2.0))
    assert name.font().pointSizeF() == pytest.approx(theme.current().font(1.8).pointSizeF())


def test_diagnostics_are_read_copied_and_saved(
    qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def written(path: Path, toolkit: dict[str, str]) -> None:
        if not path.parent.exists():
            raise UserMistake("Choose another place.")
        path.write_text(toolkit["platform"])

    monkeypatch.setattr(support, "diagnostics_text", lambda toolkit: f"on {toolkit['platform']}")
    monkeypatch.setattr(support, "save_diagnostics", written)
    live = staged(Remembered(), running=False)
    live.support.show_diagnostics()
    dialog = live.dialogs.of(DiagnosticsDialog)
    assert dialog is not None
    qtbot.waitUntil(dialog.copy.isEnabled)
    dialog.copy.click()
    assert QGuiApplication.clipboard().text() == "on offscreen"
    dialog._save(str(tmp_path / "bundle.zip"))
    qtbot.waitUntil(lambda: dialog._note.sentence == "The file is there; it can be sent now.")
    assert (tmp_path / "bundle.zip").read_text() == "offscreen"
    dialog._save(str(tmp_path / "absent" / "bundle.zip"))
    qtbot.waitUntil(lambda: dialog._note.sentence == "Choose another place.")
    live.dialogs.close_all()


def test_a_refusal_stays_until_it_is_closed(qtbot: QtBot) -> None:
    banner = Banner()
    qtbot.addWidget(banner)
    assert banner.isHidden()
    banner.show_sentence("There is no channel fr.")
    banner.show_sentence("The disk is full.")
    banner.show_sentence("There is no channel fr.")
    assert banner.sentence == "There is no channel fr."
    assert banner._more.text() == "Earlier messages: 1"
    assert not banner._clock.isActive()
    banner._close.click()
    assert banner.sentence == "The disk is full."
    with qtbot.waitSignal(banner.closed):
        banner._close.click()
    assert banner.isHidden()


def test_good_news_go_by_themselves(qtbot: QtBot) -> None:
    banner = Banner()
    qtbot.addWidget(banner)
    banner.show_sentence("Saved.", "good")
    banner._clock.setInterval(1)
    banner._clock.start()
    qtbot.waitUntil(banner.isHidden)
