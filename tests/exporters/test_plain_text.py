"""The plain text reads like minutes."""

from dataclasses import replace

from interpreter.domain.models import Role, UsedModel
from interpreter.domain.transcript import Transcript
from interpreter.exporters.plain_text import export


def test_each_utterance_has_its_time_its_speaker_and_a_row_per_language(conference: Transcript) -> None:
    text = export(conference).decode()
    assert "\n[00:00:01.000] Ann Lee\n    en  Good morning, everyone.\n    es  Buenos días a todos.\n" in text
    assert "\n[00:00:20.000] Speaker ?\n    es  Solo en español.\n" in text


def test_gaps_stand_where_they_happened(conference: Transcript) -> None:
    text = export(conference).decode()
    assert (
        text.index("Tom & Jerry") < text.index("[00:00:18.500] 1.2 s of audio missing") < text.index("Solo")
    )


def test_the_heading_says_where_the_text_comes_from(conference: Transcript) -> None:
    heading = export(conference).decode().partition("\n\n[")[0].splitlines()
    assert heading[0] == "Transcript"
    assert "Started: 2026-11-21T09:30:12+01:00" in heading
    assert "Languages: en → es, ar" in heading
    assert "Record: recovered from an interrupted session" in heading
    assert not any(line.startswith("Models") for line in heading)


def test_the_heading_names_the_models_and_their_licences(conference: Transcript) -> None:
    ears = UsedModel(Role.RECOGNITION, "big/ears", "MIT", commercial=True)
    origin = replace(conference.provenance, models=(ears,))
    heading = export(replace(conference, provenance=origin)).decode().partition("\n\n[")[0].splitlines()
    assert "Models: recognition big/ears (MIT)" in heading


def test_the_heading_names_all_languages_that_were_spoken(two_languages: Transcript) -> None:
    assert "Languages: en, es → es, ar\n" in export(two_languages).decode()
    british = replace(two_languages, source_language="en-GB", lines=two_languages.lines[:1])
    assert "Languages: en-GB → es, ar\n" in export(british).decode()
