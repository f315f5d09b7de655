"""The windows speak five languages, every sentence of them."""

import re
import subprocess
import sys
import xml.etree.ElementTree as ET
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QLocale, Qt
from PySide6.QtWidgets import QApplication

from interpreter.app.places import resources_folder
from ui.interface_language import LANGUAGES, speak
from ui.models.wording import counted, language_name, said

FOLDER = resources_folder() / "translations"
_CLASS = re.compile(r"^class (\w+)", re.MULTILINE)
_PLACE = re.compile(r"\{[^{}]*\}")


@pytest.fixture(autouse=True)
def english_again(qapp: QApplication) -> Iterator[None]:
    yield
    speak(qapp, "en")


def messages(language: str, folder: Path = FOLDER) -> list[ET.Element]:
    return list(ET.parse(folder / f"openbooth_{language}.ts").iter("message"))  # noqa: S314 - our own file


def texts(found: list[ET.Element]) -> set[tuple[str | None, str | None]]:
    return {(message.findtext("source"), message.get("numerus")) for message in found}


def forms_of(message: ET.Element) -> list[str]:
    translation = message.find("translation")
    assert translation is not None
    if message.get("numerus"):
        return [form.text or "" for form in translation.iter("numerusform")]
    return [translation.text or ""]


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_sentence_is_translated_with_everything_that_stands_in_its_places(language: str) -> None:
    found = messages(language)
    assert found
    for message in found:
        source = message.findtext("source") or ""
        translation = message.find("translation")
        assert translation is not None
        assert translation.get("type") is None, f"{language}: {source}"
        for form in forms_of(message):
            assert form.strip(), f"{language}: {source}"
            assert Counter(_PLACE.findall(form)) == Counter(_PLACE.findall(source)), f"{language}: {source}"


@pytest.mark.parametrize(("language", "plurals"), [("en", 2), ("es", 2), ("fr", 2), ("de", 2), ("ar", 6)])
def test_a_number_has_every_form_that_the_language_has(language: str, plurals: int) -> None:
    counts = {len(forms_of(message)) for message in messages(language) if message.get("numerus")}
    assert counts == {plurals}


def test_no_sentence_of_the_windows_is_missing(tmp_path: Path) -> None:
    """Where it fails: python3 installer/translations.py finds them, then they want to be translated."""
    root = FOLDER.parents[1]
    sources = sorted(str(path.relative_to(root)) for path in (root / "ui").rglob("*.py"))
    command = [Path(sys.executable).with_name("pyside6-lupdate"), *sources, "-silent", "-locations", "none"]
    aliases = ["-tr-function-alias", "tr+=_tr,tr+=said,tr+=counted", "-ts", tmp_path / "openbooth_es.ts"]
    subprocess.run([*command, *aliases], cwd=root, check=True)
    assert texts(messages("es", tmp_path)) == texts(messages("es"))


def test_no_sentence_hides_from_the_tool_in_an_f_string() -> None:
    hidden = re.compile(r"""f["'].*\{(self\.|_)?(tr|said)\(""")
    sources = (FOLDER.parents[1] / "ui").rglob("*.py")
    assert not [path.name for path in sources if hidden.search(path.read_text(encoding="utf-8"))]


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_qt_reads_is_made_from_what_translators_edit(language: str, tmp_path: Path) -> None:
    made = tmp_path / "made.qm"
    command = [Path(sys.executable).with_name("pyside6-lrelease"), "-silent", "-nounfinished"]
    subprocess.run([*command, FOLDER / f"openbooth_{language}.ts", "-qm", made], check=True)
    assert made.read_bytes() == (FOLDER / f"openbooth_{language}.qm").read_bytes()


def test_the_windows_speak_as_they_are_told(qapp: QApplication) -> None:
    assert speak(qapp, "de") == "de"
    assert QCoreApplication.translate("MainMenu", "Quit") == "Beenden"
    assert said("There is no source {name}.", name="Pult") == "Es gibt keine Quelle Pult."
    assert language_name("es") == "Spanisch"
    assert QLocale().toString(1.5, "f", 1) == "1,5"
    assert speak(qapp, "ar") == "ar"
    assert qapp.layoutDirection() is Qt.LayoutDirection.RightToLeft
    assert language_name("es") == "الإسبانية"
    assert speak(qapp, "tlh") in LANGUAGES


@pytest.mark.parametrize(
    ("language", "number", "words"),
    [
        ("en", 1, "1 is lost"),
        ("en", 3, "3 are lost"),
        ("fr", 0, "0 est perdu"),
        ("ar", 2, "تائهان"),
        ("ar", 11, "11 تائهًا"),
    ],
)
def test_numbers_are_told_as_in_the_language(
    qapp: QApplication, language: str, number: int, words: str
) -> None:
    speak(qapp, language)
    assert counted("%n are lost", "", number) == words


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_sentence_is_looked_for_where_it_is_kept(language: str) -> None:
    """Qt looks under the name of the class at run time; the tool files a sentence under the name that it reads."""
    root = ET.parse(FOLDER / f"openbooth_{language}.ts").getroot()  # noqa: S314 - our own file
    contexts = {context.findtext("name") or "" for context in root.iter("context")}
    sources = (FOLDER.parents[1] / "ui").rglob("*.py")
    classes = {name for path in sources for name in _CLASS.findall(path.read_text(encoding="utf-8"))}
    assert not contexts - classes - {""}
