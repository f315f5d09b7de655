"""The built-in voice speaks committed text and nothing else."""

import logging
import subprocess
import sys
import time
from collections.abc import Iterator

import numpy as np
import psutil
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from interpreter.domain.audio import Samples, SynthesizedSpeech
from interpreter.domain.errors import UnsupportedLanguage
from interpreter.domain.steps import SpeechRequest, UtteranceEnded, WorkerSettings
from interpreter.domain.timeline import Ticks
from interpreter.engines.builtin.voice import OFFERED, EspeakState, EspeakStepper, best_voices, voice_for
from interpreter.engines.speech_shaping import SPEECH_RATE_HZ

SENTENCE = "La primera votación terminó hace una hora y el resultado sorprendió a todos los presentes."
VOICE = "interpreter.engines.builtin.voice_process"
LANGUAGES = ("es", "ca", "gl", "fr", "pt", "it", "ro", "en", "de")


@pytest.fixture(scope="module")
def state() -> Iterator[EspeakState]:
    state = EspeakStepper().init(WorkerSettings("en", LANGUAGES))
    yield state
    EspeakStepper().finish(state)


def spoken(
    state: EspeakState, text: str, *, language: str = "es", rate: float = 1.0, voice: str | None = None
) -> Samples:
    _, outputs = EspeakStepper().step(state, [SpeechRequest(7, language, text, rate, voice)])
    (speech,) = outputs
    assert isinstance(speech, SynthesizedSpeech)
    assert (speech.clause, speech.sequence, speech.rate_hz, speech.last) == (7, 0, SPEECH_RATE_HZ, True)
    return speech.samples


def seconds(samples: Samples) -> float:
    return len(samples) / SPEECH_RATE_HZ


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_target_language_has_an_audible_voice(state: EspeakState, language: str) -> None:
    speech = spoken(state, "Radio Madrid", language=language)
    assert 0.5 < seconds(speech) < 2
    assert 0.1 < np.abs(speech).max() <= 1
    assert speech.dtype == np.float32
    assert not speech.flags.writeable


def test_languages_sound_different(state: EspeakState) -> None:
    lengths = {len(spoken(state, "Radio Madrid", language=language)) for language in ("es", "en", "de", "fr")}
    assert len(lengths) == 4


@pytest.mark.parametrize("rate", [1.05, 1.1, 1.15, 1.2, 1.25])
@pytest.mark.parametrize(("language", "voice"), [("es", None), ("es", "f3"), ("ca", None), ("fr", "m7")])
def test_the_rate_is_what_listeners_get(
    state: EspeakState, language: str, voice: str | None, rate: float
) -> None:
    normal = seconds(spoken(state, SENTENCE, language=language, voice=voice))
    faster = seconds(spoken(state, SENTENCE, language=language, voice=voice, rate=rate))
    assert normal / faster == pytest.approx(rate, rel=0.02)


@pytest.mark.parametrize("text", ["Hola.", SENTENCE, "Gracias,", "¿Quién?"])
def test_no_silence_is_left_at_the_ends(state: EspeakState, text: str) -> None:
    speech = spoken(state, text)
    loud = np.flatnonzero(np.abs(speech) > 0.004)
    assert loud[0] <= 0.012 * SPEECH_RATE_HZ
    assert len(speech) - loud[-1] <= 0.02 * SPEECH_RATE_HZ
    assert abs(speech[0]) < 0.001
    assert abs(speech[-1]) < 0.001


def test_pieces_spoken_one_by_one_do_not_last_longer_than_the_whole(state: EspeakState) -> None:
    words = SENTENCE.split()
    pieces = [" ".join(words[start : start + 4]) for start in range(0, len(words), 4)]
    assert sum(seconds(spoken(state, piece)) for piece in pieces) < 1.1 * seconds(spoken(state, SENTENCE))


@pytest.mark.parametrize("text", ["", " ", ".", "¿?", "...", "\u202e\u200f", "\ud800", "😀", "\x01\x02"])
def test_nothing_to_say_is_an_empty_last_piece(state: EspeakState, text: str) -> None:
    assert len(spoken(state, text)) == 0


def test_a_language_without_voice_is_an_empty_last_piece(state: EspeakState) -> None:
    assert len(spoken(state, "tlhIngan", language="tlh")) == 0


@pytest.mark.parametrize("text", ["<break time='9s'/>uno", "[[h@l'oU]] uno", "&amp; uno", "\x0180s uno"])
def test_markup_is_text(state: EspeakState, text: str) -> None:
    assert seconds(spoken(state, "uno")) < seconds(spoken(state, text)) < 8


@pytest.mark.parametrize("text", ["x" * 100_000, "palabra " * 12_500, "9" * 100_000, "<" * 99_999 + "a"])
def test_an_enormous_text_is_cut_and_answers_at_once(state: EspeakState, text: str) -> None:
    started = time.monotonic()
    assert seconds(spoken(state, text)) <= 61
    assert time.monotonic() - started < 3


def test_a_null_character_does_not_end_the_text(state: EspeakState) -> None:
    assert seconds(spoken(state, "hola\0mundo")) > 1.3 * seconds(spoken(state, "hola"))


def test_variants_are_different_voices(state: EspeakState) -> None:
    lengths = {len(spoken(state, SENTENCE, voice=voice)) for voice in (None, "f3", "m7", "klatt")}
    assert len(lengths) == 4


def test_a_regional_voice_may_be_wished_for_its_own_language_only(state: EspeakState) -> None:
    usual = len(spoken(state, SENTENCE, voice="f3"))
    assert abs(len(spoken(state, SENTENCE, voice="es-419+f3")) - usual) > 100
    assert abs(len(spoken(state, SENTENCE, voice="fr+f3")) - usual) < 100


@pytest.mark.parametrize("voice", ["nobody", "../../etc/passwd", "es+", "+f3", "es+f3+f4", ""])
def test_an_unknown_voice_is_the_usual_one(state: EspeakState, voice: str) -> None:
    assert abs(len(spoken(state, SENTENCE, voice=voice)) - len(spoken(state, SENTENCE))) < 100


def test_requests_are_answered_in_order_and_other_inputs_passed_over(state: EspeakState) -> None:
    inputs = [
        SpeechRequest(2, "es", "uno", 1.0),
        UtteranceEnded("floor", 1, Ticks(0)),
        SpeechRequest(1, "ca", "dos", 1.0),
    ]
    same, outputs = EspeakStepper().step(state, inputs)
    assert same is state
    assert [one.clause for one in outputs if isinstance(one, SynthesizedSpeech)] == [2, 1]


def test_equal_requests_last_equally_long(state: EspeakState) -> None:
    lengths = [len(spoken(state, SENTENCE)) for _ in range(5)]
    assert max(lengths) - min(lengths) < 0.03 * SPEECH_RATE_HZ


def test_a_target_without_a_voice_is_refused_in_one_sentence() -> None:
    with pytest.raises(UnsupportedLanguage, match=r"no voice for tlh, zz; leave"):
        EspeakStepper().init(WorkerSettings("en", ("es", "tlh", "zz")))


def test_the_capabilities_come_from_the_installed_library(state: EspeakState) -> None:
    capabilities = EspeakStepper().capabilities(state)
    assert capabilities.speaks
    assert set(LANGUAGES) <= set(capabilities.target_languages)
    assert len(capabilities.target_languages) > 100
    assert capabilities.voices == {"mul": OFFERED}
    assert len(OFFERED) == 13


@pytest.mark.parametrize(
    ("language", "voice"),
    [
        ("es", "es"),
        ("es-MX", "es-419"),
        ("pt-BR", "pt-BR"),
        ("fr-CA", "fr"),
        ("zh-Hant", "cmn"),
        ("en_US", "en-US"),
    ],
)
def test_a_language_tag_finds_its_nearest_voice(state: EspeakState, language: str, voice: str) -> None:
    assert voice_for(state.voices, language) == voice


def test_galician_is_read_by_the_spanish_voice(state: EspeakState) -> None:
    assert voice_for(state.voices, "gl") == "es"


def test_every_voice_that_is_offered_can_speak(state: EspeakState, capfd: pytest.CaptureFixture[str]) -> None:
    voices = set(best_voices(state.library.voices()).values())
    for voice in voices:
        speech = state.library.speak(
            "1", voice=voice, words_per_minute=175, longest=100_000, until=time.monotonic()
        )
        assert len(speech) > 0
    assert capfd.readouterr().err == ""


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.text(max_size=60), st.sampled_from(LANGUAGES), st.floats(allow_nan=False))
def test_any_text_at_any_rate_is_spoken_within_range(
    state: EspeakState, logged: list[logging.LogRecord], text: str, language: str, rate: float
) -> None:
    speech = spoken(state, text, language=language, rate=rate)
    assert np.all(np.abs(speech) <= 1)
    assert seconds(speech) <= 61
    logged.clear()  # some texts do end the library


CRASHES = "©م"
"""In Portuguese: eSpeak NG asks its Arabic rules for a phoneme of the Portuguese table, and ends the process."""


def test_a_text_that_ends_the_library_costs_one_word(
    state: EspeakState, logged: list[logging.LogRecord]
) -> None:
    before = state.library.restarts
    saved = seconds(spoken(state, f"Bom dia a todos {CRASHES} e obrigado", language="pt"))
    assert state.library.restarts > before
    assert saved > 0.7 * seconds(spoken(state, "Bom dia a todos e obrigado", language="pt"))
    known = state.library.restarts
    spoken(state, f"Bom dia a todos {CRASHES} e obrigado", language="pt", rate=1.3)
    assert state.library.restarts == known
    assert len(logged) == known - before
    logged.clear()


def test_a_text_full_of_them_is_given_up_in_time(state: EspeakState, logged: list[logging.LogRecord]) -> None:
    started = time.monotonic()
    spoken(state, " ".join(f"{CRASHES}{number}" for number in range(60)), language="pt", rate=1.2)
    assert time.monotonic() - started < 3
    assert logged
    logged.clear()
    assert seconds(spoken(state, SENTENCE)) > 2


def test_the_process_ends_with_the_voice() -> None:
    stepper = EspeakStepper()
    before = set(psutil.Process().children())
    state = stepper.init(WorkerSettings("en", ("es",)))
    (process,) = set(psutil.Process().children()) - before
    assert VOICE in process.cmdline()
    assert stepper.finish(state) == []
    assert not process.is_running()


def test_a_process_that_is_stuck_ends_itself() -> None:
    stuck = f"import time, {VOICE} as voice\nwith voice.within(0.2): time.sleep(60)"
    started = time.monotonic()
    ended = subprocess.run([sys.executable, "-c", stuck], check=False, capture_output=True)
    assert ended.returncode == 1
    assert time.monotonic() - started < 10
