"""A short conference to export."""

from dataclasses import replace

import pytest

from interpreter.domain.health import Gap
from interpreter.domain.hypothesis import Origin, Word, text_of
from interpreter.domain.speech import SpeakerTurn
from interpreter.domain.timeline import Ticks, ticks_from_ms, ticks_from_seconds
from interpreter.domain.transcript import Line, Provenance, Transcript

PROVENANCE = Provenance(
    "20261121-093012-ab12", "2026-11-21T09:30:12+01:00", "builtin", "0.1.0", ("panel.flac",)
)


def words(text: str, start_s: float) -> tuple[Word, ...]:
    first = round(start_s * 1000)
    return tuple(
        Word(token, ticks_from_ms(first + 300 * index), ticks_from_ms(first + 300 * index + 250))
        for index, token in enumerate(text.split())
    )


def line(number: int, speaker: str | None, start_s: float, text: str, **translations: str) -> Line:
    spoken = words(text, start_s)
    return Line(
        utterance=number,
        source="floor",
        speaker=speaker,
        start=ticks_from_seconds(start_s),
        end=spoken[-1].end if spoken else ticks_from_seconds(start_s + 1),
        language="en",
        text=text_of(spoken),
        translations=translations,
        words=spoken,
    )


LONG = (
    "The harbour authority has decided to rebuild the northern pier before the winter storms arrive , and it will "
    "ask the council for 12 million next Tuesday ."
)
LONG_ES = (
    "La autoridad portuaria ha decidido reconstruir el muelle norte antes de que lleguen las tormentas de invierno, y "
    "pedirá al consejo 12 millones el próximo martes."
)


@pytest.fixture
def conference() -> Transcript:
    return Transcript(
        provenance=PROVENANCE,
        source_language="en",
        targets=("es", "ar"),
        lines=(
            line(
                1, "S1", 1.0, "Good morning , everyone .", es="Buenos días a todos.", ar="صباح الخير للجميع."
            ),
            line(2, "S1", 4.0, LONG, es=LONG_ES),
            line(3, "S2", 16.0, "Tom & Jerry < 5 > 3 .", es="=Tom & Jerry", ar="توم وجيري"),
            line(4, None, 20.0, "", es="Solo en español."),
            line(5, "S1", 24.0, "Thank you ."),
        ),
        gaps=(Gap("floor", ticks_from_seconds(18.5), ticks_from_seconds(1.25), "input lost"),),
        names={"S1": "Ann Lee"},
        duration=ticks_from_seconds(30),
        complete=False,
    )


@pytest.fixture
def two_languages(conference: Transcript) -> Transcript:
    """A panel in English and Spanish: what is said in Spanish passes through as it is."""
    answer = replace(
        line(2, "S2", 4.0, "Muy buenos días .", es="Muy buenos días.", ar="صباح الخير."), language="es"
    )
    return replace(conference, lines=(conference.lines[0], answer), gaps=())


@pytest.fixture
def silence() -> Transcript:
    return Transcript(PROVENANCE, "en", ("es",), (), duration=Ticks(0))


@pytest.fixture
def interpreted(conference: Transcript) -> Transcript:
    """The same with one line translated by a person."""
    first = replace(conference.lines[0], origin=Origin.HUMAN)
    return replace(conference, lines=(first, *conference.lines[1:]))


def turn(
    number: int, speaker: str | None, start_s: float, end_s: float, source: str = "floor"
) -> SpeakerTurn:
    start, end = ticks_from_seconds(start_s), ticks_from_seconds(end_s)
    return SpeakerTurn(number, source, speaker, "en", start, end, 0.75, settled=True)


@pytest.fixture
def diarized(conference: Transcript) -> Transcript:
    """The conference with turns: two people at once, one nobody knows, and a second microphone."""
    turns = (
        turn(1, "S1", 1.0, 15.9995),
        turn(2, "S2", 15.25, 18.125),
        turn(3, None, 20.0, 21.5, source="table"),
        turn(4, "S1", 24.0, 24.0001),
        turn(5, "S3", 25.0, 26.0),
    )
    return replace(conference, turns=turns)
