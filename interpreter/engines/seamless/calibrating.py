# ruff: noqa: E402 - Transformers is imported as it is installed here, and stays silent
"""Measures how a SeamlessM4T v2 model is to be listened to, on a small set whose words have known times.

`python -m interpreter.engines.seamless.calibrating` takes an order as JSON from standard input and prints a JSON object
a line: how far it is, and at last what it `found`, which is then kept in a file of the form of streaming.json.
"""

import json
import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from interpreter.engines.torch_compat import placed, prepare_torchaudio, stay_silent

stay_silent()
prepare_torchaudio()

import msgspec
import numpy as np
from transformers import AutoTokenizer

from interpreter.domain.errors import OpenBoothError, UnsupportedLanguage, UserMistake
from interpreter.domain.timeline import ticks_from_ms
from interpreter.engines.seamless.calibrating_attention import FRAME_MS, Forced, Looking
from interpreter.engines.seamless.calibrating_streams import Said, Sample
from interpreter.engines.seamless.calibrating_trials import MARGINS, RUNS_ANYWAY, Budget, Spoken, Trials
from interpreter.engines.seamless.encoding import SpeechEncoder
from interpreter.engines.seamless.features import FeatureWindow
from interpreter.engines.seamless.loading import Calibration, Loaded, load
from interpreter.engines.translation import UNSPACED
from interpreter.policy.calibration import Heads, chosen_heads

_SPACE = "▁"


class WrittenWord(msgspec.Struct, frozen=True):
    """A word of a transcript, and when it begins and ends in its utterance, milliseconds; None where not known."""

    text: str
    times_ms: tuple[float, float] | None = None


class Utterance(msgspec.Struct, frozen=True):
    """Where the audio is, a NumPy file of float32 at 16 kHz, and what was said in it."""

    audio: str
    words: tuple[WrittenWord, ...]


class Order(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What is measured, and where it is kept."""

    model: str
    out: str
    language: str
    """The one spoken."""
    targets: tuple[str, ...]
    utterances: tuple[Utterance, ...]
    device: str | None = None
    precision: str | None = None
    budget: float = 0.02
    """The share of words that may differ from what is written with all of the audio."""
    erasures: float = 0.1
    """The share of predictions that may be wrong."""
    margins: tuple[int, ...] = MARGINS


class Follows(msgspec.Struct, frozen=True):
    """Where attention is read, and how often it is on the right audio, 0–1."""

    layer: int
    heads: tuple[int, ...]
    share: float


class Found(msgspec.Struct, frozen=True):
    """What was measured."""

    utterances: int
    tokens: int
    """Of so many it is known where to look."""
    before: Follows
    after: Follows
    calibrated: bool
    """False where no layer follows the audio: the one that was read before stays."""
    languages: dict[str, Spoken]
    budget: float
    """The share of words that could differ."""
    written: str
    kept: str | None
    """Where what was there before is kept."""


Progress = Callable[[float], None]
"""Is told how much of everything is done, 0–1."""


@dataclass(slots=True)
class _Steps:
    """Counts utterances that were heard, each as often as it has to be."""

    whole: int
    progress: Progress
    done: int = 0

    def heard(self, count: int) -> None:
        self.done += count
        self.progress(round(self.done / self.whole, 4))


def calibrate(order: Order, progress: Progress) -> Found:
    """Measure, and keep what was found. Raises MissingPart, UserMistake or UnsupportedLanguage."""
    loaded = load(Path(order.model), placed(order.device, order.precision))
    languages = tuple(dict.fromkeys((order.language, *order.targets)))
    _check(loaded, languages)
    samples = [_sample(utterance) for utterance in order.utterances]
    steps = _Steps(len(samples) * (1 + RUNS_ANYWAY + len(order.margins)), progress)
    looking = _looked(loaded, order, samples, steps)
    if not looking.tokens:
        raise UserMistake(
            "No word of the set has a known time; name a set with a CTM file beside each recording."
        )
    chosen = chosen_heads(looking.by_candidate(), looking.tokens)
    before = loaded.probe.layer, loaded.probe.heads
    read = msgspec.structs.replace(loaded.calibration, calibrated=chosen is not None)
    if chosen is not None:
        read = msgspec.structs.replace(read, layer=chosen[0], heads=chosen[1])
    trials = Trials(languages, samples, steps.heard, order.margins)
    calibration, found = trials.decide(loaded, read, Budget(order.budget, order.erasures))
    out = Path(order.out)
    kept = keep(out, calibration)
    return Found(
        len(samples),
        looking.tokens,
        _follows(looking, before),
        _follows(looking, chosen or before),
        calibration.calibrated,
        found,
        order.budget,
        str(out),
        None if kept is None else str(kept),
    )


def keep(path: Path, calibration: Calibration) -> Path | None:
    """Write what was found; return where what was there before is kept. Raises UserMistake where that fails."""
    fresh, old = path.with_name(path.name + ".new"), path.with_name(path.name + ".old")
    text = json.dumps(msgspec.to_builtins(calibration), indent=1)
    try:
        fresh.write_text(f"{text}\n", encoding="utf-8")
        was_there = path.exists()
        if was_there:
            path.replace(old)
        fresh.replace(path)
    except OSError as error:
        raise UserMistake(
            f"{path} cannot be written ({error.strerror}); choose another with --out."
        ) from error
    return old if was_there else None


def _follows(looking: Looking, heads: Heads) -> Follows:
    return Follows(*heads, round(looking.found(heads) / looking.tokens, 4))


def _check(loaded: Loaded, languages: Sequence[str]) -> None:
    for language in languages:
        if language not in loaded.codes:
            known = ", ".join(sorted(loaded.codes))
            raise UnsupportedLanguage(f'This model knows {known}, not "{language}"; leave it out.')


def _looked(loaded: Loaded, order: Order, samples: Sequence[Sample], steps: _Steps) -> Looking:
    tokenizer = AutoTokenizer.from_pretrained(order.model, local_files_only=True)
    encoder = SpeechEncoder(loaded.model)
    looking = Looking(loaded.model, end=loaded.end, code=loaded.codes[order.language])
    for utterance, sample in zip(order.utterances, samples, strict=True):
        features = FeatureWindow(loaded.extractor, loaded.statistics)
        features.append(sample.audio)
        forced = _forced(tokenizer, loaded, utterance, spaced=order.language not in UNSPACED)
        looking.take(encoder.encode([features.normalised()]).states, forced)
        steps.heard(1)
    return looking


def _forced(tokenizer: Any, loaded: Loaded, utterance: Utterance, *, spaced: bool) -> Forced:  # noqa: ANN401 - no types
    tokens: list[int] = []
    frames: list[tuple[float, float] | None] = []
    for word in utterance.words:
        ids = tokenizer(word.text, add_special_tokens=False).input_ids
        if not spaced and tokens and loaded.pieces[ids[0]] == _SPACE:
            ids = ids[1:]
        tokens += ids
        times = word.times_ms and (word.times_ms[0] / FRAME_MS, word.times_ms[1] / FRAME_MS)
        frames += [times] * len(ids)
    return Forced(tuple(tokens), tuple(frames))


def _sample(utterance: Utterance) -> Sample:
    audio = np.load(utterance.audio).astype(np.float32)
    said = (
        Said(word.text, ticks_from_ms(word.times_ms[0]), ticks_from_ms(word.times_ms[1]))
        for word in utterance.words
        if word.times_ms is not None
    )
    return Sample(audio, tuple(said))


def main() -> int:
    """Measure what is ordered on standard input; 2 is a mistake in it, told in one sentence."""
    from transformers.utils.logging import disable_progress_bar  # noqa: PLC0415 - after it was told to stay silent

    def tell(value: object) -> None:
        sys.stdout.write(msgspec.json.encode(value).decode() + "\n")
        sys.stdout.flush()

    disable_progress_bar()
    try:
        order = msgspec.json.decode(sys.stdin.buffer.read(), type=Order)
        tell({"found": calibrate(order, lambda share: tell({"done": share}))})
    except OpenBoothError as error:
        sys.stderr.write(f"{error}\n")
        return 2 if isinstance(error, UserMistake) else 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
