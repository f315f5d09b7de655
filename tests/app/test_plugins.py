"""Engines and exporters are found by name; a broken one is a status, not a crash."""

from importlib.metadata import EntryPoint

import pytest

from interpreter.app import plugins
from interpreter.app.languages import name_of, normalised
from interpreter.domain.errors import MissingPart, UnknownName, UnsupportedLanguage


def test_our_own_engines_and_formats_come_through_the_same_door() -> None:
    assert {"builtin", "scripted"} <= {name for name, _ in plugins.engines()}
    assert plugins.exporter("VTT").suffix == ".vtt"


@pytest.mark.parametrize(
    ("asked", "hint"), [("buildin", "Did you mean builtin"), ("xyz", "There are: builtin")]
)
def test_an_unknown_engine_is_answered_with_the_nearest(asked: str, hint: str) -> None:
    with pytest.raises(UnknownName, match=hint):
        plugins.engine(asked)


def test_a_plugin_that_does_not_load_is_listed_with_its_reason(monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(*, group: str) -> list[EntryPoint]:
        return [EntryPoint("odd", "no.such.module:MANIFEST", group), EntryPoint("wrong", "json:loads", group)]

    monkeypatch.setattr(plugins, "entry_points", broken)
    found = dict(plugins.engines())
    assert "ModuleNotFoundError" in str(found["odd"])
    assert "does not describe an engine" in str(found["wrong"])
    with pytest.raises(MissingPart, match="does not describe an export format"):
        plugins.exporter("wrong")


@pytest.mark.parametrize(("code", "expected"), [("ES", "es"), ("pt_br", "pt-BR"), (" ca ", "ca")])
def test_language_codes_are_taken_as_people_write_them(code: str, expected: str) -> None:
    assert normalised(code) == expected


def test_what_is_no_language_is_refused() -> None:
    with pytest.raises(UnsupportedLanguage, match="openbooth languages"):
        normalised("spanglish!")


def test_languages_have_names() -> None:
    assert (name_of("es"), name_of("ca", shown_in="es"), name_of("x?")) == ("Spanish", "catalán", "x?")
