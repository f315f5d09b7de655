"""A language model reads again only what it has not read."""

from collections.abc import Callable, Sequence
from pathlib import Path
from types import SimpleNamespace

import pytest
import torch

from interpreter.engines.cascade import translation_instruct
from interpreter.engines.cascade.translation_instruct import InstructionModel
from interpreter.engines.cascade.translation_passage import Passage, Piece
from interpreter.engines.cascade.translation_prefixes import Prefixes
from tests.engines.cascade.tiny_instruct import make_instruct

GROWING = ("cat", "cat eats", "cat eats bread and", "cat eats bread and water", "cat eats bread and water .")
REVISED = ("cat eats bread", "cat eats", "dog eats", "dog eats water", "cat", "cat eats bread")


class Watched:
    """Notes how many tokens each call reads in each row, and what comes out of it."""

    def __init__(self, network: Callable[..., SimpleNamespace]) -> None:
        self._network = network
        self.config, self.device = vars(network)["config"], "cpu"
        self.read: list[int] = []
        self.logits: list[torch.Tensor] = []

    def __call__(self, *, input_ids: torch.Tensor, **inputs: object) -> SimpleNamespace:
        told = self._network(input_ids=input_ids, **inputs)
        self.read.append(input_ids.shape[1])
        self.logits.append(told.logits[:, -1].clone())
        return told


@pytest.fixture(autouse=True)
def _short_answers(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(translation_instruct, "_TOKENS_PER_WORD", 1)
    monkeypatch.setattr(translation_instruct, "_MORE", 3)


@pytest.fixture(scope="module", params=["qwen3", "llama"])
def model(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> InstructionModel:
    return InstructionModel(make_instruct(tmp_path_factory.mktemp("instruct"), kind=request.param))


def asked(
    model: InstructionModel, passages: Sequence[Passage]
) -> tuple[list[tuple[Piece, ...]], list[torch.Tensor], list[int]]:
    """What is said, the logits of every step, and how many tokens each step read."""
    network = model._network
    model._network = watched = Watched(network)
    try:
        return model.translate(passages), watched.logits, watched.read
    finally:
        model._network = network


def passages(model: InstructionModel, text: str, *, language: str = "en") -> list[Passage]:
    source = model.read(language, text.split())
    return [Passage(source, "es"), Passage(source, "ca", model.write("gat", "ca"))]


def reads(model: InstructionModel, texts: Sequence[str]) -> list[tuple[int, int]]:
    """How many tokens are read first for each text, and how many without memory; all else has to be the same."""
    counts = []
    memory = model._prefixes = Prefixes()
    for text in texts:
        model._prefixes = memory
        said, logits, read = asked(model, passages(model, text))
        model._prefixes = Prefixes()
        fresh, right, all_read = asked(model, passages(model, text))
        assert [[piece.token for piece in row] for row in said] == [
            [piece.token for piece in row] for row in fresh
        ]
        for ours, theirs in zip(logits, right, strict=True):
            torch.testing.assert_close(ours, theirs, atol=1e-4, rtol=1e-4)
        counts.append((read[0], all_read[0]))
    model._prefixes = memory
    return counts


@pytest.mark.parametrize("texts", [GROWING, REVISED], ids=["growing", "revised"])
def test_a_revision_says_the_same_and_reads_what_is_new(
    model: InstructionModel, texts: Sequence[str]
) -> None:
    (first, whole), *later = reads(model, texts)
    assert first == whole
    for read, fresh in later:
        assert read < fresh / 2


def test_two_utterances_at_once_keep_their_own(model: InstructionModel) -> None:
    texts = [
        f"{opening} {rest}" for rest in ("eats", "eats bread", "eats bread and") for opening in ("cat", "dog")
    ]
    alone = [read for read, _ in reads(model, texts[::2])]
    together = [read for read, _ in reads(model, texts)]
    assert together[2::2] == alone[1:]


def test_an_answer_made_again_reads_only_what_was_changed(model: InstructionModel) -> None:
    first = passages(model, "cat eats bread")[0]
    tokens = tuple(piece.token for piece in model.translate([first])[0])
    again = Passage(first.source, first.target, tokens[:2])
    _, _, read = asked(model, [again])
    assert read[0] == 1


def test_what_is_kept_is_bounded(model: InstructionModel) -> None:
    model._prefixes = memory = Prefixes(rows=3)
    for language in ("en", "fr", "de", "it", "pt"):
        model.translate(passages(model, "cat eats", language=language))
    assert len(memory._rows) == 3
    together = [one for text in ("cat", "dog", "cat eats") for one in passages(model, text)]
    model.translate(together)
    assert len(memory._rows) == len(together)
    model.translate(passages(model, "bread"))
    assert len(memory._rows) == 3


@pytest.mark.parametrize("kind", ["mistral", "lfm2"])
def test_where_a_layer_forgets_tokens_everything_is_read(kind: str, tmp_path: Path) -> None:
    model = InstructionModel(make_instruct(tmp_path, kind=kind))
    for read, whole in reads(model, GROWING[:3]):
        assert read == whole
