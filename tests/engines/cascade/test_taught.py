# ruff: noqa: PLC0415 - only the tests that run pay for the model libraries
"""The streaming recogniser on attention that means something: a small Whisper that was taught twelve words."""

import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
import pytest

from interpreter.domain.audio import Samples
from interpreter.domain.timeline import Ticks, ticks_from_seconds

if TYPE_CHECKING:
    from interpreter.engines.cascade.hearing import Heard, Hearing

TAUGHT = Path(__file__).parents[2] / "assets" / "cascade" / "recognition"
RATE_HZ = 16_000
HOP_MS = 160
SENTENCES = (
    ("slt", "big dog sees 40 cat"),
    ("rms", "house and water"),
    ("awb", "cat eats 7 bread"),
    ("kal16", "water and bread"),
    ("slt", "25 dog eats bread"),
    ("rms", "cat sees big house"),
    ("awb", "7 dog and 25 cat"),
    ("kal16", "house eats 40 bread"),
)

pytestmark = pytest.mark.skipif(shutil.which("flite") is None, reason="flite is not installed")


@dataclass(frozen=True, slots=True)
class Said:
    """A sentence: its audio, its words, and when each word ends."""

    samples: Samples
    words: list[str]
    ends: list[Ticks]


@pytest.fixture(scope="module")
def hearing() -> "Hearing":
    from interpreter.engines.cascade.loading import load_recogniser

    return load_recogniser(TAUGHT)


@pytest.fixture(scope="module")
def said() -> list[Said]:
    return [_sentence(voice, text.split()) for voice, text in SENTENCES]


@pytest.fixture(scope="module")
def heard(hearing: "Hearing", said: list[Said]) -> "list[list[Heard]]":
    return [list(readings(hearing, one.samples)) for one in said]


def _sentence(voice: str, words: list[str]) -> Said:
    from tests.engines.cascade.teaching import said

    parts, ends = [np.zeros(2_400, np.float32)], []
    for word in words:
        parts.append(said(voice, word))
        ends.append(ticks_from_seconds(sum(map(len, parts)) / RATE_HZ))
        parts.append(np.zeros(1_600, np.float32))
    parts.append(np.zeros(4_800, np.float32))
    return Said(np.concatenate(parts), words, ends)


def readings(hearing: "Hearing", samples: Samples, *, hurried: bool = False) -> Iterator["Heard"]:
    recogniser = hearing.recogniser("en", HOP_MS)
    recogniser.hurry(on=hurried)
    recogniser.begin(Ticks(0))
    yield from recogniser.feed(samples)
    yield recogniser.end()


def texts(words: "tuple[object, ...]") -> list[str]:
    return [word.text for word in words]  # type: ignore[attr-defined]


def lags_s(heard: "list[list[Heard]]", said: list[Said]) -> list[float]:
    """How long after its end each word is committed that is so before the end of its sentence, seconds."""
    lags = []
    for one, found in zip(said, heard, strict=True):
        for number, end in enumerate(one.ends):
            first = next(
                (h for h in found if texts(h.committed[: number + 1]) == one.words[: number + 1]), None
            )
            if first is not None and not first.final:
                lags.append((first.upto - end) / ticks_from_seconds(1.0))
    return lags


def test_what_is_said_is_heard(heard: "list[list[Heard]]", said: list[Said]) -> None:
    written = [texts(found[-1].committed) for found in heard]
    right = sum(text == one.words for text, one in zip(written, said, strict=True))
    assert right >= 0.85 * len(said), written


def test_hop_by_hop_is_heard_what_is_heard_with_the_whole_at_once(
    hearing: "Hearing", heard: "list[list[Heard]]", said: list[Said]
) -> None:
    same = 0
    for one, found in zip(said, heard, strict=True):
        whole = hearing.recogniser("en", 60_000)
        whole.begin(Ticks(0))
        list(whole.feed(one.samples))
        same += texts(whole.end().committed) == texts(found[-1].committed)
    assert same >= 0.85 * len(said)


def test_a_word_is_committed_when_the_next_one_has_begun_and_not_before_it_is_said(
    heard: "list[list[Heard]]", said: list[Said]
) -> None:
    lags = lags_s(heard, said)
    assert min(lags) >= -0.1
    assert len(lags) >= 10
    assert np.median(lags) < 0.8


def test_words_rest_on_the_audio_in_which_they_are_said(heard: "list[list[Heard]]", said: list[Said]) -> None:
    inside = checked = 0
    for one, found in zip(said, heard, strict=True):
        if texts(found[-1].committed) != one.words:
            continue
        begins = [Ticks(0), *one.ends[:-1]]
        for word, begin, end in zip(found[-1].committed, begins, one.ends, strict=True):
            checked += 1
            inside += begin <= (word.start + word.end) / 2 <= end
    assert checked >= 12
    assert inside >= 0.9 * checked


def test_of_a_sentence_that_breaks_off_nothing_is_committed_that_was_not_said(
    hearing: "Hearing", said: list[Said]
) -> None:
    wrong = told = 0
    for one in said:
        cut = one.ends[1] * RATE_HZ // ticks_from_seconds(1.0) + 800
        committed = texts(list(readings(hearing, one.samples[: int(cut)]))[-1].committed)
        told += len(committed)
        wrong += committed != one.words[: len(committed)] or len(committed) > 2
    assert told >= len(said)
    assert wrong <= len(said) // 4


def test_most_words_are_shown_before_they_are_committed(heard: "list[list[Heard]]", said: list[Said]) -> None:
    early = total = 0
    for one, found in zip(said, heard, strict=True):
        for number in range(len(one.words)):
            total += 1
            early += any(
                len(h.committed) <= number < len(h.committed + h.provisional)
                and (h.committed + h.provisional)[number].text == one.words[number]
                for h in found
            )
    assert early >= 0.7 * total


def test_in_a_hurry_the_same_is_heard_and_committed_much_sooner_the_last_word_too(
    hearing: "Hearing", heard: "list[list[Heard]]", said: list[Said]
) -> None:
    said, heard = said[:4], heard[:4]
    hurried = [list(readings(hearing, one.samples, hurried=True)) for one in said]
    written = [[texts(found[-1].committed) for found in each] for each in (heard, hurried)]
    assert written[0] == written[1]
    usual, sooner = lags_s(heard, said), lags_s(hurried, said)
    assert len(sooner) >= len(usual) + 0.8 * len(said)
    assert np.median(sooner) < np.median(usual) - 0.25
    assert min(sooner) >= -0.25, "what is not said yet is not committed"
