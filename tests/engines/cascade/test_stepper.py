# ruff: noqa: PLC0415 - only the tests that run pay for the model libraries
"""The cascade engine behind the step protocol: a small recogniser with random weights, and a translator that copies."""

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
import pytest

from interpreter.domain.audio import Samples
from interpreter.domain.errors import MissingPart, UnsupportedLanguage
from interpreter.domain.hypothesis import Hypothesis, Origin, text_of
from interpreter.domain.steps import (
    AudioBlock,
    Checkpoint,
    Hurried,
    StepInput,
    StepOutput,
    TargetsChanged,
    Term,
    UtteranceEnded,
    WorkerSettings,
)
from interpreter.domain.timeline import Ticks
from interpreter.engines.torch_compat import Placement
from interpreter.engines.translation import Revision, Translated, Translation

if TYPE_CHECKING:
    from interpreter.engines.cascade.stepper import CascadeStepper

RATE_HZ = 16_000


class Copying:
    """Says the same in every language."""

    def __init__(self, targets: tuple[str, ...]) -> None:
        self.targets = targets
        self.terms: tuple[Term, ...] = ()
        self.closed = False
        self.asked: list[int] = []

    def revise(self, revisions: Sequence[Revision]) -> list[Translated]:
        assert len({one.source for one in revisions}) == len(revisions)
        self.asked.append(len(revisions))
        return [
            dict.fromkeys(self.targets, (one.committed, one.provisional, one.predicted)) for one in revisions
        ]

    def set_targets(self, targets: tuple[str, ...]) -> None:
        self.targets = targets

    def hurry(self, languages: tuple[str, ...]) -> None:
        self.hurried = languages

    def set_terms(self, terms: tuple[Term, ...]) -> None:
        self.terms = terms

    def close(self) -> None:
        self.closed = True


@pytest.fixture
def stepper() -> "CascadeStepper":
    from interpreter.engines.cascade.stepper import CascadeStepper

    def copying(settings: WorkerSettings, _languages: Sequence[str], _placement: Placement) -> Translation:
        return Copying(settings.targets)

    return CascadeStepper(copying)


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    from tests.engines.cascade.tiny_recognisers import moonshine

    return moonshine(tmp_path_factory.mktemp("moonshine"))


def started(folder: Path, checkpoint: bytes | None = None) -> WorkerSettings:
    return WorkerSettings("en", ("es", "ca"), options={"recognition": str(folder)}, checkpoint=checkpoint)


def noise(seed: int, seconds: float = 2.0) -> Samples:
    return np.random.default_rng(seed).normal(0, 0.1, round(seconds * RATE_HZ)).astype(np.float32)


def spoken(source: str, utterance: int, samples: Samples, start: int = 0) -> list[StepInput]:
    pieces = np.split(samples, range(1_600, len(samples), 1_600))
    return [AudioBlock(source, Ticks(start + 4_800 * n), piece, utterance) for n, piece in enumerate(pieces)]


def ended(source: str, utterance: int, samples: Samples, start: int = 0) -> UtteranceEnded:
    return UtteranceEnded(source, utterance, Ticks(start + 3 * len(samples)))


def told(
    stepper: "CascadeStepper", settings: WorkerSettings, inputs: Sequence[StepInput]
) -> list[StepOutput]:
    state = stepper.init(settings)
    outputs: list[StepOutput] = []
    for one in inputs:
        state, more = stepper.step(state, [one])
        outputs += more
    return [*outputs, *stepper.finish(state)]


def hypotheses(outputs: Sequence[StepOutput], language: str) -> list[Hypothesis]:
    return [one for one in outputs if isinstance(one, Hypothesis) and one.language == language]


def test_every_language_grows_and_ends(stepper: "CascadeStepper", folder: Path) -> None:
    samples = noise(1)
    outputs = told(stepper, started(folder), [*spoken("floor", 7, samples), ended("floor", 7, samples)])
    for language, origin in (("en", Origin.FLOOR), ("es", Origin.MACHINE), ("ca", Origin.MACHINE)):
        found = hypotheses(outputs, language)
        assert [one.revision for one in found] == list(range(1, len(found) + 1))
        assert {one.origin for one in found} == {origin}
        assert [one.ended for one in found] == [False] * (len(found) - 1) + [True]
        assert found[-1].committed
    assert isinstance(outputs[-1], Checkpoint)


def test_sources_are_heard_apart(stepper: "CascadeStepper", folder: Path) -> None:
    one, two = spoken("one", 1, noise(1)), spoken("two", 2, noise(2))
    mixed = [block for pair in zip(one, two, strict=True) for block in pair]
    together = hypotheses(told(stepper, started(folder), mixed), "en")
    for source, blocks in (("one", one), ("two", two)):
        alone = hypotheses(told(stepper, started(folder), blocks), "en")
        assert [found for found in together if found.source == source] == alone


def test_a_fresh_process_knows_when_which_languages_were_in_a_hurry(
    stepper: "CascadeStepper", folder: Path
) -> None:
    blocks, hurry = spoken("two", 2, noise(2)), Hurried(("es",))
    before = [
        *blocks[:4],
        hurry,
        *blocks[4:8],
        *spoken("one", 1, noise(1, 1.0)),
        ended("one", 1, noise(1, 1.0)),
    ]
    told_of = stepper.init(started(folder))
    _, outputs = stepper.step(told_of, before)
    (checkpoint,) = (one for one in outputs if isinstance(one, Checkpoint))
    again = stepper.init(replace(started(folder, checkpoint.state), hurried=("es",)))
    assert again.utterances["two"].hurried == [(4 * 1_600, ("es",))]
    assert isinstance(again.translation, Copying)
    assert again.translation.hurried == ("es",)


def test_a_fresh_process_goes_on_from_a_checkpoint(stepper: "CascadeStepper", folder: Path) -> None:
    first, second = noise(1, 1.0), noise(2)
    before = spoken("one", 1, first) + spoken("two", 2, second)[:12] + [ended("one", 1, first)]
    after = [*spoken("two", 2, second)[12:], ended("two", 2, second)]
    undisturbed = told(stepper, started(folder), [*before, *after])
    half = [one for one in told(stepper, started(folder), before) if isinstance(one, Checkpoint)]
    resumed = told(stepper, started(folder, half[0].state), after)
    expected = hypotheses(undisturbed, "es")[-1]
    assert hypotheses(resumed, "es")[-1] == expected
    assert text_of(expected.committed)


def test_languages_change_while_somebody_speaks(stepper: "CascadeStepper", folder: Path) -> None:
    samples = noise(3)
    blocks = spoken("floor", 1, samples)
    inputs = [*blocks[:10], TargetsChanged(("gl",)), *blocks[10:], ended("floor", 1, samples)]
    outputs = told(stepper, started(folder), inputs)
    assert hypotheses(outputs, "gl")[-1].committed == hypotheses(outputs, "en")[-1].committed
    assert hypotheses(outputs, "es")[-1].ended


def test_what_it_cannot_start_with_is_one_sentence(stepper: "CascadeStepper", folder: Path) -> None:
    with pytest.raises(MissingPart, match="openbooth models list"):
        stepper.init(WorkerSettings("en", ("es",)))
    with pytest.raises(UnsupportedLanguage, match="hears en"):
        stepper.init(WorkerSettings("fi", ("es",), options={"recognition": str(folder)}))


def test_all_that_is_said_in_one_step_is_translated_at_once_and_told_in_its_order(
    stepper: "CascadeStepper", folder: Path
) -> None:
    audio = {source: noise(seed, 1.0) for seed, source in enumerate("ABCD")}
    blocks = [spoken(source, seed, samples) for seed, (source, samples) in enumerate(audio.items())]
    inputs: list[StepInput] = [block for each in zip(*blocks, strict=True) for block in each]
    inputs[26:26] = [TargetsChanged(("ca", "gl"))]
    inputs += [
        ended("A", 0, audio["A"]),
        *spoken("A", 9, audio["B"], start=96_000),
        ended("C", 2, audio["C"]),
    ]
    alone, together = stepper.init(started(folder)), stepper.init(started(folder))
    one_by_one = [output for one in inputs for output in stepper.step(alone, [one])[1]]
    assert list(stepper.step(together, inputs)[1]) == one_by_one
    assert isinstance(alone.translation, Copying)
    assert isinstance(together.translation, Copying)
    assert set(alone.translation.asked) == {1}
    assert sum(together.translation.asked) == sum(alone.translation.asked)
    assert max(together.translation.asked) == 4
    assert list(stepper.finish(together)) == list(stepper.finish(alone))
