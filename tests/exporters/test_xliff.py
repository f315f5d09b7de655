"""The XLIFF document keeps the rules of the standard's core and opens in translators' tools."""

from dataclasses import replace
from xml.etree import ElementTree as ET

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from translate.storage.xliff2 import Xliff2File

from interpreter.domain.errors import UserMistake
from interpreter.domain.hypothesis import Origin
from interpreter.domain.timeline import Ticks
from interpreter.domain.transcript import Line, Provenance, Transcript
from interpreter.exporters.wording import clean
from interpreter.exporters.xliff import NAMESPACE, export
from interpreter.exporters.xml_text import parsed
from interpreter.policy.choosing import restricted
from tests.exporters.rich import RICH
from tests.exporters.xliff_rules import broken_rules

SPACE = {"x": NAMESPACE}


def units(file: bytes) -> dict[str, ET.Element]:
    return {unit.attrib["id"]: unit for unit in parsed(file).findall("x:file/x:unit", SPACE)}


def notes(element: ET.Element | None) -> dict[str, str | None]:
    assert element is not None
    return {note.attrib["category"]: note.text for note in element.findall("x:notes/x:note", SPACE)}


def state(unit: ET.Element) -> str:
    (segment,) = unit.findall("x:segment", SPACE)
    return segment.attrib["state"]


@pytest.mark.parametrize("languages", [(), ("ar",), ("en", "zh-Hans"), ("es", "ar"), ("en",)])
def test_the_rules_of_the_standard_are_kept_in_every_pair(languages: tuple[str, ...]) -> None:
    assert broken_rules(export(restricted(RICH, languages))) == []


def test_a_session_without_words_keeps_the_rules(silence: Transcript) -> None:
    assert broken_rules(export(silence)) == []
    assert broken_rules(export(replace(silence, targets=()))) == []


def test_the_rules_find_what_is_wrong() -> None:
    wrong = export(RICH).replace(b'state="translated"', b'state="done"').replace(b"trgLang", b"target")
    assert len(broken_rules(wrong)) > 3


def test_a_tool_of_translators_reads_every_line(conference: Transcript) -> None:
    document = Xliff2File.parsestring(export(conference))
    assert (document.getsourcelanguage(), document.gettargetlanguage()) == ("en", "es")
    assert [(unit.getid().rpartition("\x04")[2], unit.source, unit.target) for unit in document.units] == [
        ("floor.1", "Good morning, everyone.", "Buenos días a todos."),
        ("floor.2", conference.lines[1].text, conference.lines[1].translations["es"]),
        ("floor.3", "Tom & Jerry < 5 > 3.", "=Tom & Jerry"),
        ("floor.4", "", "Solo en español."),
        ("floor.5", "Thank you.", None),
    ]


def test_a_unit_tells_who_spoke_when_and_how_far_its_translation_is(conference: Transcript) -> None:
    edited = replace(conference.lines[2], original={"es": "Tom y Jerry"})
    found = units(export(replace(conference, lines=(conference.lines[0], edited, conference.lines[4]))))
    assert notes(found["floor.1"]) == {
        "speaker": "Ann Lee", "time": "00:00:01.000 to 00:00:02.450", "translated by": "machine",
    }  # fmt: skip
    assert notes(found["floor.3"])["committed"] == "es: Tom y Jerry"
    assert [state(unit) for unit in found.values()] == ["translated", "reviewed", "initial"]


def test_the_file_tells_its_session_the_gaps_and_what_is_left_out(two_languages: Transcript) -> None:
    file = parsed(export(replace(two_languages, gaps=RICH.gaps))).find("x:file", SPACE)
    told = notes(file)
    assert told["session"] == "20261121-093012-ab12"
    assert told["left out"] == "lines in which another language was spoken: 1 (es)"
    assert "off the record" in (told["gap"] or "")


def test_the_pair_is_the_one_that_was_chosen(conference: Transcript) -> None:
    arabic = parsed(export(restricted(conference, ("en", "ar"))))
    assert (arabic.attrib["srcLang"], arabic.attrib["trgLang"]) == ("en", "ar")
    assert [target.text for target in arabic.iterfind(".//x:target", SPACE)] == [
        "صباح الخير للجميع.",
        "توم وجيري",
    ]
    from_spanish = parsed(export(restricted(RICH, ("es", "ar"))))
    assert (from_spanish.attrib["srcLang"], from_spanish.attrib["trgLang"]) == ("es", "ar")


def test_several_targets_are_refused_and_a_region_of_one_is_not_several(conference: Transcript) -> None:
    with pytest.raises(UserMistake, match=r"choose one alone: Spanish \(es\) or Arabic \(ar\)\.$"):
        export(restricted(conference, ("en", "es", "ar")))
    mexican = replace(conference, targets=("es", "es-MX"))
    assert parsed(export(restricted(mexican, ("en", "es")))).attrib["trgLang"] == "es"


def test_machine_text_beside_an_interpreter_is_marked_outside_the_text(conference: Transcript) -> None:
    shown = replace(conference.lines[0], translations={}, shown_only={"es": "texto"}, origin=Origin.HUMAN)
    unit = units(export(replace(conference, lines=(shown,))))["floor.1"]
    assert unit.findtext("x:segment/x:target", None, SPACE) == "texto"
    assert notes(unit)["heard"] == "[machine text; an interpreter was on air] texto"


@given(st.text(max_size=60), st.text(max_size=60), st.text(max_size=20))
@settings(max_examples=20, deadline=None)
def test_any_text_comes_back_from_its_unit_within_the_rules(said: str, translated: str, name: str) -> None:
    line = Line(1, name, name, Ticks(0), Ticks(1), "en", said, {"he": translated})
    file = export(Transcript(Provenance(said, said, said, said), "en", ("he",), (line,)))
    assert broken_rules(file) == []
    (unit,) = units(file).values()
    assert unit.findtext("x:segment/x:source", "", SPACE) == clean(said)
    assert unit.findtext("x:segment/x:target", "", SPACE) == clean(translated).strip(" ")
