"""An utterance that is being said: its audio, and what has been shown of it in every language."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from itertools import zip_longest

import msgspec
import numpy as np

from interpreter.domain.audio import Samples
from interpreter.domain.hypothesis import Hypothesis, Origin, Words
from interpreter.domain.steps import MODEL_RATE_HZ, AudioBlock, EngineOutput
from interpreter.domain.timeline import Ticks, samples_from_ticks, ticks_from_samples
from interpreter.engines.translation import Revision, Translated, Translation


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
    language, empty while that is unknown; `hurried` says after how many samples which languages were in a hurry.
    """

    source: str
    utterance: int
    start: int
    audio: bytes
    speakers: list[tuple[int, str]] = msgspec.field(default_factory=list)
    spoken: str = ""
    hurried: list[tuple[int, tuple[str, ...]]] = msgspec.field(default_factory=list)

    @property
    def samples(self) -> Samples:
        """The audio, shape (frames,), 16 kHz."""
        return np.frombuffer(self.audio, "<f4").astype(np.float32)

    def stretches(self) -> Iterator[tuple[tuple[str, ...], AudioBlock]]:
        """Yield the audio in pieces that abut, each with the languages that were in a hurry while it was heard."""
        changes = [(0, ()), *self.hurried]
        ends = [*(place for place, _ in changes[1:]), len(self.samples)]
        for (place, languages), end in zip(changes, ends, strict=True):
            start = Ticks(self.start + ticks_from_samples(place, MODEL_RATE_HZ))
            yield languages, AudioBlock(self.source, start, self.samples[place:end], self.utterance)


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
    hurried: list[tuple[int, tuple[str, ...]]] = field(default_factory=list)
    """After how many frames which languages were in a hurry; before the first none was."""

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

    def hurry(self, languages: tuple[str, ...]) -> None:
        """Note which languages are in a hurry from here on."""
        if self.hurried and self.hurried[-1][0] == self.frames:
            self.hurried.pop()
        if languages != (self.hurried[-1][1] if self.hurried else ()):
            self.hurried.append((self.frames, languages))

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

    def drop(self, translated: Iterable[str]) -> Iterator[Hypothesis]:
        """End the languages that are no longer translated, as they stand."""
        current = {(Origin.FLOOR, self.spoken), *((Origin.MACHINE, language) for language in translated)}
        for key in self.shown.keys() - current:
            yield from self.show(*key, Text(self.shown[key].committed), ended=True)

    def left(self, speakers: list[tuple[int, str]] | None = None) -> OpenUtterance:
        """What another process needs to take it up. There has to be audio."""
        audio = np.concatenate(self.audio).astype("<f4").tobytes()
        return OpenUtterance(
            self.source, self.utterance, self.start, audio, speakers or [], self.spoken, self.hurried
        )


@dataclass(frozen=True, slots=True)
class Said:
    """What was said in an utterance up to now, as it is to be shown and translated."""

    utterance: Utterance
    text: Text
    ended: bool

    def revision(self, *, late: bool) -> Revision:
        """What a translator is given of it; it is `late` where it did not come alone."""
        utterance, text = self.utterance, self.text
        return Revision(
            utterance.source,
            utterance.utterance,
            utterance.spoken,
            text.committed,
            text.provisional,
            text.predicted,
            self.ended,
            late,
        )

    def show(self) -> Iterator[Hypothesis]:
        """Yield it in the language spoken if there is anything new in it."""
        yield from self.utterance.show(Origin.FLOOR, self.utterance.spoken, self.text, ended=self.ended)

    def show_translated(self, translated: Translated) -> Iterator[Hypothesis]:
        """Yield what is new in the languages it is translated into."""
        for language, parts in translated.items():
            yield from self.utterance.show(Origin.MACHINE, language, Text(*parts), ended=self.ended)
        if self.ended:
            yield from self.utterance.drop(translated)


def tell(heard: Iterable[Said | EngineOutput], translation: Translation) -> list[EngineOutput]:
    """Return in its order what is new in all languages, and whatever else stands between.

    What several sources said is translated at once, what one source said revision by revision.
    """
    told: list[list[EngineOutput]] = []
    by_source: dict[str, list[tuple[Said, list[EngineOutput]]]] = {}
    for one in heard:
        news: list[EngineOutput] = [*one.show()] if isinstance(one, Said) else [one]
        told.append(news)
        if isinstance(one, Said) and news:
            by_source.setdefault(one.utterance.source, []).append((one, news))
    for each in zip_longest(*by_source.values()):
        together = [pair for pair in each if pair is not None]
        translated = translation.revise(
            [said.revision(late=len(by_source[said.utterance.source]) > 1) for said, _ in together]
        )
        for (said, news), languages in zip(together, translated, strict=True):
            news.extend(said.show_translated(languages))
    return [output for news in told for output in news]
