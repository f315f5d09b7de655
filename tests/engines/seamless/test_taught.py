# ruff: noqa: PLC0415 - only the tests that run pay for the model libraries
"""The seamless engine on a model that understands sixteen words: what it commits, predicts and says, and when."""

import json
import shutil
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
import pytest

from interpreter.domain.hypothesis import Hypothesis
from interpreter.domain.steps import AudioBlock, UtteranceEnded, WorkerSettings
from interpreter.domain.timeline import ticks_from_samples
from interpreter.policy.calibration import edits

if TYPE_CHECKING:
    from tests.engines.seamless.phrases import Utterance

pytestmark = pytest.mark.skipif(shutil.which("flite") is None, reason="flite is not installed")

CODES = {"en": "eng", "fr": "fra", "de": "deu", "es": "spa"}
RATE, BLOCK, HOP_S = 16_000, 1_600, 0.32
UTTERANCES = 24


@dataclass
class Run:
    """One utterance in one language: every revision with the seconds of audio that had been heard."""

    utterance: "Utterance"
    language: str
    revisions: list[tuple[float, Hypothesis]] = field(default_factory=list)

    @property
    def wanted(self) -> list[str]:
        return list(self.utterance.translated(CODES[self.language]))

    @property
    def written(self) -> list[str]:
        return [word.text for word in self.revisions[-1][1].committed]

    def committed_at(self, place: int) -> float:
        return next(at for at, one in self.revisions if len(one.committed) > place)

    def known_at(self) -> Iterator[tuple[float, float]]:
        """When each word begins and when it, and all before it, has been said: an oracle needs no more."""
        from tests.engines.seamless.phrases import order

        said = 0.0
        for place in order(self.utterance.words, CODES[self.language]):
            begin, end = self.utterance.times[place]
            said = max(said, end)
            yield begin, said

    def predictions(self) -> dict[tuple[int, str], float]:
        """Place and text of what was shown as predicted, and when first."""
        found: dict[tuple[int, str], float] = {}
        for at, one in self.revisions:
            first = len(one.committed) + len(one.provisional)
            for number, word in enumerate(one.predicted):
                found.setdefault((first + number, word.text), at)
        return found

    def corrections(self) -> tuple[int, int]:
        """How many shown words were replaced by others, and how many words were shown."""
        shown: dict[int, str] = {}
        corrected = 0
        for _, one in self.revisions:
            for place, word in enumerate((*one.committed, *one.provisional, *one.predicted)):
                corrected += shown.get(place, word.text) != word.text
                shown[place] = word.text
        return corrected, len(shown)


@pytest.fixture(scope="module")
def calibrated(taught_folder: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The model, told to be quick: it looks at two frames for what it has not heard."""
    folder = tmp_path_factory.mktemp("taught") / "model"
    shutil.copytree(taught_folder, folder)
    told = json.loads((folder / "streaming.json").read_text("utf-8"))
    told |= {"layer": 1, "margin": 1, "doubt": 0.7, "patience": 4, "confidence": 0.8, "calibrated": True}
    (folder / "streaming.json").write_text(json.dumps(told), "utf-8")
    return folder


@pytest.fixture(scope="module")
def runs(calibrated: Path) -> list[Run]:
    from interpreter.engines.seamless.stepper import SeamlessStepper
    from tests.engines.seamless.phrases import VOICES, say, utterance_words

    stepper = SeamlessStepper()
    options = {"interpretation": str(calibrated), "device": "cpu"}
    state = stepper.init(WorkerSettings("en", ("fr", "de", "es"), options=options))
    chance, found = np.random.default_rng(991), []
    for number in range(1, UTTERANCES + 1):
        utterance = say(utterance_words(chance), voice=VOICES[number % 2], tail_s=0.6, seed=1000 + number)
        heard = {language: Run(utterance, language) for language in CODES}
        for start in range(0, len(utterance.samples), BLOCK):
            block = utterance.samples[start : start + BLOCK]
            at = ticks_from_samples(start, RATE)
            for output in stepper.step(state, [AudioBlock("floor", at, block, number)])[1]:
                assert isinstance(output, Hypothesis)
                heard[output.language].revisions.append(((start + len(block)) / RATE, output))
        end = len(utterance.samples)
        for output in stepper.step(state, [UtteranceEnded("floor", number, ticks_from_samples(end, RATE))])[
            1
        ]:
            if isinstance(output, Hypothesis):
                heard[output.language].revisions.append((end / RATE, output))
        found += heard.values()
    return found


def _of(runs: list[Run], language: str) -> list[Run]:
    return [run for run in runs if run.language == language]


@pytest.mark.parametrize("language", CODES)
def test_what_is_said_is_written_and_never_taken_back(runs: list[Run], language: str) -> None:
    mine = _of(runs, language)
    assert np.mean([run.written == run.wanted for run in mine]) >= 0.75
    for run in mine:
        texts = [[word.text for word in one.committed] for _, one in run.revisions]
        assert all(texts[-1][: len(text)] == text for text in texts)


@pytest.mark.parametrize("language", CODES)
def test_a_word_is_committed_hardly_later_than_by_an_oracle_that_knows_when_it_is_said(
    runs: list[Run], language: str
) -> None:
    """The oracle hears in the same hops and commits a word in the hop in which the last of it is heard."""
    lags, oracle, early = [], [], 0
    for run in _of(runs, language):
        for place, (begin, said) in enumerate(run.known_at()):
            if run.written[place : place + 1] == run.wanted[place : place + 1]:
                at = run.committed_at(place)
                lags.append(at - said)
                oracle.append(np.ceil(said / HOP_S) * HOP_S - said)
                early += at < begin
    assert np.mean(lags) <= 1.15 * np.mean(oracle)
    assert early <= 0.05 * len(lags), "what has not begun is hardly ever committed"


@pytest.mark.parametrize("language", CODES)
def test_predictions_come_true_where_they_can_be_known_and_are_withheld_elsewhere(
    runs: list[Run], language: str
) -> None:
    from tests.engines.seamless.phrases import CERTAIN, order

    shown = right = certain = foretold = guessed = open_words = 0
    for run in _of(runs, language):
        predictions = run.predictions()
        shown += len(predictions)
        right += sum(run.written[place : place + 1] == [text] for place, text in predictions)
        for place, source in enumerate(order(run.utterance.words, CODES[language])):
            begin = run.utterance.times[source][0]
            before_it_is_said = any(at <= begin and where == place for (where, _), at in predictions.items())
            if run.utterance.words[source] in CERTAIN:
                certain += 1
                foretold += before_it_is_said
            else:
                open_words += 1
                guessed += before_it_is_said
    assert right >= 0.9 * shown
    assert foretold >= 0.5 * certain
    assert guessed <= 0.05 * open_words


@pytest.mark.parametrize("language", CODES)
def test_hardly_a_word_that_was_shown_is_replaced(runs: list[Run], language: str) -> None:
    corrected, shown = np.sum([run.corrections() for run in _of(runs, language)], axis=0)
    assert corrected <= 0.05 * shown


def test_hardly_a_word_is_lost_or_doubled_where_the_window_loses_its_beginning(
    calibrated: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Windows are as short against these words as the usual ones are against an utterance without a pause."""
    from interpreter.engines.seamless import listening
    from interpreter.engines.seamless.stepper import SeamlessStepper
    from tests.engines.seamless.phrases import say, utterance_words

    for name, frames in (("_LONG_FRAMES", 18), ("_LONGEST_FRAMES", 32), ("_HISTORY_WORDS", 2)):
        monkeypatch.setattr(listening, name, frames)
    chance, stepper = np.random.default_rng(4), SeamlessStepper()
    words = tuple(word for _ in range(8) for word in utterance_words(chance))
    talk = say(words, seed=3, tail_s=0.6)
    options = {"interpretation": str(calibrated), "device": "cpu"}
    state = stepper.init(WorkerSettings("en", ("fr",), options=options))
    longest = 0
    for start in range(0, len(talk.samples), BLOCK):
        at = ticks_from_samples(start, RATE)
        stepper.step(state, [AudioBlock("floor", at, talk.samples[start : start + BLOCK], 1)])
        longest = max(longest, state.lines["floor"][0].window.frames)
    end = UtteranceEnded("floor", 1, ticks_from_samples(len(talk.samples), RATE))
    final = {one.language: one for one in stepper.step(state, [end])[1] if isinstance(one, Hypothesis)}
    assert longest <= 34
    for language in ("en", "fr"):
        written = [word.text for word in final[language].committed]
        wanted = list(talk.translated(CODES[language]))
        assert edits(wanted, written) <= 0.2 * len(wanted), (wanted, written)
