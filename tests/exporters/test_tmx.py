"""The translation memory opens in translators' tools, holds every pair there is, and says where it comes from."""

from dataclasses import replace
from xml.etree import ElementTree as ET

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from translate.storage.tmx import tmxfile

from interpreter.domain.hypothesis import Origin
from interpreter.domain.timeline import Ticks
from interpreter.domain.transcript import Line, Provenance, Transcript
from interpreter.exporters.tmx import export
from interpreter.exporters.wording import clean
from interpreter.exporters.xml_text import parsed

LANGUAGE = "{http://www.w3.org/XML/1998/namespace}lang"


def units(file: bytes) -> list[ET.Element]:
    return parsed(file).findall("body/tu")


def properties(element: ET.Element) -> dict[str, str | None]:
    return {prop.attrib["type"]: prop.text for prop in element.findall("prop")}


def variants(unit: ET.Element) -> dict[str, str | None]:
    return {variant.attrib[LANGUAGE]: variant.findtext("seg") for variant in unit.findall("tuv")}


def test_a_tool_of_translators_reads_every_pair(conference: Transcript) -> None:
    memory = tmxfile.parsestring(export(conference))
    assert [(unit.getid(), unit.source, unit.target) for unit in memory.units] == [
        ("floor.1", "Good morning, everyone.", "Buenos días a todos."),
        ("floor.2", conference.lines[1].text, conference.lines[1].translations["es"]),
        ("floor.3", "Tom & Jerry < 5 > 3.", "=Tom & Jerry"),
    ]
    assert memory.translate("Good morning, everyone.", "en", "ar") == "صباح الخير للجميع."


def test_a_unit_tells_who_spoke_when_and_who_translated(interpreted: Transcript) -> None:
    first = units(export(interpreted))[0]
    assert properties(first) == {
        "x-speaker": "Ann Lee", "x-start": "00:00:01.000", "x-end": "00:00:02.450", "x-translated-by": "human",
    }  # fmt: skip
    assert variants(first) == {
        "en": "Good morning, everyone.", "es": "Buenos días a todos.", "ar": "صباح الخير للجميع.",
    }  # fmt: skip


def test_the_header_tells_the_origin_the_gaps_and_what_is_left_out(conference: Transcript) -> None:
    header = parsed(export(conference)).find("header")
    assert header is not None
    assert header.attrib["creationtool"] == "OpenBooth"
    assert header.attrib["creationdate"] == "20261121T083012Z"
    assert header.attrib["srclang"] == "en"
    assert header.findtext("note") == "2 of 5 lines are left out, as one of the texts is missing"
    told = properties(header)
    assert told["x-session"] == "20261121-093012-ab12"
    assert "input lost" in (told["x-gap"] or "")
    assert (told["x-digital-source-type"] or "").endswith("trainedAlgorithmicMedia")


def test_every_unit_says_what_it_was_translated_from_where_several_languages_are_spoken(
    two_languages: Transcript,
) -> None:
    memory = parsed(export(two_languages))
    header = memory.find("header")
    assert header is not None
    assert header.attrib["srclang"] == "*all*"
    english, spanish = memory.findall("body/tu")
    assert (english.attrib["srclang"], spanish.attrib["srclang"]) == ("en", "es")
    assert variants(spanish) == {"es": "Muy buenos días.", "ar": "صباح الخير."}


def test_machine_text_beside_an_interpreter_is_marked_outside_the_text(conference: Transcript) -> None:
    shown = replace(conference.lines[0], translations={}, shown_only={"es": "texto"}, origin=Origin.HUMAN)
    unit = units(export(replace(conference, lines=(shown,))))[0]
    assert variants(unit)["es"] == "texto"
    assert properties(unit.findall("tuv")[1]) == {"x-heard": "[machine text; an interpreter was on air]"}


def test_an_edited_line_says_what_was_edited(conference: Transcript) -> None:
    edited = replace(conference.lines[0], original={"es": "Buenas."})
    assert properties(units(export(replace(conference, lines=(edited,))))[0])["x-edited"] == "es"


@pytest.mark.parametrize("code", ["", "x y", "en<", "zh_Hans"])
def test_what_is_no_language_code_is_undetermined(conference: Transcript, code: str) -> None:
    odd = replace(conference, source_language=code, lines=(replace(conference.lines[0], language=code),))
    assert units(export(odd))[0].attrib["srclang"] == "und"


@given(st.text(min_size=1, max_size=60), st.text(min_size=1, max_size=60), st.text(max_size=20))
@settings(max_examples=20, deadline=None)
def test_any_text_comes_back_from_its_segment(said: str, translated: str, speaker: str) -> None:
    line = Line(1, said, speaker, Ticks(0), Ticks(1), "en", said, {"he": translated})
    found = units(export(Transcript(Provenance(said, said, said, said), "en", ("he",), (line,))))
    texts = {"en": clean(said).strip(" "), "he": clean(translated).strip(" ")}
    assert [variants(unit) for unit in found] == ([texts] if all(texts.values()) else [])
