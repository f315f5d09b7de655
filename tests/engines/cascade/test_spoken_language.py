# ruff: noqa: PLC0415 - only the tests that run pay for the model libraries
"""Several languages on the floor: each utterance is heard, and translated from, the one that it is said in."""

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
import pytest

from interpreter.domain.audio import Samples
from interpreter.domain.errors import UnsupportedLanguage
from interpreter.domain.hypothesis import Hypothesis, Origin, Words, text_of
from interpreter.domain.speech import SpeakerTurn
from interpreter.domain.steps import (
    AudioBlock,
    Checkpoint,
    StepInput,
    StepOutput,
    TargetsChanged,
    TurnChanged,
    UtteranceEnded,
    WorkerSettings,
)
from interpreter.domain.timeline import Ticks
from interpreter.engines.torch_compat import Placement
from interpreter.engines.translation import Revision, Translated, Translation

if TYPE_CHECKING:
    from interpreter.engines.cascade.acoustics import Whisper
    from interpreter.engines.cascade.stepper import CascadeState, CascadeStepper

RATE_HZ = 16_000
LOUD, QUIET = 0.5, 0.05
"""Whoever is loud speaks Spanish, whoever is quiet English; nobody can tell about what is between."""


class Marking:
    """Says in every language what was said, with the language that it was said in in front."""

    def __init__(self, targets: tuple[str, ...]) -> None:
        self.targets = targets

    def revise(self, revisions: Sequence[Revision]) -> list[Translated]:
        return [dict.fromkeys(self.targets, (marked(one), (), ())) for one in revisions]

    def set_targets(self, targets: tuple[str, ...]) -> None:
        if "xx" in targets:
            raise UnsupportedLanguage("no model")
        self.targets = targets

    def hurry(self, languages: tuple[str, ...]) -> None:
        self.hurried = languages

    def set_terms(self, terms: object) -> None:
        pass

    def close(self) -> None:
        pass


def marked(revision: Revision) -> Words:
    return tuple(replace(word, text=f"{revision.language}:{word.text}") for word in revision.committed)


def marking(settings: WorkerSettings, _languages: Sequence[str], _: Placement) -> Translation:
    return Marking(settings.targets)


def by_loudness(samples: Samples, languages: Sequence[str]) -> dict[str, float]:
    """Tells languages by how loud they are spoken."""
    loudness = float(np.abs(samples).mean())
    spanish = 0.9 if loudness > 0.3 else 0.1 if loudness < 0.1 else 0.6
    return {"en": 1 - spanish, "es": spanish} if set(languages) == {"en", "es"} else {}


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    from tests.engines.cascade.tiny_recognisers import whisper

    return whisper(tmp_path_factory.mktemp("whisper"))


@pytest.fixture
def stepper() -> "CascadeStepper":
    from interpreter.engines.cascade.stepper import CascadeStepper

    return CascadeStepper(marking)


def started(
    stepper: "CascadeStepper", folder: Path, checkpoint: bytes | None = None, *also: str
) -> "CascadeState":
    state = stepper.init(
        WorkerSettings(
            "en",
            ("ca",),
            options={"recognition": str(folder), "device": "cpu"},
            checkpoint=checkpoint,
            also_spoken=also or ("es",),
        )
    )
    state.hearing.teller = by_loudness  # type: ignore[misc]
    return state


def said(loudness: float, number: int, seconds: float = 1.9, size: int = 1_600) -> list[StepInput]:
    sign = np.sign(np.random.default_rng(number).normal(size=round(seconds * RATE_HZ)))
    samples = (loudness * sign).astype(np.float32)
    start = number * 10 * 48_000
    pieces = enumerate(np.split(samples, range(size, len(samples), size)))
    blocks = [AudioBlock("floor", Ticks(start + 3 * size * n), piece, number) for n, piece in pieces]
    return [*blocks, UtteranceEnded("floor", number, Ticks(start + 3 * len(samples)))]


def turn(speaker: str | None, number: int) -> TurnChanged:
    start = Ticks(number * 10 * 48_000)
    return TurnChanged(SpeakerTurn(number, "floor", speaker, None, start, None, 1.0, settled=False))


def told(stepper: "CascadeStepper", state: "CascadeState", inputs: Sequence[StepInput]) -> list[StepOutput]:
    return [output for one in inputs for output in stepper.step(state, [one])[1]]


def languages(outputs: Sequence[StepOutput]) -> list[str]:
    """The language of every utterance that ended, in their order."""
    ends = [one for one in outputs if isinstance(one, Hypothesis) and one.is_floor and one.ended]
    return [one.language for one in ends]


def test_each_utterance_is_heard_in_its_language_and_translated_from_it(
    stepper: "CascadeStepper", folder: Path
) -> None:
    outputs = told(stepper, started(stepper, folder), [*said(LOUD, 1), *said(QUIET, 2)])
    assert languages(outputs) == ["es", "en"]
    for number, language in ((1, "es"), (2, "en")):
        mine = [one for one in outputs if isinstance(one, Hypothesis) and one.utterance == number]
        assert {one.language for one in mine if one.is_floor} == {language}
        translated = [one for one in mine if one.language == "ca"][-1].committed
        assert translated
        assert all(word.text.startswith(f"{language}:") for word in translated)


def test_where_it_cannot_be_told_the_last_language_goes_on(stepper: "CascadeStepper", folder: Path) -> None:
    unclear = 0.2
    inputs = [*said(unclear, 1), *said(LOUD, 2), *said(unclear, 3), *said(QUIET, 4), *said(unclear, 5)]
    assert languages(told(stepper, started(stepper, folder), inputs)) == ["en", "es", "es", "en", "en"]


def test_a_word_alone_tells_nothing(stepper: "CascadeStepper", folder: Path) -> None:
    inputs = [*said(LOUD, 1), *said(QUIET, 2, seconds=0.4), *said(QUIET, 3, seconds=0.6)]
    assert languages(told(stepper, started(stepper, folder), inputs)) == ["es", "es", "en"]


def test_whoever_is_known_goes_on_in_their_own_language(stepper: "CascadeStepper", folder: Path) -> None:
    inputs = [
        *(turn("Ana", 1), *said(LOUD, 1), turn("Ben", 2), *said(QUIET, 2)),
        *(turn("Ana", 3), *said(0.2, 3), turn("Ben", 4), *said(0.2, 4), turn("Eve", 5), *said(0.2, 5)),
    ]
    outputs = told(stepper, started(stepper, folder), inputs)
    assert languages(outputs) == ["es", "en", "es", "en", "en"]


def test_what_is_said_is_not_taken_for_the_language_of_who_speaks_next(
    stepper: "CascadeStepper", folder: Path
) -> None:
    *ana, end = said(LOUD, 2)
    inputs = [
        *(turn("Ben", 1), *said(QUIET, 1)),
        *(turn("Ana", 2), *ana, turn("Ben", 3), end),
        *(*said(0.2, 3), turn(None, 3), turn("Ana", 4), *said(0.2, 4)),
    ]
    assert languages(told(stepper, started(stepper, folder), inputs)) == ["en", "es", "en", "es"]


def test_any_chunking_gives_the_same_words(stepper: "CascadeStepper", folder: Path) -> None:
    def final(size: int) -> list[Hypothesis]:
        outputs = told(stepper, started(stepper, folder), said(LOUD, 1, size=size))
        return [one for one in outputs if isinstance(one, Hypothesis) and one.ended]

    assert final(700) == final(40_000) == final(1_600)
    assert text_of(final(700)[0].committed)


@pytest.mark.parametrize("heard", [8, 17])
def test_a_fresh_process_hears_the_same_language(stepper: "CascadeStepper", folder: Path, heard: int) -> None:
    first = [
        one for one in told(stepper, started(stepper, folder), said(LOUD, 1)) if isinstance(one, Checkpoint)
    ]
    state = started(stepper, folder, first[0].state)
    other = [
        AudioBlock("other", one.start, one.samples, 7)
        for one in said(QUIET, 3)
        if isinstance(one, AudioBlock)
    ]
    outputs = told(stepper, state, [*other[:heard], *said(0.2, 2)])
    checkpoint = next(one for one in outputs if isinstance(one, Checkpoint))
    resumed = started(stepper, folder, checkpoint.state)
    rest: list[StepInput] = [*other[heard:], UtteranceEnded("other", 7, Ticks(10**9)), *said(0.2, 4)]
    assert languages(outputs) == ["es"]
    assert languages(told(stepper, resumed, rest)) == languages(told(stepper, state, rest)) == ["en", "es"]


def test_languages_are_refused_that_one_of_the_spoken_ones_cannot_be_translated_into(
    stepper: "CascadeStepper", folder: Path
) -> None:
    state = started(stepper, folder)
    with pytest.raises(UnsupportedLanguage):
        stepper.step(state, [TargetsChanged(("ca", "xx"))])
    assert state.targets == ("ca",)


def test_a_recogniser_of_one_language_cannot_be_given_several(
    stepper: "CascadeStepper", folder: Path, tmp_path: Path
) -> None:
    from interpreter.engines.cascade.hearing import checked_languages
    from interpreter.engines.cascade.loading import load_recogniser
    from tests.engines.cascade.tiny_recognisers import moonshine

    with pytest.raises(UnsupportedLanguage, match="hears en, es"):
        started(stepper, folder, None, "fi")
    single = load_recogniser(moonshine(tmp_path))
    with pytest.raises(UnsupportedLanguage, match="hears en"):
        checked_languages(single, ["en", "es"])
    single.languages = ("en", "es")  # type: ignore[misc]
    with pytest.raises(UnsupportedLanguage, match="cannot tell en, es apart; name one"):
        checked_languages(single, ["en", "es"])


@pytest.fixture
def whisper(folder: Path) -> "Whisper":
    from interpreter.engines.cascade.acoustics import Whisper

    return Whisper(folder, Placement())


def favour(whisper: "Whisper", **more: float) -> None:
    """Make the model hold languages for likelier."""
    import torch

    class Biased(torch.nn.Linear):
        def forward(self, states: torch.Tensor) -> torch.Tensor:
            scores: torch.Tensor = super().forward(states)
            for code, bias in more.items():
                scores[..., whisper.tokenizer.convert_tokens_to_ids(f"<|{code}|>")] = bias
            return scores

    weights = whisper.model.proj_out.weight
    whisper.model.proj_out = Biased(weights.shape[1], weights.shape[0], bias=False)


def test_whisper_tells_languages_by_the_mark_that_it_would_write(whisper: "Whisper") -> None:
    noise = np.random.default_rng(1).normal(0, 0.1, RATE_HZ).astype(np.float32)
    favour(whisper, en=1.0, es=3.0, transcribe=90.0)
    assert whisper.teller is not None
    likely = whisper.teller(noise, ["en", "es"])
    assert likely == pytest.approx({"en": 1 / (1 + np.e**2), "es": 1 / (1 + np.e**-2)}, rel=1e-4)
    assert whisper.teller(noise, ["en"]) == {"en": 1.0}, "no other language is thought of"


def test_what_is_said_in_a_target_language_is_passed_through(tmp_path: Path) -> None:
    from interpreter.engines.cascade.translation import IncrementalTranslator
    from interpreter.engines.cascade.translation_model import TranslationModel
    from interpreter.engines.utterance import Said, Text, Utterance, tell
    from tests.engines.cascade.test_translation import spoken
    from tests.engines.cascade.tiny_translation import make_m2m

    translator = IncrementalTranslator([TranslationModel(make_m2m(tmp_path / "m2m"))], ["es"], ("es", "en"))
    utterance, words = Utterance(1, "floor", Ticks(0), "es"), spoken(["perro", "come"])
    half = tell([Said(utterance, Text(words[:1], words[1:]), ended=False)], translator)
    whole = tell([Said(utterance, Text(words), ended=True)], translator)
    for outputs, committed, provisional in ((half, words[:1], words[1:]), (whole, words, ())):
        spanish = [one for one in outputs if one.language == "es"]
        assert [one.origin for one in spanish] == [Origin.FLOOR, Origin.MACHINE]
        assert {(one.committed, one.provisional) for one in spanish} == {(committed, provisional)}
    assert {one.language for one in whole if one.ended} == {"es", "en"}
