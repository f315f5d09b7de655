"""Listeners are told once that the voice is synthetic, and never over speech."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from interpreter.domain.channels import Mode
from interpreter.domain.steps import SpeechRequest, SynthesizedSpeech, WorkerSettings
from interpreter.domain.timeline import Ticks, ticks_from_seconds
from interpreter.engines.builtin.voice import EspeakStepper
from interpreter.engines.scripted.manifest import MANIFEST
from interpreter.engines.speech_shaping import SPEECH_RATE_HZ
from interpreter.policy.notices import NOTICES, NoticePolicy, notice_in

LENGTH = ticks_from_seconds(3)


def at(seconds: float) -> Ticks:
    return ticks_from_seconds(seconds)


def test_every_language_has_a_sentence_that_is_said_in_three_seconds() -> None:
    assert set(NOTICES) == set(MANIFEST.offers().target_languages)
    voice = EspeakStepper()
    state = voice.init(WorkerSettings("en", tuple(NOTICES)))
    for language, text in NOTICES.items():
        (spoken,) = voice.step(state, [SpeechRequest(1, language, text, 1.0)])[1]
        assert isinstance(spoken, SynthesizedSpeech)
        assert 1.0 < len(spoken.samples) / SPEECH_RATE_HZ <= 3.0, language


def test_a_regional_language_has_the_sentence_of_the_language() -> None:
    assert notice_in("es-419") == notice_in("es") == NOTICES["es"]
    assert notice_in("zh_Hant_TW") == NOTICES["zh"]
    assert notice_in("EN-gb") == NOTICES["en"]
    assert notice_in("tlh") == ""
    assert notice_in("") == ""


def test_it_is_said_as_soon_as_the_machine_is_heard_and_then_no_more() -> None:
    notice = NoticePolicy()
    assert notice.due(at(0), Mode.MACHINE)
    notice.begun(at(0), LENGTH)
    assert not notice.due(at(1), Mode.MACHINE)
    assert not notice.due(at(3), Mode.MACHINE)
    assert not notice.due(at(60), Mode.MACHINE)


def test_it_is_not_said_again_after_a_handback() -> None:
    notice = NoticePolicy()
    notice.begun(at(0), LENGTH)
    assert not notice.due(at(10), Mode.HUMAN)
    assert not notice.due(at(20), Mode.MACHINE)


def test_a_channel_that_begins_with_the_floor_or_a_human_owes_it_to_the_first_machine_word() -> None:
    for mode in (Mode.FLOOR, Mode.HUMAN):
        notice = NoticePolicy()
        assert not notice.due(at(0), mode)
        assert not notice.due(at(100), mode)
        assert notice.due(at(101), Mode.MACHINE)


def test_it_waits_for_the_end_of_speech_and_for_the_end_of_a_mute() -> None:
    notice = NoticePolicy()
    assert not notice.due(at(1), Mode.MACHINE, free_at=at(2))
    assert not notice.due(at(2), Mode.MACHINE, free_at=at(2), heard=False)
    assert notice.due(at(3), Mode.MACHINE, free_at=at(2))


@pytest.mark.parametrize(("mode", "heard"), [(Mode.HUMAN, True), (Mode.FLOOR, True), (Mode.MACHINE, False)])
def test_one_that_was_cut_off_is_still_owed(mode: Mode, heard: bool) -> None:
    notice = NoticePolicy()
    notice.begun(at(0), LENGTH)
    assert not notice.due(at(1), mode, heard=heard)
    assert notice.due(at(9), Mode.MACHINE)


def test_no_voice_to_say_it_is_no_reason_to_try_for_ever() -> None:
    notice = NoticePolicy()
    notice.begun(at(0), Ticks(0))
    assert not notice.due(at(0), Mode.MACHINE)
    assert not notice.due(at(9), Mode.MACHINE)


def test_whoever_wants_none_hears_none() -> None:
    assert not NoticePolicy(wanted=False).due(at(0), Mode.MACHINE)


@given(
    st.lists(
        st.tuples(st.integers(1, 5), st.sampled_from(Mode), st.booleans(), st.integers(-2, 3)), max_size=40
    )
)
def test_it_is_heard_out_once_whatever_happens(happenings: list[tuple[int, Mode, bool, int]]) -> None:
    notice, now, ends, heard_out = NoticePolicy(), 0, None, 0
    for later, mode, heard, busy in happenings:
        now += later
        audible = heard and mode is Mode.MACHINE
        if ends is not None and (now >= ends or not audible):
            heard_out, ends = heard_out + (now >= ends), None
        if notice.due(at(now), mode, free_at=at(now + busy), heard=heard):
            assert audible
            assert busy <= 0
            assert ends is None
            assert heard_out == 0
            notice.begun(at(now), LENGTH)
            ends = now + 3
        else:
            assert not (audible and busy <= 0 and ends is None and heard_out == 0)
