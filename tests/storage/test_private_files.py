"""What was said and chosen is for its user alone, whatever rights new files have elsewhere."""

import os
import stat
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from provision import runtime

from interpreter.app.composition import provenance, session_store
from interpreter.app.configuration import choose
from interpreter.app.places import DATA_VARIABLE, made_data_folder
from interpreter.app.sessions import list_sessions
from interpreter.domain.channels import ListenerChannel
from interpreter.domain.hypothesis import Origin, Word
from interpreter.domain.records import SessionClosed, WordsCommitted
from interpreter.domain.settings import SessionSettings
from interpreter.domain.timeline import Ticks
from interpreter.storage import settings_file
from interpreter.storage.locks import FileLock
from interpreter.storage.model_store import ModelStore
from interpreter.storage.settings_file import change_settings, read_settings
from ui.models.remembered import Remembered, save

pytestmark = pytest.mark.skipif(os.name != "posix", reason="Windows has no such modes")
OPEN = 0o022
"""The usual mask: others may read."""


@pytest.fixture(autouse=True)
def usual_rights() -> Iterator[None]:
    """New files can be read by everybody unless their maker says otherwise."""
    before = os.umask(OPEN)
    yield
    os.umask(before)


@pytest.fixture
def new_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A data folder that is not there yet."""
    folder = tmp_path / "share" / "openbooth"
    monkeypatch.setenv(DATA_VARIABLE, str(folder))
    return folder


def rights(path: Path) -> int:
    return stat.S_IMODE(path.stat().st_mode)


def recorded() -> None:
    settings = SessionSettings("en", (ListenerChannel("es", "es"),), "scripted")
    folder = session_store().create(provenance("scripted", [], []), settings)
    words = (Word("the merger is off", Ticks(0), Ticks(480), 1.0),)
    folder.journal.append(WordsCommitted(1, "floor", Origin.FLOOR, "en", words, None, Ticks(480), ended=True))
    folder.journal.append(SessionClosed(Ticks(480)))
    session_store().close(folder)


def test_everything_in_a_new_data_folder_is_for_its_user_alone(new_folder: Path) -> None:
    ModelStore(new_folder / "models").arrival_lock("a/b")
    recorded()
    choose({"model_threads": 2})
    choose({"model_threads": 3})
    save(Remembered())
    assert rights(new_folder) == 0o700
    assert {one.name: oct(rights(one)) for one in new_folder.iterdir() if one.is_file()} == dict.fromkeys(
        ("sessions.db", "settings.toml", "settings.toml.bak", "settings.toml.lock", "window.json"), "0o600"
    )


def test_what_others_could_read_is_closed_to_them(data_folder: Path) -> None:
    recorded()
    (data_folder / "sessions.db").chmod(0o644)
    (data_folder / "sessions.db-wal").touch()
    assert len(list_sessions()) == 1
    assert rights(data_folder / "sessions.db") == 0o600
    save(Remembered())
    (data_folder / "window.json").chmod(0o644)
    save(Remembered())
    assert rights(data_folder / "window.json") == 0o600


@pytest.mark.parametrize("make", [made_data_folder, runtime.keep_private])
def test_the_usual_data_folder_is_closed_to_others_and_a_chosen_one_keeps_its_rights(
    make: object, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert callable(make)
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path))
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.delenv(DATA_VARIABLE)
    usual = runtime.data_folder()
    usual.mkdir(parents=True)
    make()
    assert rights(usual) == 0o700
    chosen = tmp_path / "chosen"
    chosen.mkdir()
    monkeypatch.setenv(DATA_VARIABLE, str(chosen))
    make()
    assert rights(chosen) == 0o755
    monkeypatch.setenv(DATA_VARIABLE, str(chosen / "new"))
    make()
    assert rights(chosen / "new") == 0o700


def test_two_that_change_the_settings_at_once_lose_nothing(tmp_path: Path) -> None:
    path = tmp_path / "settings.toml"

    def change(name: str) -> None:
        for number in range(10):
            change_settings(path, {f"{name}{number}": number})

    writers = [threading.Thread(target=change, args=(name,)) for name in "ab"]
    for writer in writers:
        writer.start()
    for writer in writers:
        writer.join()
    assert read_settings(path) == {"version": 1} | {
        f"{name}{number}": number for name in "ab" for number in range(10)
    }


def test_a_writer_waits_for_another(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "settings.toml"
    other = FileLock(tmp_path / "settings.toml.lock")

    def meanwhile(_pause: float) -> None:
        path.write_text("first = 1\n")
        other.release()

    monkeypatch.setattr(settings_file, "sleep", meanwhile)
    change_settings(path, {"second": 2})
    assert read_settings(path) == {"version": 1, "first": 1, "second": 2}
