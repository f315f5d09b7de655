"""Settings are typed, kept without losing anything, and complained of all at once."""

import asyncio
from dataclasses import fields
from pathlib import Path

import pytest

from interpreter.app.composition import Workers
from interpreter.app.configuration import choose, chosen, configuration, examined, reset, understood
from interpreter.app.engine_models import EngineModels
from interpreter.app.event_options import EventOptions, event_setup
from interpreter.app.model_profiles import model_store
from interpreter.app.plugins import engine, usual_diarizer
from interpreter.domain.channels import Interlock, ListenerChannel
from interpreter.domain.configuration import Configuration, described
from interpreter.domain.devices import Device, Direction
from interpreter.domain.errors import UnknownName, UserMistake, WorkerFailed
from interpreter.domain.settings import SessionSettings
from interpreter.worker.child import ChildProcess
from tests.command_line import run_here as openbooth
from ui.models.event_draft import first_draft

MICROPHONE = Device("mic", "Microphone", Direction.INPUT, 1, 48_000, default=True)


def file_of(folder: Path) -> Path:
    return folder / "settings.toml"


def test_every_field_is_described_and_may_have_its_default() -> None:
    assert [one.name for one in described()] == [field.name for field in fields(Configuration)]
    assert {one.name: one.mistake(one.default) for one in described()} == {
        one.name: "" for one in described()
    }
    assert all(one.title and one.meaning.endswith(".") for one in described())
    assert all(one.unit and one.largest for one in described() if one.kind is int)


def test_without_a_file_everything_has_its_default() -> None:
    assert examined() == (Configuration(), ())
    assert not any(one.changed for one in chosen())


def test_what_was_chosen_holds_and_goes_with_a_reset(data_folder: Path) -> None:
    choose({"keep_audio_days": 30, "interlock": "free", "notice": False})
    assert configuration() == Configuration(keep_audio_days=30, interlock=Interlock.FREE, notice=False)
    assert {one.setting.name for one in chosen() if one.changed} == {"keep_audio_days", "interlock", "notice"}
    reset(["interlock"])
    assert configuration().interlock is Interlock.REFUSE
    reset()
    assert configuration() == Configuration()
    assert file_of(data_folder).read_text() == "version = 1\n"


def test_all_mistakes_are_told_at_once_and_what_is_right_holds(data_folder: Path) -> None:
    file_of(data_folder).write_text(
        'keep_audio_day = 3\nlog_level = "loud"\nnotice = 1\nmodel_threads = 0\nkeep_sessions_days = 7\n'
    )
    found = examined()
    assert found.configuration == Configuration(keep_sessions_days=7)
    assert found.mistakes == (
        "There is no setting keep_audio_day; did you mean keep_audio_days?",
        "log_level must be one of error, warning, info, not “loud”.",
        "notice must be true or false, not 1.",
        "model_threads must be a whole number from 1 to 64, not 0.",
    )


def test_a_change_leaves_what_it_does_not_know(data_folder: Path) -> None:
    before = 'from_tomorrow = "kept"\nlog_level = "loud"\n\n[table]\nalso = "kept"\n'
    file_of(data_folder).write_text(before)
    choose({"model_threads": 4})
    after = file_of(data_folder).read_text()
    assert 'from_tomorrow = "kept"' in after
    assert 'log_level = "loud"' in after
    assert '[table]\nalso = "kept"' in after
    assert (data_folder / "settings.toml.bak").read_text() == before


def test_a_file_of_a_newer_version_stays_one(data_folder: Path) -> None:
    file_of(data_folder).write_text('version = 9\nshiny = true\nlog_level = "info"\n')
    assert examined() == (Configuration(log_level="info"), ())
    choose({"model_threads": 4})
    assert file_of(data_folder).read_text().startswith("version = 9\nshiny = true\n")


def test_a_file_that_nobody_understands_stays_beside(data_folder: Path) -> None:
    file_of(data_folder).write_text("this is = no [settings")
    assert "cannot be understood" in examined().mistakes[0]
    choose({"model_threads": 4})
    assert configuration().model_threads == 4
    assert (data_folder / "settings.toml.broken").read_text() == "this is = no [settings"


def test_a_folder_that_cannot_be_written_is_told(data_folder: Path) -> None:
    file_of(data_folder).mkdir()
    with pytest.raises(UserMistake, match="cannot be kept"):
        choose({"model_threads": 4})
    assert {one.name for one in data_folder.iterdir()} == {"settings.toml", "settings.toml.lock"}


def test_nothing_is_changed_where_one_value_is_wrong(data_folder: Path) -> None:
    with pytest.raises(UserMistake, match=r"model_threads must be .* log_level must be"):
        choose({"notice": False, "model_threads": 99, "log_level": "loud"})
    assert not file_of(data_folder).exists()


def test_what_is_typed_is_understood() -> None:
    assert understood("notice", "off") is False
    assert understood("keep_audio_days", "14") == 14
    assert understood("engine", "cascade") == "cascade"
    with pytest.raises(UserMistake, match="must be a whole number from 0 to 36500"):
        understood("keep_audio_days", "two weeks")
    with pytest.raises(UnknownName, match="did you mean model_threads"):
        understood("model_thread", "2")


def test_new_events_begin_as_the_settings_have_them() -> None:
    choose({"engine": "scripted", "interlock": "override", "notice": False})
    for setup in (first_draft().setup, event_setup(EventOptions(to=("es",)), None, [MICROPHONE])):
        assert (setup.engine, setup.interlock, setup.notice) == ("scripted", Interlock.OVERRIDE, False)


def test_speakers_are_told_apart_as_the_settings_have_it() -> None:
    assert (usual_diarizer(1), usual_diarizer(2)) == ("builtin", "source")
    choose({"diarizer": "off"})
    assert (usual_diarizer(1), usual_diarizer(2)) == ("off", "off")


def test_models_lie_in_the_chosen_folder(tmp_path: Path) -> None:
    choose({"models_folder": str(tmp_path)})
    assert model_store().root == tmp_path


async def test_models_compute_in_as_many_threads_as_were_chosen(monkeypatch: pytest.MonkeyPatch) -> None:
    choose({"model_threads": 3})
    asked = []

    async def spawn(*, threads: int = 1) -> ChildProcess:
        asked.append(threads)
        raise OSError("not in this test")

    monkeypatch.setattr(ChildProcess, "spawn", spawn)
    settings = SessionSettings("en", (ListenerChannel("es", "es"),), "scripted")
    workers = Workers(settings, engine("scripted"), EngineModels())
    with pytest.raises(WorkerFailed, match="could not be started"):
        await asyncio.wait_for(workers.engine.start(), 5)
    assert set(asked) == {3}


def test_the_command_line_lists_gets_sets_and_resets() -> None:
    assert openbooth("settings", "set", "keep_audio_days", "30").stdout == "30\n"
    listed = openbooth("settings").stdout
    assert "30 days" in listed
    assert "for ever" in listed
    assert openbooth("settings", "get", "keep_audio_days").stdout == "30\n"
    openbooth("settings", "reset", "keep_audio_days")
    assert configuration() == Configuration()
    unknown = openbooth("settings", "set", "engine", "builtn")
    assert unknown.stderr == "openbooth: There is no engine called “builtn”. Did you mean builtin?\n"
    wrong = openbooth("settings", "set", "log_levl", "info")
    assert (wrong.returncode, wrong.stderr) == (
        2,
        "openbooth: There is no setting log_levl; did you mean log_level?\n",
    )
