import shutil
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path

import numpy as np
import pytest
import soundfile
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from interpreter.domain.audio import Samples
from interpreter.domain.hypothesis import Words
from interpreter.domain.timeline import TICKS_PER_SECOND, Ticks, ticks_from_seconds
from interpreter.engines.builtin.adaptation import VoiceProfile
from interpreter.engines.builtin.recogniser import HOP_SAMPLES, Heard, Recogniser
from tests.engines.builtin.conftest import SENTENCE

pytestmark = pytest.mark.skipif(shutil.which("flite") is None, reason="flite is not installed")

START = Ticks(ticks_from_seconds(100) + 480)
REAL_SPEECH = Path(__file__).parents[4] / "shared" / "speech" / "short-english-fixtures"


@pytest.fixture(scope="module")
def recogniser() -> Recogniser:
    return Recogniser()


def hear(
    recogniser: Recogniser,
    samples: Samples,
    cuts: tuple[int, ...] = (),
    start: int = 0,
    profile: VoiceProfile | None = None,
) -> list[Heard]:
    recogniser.begin(Ticks(start), profile)
    heard = [one for piece in np.split(samples, sorted(cuts)) for one in recogniser.feed(piece)]
    return [*heard, recogniser.end()]


@pytest.fixture(scope="module")
def heard_and_learnt(recogniser: Recogniser, spoken: Samples) -> tuple[list[Heard], VoiceProfile]:
    """The sentence from START on in a voice of which nothing is known, and what is known of it afterwards."""
    return hear(recogniser, spoken, start=START, profile=VoiceProfile()), recogniser.profile


@pytest.fixture(scope="module")
def heard(heard_and_learnt: tuple[list[Heard], VoiceProfile]) -> list[Heard]:
    """The sentence alone."""
    return heard_and_learnt[0]


def texts(words: Words) -> list[str]:
    return [word.text for word in words]


def test_clear_speech_is_understood_while_it_is_spoken(heard: list[Heard]) -> None:
    final = texts(heard[-1].words)
    assert sum(word in final for word in SENTENCE.split()) >= 9
    halfway = texts(heard[len(heard) // 2].words)
    assert "children" in halfway
    assert "parents" not in halfway
    assert heard[-1].final
    assert not any(one.final for one in heard[:-1])


def test_there_is_a_revision_every_100_ms_and_it_says_how_far_it_goes(
    heard: list[Heard], spoken: Samples
) -> None:
    hops = len(spoken) // HOP_SAMPLES
    assert [one.upto for one in heard[:-1]] == [
        START + TICKS_PER_SECOND // 10 * (hop + 1) for hop in range(hops)
    ]


def test_word_times_are_session_times_in_order_inside_the_audio(heard: list[Heard], spoken: Samples) -> None:
    words = heard[-1].words
    assert words[0].start >= START + ticks_from_seconds(0.2)
    assert words[-1].end <= START + 3 * len(spoken)
    assert all(before.end <= after.start for before, after in pairwise(words))
    assert all(word.start < word.end for word in words)


def test_no_mark_of_the_engine_reaches_the_text(heard: list[Heard]) -> None:
    for one in heard:
        assert not set("()<>[]+") & set("".join(texts(one.words)))


@settings(max_examples=4, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.integers(0, 70_000), max_size=6))
def test_any_chunking_gives_the_same_words(
    recogniser: Recogniser,
    spoken: Samples,
    heard_and_learnt: tuple[list[Heard], VoiceProfile],
    cuts: list[int],
) -> None:
    cut = tuple(min(cut, len(spoken)) for cut in cuts)
    again = hear(recogniser, spoken, cut, START, VoiceProfile())
    assert (again, recogniser.profile) == heard_and_learnt


@pytest.mark.slow
def test_a_new_recogniser_that_is_given_the_profile_hears_the_same(
    recogniser: Recogniser, spoken: Samples
) -> None:
    hear(recogniser, spoken[:40_000], profile=VoiceProfile())
    profile = recogniser.profile
    restarted = Recogniser(language_model=recogniser.language_model, fitting=recogniser.fitting)
    assert hear(restarted, spoken, profile=profile) == hear(recogniser, spoken)
    assert restarted.profile == recogniser.profile != profile


def test_a_voice_is_learnt_in_depth_only_where_it_is_one_persons(
    recogniser: Recogniser, spoken: Samples
) -> None:
    hear(recogniser, spoken, profile=VoiceProfile())
    assert not recogniser.profile.evidence
    recogniser.begin(Ticks(0), VoiceProfile(), learn=True)
    for _ in recogniser.feed(spoken):
        pass
    recogniser.end()
    assert recogniser.profile.evidence


def test_what_is_begun_again_forgets_what_it_heard_before(
    recogniser: Recogniser, spoken: Samples, heard: list[Heard]
) -> None:
    recogniser.begin(Ticks(0), learn=True)
    for _ in recogniser.feed(spoken[:30_000]):
        pass
    assert hear(recogniser, spoken, start=START, profile=VoiceProfile()) == heard


def test_what_would_be_heard_alike_in_another_voice_is_not_heard_twice(
    recogniser: Recogniser, spoken: Samples
) -> None:
    def untouched() -> Iterator[Samples]:
        raise AssertionError("it was heard again")
        yield spoken

    recogniser.begin(START, VoiceProfile())
    before = tuple(recogniser.feed(spoken[:18_000]))
    assert recogniser.hear_again(untouched(), VoiceProfile(), learn=True) == before
    heard = [*before, *recogniser.feed(spoken[18_000:24_000]), recogniser.end()]
    learnt = recogniser.profile
    recogniser.begin(START, VoiceProfile(), learn=True)
    assert [*recogniser.feed(spoken[:24_000]), recogniser.end()] == heard
    assert recogniser.profile == learnt


def test_an_utterance_is_heard_again_in_another_voice_from_its_beginning(
    recogniser: Recogniser, spoken: Samples, heard_and_learnt: tuple[list[Heard], VoiceProfile]
) -> None:
    _, other = heard_and_learnt
    expected = hear(recogniser, spoken[:20_000], profile=other)
    recogniser.begin(Ticks(0), VoiceProfile())
    list(recogniser.feed(spoken[:14_000]))
    again = recogniser.hear_again([spoken[:7_000], spoken[7_000:14_000]], other)
    assert [*again, *recogniser.feed(spoken[14_000:20_000]), recogniser.end()] == expected


def test_what_was_said_before_a_short_pause_is_sure_and_read_the_same_from_then_on(
    recogniser: Recogniser, spoken: Samples
) -> None:
    pause = np.zeros(6400, np.float32)
    heard = hear(recogniser, np.concatenate((spoken, pause, spoken)))
    halfway = next(one for one in heard if one.sure)
    assert halfway.upto <= 3 * (len(spoken) + len(pause))
    assert halfway.sure == len(halfway.words)
    assert not halfway.final
    later = heard[heard.index(halfway) :]
    assert all(one.words[: halfway.sure] == halfway.words for one in later)
    assert heard[-1].words[halfway.sure].start > halfway.words[-1].end
    assert heard[-1].sure == len(heard[-1].words) > halfway.sure


def test_silence_has_no_words(recogniser: Recogniser) -> None:
    assert all(one.words == () for one in hear(recogniser, np.zeros(32_000, np.float32)))


def test_an_utterance_without_audio_ends_without_words(recogniser: Recogniser) -> None:
    assert hear(recogniser, np.zeros(0, np.float32)) == [Heard((), Ticks(0), final=True)]


@pytest.mark.skipif(not REAL_SPEECH.is_dir(), reason="the real recordings are not beside this checkout")
def test_real_voices_are_heard_without_a_fault(recogniser: Recogniser) -> None:
    for file in sorted(REAL_SPEECH.glob("sb_spk*_snt1.flac")):
        samples, _ = soundfile.read(file, dtype="float32")
        assert hear(recogniser, samples)[-1].words
