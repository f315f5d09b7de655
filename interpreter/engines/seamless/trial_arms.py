# ruff: noqa: ANN401 - what Transformers makes has no types
"""What is measured of a model on a device; every arm begins with fresh buffers and returns figures that JSON holds."""

import time
import warnings
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import psutil
import torch
from torch.profiler import ProfilerActivity, profile
from torch.utils._python_dispatch import TorchDispatchMode

from interpreter.engines.seamless.decoding import Row, Written
from interpreter.engines.seamless.loading import Loaded
from interpreter.engines.seamless.trial_pace import (
    HOP_S,
    OPEN_TOKENS,
    Floor,
    PacedListener,
    Parts,
    parts_of,
    places_of,
    said,
)

SPOKEN = "en"
_WARM_UP_HOPS = 3
_EVEN_HOPS = 8
_PROFILED_HOPS = 3
_COPY_BYTES = {"cuda": 2**30, "cpu": 2**26}
_COPIES = 10
_MS = 1000.0
_LAUNCHES = ("LaunchKernel", "GraphLaunch", "MemcpyAsync", "MemsetAsync")
_BUSIEST = 8


@dataclass(frozen=True, slots=True)
class Bench:
    """What is tried, and how far it is asked to go."""

    loaded: Loaded
    sources: int
    targets: int
    seconds: float
    """Of speech in every source."""

    @property
    def device(self) -> str:
        """What kind of device it is: cuda or cpu."""
        return str(self.loaded.model.device.type)

    @property
    def languages(self) -> list[str]:
        """The targets; what is spoken is written too."""
        return [code for code in self.loaded.codes if code != SPOKEN][: self.targets]

    def floor(
        self, parts: Parts | None = None, *, sources: int | None = None, targets: int | None = None
    ) -> Floor:
        """Sources in which somebody speaks, by default those that were asked for."""
        listener = PacedListener(self.loaded, SPOKEN, parts or parts_of(self.loaded))
        return Floor(listener, self.languages[:targets], places_of(sources or self.sources))


def hops(floor: Floor, count: int, until: float) -> list[float]:
    """Return how long each of the next hops takes, in seconds, at least one and those that begin before `until`."""
    watch = floor.listener.parts.watch
    took: list[float] = []
    while len(took) < count and (not took or time.perf_counter() < until):
        began = watch.now()
        floor.hop()
        took.append(watch.now() - began)
    return took


def hop(bench: Bench, until: float) -> dict[str, Any]:
    """Time hops of everything that is asked for."""
    floor = bench.floor()
    hops(floor, _WARM_UP_HOPS, until)
    if bench.device == "cuda":
        torch.cuda.reset_peak_memory_stats()
    took = hops(floor, max(1, round(bench.seconds / HOP_S)), until)
    return {**spread(took), "hops": len(took), **_memory(bench.device)}


def stages(bench: Bench, until: float) -> dict[str, Any]:
    """Say which part of the mean hop goes where; `text` is all that is done with what was written."""
    floor = bench.floor()
    hops(floor, _WARM_UP_HOPS, until)
    watch = floor.listener.parts.watch
    watch.running = True
    took = hops(floor, 4 * _EVEN_HOPS, until)
    found = {name: _ms(seconds / len(took)) for name, seconds in watch.seconds.items()}
    return {**found, "text": _ms((sum(took) - sum(watch.seconds.values())) / len(took))}


def step(bench: Bench, until: float) -> dict[str, Any]:
    """Compare a decoding step with what reading its weights takes at least."""
    floor = bench.floor()
    hops(floor, _WARM_UP_HOPS, until)
    watch = floor.listener.parts.watch
    watch.running = True
    took = hops(floor, _EVEN_HOPS, until)
    step_s = watch.seconds["steps"] / len(took) / OPEN_TOKENS
    weights, bytes_per_s = _step_bytes(bench.loaded.model), _bandwidth(bench.device)
    floor_s = weights / bytes_per_s
    return {
        "step_ms": _ms(step_s),
        "floor_ms": _ms(floor_s),
        "times_the_floor": round(step_s / floor_s, 2),
        "weights_gb": round(weights / 1e9, 3),
        "copied_gb_per_s": round(bytes_per_s / 1e9, 1),
    }


def languages(bench: Bench, until: float) -> dict[str, Any]:
    """Compare one language, the one spoken, with all, hop by hop in turn."""
    floors = [bench.floor(targets=0), bench.floor()]
    took: list[list[float]] = [[], []]
    for floor in floors:
        hops(floor, _WARM_UP_HOPS, until)
    while len(took[0]) < 4 * _EVEN_HOPS and (not took[0] or time.perf_counter() < until):
        for floor, times in zip(floors, took, strict=True):
            times.extend(hops(floor, 1, until))
    one, all_of_them = (float(np.median(times)) for times in took)
    further = (all_of_them - one) / bench.targets
    return {"one_ms": _ms(one), "all_ms": _ms(all_of_them), "further_over_first": round(further / one, 4)}


def launches(bench: Bench, until: float) -> dict[str, Any]:
    """Count what is asked of the device in a hop, and how often the processor waits for it."""
    floor = bench.floor()
    hops(floor, _WARM_UP_HOPS, until)
    if bench.device != "cuda":
        with _Operations() as operations:
            hops(floor, _PROFILED_HOPS, until)
        return {"operations": operations.count // _PROFILED_HOPS, "busiest": _busiest(floor, "cpu")}
    torch.cuda.set_sync_debug_mode("warn")
    try:
        with warnings.catch_warnings(record=True) as told:
            warnings.simplefilter("always")
            for _ in range(_PROFILED_HOPS):
                floor.hop()
    finally:
        torch.cuda.set_sync_debug_mode("default")
    waits = sum("synchroniz" in str(one.message) for one in told)
    with profile(activities=[ProfilerActivity.CPU, ProfilerActivity.CUDA]) as profiled:
        hops(floor, _PROFILED_HOPS, until)
    counted = Counter(
        event.name for event in profiled.events() if any(one in event.name for one in _LAUNCHES)
    )
    return {
        "launches": sum(counted.values()) // _PROFILED_HOPS,
        "by_kind": {name: count // _PROFILED_HOPS for name, count in counted.items()},
        "waits": waits // _PROFILED_HOPS,
        "busiest": _busiest(floor, "cuda"),
    }


def equality(bench: Bench, until: float) -> dict[str, Any]:
    """Compare ways to decode the same rows: together and one by one, and on CUDA with graphs and without."""
    del until
    parts = parts_of(bench.loaded, graphs=False)
    encoded, rows = _rows(bench, parts)
    together = parts.decoder.write(encoded, rows)
    alone = [parts.decoder.write(encoded, [row])[0] for row in rows]
    found = {"rows": len(rows), "one_by_one": _difference(together, alone)}
    if bench.device == "cuda":
        graphs = parts_of(bench.loaded, graphs=True)
        found["graphs"] = _difference(together, graphs.decoder.write(encoded, rows))
    return found


def _rows(bench: Bench, parts: Parts) -> tuple[Any, list[Row]]:
    """Windows of several lengths with prefixes of several lengths."""
    floor = bench.floor(parts)
    windows = []
    for source, speech in enumerate(floor.speeches):
        speech.features.append(said(source, 0))
        windows.append(speech.features.normalised())
    encoded = parts.encoder.encode(windows)
    end, numbers = bench.loaded.end, np.random.default_rng(1)
    codes = [bench.loaded.codes[language] for language in bench.languages]
    rows = [
        Row(source, (end, code, *map(int, numbers.integers(10, 100, 5 * (1 + place % 4)))), 2 * OPEN_TOKENS)
        for source in range(len(windows))
        for place, code in enumerate(codes)
    ]
    return encoded, rows


def _difference(ones: Sequence[Written], others: Sequence[Written]) -> dict[str, float]:
    """How many tokens are the same, and how far states are apart where both have made them of the same tokens."""
    equal = total = 0
    furthest = 0.0
    for one, other in zip(ones, others, strict=True):
        same = [a == b for a, b in zip(one.tokens, other.tokens, strict=False)]
        equal, total = equal + sum(same), total + max(len(one.tokens), len(other.tokens))
        alike = (
            len(one.states)
            - len(one.tokens)
            + next((at for at, fits in enumerate(same) if not fits), len(same))
        )
        apart = (one.states[:alike].float() - other.states[:alike].float()).abs().max()
        furthest = max(furthest, float(apart))
    return {"tokens_equal": round(equal / max(1, total), 4), "states_apart": float(f"{furthest:.2e}")}


def spread(seconds: Iterable[float]) -> dict[str, float]:
    """Return percentiles in milliseconds."""
    times = list(seconds)
    p50, p95 = np.percentile(times, (50, 95))
    found = {"p50_ms": p50, "p95_ms": p95, "max_ms": max(times), "mean_ms": sum(times) / len(times)}
    return {name: _ms(float(value)) for name, value in found.items()}


def first_line(error: Exception) -> str:
    """Return what an error says before it goes into details."""
    return f"{type(error).__name__}: {str(error).strip().partition(chr(10))[0]}"


def _step_bytes(model: Any) -> int:
    """What a step reads of the decoder: all but the keys and values of the audio, which are there; and the head."""
    parameters = [
        parameter
        for name, parameter in model.text_decoder.layers.named_parameters()
        if "cross_attention.k_proj" not in name and "cross_attention.v_proj" not in name
    ]
    return sum(one.numel() * one.element_size() for one in (*parameters, model.lm_head.weight))


def _bandwidth(device: str) -> float:
    """Bytes per second that the device reads and writes when it copies."""
    size = _COPY_BYTES[device]
    source, copy = (torch.empty(size, dtype=torch.uint8, device=device) for _ in range(2))
    copy.copy_(source.zero_())
    wait = torch.cuda.synchronize if device == "cuda" else lambda: None
    wait()
    began = time.perf_counter()
    for _ in range(_COPIES):
        copy.copy_(source)
    wait()
    return 2 * size * _COPIES / (time.perf_counter() - began)


class _Operations(TorchDispatchMode):  # type: ignore[misc] # torch has no types here
    """Counts what is computed, views too."""

    count = 0

    def __torch_dispatch__(self, func: Any, types: Any, args: Any = (), kwargs: Any = None) -> Any:
        self.count += 1
        return func(*args, **(kwargs or {}))


def _busiest(floor: Floor, device: str) -> dict[str, float]:
    """What takes longest in a hop, in milliseconds of the device's own time."""
    kinds = [ProfilerActivity.CPU, *([ProfilerActivity.CUDA] if device == "cuda" else [])]
    with profile(activities=kinds) as profiled:
        floor.hop()
    attribute = "self_device_time_total" if device == "cuda" else "self_cpu_time_total"
    events = sorted(profiled.key_averages(), key=lambda event: -float(getattr(event, attribute)))
    return {event.key[:60]: round(getattr(event, attribute) / _MS, 3) for event in events[:_BUSIEST]}


def _memory(device: str) -> dict[str, int]:
    if device != "cuda":
        return {"memory_mb": round(psutil.Process().memory_info().rss / 1e6)}
    return {
        "memory_mb": round(torch.cuda.memory_allocated() / 1e6),
        "peak_memory_mb": round(torch.cuda.max_memory_allocated() / 1e6),
        "reserved_mb": round(torch.cuda.memory_reserved() / 1e6),
    }


def _ms(seconds: float) -> float:
    return round(_MS * seconds, 3)
