from dataclasses import replace

import msgspec
import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from numpy.typing import NDArray

from interpreter.domain.timeline import Ticks, ticks_from_ms
from interpreter.policy.prints import mean_print
from interpreter.policy.voices import Verdict, Voices, VoiceSettings, VoicesMemory

DIMENSIONS = 8
LONG, SHORT = ticks_from_ms(3_000), ticks_from_ms(700)
NOBODY = Verdict(None, 0.0)


def voice(axis: int, *, like: int | None = None, share: float = 0.0) -> NDArray[np.float64]:
    """A voice along an axis; with `like` a cosine of `share` to another one."""
    own = np.eye(DIMENSIONS)[axis]
    return own if like is None else np.sqrt(1 - share**2) * own + share * np.eye(DIMENSIONS)[like]


def told(
    voices: Voices, *turns: NDArray[np.float64], voice: Ticks = LONG, first: int = 0
) -> list[str | None]:
    return [voices.settle(number, one, voice).speaker for number, one in enumerate(turns, first)]


def test_a_voice_is_found_again_under_its_number() -> None:
    voices = Voices(VoiceSettings())
    assert told(voices, voice(0), voice(1), voice(0)) == ["S1", "S2", "S1"]
    assert voices.speakers == ("S1", "S2")
    assert voices.guess(voice(1), LONG).speaker == "S2"


def test_a_short_window_of_a_stranger_or_of_two_people_names_nobody() -> None:
    voices = Voices(VoiceSettings())
    assert voices.guess(voice(0), LONG) == NOBODY
    told(voices, voice(0), voice(1))
    assert voices.guess(voice(2), LONG) == NOBODY
    assert voices.guess(voice(0) + voice(1), LONG) == NOBODY


def test_a_speaker_is_found_again_after_a_hundred_turns_of_others() -> None:
    voices = Voices(VoiceSettings(remembered=16))
    told(voices, voice(0), *[voice(1), voice(2)] * 50)
    assert voices.guess(voice(0), LONG).speaker == "S1"
    assert told(voices, voice(0), first=200) == ["S1"]


def test_two_short_turns_of_one_stranger_found_a_speaker_only_with_enough_voice() -> None:
    voices = Voices(VoiceSettings())
    told(voices, voice(0))
    assert told(voices, voice(1), voice(1), voice(1), voice=SHORT, first=1) == [None, None, "S2"]


def test_somebody_who_surely_is_new_is_founded_before_the_turn_is_over() -> None:
    voices = Voices(VoiceSettings())
    told(voices, voice(0))
    assert voices.found(1, voice(1), SHORT) == NOBODY
    assert voices.found(1, voice(1, like=0, share=0.5), LONG) == NOBODY
    assert voices.found(1, voice(1), LONG).speaker == "S2"
    assert voices.settle(1, voice(1), 2 * LONG).speaker == "S2"
    assert told(voices, voice(1), voice(2), first=2) == ["S2", "S3"]


def test_a_turn_that_proves_to_be_somebody_known_takes_its_new_speaker_back() -> None:
    voices = Voices(VoiceSettings())
    told(voices, voice(0))
    assert voices.found(1, voice(1), LONG).speaker == "S2"
    assert voices.settle(1, voice(1, like=0, share=0.9), 2 * LONG).speaker == "S1"
    assert voices.speakers == ("S1",)
    assert told(voices, voice(2), first=2) == ["S3"]


def test_a_doubtful_voice_must_be_heard_twice_to_be_a_new_speaker() -> None:
    voices = Voices(VoiceSettings())
    told(voices, voice(0))
    doubtful = voice(1, like=0, share=VoiceSettings().same - 0.02)
    assert told(voices, doubtful, doubtful, first=1) == [None, "S2"]


def test_of_a_short_turn_less_likeness_is_asked() -> None:
    likeness = VoiceSettings().same - 0.05
    assert told(Voices(VoiceSettings()), voice(0), voice(1, like=0, share=likeness)) == ["S1", None]
    voices = Voices(VoiceSettings())
    told(voices, voice(0))
    assert told(voices, voice(1, like=0, share=likeness), voice=SHORT, first=1) == ["S1"]


def test_whoever_spoke_just_before_is_expected_to_go_on() -> None:
    settings = VoiceSettings()
    voices = Voices(settings)
    told(voices, voice(0))
    little = voice(1, like=0, share=settings.quick - 0.02)
    assert voices.guess(little, LONG) == NOBODY
    assert voices.guess(little, LONG, previous="S1").speaker == "S1"


@pytest.mark.parametrize("settings", [VoiceSettings(most=2), VoiceSettings(expected=2)])
def test_there_are_no_more_speakers_than_there_may_be(settings: VoiceSettings) -> None:
    voices = Voices(settings)
    assert told(voices, voice(0), voice(1), voice(2, like=1, share=0.2)) == ["S1", "S2", "S2"]
    assert told(voices, voice(3), voice=SHORT, first=3) == [None]
    assert voices.speakers == ("S1", "S2")


def test_while_more_people_are_expected_they_are_found_more_easily() -> None:
    alike = voice(1, like=0, share=VoiceSettings().same + 0.01)
    assert told(Voices(VoiceSettings()), voice(0), alike) == ["S1", "S1"]
    assert told(Voices(VoiceSettings(expected=2)), voice(0), alike, alike) == ["S1", None, "S2"]


def test_merged_speakers_are_one_from_then_on() -> None:
    voices = Voices(VoiceSettings())
    told(voices, voice(0), voice(1))
    voices.merge("S2", "S1")
    voices.merge("S2", "S1")
    assert voices.resolved("S2") == "S1"
    assert voices.speakers == ("S1",)
    assert told(voices, voice(1), voice(0), voice(2), first=2) == ["S1", "S1", "S3"]


def test_people_who_were_never_heard_can_be_merged() -> None:
    voices = Voices(VoiceSettings())
    voices.merge("guest", "host")
    assert (voices.resolved("guest"), voices.speakers) == ("host", ())


def test_turns_that_are_given_away_teach_another_speaker() -> None:
    voices = Voices(VoiceSettings())
    told(voices, voice(0), voice(1, like=0, share=0.6))
    assert voices.speakers == ("S1",)
    voices.reassign([1, 99], "S7")
    assert voices.guess(voice(1), LONG).speaker == "S7"
    assert voices.guess(voice(0), LONG).speaker == "S1"
    assert told(voices, voice(3), first=2) == ["S8"]
    voices.reassign([2], "S7")
    voices.reassign([2], "S7")
    assert voices.speakers == ("S1", "S7")


def test_a_speaker_whose_turns_are_all_given_away_is_nobody() -> None:
    voices = Voices(VoiceSettings())
    told(voices, voice(0))
    assert told(voices, voice(0), voice=SHORT, first=1) == ["S1"]
    voices.reassign([0], "S5")
    assert voices.speakers == ("S5",)
    voices.reassign([1], "S6")
    assert voices.speakers == ("S5", "S6")


def test_what_nobody_could_name_can_be_given_to_somebody() -> None:
    voices = Voices(VoiceSettings())
    told(voices, voice(0))
    told(voices, voice(1), voice=SHORT, first=1)
    voices.reassign([1], "Anna")
    assert voices.guess(voice(1), LONG).speaker == "Anna"


def test_what_is_given_to_a_merged_speaker_is_whose_he_became() -> None:
    voices = Voices(VoiceSettings())
    told(voices, voice(0), voice(1), voice(2))
    voices.merge("S2", "S1")
    voices.reassign([2], "S2")
    assert [voices.guess(voice(axis), LONG).speaker for axis in (0, 1, 2)] == ["S1", "S1", "S1"]


def test_two_numbers_of_one_person_become_one() -> None:
    voices = Voices(VoiceSettings())
    first, second = voice(0), voice(1, like=0, share=0.3)
    assert told(voices, first, second) == ["S1", "S2"]
    middle = (first + second) / np.linalg.norm(first + second)
    told(voices, *[middle, voice(0) * 0.4 + second, voice(0) + 0.4 * second] * 6, first=2)
    assert voices.speakers == ("S1",)
    assert voices.resolved("S2") == "S1"


@pytest.mark.parametrize("print_", [np.zeros(8), np.full(8, np.nan), np.full(8, np.inf)])
def test_what_is_no_print_names_nobody_and_teaches_nothing(print_: NDArray[np.float64]) -> None:
    voices = Voices(VoiceSettings())
    told(voices, voice(0))
    assert voices.guess(print_, LONG) == voices.settle(1, print_, LONG) == NOBODY
    assert voices.guess(voice(0), LONG).speaker == "S1"
    assert np.allclose(mean_print([print_, voice(0)]), voice(0))
    assert not np.any(mean_print([print_]))


def test_nothing_and_opposites_have_no_mean_print() -> None:
    assert not np.any(mean_print([]))
    assert not np.any(mean_print([voice(0), -voice(0)]))


@pytest.mark.parametrize(
    "wrong", [{"quick": 1.5}, {"same": 0.9, "one_person": 0.5}, {"most": 0}, {"expected": 0}]
)
def test_settings_that_cannot_be_are_refused(wrong: dict[str, float]) -> None:
    with pytest.raises(ValueError, match="must"):
        VoiceSettings(**wrong)  # type: ignore[arg-type]


@st.composite
def prints(draw: st.DrawFn) -> NDArray[np.float64]:
    axis, other = draw(st.integers(0, 4)), draw(st.integers(0, 4))
    return voice(axis, like=other, share=draw(st.floats(0, 0.9))) if axis != other else voice(axis)


turns_said = st.tuples(st.just("say"), prints(), st.integers(0, 5_000))
merges = st.tuples(st.just("merge"), st.integers(1, 6), st.integers(1, 6))
gifts = st.tuples(st.just("give"), st.lists(st.integers(0, 20), max_size=4), st.integers(1, 9))
events = st.lists(turns_said | turns_said | turns_said | merges | gifts, max_size=30)


def happen(voices: Voices, number: int, event: tuple) -> Verdict | None:
    match event:
        case ("say", print_, ms):
            return voices.settle(number, print_, ticks_from_ms(ms))
        case ("merge", speaker, into):
            voices.merge(f"S{speaker}", f"S{into}")
        case ("give", turns, speaker):
            voices.reassign(turns, f"S{speaker}")
    return None


@given(
    events=events, cut=st.integers(0, 30), settings=st.sampled_from([VoiceSettings(), VoiceSettings(most=3)])
)
def test_whoever_goes_on_from_a_memory_judges_the_same(
    events: list[tuple], cut: int, settings: VoiceSettings
) -> None:
    through = Voices(replace(settings, remembered=8))
    resumed = Voices(replace(settings, remembered=8))
    for number, event in enumerate(events):
        if number == cut:
            raw = msgspec.msgpack.encode(resumed.memory)
            resumed = Voices(replace(settings, remembered=8), msgspec.msgpack.decode(raw, type=VoicesMemory))
        assert happen(through, number, event) == happen(resumed, number, event)
    assert through.memory == resumed.memory


@given(events=st.lists(turns_said | turns_said | gifts, max_size=30))
def test_numbers_are_given_once_and_confidence_is_a_share(events: list[tuple]) -> None:
    voices = Voices(VoiceSettings())
    used: set[str] = set()
    for number, event in enumerate(events):
        before = set(voices.speakers)
        verdict = happen(voices, number, event)
        if event[0] == "give":
            used |= {f"S{event[2]}"}
        if verdict is not None and verdict.speaker is not None:
            assert 0.0 <= verdict.confidence <= 1.0
            assert verdict.speaker in before or verdict.speaker not in used
            used.add(verdict.speaker)
        assert len(set(voices.speakers)) == len(voices.speakers)


def test_where_voices_are_steady_two_that_are_much_alike_are_two() -> None:
    voices = Voices(VoiceSettings())
    alike = voice(1, like=0, share=0.6)
    assert told(voices, *[voice(0)] * 8, alike) == ["S1"] * 8 + ["S2"]
    varied = Voices(VoiceSettings())
    turns = [voice(axis, like=0, share=0.75) for axis in (2, 3, 4, 5, 6, 7)]
    assert told(varied, voice(0), *turns, alike) == ["S1"] * 8


def test_of_short_turns_less_is_asked_where_voices_are_steady() -> None:
    voices = Voices(VoiceSettings())
    told(voices, *[voice(0)] * 8)
    shares = [voices.strictness(Ticks(ticks_from_ms(ms))) for ms in (500, 1_500, 3_000, 9_000)]
    assert shares[0] < shares[1] < shares[2] == shares[3]
    assert voices.strictness(LONG) > 0.15
