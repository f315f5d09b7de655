"""An utterance that is being said: its audio, and what has been shown of it in every language."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

import msgspec
import numpy as np

from interpreter.domain.audio import Samples
from interpreter.domain.hypothesis import Hypothesis, Origin, Words
from interpreter.domain.steps import MODEL_RATE_HZ, AudioBlock
from interpreter.domain.timeline import Ticks, samples_from_ticks, ticks_from_samples
from interpreter.engines.translation import Translation


@dataclass(frozen=True, slots=True)
class Text:
    """An utterance in one language by certainty; `committed` only grows."""

    committed: Words = ()
    provisional: Words = ()
    predicted: Words = ()

    @property
    def shown(self) -> tuple[tuple[str, ...], ...]:
        """What a reader sees, without times."""
        return tuple(
            tuple(word.text for word in part) for part in (self.committed, self.provisional, self.predicted)
        )


class OpenUtterance(msgspec.Struct, frozen=True):
    """As much of an unfinished utterance as another process needs to take it up: its audio as little-endian float32.

    `speakers` says after how many samples it was thought to be whose, where that matters to the engine; `spoken` is its
    language, empty while that is unknown.
    """

    source: str
    utterance: int
    start: int
    audio: bytes
    speakers: list[tuple[int, str]] = msgspec.field(default_factory=list)
    spoken: str = ""

    @property
    def samples(self) -> Samples:
        """The audio, shape (frames,), 16 kHz."""
        return np.frombuffer(self.audio, "<f4").astype(np.float32)


@dataclass(slots=True)
class Utterance:
    """An utterance in the language `spoken`, empty while that is unknown, and what was last shown of it.

    A translation into the language spoken is shown beside what was said.
    """

    utterance: int
    source: str
    start: Ticks
    spoken: str
    audio: list[Samples] = field(default_factory=list)
    frames: int = 0
    shown: dict[tuple[Origin, str], Text] = field(default_factory=dict)
    revisions: dict[tuple[Origin, str], int] = field(default_factory=dict)

    @property
    def end(self) -> Ticks:
        """The tick after the last sample taken."""
        return Ticks(self.start + ticks_from_samples(self.frames, MODEL_RATE_HZ))

    def abutting(self, block: AudioBlock) -> Samples:
        """Return the block's samples from the end of the last on: a gap is silence, a repetition is dropped."""
        ahead = samples_from_ticks(Ticks(block.start - self.end), MODEL_RATE_HZ)
        if ahead > 0:
            return np.concatenate((np.zeros(ahead, np.float32), block.samples))
        return block.samples[-ahead:] if ahead < 0 else block.samples

    def take(self, samples: Samples) -> None:
        """Add audio."""
        self.audio.append(samples)
        self.frames += len(samples)

    def show(self, origin: Origin, language: str, text: Text, *, ended: bool) -> Iterator[Hypothesis]:
        """Yield the next revision in one language if there is anything new in it."""
        key = origin, language
        before = self.shown.get(key, Text())
        if before.shown == text.shown and not (ended and self.shown):
            return
        self.shown[key] = text
        self.revisions[key] = self.revisions.get(key, 0) + 1
        yield Hypothesis(
            self.utterance,
            self.revisions[key],
            self.source,
            origin,
            language,
            text.committed,
            text.provisional,
            text.predicted,
            ended,
        )

    def tell(self, text: Text, translation: Translation, *, ended: bool) -> Iterator[Hypothesis]:
        """Yield what is new in the language spoken and, if there is anything, in those it is translated into."""
        told = list(self.show(Origin.FLOOR, self.spoken, text, ended=ended))
        if not told:
            return
        yield from told
        translated = translation.revise(
            self.source, self.utterance, text.committed, text.provisional, text.predicted, ended
        )
        for language, parts in translated.items():
            yield from self.show(Origin.MACHINE, language, Text(*parts), ended=ended)
        if ended:
            yield from self._drop(translated)

    def _drop(self, translated: Iterable[str]) -> Iterator[Hypothesis]:
        """End the languages that are no longer translated, as they stand."""
        current = {(Origin.FLOOR, self.spoken), *((Origin.MACHINE, language) for language in translated)}
        for key in self.shown.keys() - current:
            yield from self.show(*key, Text(self.shown[key].committed), ended=True)

    def left(self, speakers: list[tuple[int, str]] | None = None) -> OpenUtterance:
        """What another process needs to take it up. There has to be audio."""
        audio = np.concatenate(self.audio).astype("<f4").tobytes()
        return OpenUtterance(self.source, self.utterance, self.start, audio, speakers or [], self.spoken)
