# ruff: noqa: ANN401 - what Transformers makes has no types
"""Speech without end in several sources, heard by the product's own listener, written at the pace of speech.

Random weights write nonsense and look nowhere in particular, so how much text stands is told them: `TOKENS_PER_S` in
each language, each token looking at the audio of its own time, and `OPEN_TOKENS` behind them in every hop. All else,
windows, history, words and captions, is done as ever.
"""

import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field, fields, replace
from typing import Any

import numpy as np
import torch

from interpreter.domain.audio import Samples
from interpreter.domain.hypothesis import Hypothesis
from interpreter.domain.steps import MODEL_RATE_HZ
from interpreter.domain.timeline import TICKS_PER_SECOND, Ticks, ticks_from_samples
from interpreter.engines.seamless.decoding import Row, TextDecoder, Written
from interpreter.engines.seamless.drafts import Draft, Piece, Window
from interpreter.engines.seamless.encoding import Encoded, SpeechEncoder
from interpreter.engines.seamless.features import FRAME_SAMPLES, FeatureWindow, Matrix
from interpreter.engines.seamless.listening import HOP_SAMPLES, Listener, Speech
from interpreter.engines.seamless.loading import Loaded
from interpreter.engines.utterance import Text

TOKENS_PER_S = 4
OPEN_TOKENS = 6
HOP_S = HOP_SAMPLES / MODEL_RATE_HZ
_WORD_TOKENS = (1, 1, 2)
"""Four tokens in three words."""
_UTTERANCE_HOPS = 62
_DIFFERENT_HOPS = 5
_HEARD_HOPS = 30
"""Nearly ten seconds: a window that is full."""
_TICKS_PER_FRAME = TICKS_PER_SECOND * FRAME_SAMPLES // MODEL_RATE_HZ


class Watch:
    """Adds up what each stage takes, in seconds. It waits for the device at both ends of a stage while it runs."""

    def __init__(self, device: str) -> None:
        self._wait = torch.cuda.synchronize if device.startswith("cuda") else _nothing
        self.seconds: dict[str, float] = {}
        self.running = False

    @contextmanager
    def stage(self, name: str) -> Iterator[None]:
        """Take the time of what is done within."""
        if not self.running:
            yield
            return
        began = self.now()
        yield
        self.seconds[name] = self.seconds.get(name, 0.0) + self.now() - began

    def now(self) -> float:
        """The time when the device has done all it was asked."""
        self._wait()
        return time.perf_counter()


class PacedDraft(Draft):
    """Has as much text committed as speech of its length has."""

    began: Ticks | None = None
    count = 0

    def row(self, source: int, end: int, frames: int, *, final: bool) -> Row:
        """Ask for as much as the listener shows beside what stands."""
        return replace(super().row(source, end, frames, final=final), most=OPEN_TOKENS)

    def take(self, written: Written, loaded: Loaded, window: Window) -> None:
        """Do what is done with all text, and commit what was said meanwhile; what is open looks at the end."""
        super().take(written, loaded, window)
        self._keep_pace(window)
        last = max(0, window.frames - 1)
        self.open = [replace(piece, first=last, last=last) for piece in self.open]
        self.shown = Text(self.committed, self.shown.provisional, self.shown.predicted)

    def finish(self, written: Written, loaded: Loaded, window: Window, until: Ticks | None) -> None:
        """Do what is done with all text, and commit what was said meanwhile."""
        super().finish(written, loaded, window, until)
        self._keep_pace(window)
        self.shown = Text(self.committed)

    def _keep_pace(self, window: Window) -> None:
        self.began = window.begin if self.began is None else self.began
        self._commit(list(self._said(window)), window)

    def _said(self, window: Window) -> Iterator[Piece]:
        """The words since the last hop, each at the frame in which its first token was said."""
        assert self.began is not None  # noqa: S101 - set by the only caller
        said = (window.end - self.began) * TOKENS_PER_S // TICKS_PER_SECOND
        while self.count + (size := _WORD_TOKENS[len(self.committed) % len(_WORD_TOKENS)]) <= said:
            at = self.began + self.count * TICKS_PER_SECOND // TOKENS_PER_S
            frame = max(0, (at - window.begin) // _TICKS_PER_FRAME)
            tokens = tuple(10 + (self.count + place) % 100 for place in range(size))
            self.count += size
            yield Piece(f"word{self.count}", tokens, frame, frame, 0.9)


class _TimedDecoder(TextDecoder):
    """The decoder with a watch on its stages."""

    def __init__(self, watch: Watch, *arguments: Any, **options: Any) -> None:
        super().__init__(*arguments, **options)
        self._watch = watch

    def _hear(self, *arguments: Any) -> None:
        with self._watch.stage("audio keys"):
            super()._hear(*arguments)

    def _prefill(self, *arguments: Any) -> None:
        with self._watch.stage("prefill"):
            super()._prefill(*arguments)

    def _go_on(self, *arguments: Any) -> None:
        with self._watch.stage("steps"):
            super()._go_on(*arguments)

    def _read(self, *arguments: Any) -> list[Written]:
        with self._watch.stage("read"):
            return super()._read(*arguments)


class _TimedEncoder(SpeechEncoder):
    """The encoder with a watch on it."""

    def __init__(self, watch: Watch, model: Any) -> None:
        super().__init__(model)
        self._watch = watch

    def encode(self, windows: Sequence[Matrix]) -> Encoded:
        with self._watch.stage("encoder"):
            return super().encode(windows)


class _TimedFeatures(FeatureWindow):
    """A window of features with a watch on it."""

    def __init__(self, watch: Watch, extractor: Any) -> None:
        super().__init__(extractor)
        self._watch = watch

    def append(self, samples: Samples) -> None:
        with self._watch.stage("features"):
            super().append(samples)

    def normalised(self) -> Matrix:
        with self._watch.stage("features"):
            return super().normalised()


@dataclass(frozen=True, slots=True)
class Parts:
    """Encoder and decoder, which listeners may share, and what is told of them."""

    watch: Watch
    encoder: SpeechEncoder
    decoder: TextDecoder


def parts_of(loaded: Loaded, *, graphs: bool | None = None) -> Parts:
    """Return the parts of a model, timed."""
    watch = Watch(loaded.model.device.type)
    decoder = _TimedDecoder(
        watch, loaded.model, loaded.probe, never=(*loaded.never, loaded.end), end=loaded.end, graphs=graphs
    )
    return Parts(watch, _TimedEncoder(watch, loaded.model), decoder)


class PacedListener(Listener):
    """The engine's listener, whose text is written at the pace of speech."""

    def __init__(self, loaded: Loaded, language: str, parts: Parts) -> None:
        super().__init__(loaded, language)
        self.parts = parts
        self._encoder, self._decoder = parts.encoder, parts.decoder

    def begin(self, utterance: int, source: str, start: Ticks) -> Speech:
        """Open an utterance."""
        speech = super().begin(utterance, source, start)
        speech.features = _TimedFeatures(self.parts.watch, self._loaded.extractor)
        return speech

    def _draft(self, speech: Speech, language: str) -> Draft:
        draft = super()._draft(speech, language)
        if not isinstance(draft, PacedDraft):
            draft = PacedDraft(**{one.name: getattr(draft, one.name) for one in fields(Draft)})
            speech.drafts[language] = draft
        return draft


@dataclass(slots=True)
class Floor:
    """Sources in which somebody speaks all the time, each at another place of its utterances."""

    listener: PacedListener
    targets: Sequence[str]
    places: Sequence[float]
    """How far each source is in its utterance at first, as a share of it."""
    speeches: list[Speech] = field(default_factory=list)
    _audio: list[list[Samples]] = field(default_factory=list)
    _hops: list[int] = field(default_factory=list)
    _utterances: int = 0

    def __post_init__(self) -> None:
        for source, place in enumerate(self.places):
            self._audio.append([said(source, hop) for hop in range(_DIFFERENT_HOPS)])
            hops = round(place * _UTTERANCE_HOPS)
            self.speeches.append(self._opened(source, hops))
            self._hops.append(hops)

    def hop(self) -> list[Hypothesis]:
        """Say another hop in every source; an utterance ends in the middle of one."""
        for source, speech in enumerate(self.speeches):
            self._hops[source] += 1
            speech.ended = self._hops[source] >= _UTTERANCE_HOPS
            audio = self._audio[source][self._hops[source] % _DIFFERENT_HOPS]
            speech.waiting = audio[: HOP_SAMPLES // (1 + speech.ended)]
        told = list(self.listener.advance(self.speeches, self.targets))
        for source, speech in enumerate(self.speeches):
            if speech.done:
                self.speeches[source], self._hops[source] = self._opened(source, 0), 0
        return told

    def _opened(self, source: int, hops: int) -> Speech:
        """Open an utterance of which some has been heard already; its text follows with the next hop."""
        self._utterances += 1
        speech = self.listener.begin(self._utterances, f"source {source + 1}", Ticks(0))
        for hop in range(min(hops, _HEARD_HOPS)):
            speech.features.append(self._audio[source][hop % _DIFFERENT_HOPS])
        speech.window.end = ticks_from_samples(min(hops, _HEARD_HOPS) * HOP_SAMPLES, MODEL_RATE_HZ)
        speech.window.frames = speech.features.frames
        return speech


def places_of(sources: int) -> list[float]:
    """Places at equal distances, so that the windows of all are as long on average at any time."""
    return [(source + 0.5) / sources for source in range(sources)]


def said(source: int, hop: int) -> Samples:
    """A hop of noise that swells and fades four times a second, as syllables do; shape (5120,), 16 kHz."""
    noise = np.random.default_rng((source, hop)).normal(0, 0.1, HOP_SAMPLES)
    phase = (hop * HOP_SAMPLES + np.arange(HOP_SAMPLES)) * 4 / MODEL_RATE_HZ + source / 7
    return (noise * (0.2 + np.sin(np.pi * phase) ** 2)).astype(np.float32)


def _nothing() -> None:
    """What computes at once has nothing to wait for."""
