"""Settings are found, changed, marked and reset; in the window they read as on the command line."""

from dataclasses import fields

import pytest
from PySide6.QtWidgets import QSpinBox
from pytestqt.qtbot import QtBot

from interpreter.app.configuration import choose, chosen, configuration, settings_path
from interpreter.app.drafts import Choice, Choices
from interpreter.domain.configuration import Configuration, described
from ui.dialogs.settings import SettingsDialog
from ui.models.caption_settings import Look
from ui.models.preferences import Preferences
from ui.models.remembered import Remembered
from ui.models.setting_words import words_of
from ui.screenshots import staged
from ui.theme import Scheme
from ui.widgets.chooser import Chooser

OFFERED = Choices((Choice("builtin", "Built in: PocketSphinx"), Choice("cascade", "Cascade: models")))


@pytest.fixture
def dialog(qtbot: QtBot) -> SettingsDialog:
    made = SettingsDialog(Preferences(zoom=1.1), chosen(), OFFERED)
    qtbot.addWidget(made)
    made.show()
    return made


def chooser(dialog: SettingsDialog, name: str) -> Chooser:
    control = dialog.rows[name].control
    assert isinstance(control, Chooser)
    return control


def test_the_window_and_the_command_line_say_the_same_of_every_setting() -> None:
    for one in described():
        words = words_of(one)
        said = (words.title, words.meaning, words.unit, words.none)
        assert said == (one.title, one.meaning, one.unit, one.none)
        assert words.choices == tuple(text for _, text in one.choices)


def test_every_setting_has_a_control_with_a_name_and_a_meaning(dialog: SettingsDialog) -> None:
    own = {one.name for one in fields(Preferences)}
    assert {*dialog.rows} == own | {one.name for one in described()}
    for row in dialog.rows.values():
        assert row.view.title in row.control.accessibleName()
        assert row.control.accessibleDescription() == row.view.meaning


def test_preferences_take_effect_at_once(dialog: SettingsDialog, qtbot: QtBot) -> None:
    assert chooser(dialog, "zoom").currentText() == "110 %"
    chooser(dialog, "scheme").set_value(Scheme.LIGHT)
    with qtbot.waitSignal(dialog.preferences_changed) as told:
        chooser(dialog, "scheme").chosen.emit()
    assert told.args == [Preferences(Scheme.LIGHT, 1.1)]
    assert dialog.preferences.scheme is Scheme.LIGHT


def test_a_number_is_told_once_it_is_typed(dialog: SettingsDialog, qtbot: QtBot) -> None:
    number = dialog.rows["keep_audio_days"].control
    assert isinstance(number, QSpinBox)
    assert number.text() == "for ever"
    with qtbot.waitSignal(dialog.changed) as told:
        number.setValue(30)
    assert told.args == [{"keep_audio_days": 30}]


def test_what_was_changed_is_marked_and_goes_back(dialog: SettingsDialog, qtbot: QtBot) -> None:
    row = dialog.rows["engine"]
    assert not row.reset.isVisible()
    choose({"engine": "cascade"})
    dialog.show_chosen(chosen())
    assert chooser(dialog, "engine").currentText() == "Cascade"
    assert "changed" in row.control.accessibleName()
    with qtbot.waitSignal(dialog.changed) as told:
        row.reset.click()
    assert told.args == [{"engine": ""}]


def test_an_engine_that_is_not_here_any_more_can_still_be_seen(dialog: SettingsDialog) -> None:
    choose({"engine": "gone"})
    dialog.show_chosen(chosen())
    assert chooser(dialog, "engine").currentText() == "gone"


def test_settings_are_found_by_their_words(dialog: SettingsDialog) -> None:
    dialog.search.setText("SOUND days")
    assert [name for name, row in dialog.rows.items() if row.isVisible()] == [
        "keep_sessions_days",
        "keep_audio_days",
    ]
    dialog.search.setText("no such thing")
    assert dialog._nothing.sentence == "No setting has these words."
    dialog.search.clear()
    assert all(row.isVisible() for row in dialog.rows.values())


def test_everything_is_reset_once_that_was_confirmed(dialog: SettingsDialog, qtbot: QtBot) -> None:
    choose({"engine": "cascade", "notice": False})
    dialog.show_chosen(chosen())
    with qtbot.assertNotEmitted(dialog.changed):
        dialog._reset.click()
        dialog.question.no.click()
        dialog._reset.click()
    with qtbot.waitSignal(dialog.changed) as told:
        dialog.question.yes.click()
    assert told.args == [{"engine": "", "notice": True}]
    assert dialog.preferences == Preferences()


def test_what_is_chosen_in_the_window_is_kept() -> None:
    live = staged(Remembered(), running=False)
    live.support.show_settings()
    dialog = live.dialogs.of(SettingsDialog)
    assert dialog is not None
    dialog.rows["model_threads"].chosen.emit(4)
    assert configuration() == Configuration(model_threads=4)
    assert dialog.rows["model_threads"].view.changed
    dialog.rows["model_threads"].chosen.emit(99)
    assert "model_threads must be" in dialog._trouble.sentence
    assert configuration().model_threads == 4
    live.dialogs.close_all()


def test_engines_are_offered_once_they_are_known() -> None:
    live = staged(Remembered(), running=False)
    live.support.show_settings()
    dialog = live.dialogs.of(SettingsDialog)
    assert dialog is not None
    assert chooser(dialog, "engine").count() == 1
    live._console._take_offer(OFFERED)
    engines = chooser(dialog, "engine")
    assert [engines.itemText(row) for row in range(3)] == ["the one that suits", "Built in", "Cascade"]
    live.dialogs.close_all()


def test_captions_follow_the_settings_at_once() -> None:
    live = staged(Remembered(), running=False)
    live.support.show_settings()
    dialog = live.dialogs.of(SettingsDialog)
    assert dialog is not None
    dialog.rows["room_points"].chosen.emit(56)
    dialog.rows["overlay_look"].chosen.emit(Look.APP)
    assert live.audience.presenter.settings.points == live.remembered.presenter.points == 56
    assert live.audience.overlay.settings.look is live.remembered.overlay.look is Look.APP
    dialog.reset_all()
    assert live.remembered.presenter == Remembered().presenter
    live.dialogs.close_all()


def test_what_is_wrong_with_the_file_is_told() -> None:
    settings_path().write_text("model_threads = 0\nnotise = true\n")
    live = staged(Remembered(), running=False)
    live.support.show_settings()
    dialog = live.dialogs.of(SettingsDialog)
    assert dialog is not None
    assert "did you mean notice" in dialog._trouble.sentence
    live.dialogs.close_all()
