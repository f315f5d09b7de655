# ruff: noqa: E402 - Transformers is imported as it is installed here, and stays silent
"""Tries this computer on models of their real sizes with random weights: what it takes to hear and to translate.

`python -m interpreter.engines.cascade.random_weights ORDER` prints the figures as one JSON object. The engine and its
models are the product's own; what they write means nothing, but it is as much as is written of speech.
"""

import sys
import tempfile
import time
import warnings
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from interpreter.engines.torch_compat import Placement, prepare_torchaudio, stay_silent

stay_silent()
prepare_torchaudio()

import msgspec
import numpy as np
import psutil
import torch
from transformers import PreTrainedModel
from transformers.utils.logging import disable_progress_bar

from interpreter.domain.errors import OpenBoothError, UnknownName
from interpreter.domain.hypothesis import Word, Words
from interpreter.domain.models import Role
from interpreter.domain.steps import MODEL_RATE_HZ, AudioBlock, StepInput, UtteranceEnded, WorkerSettings
from interpreter.domain.timeline import Ticks, ticks_from_samples
from interpreter.engines.cascade.random_weights_folders import TARGETS, WORDS, Made, make_folder
from interpreter.engines.cascade.random_weights_sizes import PUBLISHED, Sizes
from interpreter.engines.cascade.random_weights_steering import (
    TOKENS_PER_S,
    Lap,
    Pace,
    Stopwatch,
    loaded,
    randomise,
    steer_recogniser,
    steer_transducer,
    steer_translator,
)
from interpreter.engines.cascade.stepper import (
    DEVICE,
    HOP_MS,
    PRECISION,
    RECOGNITION,
    CascadeState,
    CascadeStepper,
)
from interpreter.engines.cascade.translation import IncrementalTranslator
from interpreter.engines.cascade.translation_model import TranslationModel
from interpreter.engines.cascade.voice_vits import VitsVoice
from interpreter.engines.torch_compat import placed
from interpreter.engines.translation import Revision, Translated, Translation

_SPOKEN = "en"
_UTTERANCE_S = 6.4
_PROBE_S = 3.2
_SHARE_OF_HOPS = 0.6
_CLAUSE = 12
"""Words that are spoken as one piece at most."""
_BY_ATTENTION = frozenset({"whisper", "moonshine_streaming"})
_TRANSLATORS = frozenset({"m2m_100", "marian"})
_STAGES = ("recognition encoder", "recognition decoder", "translation encoder", "translation decoder")


@dataclass(frozen=True, slots=True)
class Order:
    """What is to be tried. Of each role the first model is taken whose size is known."""

    recognition: tuple[str, ...]
    translation: tuple[str, ...]
    voice: tuple[str, ...] = ()
    """May be none: eSpeak NG takes next to nothing."""
    sources: int = 1
    targets: int = 2
    hop_ms: int = 320
    seconds: float = 20.0
    """Of speech in every source."""
    patience_s: float = 80.0
    """Measuring stops about then, whatever has been spoken; of everything something is measured."""
    device: str | None = None
    precision: str | None = None
    """As profiles have it."""


class _TimedTranslator(IncrementalTranslator):
    """Adds up how long it takes."""

    took_s = 0.0

    def revise(self, revisions: Sequence[Revision]) -> list[Translated]:
        began = time.perf_counter()
        translated = super().revise(revisions)
        self.took_s += time.perf_counter() - began
        return translated


@dataclass(slots=True)
class _Bench:
    """What is measured, loaded and steered."""

    order: Order
    models: Mapping[Role, str]
    placement: Placement
    loading_s: float = 0.0
    engine: CascadeStepper = field(init=False)
    state: CascadeState = field(init=False)
    translator: _TimedTranslator = field(init=False)
    translation_model: TranslationModel = field(init=False)
    watch: Stopwatch = field(init=False)
    pace: Pace = field(default_factory=Pace)

    def load(self, sizes: Mapping[str, Sizes], folder: Path) -> None:
        """Make the models and load them as the engine does."""
        began = time.perf_counter()
        made = {role: make_folder(sizes[name], folder / role) for role, name in self.models.items()}
        self.watch = Stopwatch(
            torch.cuda.synchronize if self.placement.device.startswith("cuda") else _nothing
        )
        self.engine = CascadeStepper(
            lambda settings, _, placement: self._translators(settings, placement, made)
        )
        options = {
            RECOGNITION: str(made[Role.RECOGNITION].folder),
            DEVICE: self.placement.device,
            HOP_MS: str(self.order.hop_ms),
        }
        if self.order.precision is not None:
            options[PRECISION] = self.order.precision
        targets = tuple(TARGETS[: self.order.targets])
        others = loaded()
        self.state = self.engine.init(WorkerSettings(_SPOKEN, targets, options=options))
        for network in loaded(but=others):
            randomise(network)
            role = Role.TRANSLATION if network.config.model_type in _TRANSLATORS else Role.RECOGNITION
            self._prepare(network, made[role])
        self.loading_s = time.perf_counter() - began

    def _translators(
        self, settings: WorkerSettings, placement: Placement, made: Mapping[Role, Made]
    ) -> Translation:
        self.translation_model = TranslationModel(made[Role.TRANSLATION].folder, placement=placement)
        self.translator = _TimedTranslator([self.translation_model], [_SPOKEN], settings.targets)
        return self.translator

    def _prepare(self, network: PreTrainedModel, made: Made) -> None:
        """Steer and time a network."""
        family = network.config.model_type
        encoding, decoding = _STAGES[2:] if family in _TRANSLATORS else _STAGES[:2]
        self.watch.watch(network.get_encoder(), encoding)
        if family in _TRANSLATORS:
            self.watch.watch(network.get_decoder(), decoding)
            self.watch.watch(network.lm_head, decoding, joins=True)
            steer_translator(network, words=made.words, marks=int(family == "m2m_100"))
        elif family in _BY_ATTENTION:
            self.watch.watch(network, decoding)
            steer_recogniser(network, words=made.words, marks=made.marks, pace=self.pace)
        else:
            self.watch.watch(network.joint, decoding)
            self.watch.watch(network.decoder.lstm, decoding, joins=True)
            steer_transducer(network, words=made.words)

    def hops(self) -> list[float]:
        """Speak in all sources at once, and return how long each hop took, in seconds."""
        self._utterance(0, 1)
        self.watch.laps.clear()
        self.translator.took_s = 0.0
        count = max(1, round(1000 * self.order.seconds / self.order.hop_ms))
        each = max(1, round(1000 * _UTTERANCE_S / self.order.hop_ms))
        took: list[float] = []
        until = time.perf_counter() + _SHARE_OF_HOPS * self.order.patience_s
        while len(took) < count and (not took or time.perf_counter() < until):
            took += self._utterance(1 + len(took), min(each, count - len(took)), until)
        return took

    def _utterance(self, number: int, hops: int, until: float = float("inf")) -> list[float]:
        """Speak one utterance per source, broken off at `until`; its end counts with its last hop."""
        size = self.order.hop_ms * MODEL_RATE_HZ // 1000
        noise = np.random.default_rng(number)
        took: list[float] = []
        for hop in range(hops):
            at = Ticks(ticks_from_samples(hop * size, MODEL_RATE_HZ))
            self.pace.seconds = (hop + 1) * size / MODEL_RATE_HZ
            said = noise.normal(0, 0.05, size).astype(np.float32)
            inputs: list[StepInput] = [AudioBlock(name, at, said, number) for name in self._sources]
            last = hop + 1 == hops or time.perf_counter() > until
            if last:
                end = Ticks(ticks_from_samples((hop + 1) * size, MODEL_RATE_HZ))
                inputs += [UtteranceEnded(name, number, end) for name in self._sources]
            began = time.perf_counter()
            self.engine.step(self.state, inputs)
            self.watch.settle()
            took.append(time.perf_counter() - began)
            if last:
                break
        return took

    @property
    def _sources(self) -> list[str]:
        return [f"source {number + 1}" for number in range(self.order.sources)]

    def languages(self) -> dict[int, float]:
        """Return what translating one source takes by number of languages, per second of speech."""
        counts = sorted({1, 2, 4, self.order.targets})
        patience_s = (1 - _SHARE_OF_HOPS) * self.order.patience_s / len(counts)
        return {count: self._translating(count, patience_s) for count in counts}

    def _translating(self, count: int, patience_s: float) -> float:
        translator = IncrementalTranslator([self.translation_model], [_SPOKEN], tuple(TARGETS[:count]))
        said = _said(_PROBE_S)
        translator.revise([Revision("", 0, _SPOKEN, said, ended=True)])
        began, spoken_s = time.perf_counter(), 0.0
        while spoken_s < _PROBE_S and (not spoken_s or time.perf_counter() < began + patience_s):
            spoken_s += self.order.hop_ms / 1000
            heard = said[: max(1, int(spoken_s * TOKENS_PER_S))]
            sure = max(0, len(heard) - 2)
            translator.revise([Revision("", 1, _SPOKEN, heard[:sure], heard[sure:])])
        self.watch.settle()
        return (time.perf_counter() - began) / spoken_s


class _Busy:
    """What the processors have to do from now on."""

    def __init__(self) -> None:
        self._idle_s, self._own_s, self._since = self._now()

    def others(self) -> float:
        """The share of all processors that other programs took."""
        idle_s, own_s, now = self._now()
        whole_s = (now - self._since) * (psutil.cpu_count() or 1)
        return max(0.0, 1 - (idle_s - self._idle_s + own_s - self._own_s) / whole_s)

    @staticmethod
    def _now() -> tuple[float, float, float]:
        return psutil.cpu_times().idle, time.process_time(), time.perf_counter()


def measure(order: Order, sizes: Mapping[str, Sizes] = PUBLISHED) -> dict[str, Any]:
    """Measure and return the figures. Raises UnknownName for models whose size is not known."""
    models = {
        Role.RECOGNITION: _known(order.recognition, sizes),
        Role.TRANSLATION: _known(order.translation, sizes),
    }
    bench = _Bench(order, models, placed(order.device, order.precision))
    busy = _Busy()
    with tempfile.TemporaryDirectory(prefix="openbooth-") as folder:
        bench.load(sizes, Path(folder))
        took = bench.hops()
        spoken_s = len(took) * order.hop_ms / 1000 * order.sources
        stages = {name: _stage(bench.watch.laps.get(name, []), spoken_s) for name in _STAGES}
        translation = bench.translator.took_s
        return {
            "models": {str(role): name for role, name in models.items()},
            "device": _device(bench.placement),
            "numbers": "int8" if bench.placement.int8 else bench.placement.dtype,
            "threads": torch.get_num_threads(),
            "loading_s": round(bench.loading_s, 1),
            "spoken_s": round(spoken_s, 2),
            "hops": len(took),
            "hop": _spread(took),
            "recognition_rtf": round((sum(took) - translation) / spoken_s, 4),
            "translation_rtf": round(translation / spoken_s, 4),
            "stages": stages,
            "languages": {str(count): round(rtf, 4) for count, rtf in bench.languages().items()},
            "voice": _speaking(order, sizes, Path(folder)),
            "others": round(busy.others(), 2),
            "memory_mb": _own_mb(),
            "device_memory_mb": _device_mb(bench.placement),
        }


def _speaking(order: Order, sizes: Mapping[str, Sizes], folder: Path) -> dict[str, Any] | None:
    """Return what the voice takes per second that sounds, and until the first piece does; None without a voice."""
    name = next((name for name in order.voice if name in sizes), None)
    if name is None:
        return None
    made = make_folder(sizes[name], folder / Role.VOICE)
    others = loaded()
    voice = VitsVoice(made.folder, placed(order.device), lambda text: text)
    for network in loaded(but=others):
        randomise(network)
    list(voice.speak(WORDS[0], rate=1.0))
    began, text = time.perf_counter(), " ".join(WORDS[:_CLAUSE])
    first_s, sounding = 0.0, 0
    for piece in voice.speak(text, rate=1.0):
        first_s = first_s or time.perf_counter() - began
        sounding += len(piece)
    took_s = time.perf_counter() - began
    rtf = took_s * voice.rate_hz / max(1, sounding)
    return {"model": name, "rtf": round(rtf, 4), "first_ms": round(1000 * first_s, 1)}


def _known(names: Sequence[str], sizes: Mapping[str, Sizes]) -> str:
    for name in names:
        if name in sizes:
            return name
    raise UnknownName(
        f"The sizes of {', '.join(names) or 'no model'} are not known; name one of {', '.join(sizes)} with --model."
    )


def _stage(laps: Sequence[Lap], spoken_s: float) -> dict[str, float | None]:
    """A stage's share of real time; milliseconds of a call, of which decoders make one per token."""
    single = [lap.seconds for lap in laps if lap.steps == 1] or [lap.seconds for lap in laps]
    return {
        "rtf": round(sum(lap.seconds for lap in laps) / spoken_s, 4),
        "calls": len(laps),
        **_spread(single),
    }


def _spread(seconds: Sequence[float]) -> dict[str, float | None]:
    if not seconds:
        return {"p50_ms": None, "p95_ms": None, "max_ms": None}
    p50, p95 = np.percentile(seconds, (50, 95))
    found = {"p50_ms": p50, "p95_ms": p95, "max_ms": max(seconds)}
    return {name: round(1000 * float(value), 2) for name, value in found.items()}


def _said(seconds: float) -> Words:
    words = [WORDS[place % len(WORDS)] for place in range(int(seconds * TOKENS_PER_S))]
    return tuple(Word(word, Ticks(place), Ticks(place + 1)) for place, word in enumerate(words))


def _device(placement: Placement) -> str:
    return torch.cuda.get_device_name() if placement.device.startswith("cuda") else placement.device


def _device_mb(placement: Placement) -> int | None:
    return round(torch.cuda.max_memory_allocated() / 1e6) if placement.device.startswith("cuda") else None


def _own_mb() -> int:
    """What this process takes itself, without what is only mapped from files and can be dropped."""
    memory = psutil.Process().memory_info()
    return round((memory.rss - getattr(memory, "shared", 0)) / 1e6)


def _nothing() -> None:
    """What computes at once has nothing to wait for."""


def main() -> int:
    """Measure what the first argument orders; 2 is a mistake in it, told in one sentence."""
    disable_progress_bar()
    warnings.filterwarnings("ignore", message="Recommended: pip install sacremoses")
    try:
        figures = measure(msgspec.json.decode(sys.argv[1], type=Order))
    except OpenBoothError as error:
        sys.stderr.write(f"{error}\n")
        return 2
    sys.stdout.write(msgspec.json.encode(figures).decode() + "\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
