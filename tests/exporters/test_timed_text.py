"""Timed text keeps to EBU-TT-D, and a reader of that format finds every word at its time."""

import re
import xml.etree.ElementTree as ET
from dataclasses import replace

import pysubs2
import pytest
from hypothesis import given
from hypothesis import strategies as st
from ttconv.imsc.reader import to_model
from ttconv.srt.writer import from_model

from interpreter.domain.timeline import Ticks, ticks_from_seconds
from interpreter.domain.transcript import Line, Provenance, Transcript
from interpreter.exporters.cues import cues_of
from interpreter.exporters.timed_text import export
from interpreter.policy.choosing import restricted
from tests.exporters.rich import RICH

TT = "{http://www.w3.org/ns/ttml}"
XML = "{http://www.w3.org/XML/1998/namespace}"
STYLE = "{http://www.w3.org/ns/ttml#styling}"
METADATA = "{http://www.w3.org/ns/ttml#metadata}"
PARAMETER = "{http://www.w3.org/ns/ttml#parameter}"
EBU_STYLE = "{urn:ebu:tt:style}"

ELEMENTS: dict[str, tuple[set[str], set[str], set[str]]] = {
    "tt": ({"head", "body"}, {f"{PARAMETER}timeBase", f"{XML}lang"}, {f"{XML}space", f"{PARAMETER}cellResolution"}),
    "head": ({"metadata", "styling", "layout"}, set(), set()),
    "styling": ({"style"}, set(), set()),
    "style": (set(), {f"{XML}id"}, {
        f"{STYLE}{name}" for name in (
            "direction", "fontFamily", "fontSize", "lineHeight", "textAlign", "color", "backgroundColor", "unicodeBidi",
        )
    } | {f"{EBU_STYLE}linePadding"}),
    "layout": ({"region"}, set(), set()),
    "region": (set(), {f"{XML}id", f"{STYLE}origin", f"{STYLE}extent"}, {f"{STYLE}displayAlign"}),
    "body": ({"div"}, set(), {"style"}),
    "div": ({"p"}, set(), set()),
    "p": ({"span"}, {f"{XML}id", "begin", "end", f"{XML}lang", "region"}, {"style", f"{METADATA}agent"}),
    "span": ({"br"}, set(), {"style"}),
    "br": (set(), set(), set()),
}  # fmt: skip
"""By element of EBU Tech 3380, as far as we write it: children, attributes that must be there, others that may be."""

TIME = re.compile(r"\d{2,}:[0-5]\d:[0-5]\d\.\d{3}")


def parsed(file: bytes) -> ET.Element:
    return ET.fromstring(file)  # noqa: S314 - our own


def checked(file: bytes) -> ET.Element:
    """The document, once it was found to keep to the standard."""
    root = parsed(file)
    names = [name for element in root.iter() if (name := element.get(f"{XML}id"))]
    assert len(names) == len(set(names))
    check(root)
    for element in root.iter():
        for reference in ("style", "region", f"{METADATA}agent"):
            assert set(element.get(reference, "").split()) <= set(names)
    return root


def check(element: ET.Element) -> None:
    name = element.tag.removeprefix(TT)
    if name == "metadata":
        return
    children, needed, allowed = ELEMENTS[name]
    assert needed <= set(element.attrib) <= needed | allowed, element.attrib
    assert {child.tag.removeprefix(TT) for child in element} <= children
    if name == "tt":
        assert [child.tag.removeprefix(TT) for child in element] in (["head"], ["head", "body"])
    if name in {"div", "styling", "layout"}:
        assert len(element)
    if name == "p":
        assert all(TIME.fullmatch(element.attrib[edge]) for edge in ("begin", "end"))
    for child in element:
        check(child)


@pytest.mark.parametrize("languages", [(), ("ar",), ("es", "en"), ("zh", "ar")])
def test_a_conference_keeps_to_the_standard_in_any_languages(languages: tuple[str, ...]) -> None:
    checked(export(restricted(RICH, languages)))


def test_another_reader_finds_every_language_at_its_time() -> None:
    spanish = restricted(RICH, ["es"])
    document = to_model(ET.ElementTree(parsed(export(spanish))))
    assert document is not None
    read = pysubs2.SSAFile.from_string(from_model(document), format_="srt")
    assert [(event.start, event.end, event.plaintext) for event in read] == [
        (cue.start_ms, cue.end_ms, "\n".join(cue.blocks[0].rows)) for cue in cues_of(spanish)
    ]


def test_each_language_has_a_region_of_its_own_in_the_order_that_was_chosen() -> None:
    root = checked(export(restricted(RICH, ["es", "en"])))
    first, second = root.findall(f".//{TT}p")[:2]
    assert [(p.get(f"{XML}lang"), p.get("region")) for p in (first, second)] == [
        ("es", "language1"), ("en", "language2"),
    ]  # fmt: skip
    tops = [float(region.attrib[f"{STYLE}origin"].split("% ")[1][:-1]) for region in root.iter(f"{TT}region")]
    assert tops == sorted(tops)


def test_arabic_runs_from_the_right_and_speakers_have_names_and_colours() -> None:
    root = checked(export(RICH))
    arabic = next(p for p in root.iter(f"{TT}p") if p.get(f"{XML}lang") == "ar")
    assert arabic.get("style") == "rightToLeft"
    names = [name.text for name in root.iter(f"{METADATA}name")]
    assert names == ["Ann Lee", "يوسف", "王小明 <b>", "Speaker 4"]
    assert next(span.get("style") for span in root.iter(f"{TT}span")) == "white"


def test_gaps_and_the_origin_of_the_file_are_metadata() -> None:
    told = [desc.text for desc in parsed(export(RICH)).iter(f"{METADATA}desc")]
    assert "00:00:18.500 1.2 s of audio missing (podium): input lost" in told
    assert any(text and "trainedAlgorithmicMedia" in text for text in told)


def test_silence_and_many_languages_keep_to_the_standard_too() -> None:
    checked(export(replace(RICH, lines=())))
    many = dict.fromkeys(("ca", "de", "es", "fr", "gl", "it", "pt"), "a")
    line = Line(1, "floor", None, Ticks(0), ticks_from_seconds(1), "en", "b", many)
    root = checked(export(replace(RICH, lines=(line,), targets=tuple(many))))
    bottom = list(root.iter(f"{TT}region"))[-1].attrib[f"{STYLE}extent"]
    assert bottom == "80% 10%"


@given(st.text(max_size=60), st.text(max_size=60), st.text(max_size=20), st.sampled_from(["he", "x y", "<"]))
def test_any_text_at_all_keeps_to_the_standard(said: str, translated: str, speaker: str, code: str) -> None:
    line = Line(1, "floor", speaker, Ticks(0), Ticks(9), "en", said, {code: translated})
    checked(export(Transcript(Provenance(said, said, said, speaker), "en", (code,), (line,))))
