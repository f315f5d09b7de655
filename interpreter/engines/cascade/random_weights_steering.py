"""Lets models with random weights write as much as spoken language has, at the moments at which it would be written.

Everything is computed as ever; only the last scores and the attention are put in the place of what they mean: the text
has a steady number of tokens a second, each looks at where it was said, and it ends where the audio ends.
"""

import gc
import time
from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass, field
from typing import Any

import torch
from transformers import PreTrainedModel

TOKENS_PER_S = 4.0
"""Written per second of speech, in the language spoken and in each of the others."""
_FRAMES_PER_S = 50
_TRANSDUCER_FRAMES_PER_S = 12.5
_CERTAIN = 30.0
_SPREAD = 0.02
_BLOCK = 1 << 20


@dataclass(slots=True)
class Pace:
    """How much of the open utterance has been said, in seconds."""

    seconds: float = 0.0


@dataclass(slots=True)
class Lap:
    """One call of a part of a model: how long it took, for how many texts at once, and how many tokens of each."""

    seconds: float
    rows: int = 1
    steps: int = 1


@dataclass(slots=True)
class Stopwatch:
    """Times parts of models; `settle` waits until the device has done what it was asked for."""

    settle: Callable[[], None]
    laps: dict[str, list[Lap]] = field(default_factory=dict)
    _since: float = 0.0

    def watch(self, part: torch.nn.Module, stage: str, *, joins: bool = False) -> None:
        """Note every call of `part` as a lap of `stage`, or, if it `joins`, as more of its last one."""
        part.register_forward_pre_hook(self._start)

        def stop(_part: torch.nn.Module, args: tuple[Any, ...], given: dict[str, Any], _said: object) -> None:
            self.settle()
            took = time.perf_counter() - self._since
            laps = self.laps.setdefault(stage, [])
            if joins and laps:
                laps[-1].seconds += took
            else:
                laps.append(Lap(took, *_size(args, given)))

        part.register_forward_hook(stop, with_kwargs=True)

    def _start(self, *_: object) -> None:
        self.settle()
        self._since = time.perf_counter()


def loaded(*, but: Sequence[PreTrainedModel] = ()) -> list[PreTrainedModel]:
    """Return the models of Transformers that this process holds, each as a whole, `but` those that are known."""
    found = [each for each in gc.get_objects() if issubclass(type(each), PreTrainedModel)]
    found = [each for each in found if each.device.type != "meta"]
    others = {id(part) for each in found for part in each.modules() if part is not each} | set(map(id, but))
    return [each for each in found if id(each) not in others]


def randomise(network: torch.nn.Module) -> None:
    """Fill a network with numbers of the size that taught ones have; they repeat, which no computation notices.

    Layers of eight bits stay as they are: they take as long with zeros.
    """
    block: torch.Tensor = torch.randn(_BLOCK) * _SPREAD
    with torch.no_grad():
        for name, weights in network.named_parameters():
            if weights.dim() == 1:
                weights.fill_(1.0 if name.endswith("weight") else 0.0)
                continue
            block = block.to(weights)
            for piece in weights.view(-1).split(_BLOCK):
                piece.copy_(block[: len(piece)])


def steer_recogniser(
    network: PreTrainedModel, *, words: Sequence[int], marks: Collection[int], pace: Pace
) -> None:
    """Steer a recogniser that looks at audio; `marks` are the tokens that are no text."""
    end = network.generation_config.eos_token_id
    prompt = 0

    def steer(_network: torch.nn.Module, _args: tuple[Any, ...], given: dict[str, Any], said: Any) -> None:  # noqa: ANN401
        nonlocal prompt
        new = given["decoder_input_ids"][0].tolist()
        written = said.past_key_values.get_seq_length()
        if written == len(new):
            prompt = sum(token in marks for token in new)
        place = written - prompt
        over = place >= TOKENS_PER_S * pace.seconds
        said.logits[0, -1] = 0
        said.logits[0, -1, end if over else _word(words, place)] = _CERTAIN
        frame = int(min(place / TOKENS_PER_S, pace.seconds) * _FRAMES_PER_S)
        looked = torch.zeros_like(said.cross_attentions[-1][0, 0, -1])
        looked[min(frame, len(looked) - 1)] = 1
        for layer in said.cross_attentions:
            layer[0, :, -1] = looked

    network.register_forward_hook(steer, with_kwargs=True)


def steer_transducer(network: PreTrainedModel, *, words: Sequence[int]) -> None:
    """Steer a transducer: most frames bring nothing, every third or so a token."""
    blank = network.config.blank_token_id
    frames = tokens = 0

    def steer(_joint: torch.nn.Module, _args: tuple[Any, ...], scores: torch.Tensor) -> None:
        nonlocal frames, tokens
        due = tokens < int((frames + 1) * TOKENS_PER_S / _TRANSDUCER_FRAMES_PER_S)
        tokens, frames = tokens + due, frames + (not due)
        scores.zero_()
        scores[..., _word(words, tokens) if due else blank] = _CERTAIN

    network.joint.register_forward_hook(steer)


def steer_translator(network: PreTrainedModel, *, words: Sequence[int], marks: int) -> None:
    """Steer a translator: a token for each of the source's; `marks` stand in front of both texts, 1 or none.

    Only the attention of the layer that alignments are read from is put right.
    """
    read = max(0, network.config.decoder_layers - 2)
    end = network.config.eos_token_id
    reached: list[tuple[int, int]] = []
    """Of each row: which token comes next, and how many there are."""

    def look(_decoder: torch.nn.Module, _args: tuple[Any, ...], given: dict[str, Any], said: Any) -> None:  # noqa: ANN401
        steps = given["input_ids"].shape[1]
        written = given["attention_mask"].sum(1).tolist()
        counts = [count - 1 - marks for count in given["encoder_attention_mask"].sum(1).tolist()]
        places = [
            [marks + min(max(0, length - steps - marks + step), count) for step in range(steps)]
            for length, count in zip(written, counts, strict=True)
        ]
        looked = torch.nn.functional.one_hot(torch.tensor(places), said.cross_attentions[read].shape[-1])
        said.cross_attentions[read].copy_(looked[:, None])
        reached[:] = [(length - 1 - marks, count) for length, count in zip(written, counts, strict=True)]

    def choose(_head: torch.nn.Module, _args: tuple[Any, ...], logits: torch.Tensor) -> None:
        chosen = [end if place >= count else _word(words, place) for place, count in reached]
        logits.zero_()
        logits[range(len(chosen)), chosen] = _CERTAIN

    network.get_decoder().register_forward_hook(look, with_kwargs=True)
    network.lm_head.register_forward_hook(choose)


def _word(words: Sequence[int], place: int) -> int:
    return words[place * 7 % len(words)]


def _size(args: Sequence[Any], given: dict[str, Any]) -> tuple[int, int]:
    """Texts at once and tokens of each; 1 and 1 for what is no text."""
    fed = given.get("decoder_input_ids", given.get("input_ids", args[0] if args else None))
    if isinstance(fed, torch.Tensor) and fed.dim() == 2 and not fed.is_floating_point():
        return int(fed.shape[0]), int(fed.shape[1])
    return 1, 1
