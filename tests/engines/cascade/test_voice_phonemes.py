"""How texts are pronounced, for the voices that read phonemes."""

import logging
from collections.abc import Iterator

import pytest

from interpreter.domain.steps import WorkerSettings
from interpreter.engines.builtin.voice import EspeakState, EspeakStepper
from interpreter.engines.cascade.voice_phonemes import EspeakPhonemes


@pytest.fixture(scope="module")
def espeak() -> Iterator[EspeakState]:
    state = EspeakStepper().init(WorkerSettings("en", ()))
    yield state
    EspeakStepper().finish(state)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("Hello, my dog is cute.", "həlˈoʊ, maɪ dˈɑːɡ ɪz kjˈuːt."),
        ("it was 3.5, (in all)!", "ɪt wʌz θɹˈiː pɔɪnt fˈaɪv, (ɪn ˈɔːl)!"),
        ("— yes — no", "— jˈɛs — nˈoʊ"),
        ("...", ""),
    ],
)
def test_punctuation_stays_and_everything_else_is_pronounced(
    espeak: EspeakState, text: str, said: str
) -> None:
    assert EspeakPhonemes(espeak)(text) == said


def test_a_text_that_ends_the_library_has_no_phonemes(
    espeak: EspeakState, logged: list[logging.LogRecord]
) -> None:
    crash = "©م"
    assert espeak.library.phonemes(crash, voice="pt") == espeak.library.phonemes(crash, voice="pt") == ""
    logged.clear()
    assert EspeakPhonemes(espeak)("good") == "ɡˈʊd"


def test_without_an_english_voice_nothing_is_pronounced(espeak: EspeakState) -> None:
    assert EspeakPhonemes(EspeakState(espeak.library, {}))("good") == ""
