import json

import pytest

from interpreter.domain.errors import UserMistake
from interpreter.lab import feed


def _caption(**changed: object) -> str:
    event = {
        "type": "caption", "sequence": 1, "at_ms": 100, "utterance": 1, "revision": 1, "speaker": None,
        "speaker_name": None, "channel": None, "language": "en", "start_ms": 0, "end_ms": 90, "committed": "We",
        "provisional": "see", "predicted": "", "ended": False,
    }  # fmt: skip
    return json.dumps(event | changed)


def test_the_feed_is_sorted_into_floor_channels_and_speech() -> None:
    speech = {
        "type": "speech", "sequence": 4, "at_ms": 900, "channel": "es", "language": "es", "utterance": 1,
        "start_ms": 900, "duration_ms": 400, "rate": 1.0,
    }  # fmt: skip
    found = feed.read(
        [
            _caption(sequence=1, utterance=2, start_ms=500, end_ms=900),
            _caption(sequence=2, utterance=1),
            _caption(sequence=3, channel="es", language="es", committed="Vemos"),
            json.dumps(speech),
            json.dumps({"type": "status", "sequence": 5, "at_ms": 950}),
            json.dumps(
                {"type": "summary", "sequence": 6, "at_ms": 999, "restarts": 1, "skipped_words": {"es": 3}}
            ),
            "",
        ],
        source_language="en",
    )
    assert [utterance.utterance for utterance in found.source] == [1, 2]
    assert found.targets["es"][0].text == "Vemos"
    assert found.speech["es"][0].end_ms == 1300
    assert found.summary is not None
    assert found.summary["restarts"] == 1
    assert found.gaps_in_sequence == 0


def test_a_reader_keeps_the_newest_revision_and_counts_missing_numbers() -> None:
    found = feed.read(
        [_caption(sequence=1, revision=2, committed="We see"), _caption(sequence=3, revision=1)],
        source_language="en",
    )
    assert found.source[0].text == "We see"
    assert found.gaps_in_sequence == 1


def test_a_second_channel_of_a_language_is_not_mixed_in() -> None:
    found = feed.read(
        [
            _caption(sequence=1, channel="one", language="es", committed="Vemos"),
            _caption(sequence=2, channel="two", language="es", committed="Otro"),
        ],
        source_language="en",
    )
    assert found.targets["es"][0].text == "Vemos"


@pytest.mark.parametrize("line", ["{", "[1]", '{"sequence": 1}', '{"type": "caption", "sequence": 1}'])
def test_a_line_that_is_no_event_is_named(line: str) -> None:
    with pytest.raises(UserMistake, match="Line 2 of the event feed"):
        feed.read([_caption(), line], source_language="en")
