"""RTTM that the field's own reader opens, whatever people are called."""

import io
from dataclasses import replace

from hypothesis import example, given
from hypothesis import strategies as st
from pandas._libs.parsers import STR_NA_VALUES
from pyannote.database.util import load_rttm

from interpreter.domain.speech import SpeakerTurn
from interpreter.domain.timeline import Ticks, ticks_from_seconds
from interpreter.domain.transcript import Provenance, Transcript
from interpreter.exporters.rttm import export

PROVENANCE = Provenance("20261121-093012-ab12", "2026-11-21T09:30:12Z", "builtin", "0.1.0")

Read = list[tuple[float, float, str]]


def read(file: bytes) -> dict[str, Read]:
    loaded = load_rttm(io.BytesIO(file))
    return {
        session: [
            (segment.start, round(segment.end, 3), label)
            for segment, _, label in found.itertracks(yield_label=True)
        ]
        for session, found in loaded.items()
    }


def named(*names: str, session: str = "s") -> Transcript:
    """One turn of a second each, for speakers that go by these names."""
    turns = tuple(
        SpeakerTurn(
            place,
            "floor",
            f"S{place}",
            None,
            ticks_from_seconds(place),
            ticks_from_seconds(place + 1),
            1.0,
            settled=True,
        )
        for place, _ in enumerate(names, 1)
    )
    given_names = {f"S{place}": name for place, name in enumerate(names, 1)}
    return Transcript(replace(PROVENANCE, session=session), "en", (), (), names=given_names, turns=turns)


def test_turns_come_back_with_their_times_to_the_millisecond_and_their_names(diarized: Transcript) -> None:
    assert read(export(diarized)) == {
        "20261121-093012-ab12": [
            (1.0, 16.0, "Ann_Lee"), (15.25, 18.125, "Speaker_2"), (20.0, 21.5, "unknown"), (25.0, 26.0, "Speaker_3"),
        ]
    }  # fmt: skip


def test_every_line_is_the_standards_and_inputs_are_numbered(diarized: Transcript) -> None:
    assert export(diarized).decode().splitlines() == [
        "SPEAKER 20261121-093012-ab12 1 1.000 15.000 <NA> <NA> Ann_Lee <NA> <NA>",
        "SPEAKER 20261121-093012-ab12 1 15.250 2.875 <NA> <NA> Speaker_2 <NA> <NA>",
        "SPEAKER 20261121-093012-ab12 2 20.000 1.500 <NA> <NA> unknown <NA> <NA>",
        "SPEAKER 20261121-093012-ab12 1 25.000 1.000 <NA> <NA> Speaker_3 <NA> <NA>",
    ]


def test_a_record_without_turns_gives_its_lines(conference: Transcript) -> None:
    (turns,) = read(export(conference)).values()
    assert [label for _, _, label in turns] == ["Ann_Lee", "Ann_Lee", "Speaker_2", "unknown", "Ann_Lee"]
    assert turns[0][:2] == (1.0, 2.45)


def test_nobody_spoke_is_an_empty_file(silence: Transcript) -> None:
    assert export(silence) == b""


def test_a_person_called_unknown_is_not_nobody_and_an_empty_name_is_the_id() -> None:
    assert [label for _, _, label in read(export(named("unknown", "")))["s"]] == ["unknown_S1", "S2"]


@given(
    st.lists(st.text(max_size=12) | st.sampled_from(sorted(STR_NA_VALUES)), min_size=1, max_size=4),
    st.text(max_size=8),
)
@example(["Ann Lee", "\u202eevil", 'the "boss"', '"'], "a b")
@example(["\t\n", "\u3000", "\u200f", ";; x"], "")
@example(["NA", "nan", "None", "#N/A"], "nan")
def test_no_name_breaks_the_file(names: list[str], session: str) -> None:
    file = export(named(*names, session=session))
    assert all(len(line.split()) == 10 for line in file.decode().splitlines())
    (turns,) = read(file).values()
    assert [(start, end) for start, end, _ in turns] == [
        (place, place + 1) for place in range(1, len(names) + 1)
    ]
    assert all(isinstance(label, str) and label for _, _, label in turns)


def test_a_turn_that_lasts_nothing_is_no_turn() -> None:
    transcript = named("Ann")
    (turn,) = transcript.turns
    empty = replace(transcript, turns=(replace(turn, end=Ticks(turn.start + 3)),))
    assert export(empty) == b""
