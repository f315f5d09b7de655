# ruff: noqa: PLC0415 - only the tests that run pay for the model libraries
"""The cascade commits sooner while listeners are late, and another process knows when that was."""

import shutil
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
import pytest

from interpreter.domain.audio import Samples
from interpreter.domain.hypothesis import Hypothesis
from interpreter.domain.steps import (
    AudioBlock,
    Checkpoint,
    Hurried,
    StepInput,
    StepOutput,
    UtteranceEnded,
    WorkerSettings,
)
from interpreter.domain.timeline import Ticks
from interpreter.engines.cascade.spelling import Spelled, Token
from tests.engines.cascade.test_stepper import Copying

if TYPE_CHECKING:
    from interpreter.engines.cascade.stepper import CascadeState, CascadeStepper

TAUGHT = Path(__file__).parents[2] / "assets" / "cascade" / "recognition"
WORDS = ("dog", "eats", "bread", "and", "water")
needs_flite = pytest.mark.skipif(shutil.which("flite") is None, reason="flite is not installed")


@pytest.fixture(scope="module")
def speech() -> Samples:
    """Five words, a pause behind each."""
    from tests.engines.cascade.teaching import said

    pause = np.zeros(3_200, np.float32)
    return np.concatenate([part for word in WORDS for part in (said("slt", word), pause)])


@pytest.fixture(scope="module")
def stepper() -> "CascadeStepper":
    from interpreter.engines.cascade.stepper import CascadeStepper

    return CascadeStepper(lambda settings, _languages, _placement: Copying(settings.targets))


def begun(
    stepper: "CascadeStepper", checkpoint: bytes | None = None, hurried: tuple[str, ...] = (), **also: str
) -> "CascadeState":
    options = {"recognition": str(TAUGHT), "device": "cpu", "hop_ms": "160"}
    settings = WorkerSettings(
        "en", ("es",), options=options, checkpoint=checkpoint, hurried=hurried, also_spoken=tuple(also)
    )
    return stepper.init(settings)


def blocks(samples: Samples, *, source: str = "floor", size: int = 1_600, start: int = 0) -> list[StepInput]:
    """The samples from `start` on as utterance 1 of a source."""
    return [
        AudioBlock(source, Ticks(3 * at), samples[at : at + size], 1)
        for at in range(start, len(samples), size)
    ]


def told(stepper: "CascadeStepper", state: "CascadeState", inputs: Sequence[StepInput]) -> list[StepOutput]:
    return [output for one in inputs for output in stepper.step(state, [one])[1]]


def hurried_from(speech: Samples, place: int, calm: int, size: int = 1_600) -> list[StepInput]:
    """The words, in a hurry from one sample to another."""
    return [
        *blocks(speech[:place], size=size),
        Hurried(("es",)),
        *blocks(speech[:calm], size=size, start=place),
        Hurried(()),
        *blocks(speech, size=size, start=calm),
        UtteranceEnded("floor", 1, Ticks(3 * len(speech))),
    ]


def committed(outputs: Sequence[StepOutput]) -> list[tuple[str, ...]]:
    """What is committed in the language spoken, revision by revision."""
    return [
        tuple(word.text for word in one.committed)
        for one in outputs
        if isinstance(one, Hypothesis) and one.is_floor
    ]


def heard_by(outputs: Sequence[StepOutput], words: int) -> int:
    """How many words are shown in all when the first so many are committed."""
    floor = [one for one in outputs if isinstance(one, Hypothesis) and one.is_floor]
    return next(len(one.committed + one.provisional) for one in floor if len(one.committed) >= words)


@needs_flite
def test_in_a_hurry_words_are_committed_sooner_and_any_chunking_gives_the_same_text(
    stepper: "CascadeStepper", speech: Samples
) -> None:
    usual = told(stepper, begun(stepper), hurried_from(speech, 0, 0))
    hurried = told(stepper, begun(stepper), hurried_from(speech, 9_005, 40_000))
    assert committed(hurried)[-1] == committed(usual)[-1] == WORDS
    assert heard_by(hurried, 2) < heard_by(usual, 2)
    assert told(stepper, begun(stepper), hurried_from(speech, 9_005, 40_000, size=9_999)) == hurried
    other = hurried_from(np.concatenate((speech[:24_000], speech[:8_000])), 9_005, 40_000)[:17]
    early = told(stepper, begun(stepper), other)
    assert early == hurried[: len(early)]


@needs_flite
def test_a_process_that_is_restarted_in_a_hurry_goes_on_as_if_nothing_had_happened(
    stepper: "CascadeStepper", speech: Samples
) -> None:
    inputs = hurried_from(speech, 12_800, 41_600)
    before: list[StepInput] = [
        *blocks(speech[:8_000], source="desk"),
        *inputs[:18],
        UtteranceEnded("desk", 1, Ticks(24_000)),
    ]
    state = begun(stepper)
    (checkpoint,) = (one for one in told(stepper, state, before) if isinstance(one, Checkpoint))
    again = begun(stepper, checkpoint.state, ("es",))
    rest = inputs[18:]
    undisturbed = told(stepper, state, rest)
    assert told(stepper, again, rest) == undisturbed
    assert told(stepper, begun(stepper, checkpoint.state), rest) != undisturbed, "in no hurry"


@needs_flite
def test_a_hurry_before_the_language_is_told_holds_for_what_was_heard_then(
    stepper: "CascadeStepper", speech: Samples
) -> None:
    def heard(size: int) -> list[tuple[str, ...]]:
        state = begun(stepper, es="also spoken")
        state.hearing.teller = lambda _samples, languages: {one: float(one == "en") for one in languages}  # type: ignore[misc]
        return committed(told(stepper, state, hurried_from(speech, 3_200, 12_800, size=size)))

    known = committed(told(stepper, begun(stepper), hurried_from(speech, 3_200, 12_800)))
    assert heard(1_600) == heard(6_400) == known
    assert known[-1] == WORDS


@pytest.mark.parametrize("text", ["electric today.", "cities.", "stand now?"])
def test_a_word_is_parted_from_marks_that_may_change(text: str) -> None:
    from interpreter.engines.cascade.spelling import spelled, without_marks
    from tests.engines.cascade.tiny_recognisers import TEXT, whisper_processor

    tokenizer = whisper_processor(TEXT).tokenizer
    tokens = [Token(one, n, 1.0) for n, one in enumerate(tokenizer.encode(text, add_special_tokens=False))]
    *others, last = spelled(tokenizer, [], tokens)
    before = [token.id for word in others for token in word.tokens]
    word, mark = without_marks(tokenizer, before, last)
    assert (word.text, mark.text) == (last.text[:-1], last.text[-1])
    assert word.tokens + mark.tokens == last.tokens
    assert without_marks(tokenizer, before, word) == [word]


def test_a_mark_alone_or_a_word_that_breaks_off_is_not_complete() -> None:
    from interpreter.engines.cascade.recognition import _is_complete

    def ends(text: str) -> bool:
        return _is_complete([Spelled(text, (Token(1, 0, 1.0),))])

    assert [text for text in ("house", "house.", ".", "inter-", "inter-…") if ends(text)] == [
        "house",
        "house.",
    ]
    assert not _is_complete([])
