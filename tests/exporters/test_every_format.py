"""What every export format keeps: all committed text, the same bytes every time, whatever the words are."""

import hashlib
import html
import io
import os
import pickle
import re
import subprocess
import sys
import time
import zipfile
from dataclasses import replace
from importlib import import_module

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from interpreter.domain.health import Gap
from interpreter.domain.hypothesis import Origin
from interpreter.domain.speech import SpeakerTurn
from interpreter.domain.timeline import Ticks
from interpreter.domain.transcript import Line, Provenance, Transcript
from interpreter.policy.choosing import restricted
from tests.exporters.golden_files import ENTRY_POINTS, SOUND, manifest

FORMATS = [name for name in ENTRY_POINTS if name not in SOUND]
every_format = pytest.mark.parametrize("name", FORMATS)
TURNS_ONLY = ("rttm", "audacity")
"""They hold who spoke when and nothing else, so they are empty where nobody did."""
TRANSCRIPTS = [name for name in FORMATS if name not in TURNS_ONLY]
every_transcript = pytest.mark.parametrize("name", TRANSCRIPTS)
PACKED = {
    "docx": ("word/document.xml", "docProps/core.xml"),
    "xlsx": ("xl/worksheets/sheet1.xml", "xl/worksheets/sheet2.xml", "docProps/core.xml"),
}
"""By format, the members of the archive that hold the text."""
PAGES = ("pdf",)
"""Hold glyphs, not text; what they read is tested where they are made."""
READABLE = [name for name in TRANSCRIPTS if name not in PAGES]
every_text = pytest.mark.parametrize("name", READABLE)
SEGMENTS = ("tmx", "xliff")
"""Hold text to translate, not who said it when."""
nasty = st.text(max_size=30) | st.sampled_from(
    [
        "-->", "<b>bold</b>", "</v>", "&lt;", "]]>", "=1+1", "\u202egnp.exe", "a\x00b\x0bc", "line\n\n2\n00:00:01,000",
        "\ud800", "\ufffe", "{\\an8}top", "NOTE", "x" * 3000, "\u00a0", "<script>alert(1)</script>", "e\u0301",
    ]
)  # fmt: skip
times = st.integers(0, 10**7).map(Ticks)
lines = st.builds(
    Line,
    utterance=st.integers(0, 99),
    source=nasty,
    speaker=st.none() | nasty,
    start=times,
    end=times,
    language=st.sampled_from(["en", "he"]) | nasty,
    text=nasty,
    translations=st.dictionaries(st.sampled_from(["es", "ar", "zh-Hans", "x y"]), nasty, max_size=3),
)
transcripts = st.builds(
    Transcript,
    provenance=st.builds(Provenance, nasty, nasty, nasty, nasty, st.lists(nasty, max_size=2).map(tuple)),
    source_language=st.just("en") | nasty,
    targets=st.just(("es",)),
    lines=st.lists(lines, max_size=3).map(tuple),
    gaps=st.lists(st.builds(Gap, nasty, times, times, nasty), max_size=2).map(tuple),
    names=st.dictionaries(nasty, nasty, max_size=2),
    turns=st.lists(
        st.builds(
            SpeakerTurn,
            st.integers(0, 9),
            nasty,
            st.none() | nasty,
            st.none(),
            times,
            times,
            st.floats(),
            st.just(True),
        ),
        max_size=3,
    ).map(tuple),
    duration=times,
)


@every_format
def test_the_name_on_the_command_line_is_the_name_of_the_format_and_its_suffix(name: str) -> None:
    assert (manifest(name).name, manifest(name).suffix) == (
        name, ".labels.txt" if name == "audacity" else f".{name}"
    )  # fmt: skip


def test_no_two_formats_write_the_same_file() -> None:
    assert len({manifest(name).suffix for name in ENTRY_POINTS}) == len(ENTRY_POINTS)


@pytest.mark.parametrize("name", [name for name in FORMATS if name not in PAGES])
@given(transcripts)
@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_any_text_at_all_can_be_exported_and_gives_the_same_bytes_twice(
    name: str, transcript: Transcript
) -> None:
    written = manifest(name).export(transcript)
    assert written or name in TURNS_ONLY
    assert manifest(name).export(transcript) == written


@pytest.mark.parametrize("name", [name for name in FORMATS if name not in PAGES])
def test_a_word_of_a_hundred_thousand_letters_is_written_soon(name: str, conference: Transcript) -> None:
    endless = replace(conference.lines[0], text="x" * 100_000, translations={"es": "好" * 5_000}, words=())
    begun = time.process_time()
    assert manifest(name).export(replace(conference, lines=(endless,))) or name in TURNS_ONLY
    assert time.process_time() - begun < 5


HASHES = """
import hashlib, pickle, sys
from importlib import import_module
transcript = pickle.loads(sys.stdin.buffer.read())
for module in sys.argv[1:]:
    print(hashlib.sha256(import_module(module).export(transcript)).hexdigest())
"""


def test_another_process_in_another_place_makes_the_same_bytes(conference: Transcript) -> None:
    modules = [ENTRY_POINTS[name].partition(":")[0] for name in FORMATS]
    here = [hashlib.sha256(import_module(module).export(conference)).hexdigest() for module in modules]
    elsewhere = {**os.environ, "TZ": "Asia/Tokyo", "LC_ALL": "C", "PYTHONHASHSEED": "7"}
    command = [sys.executable, "-c", HASHES, *modules]
    done = subprocess.run(
        command, input=pickle.dumps(conference), env=elsewhere, capture_output=True, check=True
    )
    assert done.stdout.decode().split() == here


@every_text
def test_a_session_in_which_nothing_was_said_still_says_where_it_comes_from(
    name: str, silence: Transcript
) -> None:
    text = " ".join(text_in(name, silence).split())
    known = ("20261121-093012-ab12", "2026-11-21T09:30:12+01:00", "builtin", "0.1.0")
    assert all(one in text for one in known) or name in SEGMENTS


@every_text
def test_every_word_every_speaker_and_every_gap_is_written(name: str, conference: Transcript) -> None:
    text = text_in(name, conference)
    for line in conference.lines:
        for said in (line.text, *line.translations.values()):
            assert all(token in text for token in said.split() if token.isalpha()) or name in SEGMENTS, said
    if name not in SEGMENTS:
        assert "Ann Lee" in text
        assert "Speaker 2" in text or name == "json"
        assert "input lost" in text


@every_text
def test_machine_text_beside_an_interpreter_is_exported_and_never_passes_for_interpretation(
    name: str, conference: Transcript
) -> None:
    shown = replace(conference.lines[0], translations={}, shown_only={"es": "texto de la máquina"})
    held = replace(conference, lines=(shown, *conference.lines[1:]))
    text = text_in(name, held).replace("<br/>", " ")
    if name not in SEGMENTS:
        assert "texto de la" in text
        assert '"shown_only"' in text if name == "json" else "[machine text" in " ".join(text.split())


@every_text
def test_that_a_machine_interpreted_is_said(name: str, conference: Transcript) -> None:
    text = " ".join(text_in(name, conference).split())
    assert "machine interpretation" in text or name in (*SEGMENTS, "json")


@every_text
def test_a_line_that_was_edited_says_so(name: str, conference: Transcript) -> None:
    edited = replace(conference.lines[0], original={"es": "Buenas."})
    changed = replace(conference, lines=(edited, *conference.lines[1:]))
    text = text_in(name, changed)
    assert re.search("edited", text, re.IGNORECASE) or name in SEGMENTS


@every_text
@pytest.mark.parametrize("languages", [("es",), ("ar", "en")])
def test_a_choice_of_languages_leaves_out_the_others(
    name: str, languages: tuple[str, ...], conference: Transcript
) -> None:
    text = text_in(name, restricted(conference, languages))
    words = {"en": "everyone", "es": "Buenos", "ar": "الخير"}
    if name not in SEGMENTS:
        assert {code: word in text for code, word in words.items()} == {
            code: code in languages for code in words
        }


@every_format
def test_a_name_given_later_changes_the_export_and_provisional_text_cannot_be_in_it(
    name: str, conference: Transcript
) -> None:
    renamed = replace(conference, names={"S1": "Zoe Park"})
    assert manifest(name).export(renamed) != manifest(name).export(conference)


@pytest.mark.parametrize("name", ["srt", "vtt", "ttml", "txt", "csv", "docx", "xlsx"])
def test_what_is_said_in_a_language_of_the_listeners_is_written_once(
    name: str, two_languages: Transcript
) -> None:
    assert text_in(name, two_languages).count("Muy buenos días") == 1
    english, spanish = two_languages.lines
    beside = replace(spanish, translations={}, shown_only={"es": spanish.text})
    assert text_in(name, replace(two_languages, lines=(english, beside))).count("Muy buenos días") == 1


@pytest.mark.parametrize("name", ["srt", "vtt", "ttml", "txt", "csv", "docx", "xlsx"])
def test_what_an_interpreter_said_in_the_language_of_the_floor_is_kept_and_so_is_what_nobody_said_there(
    name: str, two_languages: Transcript
) -> None:
    english, spanish = two_languages.lines
    human = replace(spanish, origin=Origin.HUMAN, translations={"es": "Igualmente."})
    alone = replace(spanish, utterance=3, text="", words=(), translations={"es": "Nadie."})
    text = text_in(name, replace(two_languages, lines=(english, human, alone)))
    assert "Igualmente." in text
    assert "Nadie." in text


def text_in(name: str, transcript: Transcript) -> str:
    file = manifest(name).export(transcript)
    if name in PACKED:
        with zipfile.ZipFile(io.BytesIO(file)) as archive:
            file = b"".join(map(archive.read, PACKED[name]))
        return html.unescape(file.decode())
    return file.decode("utf-8-sig")
