"""Which models an engine is started with: a profile's, or those of a folder."""

import os
from pathlib import Path

import pytest

from interpreter.app.engine_models import engine_options
from interpreter.app.model_profiles import model_store
from interpreter.app.plugins import engine
from interpreter.domain.channels import ListenerChannel
from interpreter.domain.errors import MissingPart, UnknownName, UserMistake
from interpreter.domain.settings import SessionSettings
from interpreter.storage.model_downloads import import_folder


def settings(model: str | None, *languages: str) -> SessionSettings:
    channels = tuple(ListenerChannel(language, language) for language in languages)
    return SessionSettings("en", channels, engine="cascade", model=model)


def a_model(folder: Path) -> Path:
    folder.mkdir(parents=True)
    (folder / "config.json").write_text("{}")
    (folder / "model.safetensors").write_bytes(bytes(8) + b"{}")
    return folder


def test_an_engine_without_models_is_given_none() -> None:
    assert engine_options(engine("builtin"), settings("whatever", "es")) == {}


def test_a_folder_holds_a_model_or_several_per_role(tmp_path: Path) -> None:
    hears = a_model(tmp_path / "recognition")
    into = [a_model(tmp_path / "translation" / name) for name in ("en-ca", "en-es")]
    assert engine_options(engine("cascade"), settings(str(tmp_path), "es")) == {
        "recognition": str(hears),
        "translation": os.pathsep.join(map(str, into)),
    }


def test_a_voice_is_taken_where_there_is_one(tmp_path: Path) -> None:
    for role in ("recognition", "translation"):
        a_model(tmp_path / role)
    speak = [a_model(tmp_path / "voice" / name) for name in ("deep", "high")]
    options = engine_options(engine("cascade"), settings(str(tmp_path), "es"))
    assert options["voice"] == os.pathsep.join(map(str, speak))


def test_of_a_profile_the_voices_are_taken_that_speak_a_language_of_the_channels(tmp_path: Path) -> None:
    store = model_store()
    for name in ("openai/whisper-small", "facebook/m2m100_418M", "gradium/phonon-31m-en"):
        import_folder(store, a_model(tmp_path / name), name=name)
    spoken = SessionSettings("es", (ListenerChannel("en", "en"),), engine="cascade", model="laptop")
    assert engine_options(engine("cascade"), spoken)["voice"] == str(store.installed("gradium/phonon-31m-en"))
    assert "voice" not in engine_options(engine("cascade"), settings("laptop", "es"))


def test_a_folder_that_lacks_a_role_is_told(tmp_path: Path) -> None:
    a_model(tmp_path / "recognition")
    with pytest.raises(UserMistake, match="no model in translation/"):
        engine_options(engine("cascade"), settings(str(tmp_path), "es"))


def test_a_profile_that_is_not_here_says_how_to_get_it() -> None:
    with pytest.raises(MissingPart, match="openbooth models get laptop"):
        engine_options(engine("cascade"), settings("laptop", "es"))
    with pytest.raises(UnknownName, match="laptop"):
        engine_options(engine("cascade"), settings("labtop", "es"))


def test_of_a_profile_the_models_are_taken_that_know_the_languages(tmp_path: Path) -> None:
    store = model_store()
    names = ("openai/whisper-small", "Helsinki-NLP/opus-mt-tc-big-en-es", "facebook/m2m100_418M")
    for name in names:
        import_folder(store, a_model(tmp_path / name), name=name)
    hears, pair, many = (str(store.installed(name)) for name in names)
    spanish = engine_options(engine("cascade"), settings("laptop", "es"))
    assert spanish == {"recognition": hears, "translation": os.pathsep.join((pair, many))}
    assert engine_options(engine("cascade"), settings("laptop", "fr"))["translation"] == many
