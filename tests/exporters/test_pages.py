"""Pages hold every script that this computer has a font for, and say so where it has none."""

import re
import sys
from dataclasses import replace
from inspect import unwrap
from pathlib import Path

import pytest

from interpreter.domain.timeline import Ticks
from interpreter.domain.transcript import Line, Provenance, Transcript
from interpreter.exporters import fonts
from interpreter.exporters.fonts import FoundFont, fonts_for, written_with
from interpreter.exporters.pages import MISSING, export
from tests.exporters.rich import RICH

SMALL = Transcript(
    Provenance("id", "2026-11-21T09:30:12Z", "builtin", "0.1.0"), "en", ("es",),
    (Line(1, "floor", None, Ticks(0), Ticks(9), "en", "Good morning.", {"es": "Buenos días."}),),
)  # fmt: skip
NOBODY = 0xE123
"""A character that is nobody's: no font draws it."""


@pytest.fixture
def without_fonts(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(fonts, "_installed", dict)


def said(text: str, language: str = "en") -> Transcript:
    return replace(SMALL, lines=(replace(SMALL.lines[0], language=language, text=text, translations={}),))


def pages_in(file: bytes) -> int:
    return len(re.findall(rb"/Type /Page\b", file))


def test_the_document_says_when_it_was_said_and_that_a_machine_interpreted() -> None:
    file = export(RICH)
    assert file.startswith(b"%PDF-")
    assert b"trainedAlgorithmicMedia" in file
    assert b"D:20261121083012" in file


def test_every_script_of_a_conference_has_a_font_of_its_own() -> None:
    texts = {"en": "Good morning →", "ar": "صباح الخير", "he": "בוקר טוב", "hi": "सुप्रभात"}
    found = fonts_for(texts)
    if not any(font.path.name == "NotoSansDevanagari-Regular.ttf" for font in found):
        pytest.skip("the Noto fonts are not installed")
    assert all(written_with(text, found, MISSING) == text for text in texts.values())


def test_what_no_font_draws_is_a_word_and_never_boxes() -> None:
    found = fonts_for({"en": "ab"})
    if not found:
        pytest.skip("there are no fonts here")
    assert written_with(f"a {chr(NOBODY)}{chr(NOBODY)} b", found, MISSING) == f"a {MISSING}b"
    assert written_with(chr(NOBODY), found, MISSING) == MISSING


def test_of_a_collection_for_east_asia_the_face_of_the_language_is_taken(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    opened: list[tuple[str, int]] = []

    def font(path: Path, face: int) -> FoundFont:
        opened.append((path.name, face))
        return FoundFont(path, face, frozenset(range(0x4E00, 0x9FFF)) if "CJK" in path.name else frozenset())

    monkeypatch.setattr(
        fonts, "_installed", lambda: {"notosanscjk-regular.ttc": Path("NotoSansCJK-Regular.ttc")}
    )
    monkeypatch.setattr(fonts, "_opened", font)
    assert [one.face for one in fonts_for({"ko": "漢"})] == [1]
    assert [one.face for one in fonts_for({"zh-Hant": "漢"})] == [3]
    assert [one.face for one in fonts_for({"zh-CN": "汉"})] == [2]


@pytest.mark.usefixtures("without_fonts")
def test_without_any_font_the_letters_of_english_are_still_written() -> None:
    assert export(said("Good morning – صباح")).startswith(b"%PDF-")


def test_a_speech_longer_than_a_page_goes_on_on_the_next() -> None:
    assert pages_in(export(said("word " * 1000))) > 1


def test_mischief_is_text() -> None:
    nasty = [
        "a\x00b\x0b",
        "\u202egnp.exe",
        "\ud800",
        "{nb} **bold**",
        "<b>x</b>",
        "(\\)",
        "e\u0301",
        "-->",
        "",
        " ",
    ]
    lines = tuple(
        replace(SMALL.lines[0], text=text, translations={"he": text}, speaker=text) for text in nasty
    )
    assert pages_in(export(replace(SMALL, lines=lines))) == 1


@pytest.mark.slow
def test_a_speech_in_chinese_that_is_longer_than_a_page_goes_on_on_the_next() -> None:
    assert pages_in(export(said("好" * 3000, "zh"))) > 1


@pytest.mark.slow
def test_a_word_of_a_hundred_thousand_letters_is_written_whole() -> None:
    assert pages_in(export(said("x" * 100_000))) > 10


@pytest.mark.parametrize(
    ("system", "folder"),
    [("linux", ".local/share/fonts"), ("darwin", "Library/Fonts"), ("win32", "Microsoft/Windows/Fonts")],
)
def test_every_system_has_its_folders_and_a_broken_file_is_no_font(
    system: str, folder: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / folder).mkdir(parents=True)
    broken = tmp_path / folder / "NotoSans-Regular.ttf"
    broken.write_bytes(b"no font")
    looked: list[Path] = []
    opened = unwrap(fonts._opened)
    for name in ("HOME", "LOCALAPPDATA", "WINDIR"):
        monkeypatch.setenv(name, str(tmp_path))
    monkeypatch.setattr(sys, "platform", system)
    monkeypatch.setattr(fonts, "_installed", unwrap(fonts._installed))
    monkeypatch.setattr(fonts, "_opened", lambda path, face: looked.append(path) or opened(path, face))
    found = fonts_for({"en": "a"})
    assert broken in looked
    assert broken not in [font.path for font in found]
