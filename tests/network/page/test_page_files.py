"""What the page is made of: few bytes, nothing from elsewhere, every word in every language."""

import gzip
import json
import re

import pytest

from interpreter.network.pages import Pages
from tests.network.page.phones import RESOURCES

_MOST_BYTES = 60_000
_LANGUAGES = ("ar", "de", "en", "es", "fr", "it", "pt")
_OVERLAY = ("overlay.html", "overlay.css", "overlay.js")
_SAME_EVERYWHERE = {"dir", "pin"}


def _words(language: str) -> dict[str, str]:
    words: dict[str, str] = json.loads((RESOURCES / f"words.{language}.json").read_text("utf-8"))
    return words


def test_a_phone_loads_less_than_60_kb() -> None:
    files = [file for file in RESOURCES.iterdir() if file.name not in _OVERLAY]
    sizes = {file.name: file.stat().st_size for file in files}
    largest = max(size for name, size in sizes.items() if name.startswith("words."))
    page = sum(size for name, size in sizes.items() if not name.startswith("words."))
    assert page + largest <= _MOST_BYTES, sizes


def test_everything_there_is_takes_less_than_60_kb_on_the_way() -> None:
    assert sum(len(gzip.compress(file.read_bytes())) for file in RESOURCES.iterdir()) <= _MOST_BYTES


def test_the_server_has_every_file_that_is_asked_for() -> None:
    paths = set(Pages.of(RESOURCES).paths)
    asked = {f"/words.{language}.json" for language in _LANGUAGES}
    for file in RESOURCES.iterdir():
        asked.update(re.findall(r'(?:href=|src=|from |import\()"(/[^"]*)"', file.read_text("utf-8")))
    assert len(asked) > 15
    assert asked <= paths


@pytest.mark.parametrize("language", _LANGUAGES)
def test_every_word_is_translated(language: str) -> None:
    words, english = _words(language), _words("en")
    assert words.keys() == english.keys()
    for name, text in words.items():
        assert text.strip(), name
        assert re.findall(r"\{\w+\}", text) == re.findall(r"\{\w+\}", english[name]), name
    if language != "en":
        same = {name for name in words if words[name] == english[name]} - _SAME_EVERYWHERE
        assert not same
    assert words["dir"] == ("rtl" if language == "ar" else "ltr")


def test_every_word_that_the_page_says_is_there() -> None:
    page = "".join((RESOURCES / name).read_text("utf-8") for name in ("index.html", "listener.js", "join.js"))
    said = set(re.findall(r'data-word="(\w+)"', page)) | set(re.findall(r'\.say\("(\w+)"', page))
    assert said <= _words("en").keys()


def test_nothing_comes_from_elsewhere_and_nothing_is_run_that_was_said() -> None:
    for file in RESOURCES.iterdir():
        text = file.read_text("utf-8").replace("http://www.w3.org/2000/svg", "")
        assert not re.search(r"https?://|//[a-z]+\.[a-z]", text.replace('"http://', "")), file.name
        assert not re.search(
            r"innerHTML|outerHTML|insertAdjacentHTML|document\.write|\beval\b|new Function", text
        )
    html = "".join((RESOURCES / name).read_text("utf-8") for name in ("index.html", "overlay.html"))
    assert not re.search(r"<style|\sstyle=|\son\w+=|<script(?![^>]*\ssrc=)", html)
