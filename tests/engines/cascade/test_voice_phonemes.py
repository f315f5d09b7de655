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
    ("text", "language", "said"),
    [
        ("Hello, my dog is cute.", "en", "həlˈoʊ, maɪ dˈɑːɡ ɪz kjˈuːt."),
        ("it was 3.5, (in all)!", "en", "ɪt wʌz θɹˈiː pɔɪnt fˈaɪv, (ɪn ˈɔːl)!"),
        ("hola", "es", "ˈola"),
        ("...", "en", ""),
        ("nobody", "tlh", ""),
    ],
)
def test_punctuation_stays_and_everything_else_is_pronounced(
    espeak: EspeakState, text: str, language: str, said: str
) -> None:
    assert EspeakPhonemes(espeak)(text, language) == said


def test_a_text_that_ends_the_library_has_no_phonemes(
    espeak: EspeakState, logged: list[logging.LogRecord]
) -> None:
    phonemes = EspeakPhonemes(espeak)
    assert phonemes("©م", "pt") == phonemes("©م", "pt") == ""
    logged.clear()
    assert phonemes("bom", "pt") != ""
