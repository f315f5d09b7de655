"""The JSON holds everything, word by word."""

import json
from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from interpreter.domain.hypothesis import Origin, Word
from interpreter.domain.timeline import Ticks
from interpreter.domain.transcript import Line, Provenance, Transcript
from interpreter.exporters.json_document import export


def test_every_member_of_the_transcript_is_there(conference: Transcript) -> None:
    document = json.loads(export(conference))
    assert (document["format"], document["schema"]) == ("openbooth-transcript", 1)
    assert document["session"] == {
        "id": "20261121-093012-ab12", "started": "2026-11-21T09:30:12+01:00", "engine": "builtin", "version": "0.1.0",
        "inputs": ["panel.flac"], "models": [],
    }  # fmt: skip
    assert document["speakers"] == [{"id": "S1", "name": "Ann Lee"}, {"id": "S2", "name": None}]
    assert document["gaps"] == [
        {"input": "floor", "start_ms": 18500, "duration_ms": 1250, "cause": "input lost"}
    ]
    assert (document["complete"], document["duration_ms"]) == (False, 30_000)
    first = document["lines"][0]
    assert first["translations"] == {"es": "Buenos días a todos.", "ar": "صباح الخير للجميع."}
    assert first["words"][1] == {"text": "morning", "start_ms": 1300, "end_ms": 1550, "confidence": 1.0}
    assert [line["text"] for line in document["lines"]] == [line.text for line in conference.lines]


def test_what_is_said_in_a_language_of_the_listeners_is_passed_through_and_no_translation(
    two_languages: Transcript,
) -> None:
    english, spanish = two_languages.lines
    beside = replace(spanish, translations={"ar": "صباح الخير."}, shown_only={"es": spanish.text})
    human = replace(spanish, origin=Origin.HUMAN, translations={"es": "Igualmente."})
    alone = replace(spanish, text="", words=(), translations={"es": "Nadie."})
    lines = (english, spanish, beside, human, alone)
    read = json.loads(export(replace(two_languages, lines=lines)))["lines"]
    assert [line["passed_through"] for line in read] == [False, True, True, False, False]
    translations = [line["translations"] for line in read]
    assert translations[1:] == [{"ar": "صباح الخير."}] * 2 + [{"es": "Igualmente."}, {"es": "Nadie."}]
    assert translations[0] == english.translations
    assert all(line["shown_only"] == {} for line in read)


def test_what_was_edited_stands_beside_what_was_committed(conference: Transcript) -> None:
    first, second, *others = conference.lines
    edited = replace(
        first, text="Good evening.", original={"es": "Hola.", "en": first.text}, speaker_edited=True
    )
    read = json.loads(export(replace(conference, lines=(edited, replace(second, part=2), *others))))["lines"]
    assert list(read[0]["original"].items()) == [("en", first.text), ("es", "Hola.")]
    assert [line["speaker_edited"] for line in read[:2]] == [True, False]
    assert [(line["part"], line["original"] != {}) for line in read[:3]] == [
        (0, True),
        (2, False),
        (0, False),
    ]


def test_every_turn_is_there_and_so_is_a_speaker_without_words(diarized: Transcript) -> None:
    document = json.loads(export(diarized))
    assert len(document["turns"]) == len(diarized.turns)
    assert document["turns"][1] == {
        "turn": 2, "input": "floor", "speaker": "S2", "start_ms": 15250, "end_ms": 18125, "confidence": 0.75,
    }  # fmt: skip
    assert document["turns"][2]["speaker"] is None
    assert [speaker["id"] for speaker in document["speakers"]] == ["S1", "S2", "S3"]


def test_a_line_of_the_transcript_is_a_line_of_the_file(conference: Transcript) -> None:
    rows = export(conference).decode().splitlines()
    assert sum(row.startswith('{"utterance"') for row in rows) == len(conference.lines)


@given(st.text(max_size=60), st.floats())
def test_any_text_comes_back_exactly_and_a_confidence_that_is_no_number_is_null(
    said: str, confidence: float
) -> None:
    word = Word(said, Ticks(0), Ticks(1), confidence)
    line = Line(1, "floor", said, Ticks(0), Ticks(1), "en", said, {"es": said}, words=(word,))
    document = json.loads(export(Transcript(Provenance("id", "", "", ""), "en", ("es",), (line,))))
    (read,) = document["lines"]
    assert (read["text"], read["translations"]["es"], read["speaker"]) == (said, said, said)
    assert read["words"][0]["confidence"] is None or isinstance(read["words"][0]["confidence"], float)
