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
from interpreter.engines.torch_compat import Placement

if TYPE_CHECKING:
    from interpreter.engines.cascade.hearing import Heard, Hearing, Recogniser

RATE_HZ = 16_000
SOME = settings(max_examples=4, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])


@pytest.fixture(scope="module")
def hearing(recogniser_folder: Path) -> "Hearing":
    from interpreter.engines.cascade.loading import load_recogniser

    return load_recogniser(recogniser_folder)


@pytest.fixture
def recogniser(hearing: "Hearing") -> "Recogniser":
    return hearing.recogniser("en", 320)


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


def hurried_readings(recogniser: "Recogniser", audio: Samples, size: int) -> list["Heard"]:
    """In a hurry from 0.9 s to 2.1 s."""
    recogniser.begin(Ticks(0))
    found: list[Heard] = []
    for part, on in zip(np.split(audio, [14_400, 33_600]), (False, True, False), strict=True):
        recogniser.hurry(on=on)
        found += [
            heard for at in range(0, len(part), size) for heard in recogniser.feed(part[at : at + size])
        ]
    return [*found, recogniser.end()]


def test_a_hurry_holds_from_where_it_begins_to_where_it_ends_and_any_chunking_gives_the_same(
    recogniser: "Recogniser", audio: Samples
) -> None:
    found = hurried_readings(recogniser, audio, 48_000)
    assert hurried_readings(recogniser, audio, 1_700) == found
    for before, after in pairwise(found):
        assert after.committed[: len(before.committed)] == before.committed
    recogniser.begin(Ticks(0))
    usual = [*recogniser.feed(audio), recogniser.end()]
    calm = [n for n, heard in enumerate(found) if heard.upto <= 14_400 * 3]
    assert [found[n] for n in calm] == [usual[n] for n in calm]
    assert sum(len(one.committed) for one in found) >= sum(len(one.committed) for one in usual)


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


@pytest.mark.parametrize("family", ["Whisper", "Moonshine"])
def test_growing_audio_is_encoded_as_the_whole_is(family: str, audio: Samples, tmp_path: Path) -> None:
    import torch

    from interpreter.engines.cascade import acoustics as families
    from tests.engines.cascade import tiny_recognisers

    folder = getattr(tiny_recognisers, family.lower())(tmp_path)
    acoustics = getattr(families, family)(folder, Placement())
    growing = acoustics.encoder()
    with torch.inference_mode():
        for length in range(5_120, len(audio) + 1, 5_120):
            grown = growing.encode(audio[:length])
            whole = acoustics.encoder().encode(audio[:length])
            assert grown.frames == whole.frames == length // 320
            torch.testing.assert_close(
                grown.outputs.last_hidden_state, whole.outputs.last_hidden_state, atol=1e-4, rtol=1e-4
            )


@pytest.mark.parametrize("lookahead", [0, 1, 3])
def test_a_transducer_writes_chunk_by_chunk_what_the_library_writes(
    lookahead: int, audio: Samples, tmp_path: Path
) -> None:
    import torch

    from interpreter.engines.cascade.transducer import Transducer, TransducerRecogniser
    from tests.engines.cascade.tiny_recognisers import nemotron

    loaded = Transducer(nemotron(tmp_path), Placement())
    recogniser = TransducerRecogniser(loaded, language="en", lookahead=lookahead)
    readings(recogniser, [audio])
    features = loaded.processor(audio, sampling_rate=RATE_HZ).input_features
    count, more = 1 + 8 * lookahead, 8 * (lookahead + 1)
    chunks = (features[:, :count], *features[:, count:].split(more, dim=1))
    whole = (chunk for chunk in chunks if chunk.shape[1] in {count, more})
    with torch.inference_mode():
        written = loaded.model.generate(
            input_features=whole, num_lookahead_tokens=lookahead, max_new_tokens=400
        ).sequences[0]
    blank = loaded.model.config.blank_token_id
    expected = [token for token in written.tolist() if token != blank]
    assert expected
    assert [token.id for token in recogniser._said][: len(expected)] == expected


def test_a_language_it_does_not_hear_is_refused(hearing: "Hearing") -> None:
    from interpreter.engines.cascade.hearing import checked_languages

    assert checked_languages(hearing, ["en-GB", "en"]) == ("en",)
    with pytest.raises(UnsupportedLanguage, match="choose another"):
        checked_languages(hearing, ["en", "xx"])


def test_a_folder_without_a_recogniser_is_told_in_one_sentence(tmp_path: Path) -> None:
    from interpreter.engines.cascade.loading import load_recogniser

    with pytest.raises(MissingPart, match="openbooth models get"):
        load_recogniser(tmp_path)


@pytest.mark.parametrize(
    "placement", [Placement("cpu", "bfloat16"), Placement(int8=True)], ids=["bfloat16", "int8"]
)
def test_fewer_digits_hear_too(recogniser_folder: Path, audio: Samples, placement: Placement) -> None:
    from interpreter.engines.cascade.loading import load_recogniser

    if placement.int8 and "nemotron" in recogniser_folder.name:
        pytest.skip("what flows in one that learnt nothing is too small for eight bits")
    loaded = load_recogniser(recogniser_folder, placement)
    assert readings(loaded.recogniser("en", 320), [audio[:RATE_HZ]])[-1].committed
