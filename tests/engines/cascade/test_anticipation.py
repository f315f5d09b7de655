"""What is expected next is shown where continuations agree on it, and changes nothing else."""

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise
from pathlib import Path
from types import SimpleNamespace

import numpy as np
import pytest
import torch
from hypothesis import HealthCheck, Phase, given, settings

from interpreter.domain.errors import UserMistake
from interpreter.domain.hypothesis import Hypothesis, Words, text_of
from interpreter.domain.steps import AudioBlock, WorkerSettings
from interpreter.domain.timeline import Ticks
from interpreter.engines.cascade.anticipation import SampledContinuations
from interpreter.engines.cascade.engine import CascadeEngine
from interpreter.engines.cascade.translation import IncrementalTranslator
from interpreter.engines.cascade.translation_draft import TranslationSettings
from interpreter.engines.cascade.translation_model import TranslationModel
from interpreter.engines.translation import Revision, Translated
from tests.engines.cascade.test_translation import TARGETS, cut_utterances, expected, spoken
from tests.engines.cascade.tiny_instruct import make_instruct
from tests.engines.cascade.tiny_recognisers import moonshine
from tests.engines.cascade.tiny_translation import make_m2m

PREDICTABLE = ["big", "cat", "sees", "bread"]
_FEW = settings(
    max_examples=4,
    deadline=None,
    phases=[Phase.generate],
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)


class Knowing:
    """Goes on with a sentence that it knows; what else may follow it says by turns."""

    def __init__(self, *continuations: str) -> None:
        self._continuations = continuations
        self.asked: list[tuple[str, ...]] = []

    def continuations(self, said: Sequence[Revision]) -> list[list[tuple[str, ...]]]:
        self.asked += [one.texts for one in said]
        return [[tuple(text.split()) for text in self._continuations] for _ in said]


def translator(model: TranslationModel, *continuations: str, least: float = 0.5) -> IncrementalTranslator:
    chosen = TranslationSettings(predicted_confidence=least)
    return IncrementalTranslator(
        [model], ["en"], TARGETS, settings=chosen, anticipator=Knowing(*continuations)
    )


def heard(
    model: IncrementalTranslator, sure: int, texts: Sequence[str], *, ended: bool = False, late: bool = False
) -> Translated:
    words = spoken(texts)
    return model.revise([Revision("floor", 1, "en", words[:sure], words[sure:], (), ended, late)])[0]


def test_what_all_continuations_say_is_predicted_in_every_language(taught: TranslationModel) -> None:
    for language, (_, _, predicted) in heard(
        translator(taught, "sees bread", "sees bread and", least=0.6), 1, PREDICTABLE[:2]
    ).items():
        assert text_of(predicted) == expected(PREDICTABLE[2:], language)
        assert {(word.start, word.end, word.confidence) for word in predicted} == {(200, 200, 1.0)}


def test_it_is_withheld_where_continuations_disagree(taught: TranslationModel) -> None:
    predicting = translator(taught, "sees bread", "sees dog", "sees water", "eats")
    assert text_of(heard(predicting, 1, ["big", "cat"])["es"][2]) == "ve"
    assert heard(predicting, 1, ["big", "cat"])["es"][2][0].confidence == 0.75
    split = translator(taught, "sees bread", "eats bread", "and dog", "7 dog", "")
    assert heard(split, 1, ["big", "cat"])["es"][2] == ()


def test_a_bolder_setting_predicts_more(taught: TranslationModel) -> None:
    bold = translator(taught, "sees bread", "sees bread", "eats", "and", least=0.3)
    assert text_of(heard(bold, 1, ["big", "cat"])["es"][2]) == "ve pan"


def test_numbers_are_not_predicted(taught: TranslationModel) -> None:
    assert text_of(heard(translator(taught, "eats 25 bread"), 1, ["big", "cat"])["es"][2]) == "come"


def test_a_prediction_stands_behind_what_is_shown_and_goes_when_it_is_refuted(
    taught: TranslationModel,
) -> None:
    predicting = translator(taught, "sees bread")
    committed, provisional, predicted = heard(predicting, 1, ["big", "cat"])["es"]
    assert text_of((*committed, *provisional)) == "gran gato"
    assert text_of(predicted) == "ve pan"
    committed, provisional, _ = heard(predicting, 2, ["big", "cat", "eats"])["es"]
    assert text_of((*committed, *provisional)) == "gran gato come"


def test_nothing_is_predicted_of_what_has_ended_or_is_late(taught: TranslationModel) -> None:
    predicting = translator(taught, "sees bread")
    assert heard(predicting, 1, ["big"], late=True)["es"][2] == ()
    assert heard(predicting, 2, ["big", "cat"], ended=True)["es"][1:] == ((), ())
    assert predicting._anticipator.asked == []


def test_all_continuations_of_all_sources_are_translated_in_one_batch(taught: TranslationModel) -> None:
    predicting, asked = translator(taught, "sees bread", "sees bread", "eats dog"), []
    translate = taught.translate
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(taught, "translate", lambda rows: asked.append(len(rows)) or translate(rows))
        predicting.revise([Revision(source, 1, "en", spoken(["big"])) for source in ("left", "right")])
    sources, languages, different = 2, 2, 2
    assert asked == [sources * languages, sources * languages * different]


@given(cut_utterances())
@_FEW
def test_what_is_committed_and_provisional_is_the_same_as_without(
    taught: TranslationModel, utterance: tuple[list[str], list[tuple[int, int]]]
) -> None:
    texts, cuts = utterance
    bold = translator(taught, "sees bread", "7", "big big big", ".", "", least=0.01)
    plain = IncrementalTranslator([taught], ["en"], TARGETS)
    shown: list[Translated] = []
    for size, sure in cuts:
        with_it, without = (heard(one, sure, texts[:size]) for one in (bold, plain))
        assert {language: parts[:2] for language, parts in with_it.items()} == {
            language: parts[:2] for language, parts in without.items()
        }
        shown.append(with_it)
    shown.append(heard(bold, len(texts), texts, ended=True))
    assert shown[-1] == heard(plain, len(texts), texts, ended=True)
    for before, after in pairwise(shown):
        for language, (committed, _, _) in before.items():
            assert after[language][0][: len(committed)] == committed


@pytest.fixture(scope="module", params=["qwen3", "llama"])
def sampling(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> SampledContinuations:
    """A language model that knows nothing."""
    folder = make_instruct(tmp_path_factory.mktemp("language") / request.param, kind=request.param)
    return SampledContinuations(folder, count=4, tokens=6)


def revision(source: str, utterance: int, texts: Sequence[str]) -> Revision:
    words: Words = spoken(texts)
    return Revision(source, utterance, "en", words[:1], words[1:])


def test_what_is_sampled_depends_on_nothing_but_the_utterance(sampling: SampledContinuations) -> None:
    said = [revision("left", 1, ["big", "cat"]), revision("right", 1, ["bread", "and", "water"])]
    said += [revision("left", 2, ["big", "cat"])]
    together = sampling.continuations(said)
    assert [len(runs) for runs in together] == [4, 4, 4]
    assert together == [sampling.continuations([one])[0] for one in said]
    assert sampling.continuations([]) == []


def test_a_hop_costs_one_short_batch(sampling: SampledContinuations) -> None:
    read: list[torch.Size] = []
    hook = sampling._network.register_forward_pre_hook(
        lambda _network, _args, given: read.append(given["input_ids"].shape), with_kwargs=True
    )
    sampling.continuations([revision(source, 1, ["big", "cat"] * 100) for source in ("left", "right")])
    hook.remove()
    assert len(read) == 6
    assert read[0][0] == 2
    assert read[0][1] <= 96
    assert read[1:] == [torch.Size((8, 1))] * 5


class Chain:
    """Stands in for the network: after each token come others, each with its likelihood."""

    def __init__(self, model: SampledContinuations, chain: dict[str, dict[str, float]]) -> None:
        self.config, self.device = model._network.config, "cpu"
        tokens = {word: model._tokenizer(f" {word}", add_special_tokens=False).input_ids for word in chain}
        self._next = {
            tokens[word][-1]: {tokens[after][0]: chance for after, chance in likely.items()}
            for word, likely in chain.items()
        }
        assert all(len(token) == 1 for token in tokens.values())

    def __call__(self, *, input_ids: torch.Tensor, past_key_values: object, **_: object) -> SimpleNamespace:
        past_key_values.batch_repeat_interleave = lambda _count: None  # type: ignore[attr-defined]
        logits = torch.full((len(input_ids), 1, self.config.vocab_size), -30.0)
        for row, token in enumerate(input_ids[:, -1].tolist()):
            for after, chance in self._next.get(token, {}).items():
                logits[row, 0, after] = torch.tensor(chance).log()
        return SimpleNamespace(logits=logits)


CHAIN = {
    "big": {"cat": 1.0},
    "cat": {"sees": 1.0},
    "sees": {"bread": 1.0},
    "bread": {"and": 0.25, "water": 0.25, "dog": 0.25, "house": 0.25},
    **{word: {"big": 1.0} for word in ("and", "water", "dog", "house")},
}


def test_a_language_model_makes_the_translator_predict_what_is_sure_and_no_more(
    tmp_path: Path, taught: TranslationModel
) -> None:
    sampling = SampledContinuations(make_instruct(tmp_path / "language", kind="qwen3"), tokens=4)
    sampling._network = Chain(sampling, CHAIN)
    predicting = IncrementalTranslator([taught], ["en"], ("es",), anticipator=sampling)
    said = [heard(predicting, 0, PREDICTABLE[:size])["es"] for size in (2, 3, 4)]
    assert [text_of(provisional) for _, provisional, _ in said] == [
        expected(PREDICTABLE[:size], "es") for size in (2, 3, 4)
    ]
    assert [text_of(predicted) for _, _, predicted in said] == ["ve pan", "pan", ""]


def test_the_engine_predicts_with_the_model_it_is_given_and_says_the_same_besides(tmp_path: Path) -> None:
    folders = {
        "recognition": moonshine(tmp_path / "recognition"),
        "translation": make_m2m(tmp_path / "translation"),
        "prediction": make_instruct(tmp_path / "prediction"),
    }
    samples = np.random.default_rng(1).normal(0, 0.1, 16_000).astype(np.float32)
    inputs = [AudioBlock("floor", Ticks(3 * at), samples[at:][:4_000], 1) for at in range(0, 16_000, 4_000)]
    told: list[list[Hypothesis]] = []
    engine, sampled = CascadeEngine(), list[int]()
    for names in (["recognition", "translation"], [*folders]):
        options = {"device": "cpu", **{name: str(folders[name]) for name in names}}
        state = engine.init(WorkerSettings("en", ("es", "ca"), options=options))
        if isinstance(sampling := state.translation._anticipator, SampledContinuations):
            sampling._network.register_forward_pre_hook(lambda *_: sampled.append(1))
        outputs = [output for one in inputs for output in engine.step(state, [one])[1]]
        outputs += engine.finish(state)
        told.append(
            [replace(one, predicted=(), revision=0) for one in outputs if isinstance(one, Hypothesis)]
        )
    without, with_it = (list(dict.fromkeys(each)) for each in told)
    assert with_it == without
    assert any(one.committed for one in with_it)
    assert sampled


def test_a_folder_without_a_model_is_named(tmp_path: Path) -> None:
    with pytest.raises(UserMistake, match="holds no language model"):
        SampledContinuations(tmp_path)
    with pytest.raises(ValueError, match="9 continuations"):
        SampledContinuations(tmp_path, count=9)
