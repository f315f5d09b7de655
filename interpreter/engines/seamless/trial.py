"""Tries a device on SeamlessM4T v2 with random weights: how long a hop takes, where, and how many streams keep up.

`python -m interpreter.engines.seamless.trial ORDER` prints a JSON object a line: `arm` and `metrics`, or `error`. The
engine's own listener and decoder are run; what they write means nothing, but it is as much as is written of speech.
"""

import gc
import os
import sys
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

import msgspec
import torch

from interpreter.domain.errors import OpenBoothError, UserMistake
from interpreter.engines.seamless import trial_arms, trial_limits
from interpreter.engines.seamless.admission import languages_that_fit
from interpreter.engines.seamless.trial_arms import Bench
from interpreter.engines.seamless.trial_models import make
from interpreter.engines.torch_compat import Placement, placed

Arm = Callable[[Bench, float], dict[str, Any]]
Figures = dict[str, Any]

ARMS: tuple[tuple[str, Arm, float], ...] = (
    ("hop", trial_arms.hop, 0.15),
    ("stages", trial_arms.stages, 0.06),
    ("step", trial_arms.step, 0.05),
    ("languages", trial_arms.languages, 0.08),
    ("launches", trial_arms.launches, 0.08),
    ("equality", trial_arms.equality, 0.05),
    ("alone", trial_limits.alone, 0.1),
    ("generate", trial_limits.generate, 0.1),
    ("streams", trial_limits.streams, 1.0),
)
"""In order, with the share of the time that each may take; the last one takes what is left."""
_PATIENCE_S = {"cuda": 480.0, "cpu": 80.0}


@dataclass(frozen=True, slots=True)
class Order:
    """What is to be tried; by default the largest shape the device is made for."""

    shape: str | None = None
    sources: int = 4
    targets: int = 8
    device: str | None = None
    seconds: float = 120.0
    """Of speech in every source."""
    patience_s: float | None = None
    """About when everything is over; None is eight minutes on CUDA and less than two elsewhere."""
    arms: tuple[str, ...] = ()
    """All when none is named."""


def measure(order: Order) -> Iterator[Figures]:
    """Yield what each arm found, or what it failed at. Raises UserMistake or UnknownName for what cannot be tried."""
    began = time.perf_counter()
    placement = placed(order.device)
    cuda = placement.device.startswith("cuda")
    if cuda and not torch.cuda.is_available():
        raise UserMistake("This computer has no CUDA device that can be used; try --device cpu.")
    shape = order.shape or ("large" if cuda else "small")
    if shape == "large" and not cuda:
        raise UserMistake("The large shape needs a CUDA device; try --shape small.")
    loaded = make(shape, placement)
    yield {"arm": "model", "metrics": _described(shape, loaded.model, placement, began)}
    bench = Bench(loaded, order.sources, order.targets, order.seconds)
    patience_s = order.patience_s or _PATIENCE_S[bench.device]
    until = began + patience_s
    found: dict[str, Figures] = {}
    for name, arm, share in ARMS:
        if not order.arms or name in order.arms:
            limit = min(until, time.perf_counter() + share * patience_s)
            found[name] = _tried(name, arm, bench, limit)
            yield _compared(found[name], found.get("hop"))


def _tried(name: str, arm: Arm, bench: Bench, until: float) -> Figures:
    """Run an arm; one that fails is told, and the next begin with all memory free."""
    began = time.perf_counter()
    try:
        told: Figures = {"arm": name, "metrics": arm(bench, until)}
    except (RuntimeError, ValueError, TypeError, AttributeError, LookupError) as error:
        told = {"arm": name, "error": trial_arms.first_line(error)}
    gc.collect()
    if bench.device == "cuda":
        torch.cuda.empty_cache()
    return {**told, "took_s": round(time.perf_counter() - began, 2)}


def _compared(told: Figures, hop: Figures | None) -> Figures:
    """Say of another way of doing the same how many times as long it takes."""
    if told["arm"] in {"alone", "generate"} and "metrics" in told and hop is not None and "metrics" in hop:
        ratio = told["metrics"]["all_ms"] / hop["metrics"]["mean_ms"]
        told["metrics"]["times_ours"] = round(ratio, 2)
    return told


def _described(shape: str, model: Any, placement: Placement, began: float) -> Figures:  # noqa: ANN401 - no types there
    cuda = placement.device.startswith("cuda")
    return {
        "shape": shape,
        "parameters": sum(one.numel() for one in model.parameters()),
        "device": torch.cuda.get_device_name() if cuda else placement.device,
        "numbers": placement.dtype,
        "threads": torch.get_num_threads(),
        "torch": str(torch.__version__),
        "made_s": round(time.perf_counter() - began, 2),
        "memory_mb": round(torch.cuda.memory_allocated() / 1e6) if cuda else None,
        "languages_that_fit": languages_that_fit(model),
    }


def main() -> int:
    """Measure what the first argument orders, a line for each arm; 2 is a mistake in it, told in one sentence.

    Half of the processors are used: threads that wait for each other on a busy one make figures that mean nothing.
    """
    from transformers.utils.logging import set_verbosity_error  # noqa: PLC0415 - after it was told to stay silent

    set_verbosity_error()
    torch.set_num_threads(max(1, (os.cpu_count() or 1) // 2))
    try:
        for told in measure(msgspec.json.decode(sys.argv[1], type=Order)):
            sys.stdout.write(msgspec.json.encode(told).decode() + "\n")
            sys.stdout.flush()
    except OpenBoothError as error:
        sys.stderr.write(f"{error}\n")
        return 2
    return 0


if __name__ == "__main__":
    sys.exit(main())
