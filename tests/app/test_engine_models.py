"""Which models an engine is started with: a profile's, or those of a folder."""

import os
from dataclasses import replace
from pathlib import Path

import pytest

from interpreter.app.drafts import Mark, choices
from interpreter.app.engine_models import EngineModels, engine_models, is_equipped, usual_engine
from interpreter.app.model_cards import NOT_STATED, allows_commerce, name_and_licence
from interpreter.app.model_profiles import model_store, profiles
from interpreter.app.plugins import engine
from interpreter.domain.channels import ListenerChannel
from interpreter.domain.errors import MissingPart, UnknownName, UserMistake
from interpreter.domain.models import MANY_LANGUAGES, Hardware, Role, models_in_words
from interpreter.domain.settings import SessionSettings
from interpreter.storage.model_downloads import import_folder


def settings(model: str | None, *languages: str) -> SessionSettings:
    channels = tuple(ListenerChannel(language, language) for language in languages)
    return SessionSettings("en", channels, engine="cascade", model=model)


def brought(folder: Path, *names: str) -> list[str]:
    """Put models on this machine; return their folders."""
    store = model_store()
    for name in names:
        import_folder(store, a_model(folder / name), name=name)
    return [str(store.installed(name)) for name in names]


def options_of(wanted: SessionSettings) -> dict[str, str]:
    return engine_models(engine("cascade"), wanted).options


def a_model(folder: Path) -> Path:
    folder.mkdir(parents=True)
    (folder / "config.json").write_text("{}")
    (folder / "model.safetensors").write_bytes(bytes(8) + b"{}")
    return folder


def test_an_engine_without_models_is_given_none() -> None:
    assert engine_models(engine("builtin"), settings("whatever", "es")) == EngineModels()


def test_a_folder_holds_a_model_or_several_per_role(tmp_path: Path) -> None:
    hears = a_model(tmp_path / "recognition")
    into = [a_model(tmp_path / "translation" / name) for name in ("en-ca", "en-es")]
    assert options_of(settings(str(tmp_path), "es")) == {
        "recognition": str(hears),
        "translation": os.pathsep.join(map(str, into)),
    }


def test_a_voice_is_taken_where_there_is_one(tmp_path: Path) -> None:
    for role in ("recognition", "translation"):
        a_model(tmp_path / role)
    speak = [a_model(tmp_path / "voice" / name) for name in ("deep", "high")]
    options = options_of(settings(str(tmp_path), "es"))
    assert options["voice"] == os.pathsep.join(map(str, speak))


def test_a_language_model_predicts_where_one_is_given(tmp_path: Path) -> None:
    for role in ("recognition", "translation"):
        a_model(tmp_path / role)
    assert "prediction" not in options_of(settings(str(tmp_path), "es"))
    expecting = a_model(tmp_path / "prediction")
    assert options_of(settings(str(tmp_path), "es"))["prediction"] == str(expecting)


def test_of_a_profile_the_voices_are_taken_that_speak_a_language_of_the_channels(tmp_path: Path) -> None:
    store = model_store()
    for name in ("openai/whisper-small", "facebook/m2m100_418M", "kakao-enterprise/vits-vctk"):
        import_folder(store, a_model(tmp_path / name), name=name)
    spoken = SessionSettings("es", (ListenerChannel("en", "en"),), engine="cascade", model="laptop")
    assert options_of(spoken)["voice"] == str(store.installed("kakao-enterprise/vits-vctk"))
    assert "voice" not in options_of(settings("laptop", "es"))


def test_a_folder_that_lacks_a_role_is_told(tmp_path: Path) -> None:
    a_model(tmp_path / "recognition")
    with pytest.raises(UserMistake, match="no model in translation/"):
        options_of(settings(str(tmp_path), "es"))


def test_a_profile_that_is_not_here_says_how_to_get_it() -> None:
    with pytest.raises(MissingPart, match="openbooth models get laptop"):
        options_of(settings("laptop", "es"))
    with pytest.raises(UnknownName, match="laptop"):
        options_of(settings("labtop", "es"))


def test_where_several_languages_are_spoken_a_recogniser_is_taken_that_tells_them_apart(
    tmp_path: Path,
) -> None:
    streams, _ = brought(tmp_path, "nvidia/nemotron-3.5-asr-streaming-0.6b", "facebook/m2m100_1.2B")
    both = replace(settings("desktop", "fr"), also_spoken=("es",))
    with pytest.raises(
        MissingPart, match=r"tells.*apart.*openbooth models get openai/whisper-large-v3-turbo"
    ):
        options_of(both)
    (tells,) = brought(tmp_path, "openai/whisper-large-v3-turbo")
    assert options_of(both)["recognition"] == tells
    assert options_of(replace(both, also_spoken=("en-GB",)))["recognition"] == streams


def test_every_profile_has_a_recogniser_that_tells_languages_apart() -> None:
    for known in profiles():
        if hears := known.of_role(Role.RECOGNITION):
            assert any(entry.tells_languages and MANY_LANGUAGES in entry.languages for entry in hears)


def test_of_a_profile_the_models_are_taken_that_know_the_languages(tmp_path: Path) -> None:
    store = model_store()
    names = ("openai/whisper-small", "Helsinki-NLP/opus-mt-tc-big-en-es", "facebook/m2m100_418M")
    for name in names:
        import_folder(store, a_model(tmp_path / name), name=name)
    hears, pair, many = (str(store.installed(name)) for name in names)
    spanish = options_of(settings("laptop", "es"))
    translate = os.pathsep.join((pair, many))
    pace = {"precision": "int8", "hop_ms": spanish["hop_ms"]}
    assert spanish == {"recognition": hears, "translation": translate} | pace
    assert options_of(settings("laptop", "fr"))["translation"] == many


def test_a_new_event_is_for_the_engine_that_models_were_fetched_for(tmp_path: Path) -> None:
    cascade = engine("cascade")
    assert usual_engine("en", ["es"]) == "builtin"
    (offered,) = (one for one in choices().engines if one.name == "cascade")
    assert "openbooth models" in offered.missing
    brought(tmp_path, "openai/whisper-small")
    assert not is_equipped(cascade)
    brought(tmp_path, "facebook/m2m100_418M")
    assert is_equipped(cascade)
    assert usual_engine("en", ["es"]) == "cascade"
    (offered,) = (one for one in choices().engines if one.name == "cascade")
    assert offered.missing == ""


def test_a_new_event_is_never_for_an_engine_that_a_commercial_event_must_not_use(tmp_path: Path) -> None:
    seamless = engine("seamless")
    (offered,) = (one for one in choices().engines if one.name == "seamless")
    assert "openbooth models get seamless" in offered.missing
    assert (offered.mark, offered.equipped) == (Mark.NOT_COMMERCIAL, False)
    brought(tmp_path, "facebook/seamless-m4t-v2-large")
    assert is_equipped(seamless)
    assert usual_engine("en", ["es"]) == "builtin"
    assert usual_engine("en", ["sw"]) == "builtin", "which says that it does not know Swahili"
    marks = {one.name: one.mark for one in choices().engines}
    assert (marks["cascade"], marks["builtin"]) == (Mark.USUAL, Mark.DEMONSTRATION)


class Computer:
    """Four cores and a graphics card of 8 GB, which answers nobody who does not wait."""

    def __init__(self) -> None:
        self.has = Hardware(4, 8_192)
        self.waited: list[float] = []

    def __call__(self, *, patience_s: float = 5.0) -> Hardware:
        if patience_s:
            self.waited.append(patience_s)
        return self.has if patience_s else replace(self.has, gpu_mb=0)


@pytest.fixture
def computer(monkeypatch: pytest.MonkeyPatch) -> Computer:
    """The one that asks what it has."""
    here = Computer()
    monkeypatch.setattr("interpreter.app.engine_models.hardware", here)
    return here


def test_a_new_event_is_for_no_engine_that_would_not_start(tmp_path: Path, computer: Computer) -> None:
    brought(tmp_path, "UsefulSensors/moonshine-streaming-tiny", "Helsinki-NLP/opus-mt-tc-big-en-es")
    assert usual_engine("en", ["es"]) == "cascade"
    assert usual_engine("en", ["fr"]) == "builtin", "no model knows French"
    assert usual_engine("es", ["en"]) == "builtin"
    computer.has = Hardware(1, 8_192)
    assert usual_engine("en", ["es"]) == "builtin", "no profile suits one core"
    assert computer.waited == [], "a graphics card is of no concern to these models"


def test_the_window_waits_for_a_graphics_card_only_where_models_need_one_and_not_for_long(
    tmp_path: Path, computer: Computer
) -> None:
    assert usual_engine("en", ["fr"]) == "builtin"
    assert computer.waited == []
    brought(tmp_path, "nvidia/nemotron-3.5-asr-streaming-0.6b", "facebook/m2m100_1.2B")
    assert usual_engine("en", ["fr"]) == "cascade"
    assert max(computer.waited) <= 1.0
    computer.has = Hardware(4, 0)
    assert usual_engine("en", ["fr"]) == "builtin"


@pytest.mark.parametrize("damaged", ["openbooth-model.json", "../current"])
def test_a_damaged_model_is_as_good_as_none_where_engines_are_offered(damaged: str, tmp_path: Path) -> None:
    store = model_store()
    for name in ("openai/whisper-small", "facebook/m2m100_418M"):
        import_folder(store, a_model(tmp_path / name), name=name)
    folder = store.installed("openai/whisper-small")
    assert folder is not None
    (folder / damaged).write_bytes(b"\xff{")
    assert usual_engine("en", ["es"]) == "builtin"
    (offered,) = (one for one in choices().engines if one.name == "cascade")
    assert "openbooth models" in offered.missing
    with pytest.raises(MissingPart, match="openbooth models get laptop"):
        options_of(settings("laptop", "es"))


def test_the_most_demanding_profile_is_taken_that_suits_the_machine_and_is_there(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("interpreter.app.engine_models.hardware", lambda: Hardware(8, 8_192))
    with pytest.raises(MissingPart, match="openbooth models get desktop"):
        options_of(settings(None, "es"))
    store = model_store()
    for name in ("openai/whisper-small", "facebook/m2m100_418M"):
        import_folder(store, a_model(tmp_path / name), name=name)
    assert options_of(settings(None, "es"))["recognition"] == str(store.installed("openai/whisper-small"))


def test_a_recogniser_goes_on_as_often_as_its_profile_says(tmp_path: Path) -> None:
    store = model_store()
    for name in ("openai/whisper-small", "facebook/m2m100_418M"):
        import_folder(store, a_model(tmp_path / name), name=name)
    assert int(options_of(settings("laptop", "es"))["hop_ms"]) >= 1000
    quick = "UsefulSensors/moonshine-streaming-tiny"
    import_folder(store, a_model(tmp_path / quick), name=quick)
    assert "hop_ms" not in options_of(settings("laptop", "es"))


def test_the_models_of_a_profile_are_named_with_their_licences(tmp_path: Path) -> None:
    store = model_store()
    for name in ("openai/whisper-small", "facebook/m2m100_418M"):
        import_folder(store, a_model(tmp_path / name), name=name)
    used = engine_models(engine("cascade"), settings("laptop", "es")).used
    assert models_in_words(used) == (
        "recognition openai/whisper-small (Apache-2.0); translation facebook/m2m100_418M (MIT); "
        "voice eSpeak NG (GPL-3.0-or-later)"
    )


def test_the_models_of_a_folder_are_named_by_what_lies_beside_them(tmp_path: Path) -> None:
    a_model(tmp_path / "recognition" / "ears")
    (tmp_path / "recognition" / "ears" / "LICENSE").write_text("\n  MIT License\n\nCopyright …\n")
    pair = a_model(tmp_path / "translation" / "pair")
    (pair / "README.md").write_text(
        "---\nlanguage:\n- en\nlicense: cc-by-nc-4.0\n---\n# Pair\nlicense: mit\n"
    )
    a_model(tmp_path / "voice" / "mouth")
    used = engine_models(engine("cascade"), settings(str(tmp_path), "es")).used
    assert [model.stated for model in used] == [
        "ears (MIT License)",
        "pair (cc-by-nc-4.0, not for commercial events)",
        "mouth (licence not stated, check before a commercial event)",
        "eSpeak NG (GPL-3.0-or-later)",
    ]


def test_what_came_with_a_lock_is_named_by_it(tmp_path: Path) -> None:
    store = model_store()
    source = a_model(tmp_path / "source")
    lock = import_folder(store, source, name="some/model")
    installed = store.installed("some/model")
    assert installed is not None
    assert name_and_licence(installed) == ("some/model", lock.licence)


@pytest.mark.parametrize(
    ("card", "licence"),
    [
        ('---\nlicense: "apache-2.0"  # free\n---\n', "apache-2.0"),
        ("---\nlicense: other\nlicense_name: house-rules\n---\n", "house-rules"),
        ("---\nlicense:\n- mit\n- cc0-1.0\ntags:\n- tiny\n---\n", "mit, cc0-1.0"),
        ("---\nlicense: [mit, isc]\n---\n", "mit, isc"),
        ("---\ntags: [tiny]\n---\nlicense: mit\n", NOT_STATED),
        ("# A model without front matter\n", NOT_STATED),
        ("---\nlicense: mit\ndate: 2026-02-31\n---\n", NOT_STATED),
        (f"---\nlicense: {'[' * 5000}\n---\n", NOT_STATED),
    ],
)
def test_a_model_card_says_its_licence_in_its_front_matter(card: str, licence: str, tmp_path: Path) -> None:
    (tmp_path / "README.md").write_text(card)
    assert name_and_licence(tmp_path) == (tmp_path.name, licence)


@pytest.mark.parametrize(
    ("licence", "allowed"),
    [("MIT", True), ("cc-by-nc-sa-4.0", False), ("Non-Commercial", False), ("house-rules", None)],
)
def test_whether_an_event_company_may_use_it_is_told_where_the_name_tells(
    licence: str, allowed: bool | None
) -> None:
    assert allows_commerce(licence) is allowed
