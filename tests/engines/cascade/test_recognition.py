# ruff: noqa: PLC0415 - only the tests that run pay for the model libraries
"""The streaming recogniser on small models of the real classes, with random weights and real tokenizers."""

from collections.abc import Iterable
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from interpreter.domain.audio import Samples
from interpreter.domain.errors import MissingPart, UnsupportedLanguage
from interpreter.domain.timeline import Ticks, ticks_from_seconds

if TYPE_CHECKING:
    from interpreter.engines.cascade.acoustics import Acoustics
    from interpreter.engines.cascade.recognition import Heard, Recogniser

RATE_HZ = 16_000
SOME = settings(max_examples=4, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])


@pytest.fixture(scope="module")
def acoustics(recogniser_folder: Path) -> "Acoustics":
    from interpreter.engines.cascade.acoustics import load_acoustics

    return load_acoustics(recogniser_folder)


@pytest.fixture
def recogniser(acoustics: "Acoustics") -> "Recogniser":
    from interpreter.engines.cascade.recognition import Recogniser

    return Recogniser(acoustics, language="en")


@pytest.fixture(scope="module")
def audio() -> Samples:
    random = np.random.default_rng(5)
    loudness = np.repeat(random.uniform(0.01, 0.3, 30), RATE_HZ // 10)
    return (loudness * random.normal(size=len(loudness))).astype(np.float32)


def readings(recogniser: "Recogniser", pieces: Iterable[Samples]) -> list["Heard"]:
    recogniser.begin(Ticks(4_800))
    found = [heard for piece in pieces for heard in recogniser.feed(piece)]
    return [*found, recogniser.end()]


def test_text_grows_while_it_is_spoken_and_ends_committed(recogniser: "Recogniser", audio: Samples) -> None:
    found = readings(recogniser, [audio])
    for before, after in pairwise(found):
        assert after.committed[: len(before.committed)] == before.committed
    assert any(heard.provisional for heard in found)
    assert found[-1].final
    assert found[-1].committed
    assert not found[-1].provisional + found[-1].predicted


def test_words_lie_in_order_within_the_audio_that_was_heard(recogniser: "Recogniser", audio: Samples) -> None:
    end = Ticks(4_800 + 3 * len(audio))
    for heard in readings(recogniser, [audio]):
        for word in heard.committed + heard.provisional:
            assert 4_800 <= word.start <= word.end <= min(heard.upto, end)
            assert word.text.isprintable()
            assert word.text.strip() == word.text != ""


@SOME
@given(cuts=st.lists(st.integers(0, 48_000), max_size=5))
def test_any_chunking_gives_the_same_readings(
    recogniser: "Recogniser", audio: Samples, cuts: list[int]
) -> None:
    whole = readings(recogniser, [audio])
    assert readings(recogniser, np.split(audio, sorted(cuts))) == whole


def test_what_comes_later_changes_nothing_that_was_said_before(
    recogniser: "Recogniser", audio: Samples
) -> None:
    half = len(audio) // 2 // 5_120 * 5_120
    other = np.concatenate((audio[:half], audio[::-1]))
    hops = half // 5_120
    assert readings(recogniser, [other])[:hops] == readings(recogniser, [audio])[:hops]


def test_what_is_said_after_a_cut_is_left_out_unless_it_is_committed(
    recogniser: "Recogniser", audio: Samples
) -> None:
    recogniser.begin(Ticks(0))
    committed = [heard.committed for heard in recogniser.feed(audio)][-1]
    until = ticks_from_seconds(0.5)
    for word in recogniser.end(until).committed[len(committed) :]:
        assert word.start + word.end < 2 * until


def test_an_utterance_without_audio_has_no_words(recogniser: "Recogniser") -> None:
    recogniser.begin(Ticks(0))
    assert recogniser.end().committed == ()


def test_growing_audio_is_encoded_as_the_whole_is(acoustics: "Acoustics", audio: Samples) -> None:
    import torch

    growing = acoustics.encoder()
    with torch.inference_mode():
        for length in range(5_120, len(audio) + 1, 5_120):
            grown = growing.encode(audio[:length])
            whole = acoustics.encoder().encode(audio[:length])
            assert grown.frames == whole.frames == length // 320
            torch.testing.assert_close(
                grown.outputs.last_hidden_state, whole.outputs.last_hidden_state, atol=1e-4, rtol=1e-4
            )


def test_a_language_it_does_not_hear_is_refused(acoustics: "Acoustics") -> None:
    from interpreter.engines.cascade.acoustics import checked_language

    assert checked_language(acoustics, "en-GB") == "en"
    with pytest.raises(UnsupportedLanguage, match="choose another"):
        checked_language(acoustics, "xx")


def test_a_folder_without_a_recogniser_is_told_in_one_sentence(tmp_path: Path) -> None:
    from interpreter.engines.cascade.acoustics import load_acoustics

    with pytest.raises(MissingPart, match="openbooth models get"):
        load_acoustics(tmp_path)
