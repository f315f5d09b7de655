"""Hears utterances of several sources at once, each in all languages, hop by hop."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

import numpy as np

from interpreter.domain.audio import Samples
from interpreter.domain.hypothesis import Hypothesis, Origin
from interpreter.domain.steps import MODEL_RATE_HZ
from interpreter.domain.timeline import Ticks, ticks_from_samples
from interpreter.engines.seamless.decoding import TextDecoder
from interpreter.engines.seamless.drafts import Draft, Window
from interpreter.engines.seamless.encoding import SpeechEncoder
from interpreter.engines.seamless.features import FeatureWindow
from interpreter.engines.seamless.loading import Loaded
from interpreter.engines.translation import UNSPACED
from interpreter.engines.utterance import Text, Utterance

HOP_SAMPLES = MODEL_RATE_HZ * 320 // 1000
_LONG_FRAMES = 75
"""A window of 12 s loses what no recent word rests on."""
_LONGEST_FRAMES = 150
"""A window of 24 s loses its beginning whatever rests on it."""
_HISTORY_WORDS = 12
_MARGIN_FRAMES = 2


@dataclass(slots=True)
class Speech:
    """An utterance that is being heard."""

    told: Utterance
    features: FeatureWindow
    window: Window
    waiting: Samples = field(default_factory=lambda: np.zeros(0, np.float32))
    drafts: dict[str, Draft] = field(default_factory=dict)
    until: Ticks | None = None
    ended: bool = False
    """No more audio comes."""
    done: bool = False
    """All of it has been heard."""

    @property
    def is_due(self) -> bool:
        """Whether there is something to do: a hop of audio, or the end."""
        return self.ended or len(self.waiting) >= HOP_SAMPLES

    def hear(self) -> None:
        """Take the next hop into the window, or all that is left."""
        self.done = self.ended and len(self.waiting) < HOP_SAMPLES
        hop = self.waiting if self.done else self.waiting[:HOP_SAMPLES]
        self.waiting = self.waiting[len(hop) :]
        self.features.append(hop)
        self.window.end = Ticks(self.window.end + ticks_from_samples(len(hop), MODEL_RATE_HZ))
        self.window.frames = self.features.frames


class Listener:
    """Turns hops of audio into hypotheses: one pass of the encoder for all sources, one of the decoder for all rows."""

    def __init__(self, loaded: Loaded, language: str) -> None:
        """`language` is the one spoken."""
        self.hurried: tuple[str, ...] = ()
        """The languages in which less audio has to follow a word before it is committed."""
        self._loaded = loaded
        self._language = language
        self._encoder = SpeechEncoder(loaded.model)
        self._decoder = TextDecoder(loaded.model, loaded.probe, never=loaded.never, end=loaded.end)

    def begin(self, utterance: int, source: str, start: Ticks) -> Speech:
        """Open an utterance."""
        features = FeatureWindow(self._loaded.extractor, self._loaded.statistics)
        return Speech(Utterance(utterance, source, start, self._language), features, Window(start, start))

    def advance(self, speeches: Sequence[Speech], targets: Sequence[str]) -> Iterator[Hypothesis]:
        """Take one hop of each, or its end; yield what is new in every language, in their order."""
        for speech in speeches:
            speech.hear()
        languages = tuple(dict.fromkeys((self._language, *targets)))
        if heard := [speech for speech in speeches if speech.window.frames]:
            self._read(heard, languages)
        for speech in speeches:
            yield from self._told(speech, languages, targets)
            if not speech.done:
                _trim(speech, languages)

    def _read(self, speeches: Sequence[Speech], languages: Sequence[str]) -> None:
        encoded = self._encoder.encode([speech.features.normalised() for speech in speeches])
        drafts = [
            (place, self._draft(speech, code)) for place, speech in enumerate(speeches) for code in languages
        ]
        end = self._loaded.end
        rows = [
            draft.row(place, end, speeches[place].window.frames, final=speeches[place].done)
            for place, draft in drafts
        ]
        for (place, draft), written in zip(drafts, self._decoder.write(encoded, rows), strict=True):
            speech = speeches[place]
            if speech.done:
                draft.finish(written, self._loaded, speech.window, speech.until)
            else:
                draft.take(written, self._loaded, speech.window)

    def _draft(self, speech: Speech, language: str) -> Draft:
        calibration = self._loaded.calibration
        if language not in speech.drafts:
            speech.drafts[language] = Draft(
                language,
                self._loaded.codes[language],
                language not in UNSPACED,
                calibration.policy_of(language),
                calibration.confidence_of(language),
                speaks=language in self._loaded.voices and language != self._language,
            )
        draft = speech.drafts[language]
        draft.policy = calibration.policy_of(language, hurried=language in self.hurried)
        return draft

    def _told(self, speech: Speech, languages: Sequence[str], targets: Sequence[str]) -> Iterator[Hypothesis]:
        ended = speech.done
        for language in languages:
            draft = speech.drafts.get(language)
            text = draft.shown if draft is not None else Text()
            if language == self._language:
                yield from speech.told.show(Origin.FLOOR, language, text, ended=ended)
            if language in targets:
                yield from speech.told.show(Origin.MACHINE, language, text, ended=ended)
        for language in speech.drafts.keys() - set(languages) if ended else ():
            text = Text(speech.drafts[language].committed)
            yield from speech.told.show(Origin.MACHINE, language, text, ended=True)


def _trim(speech: Speech, languages: Sequence[str]) -> None:
    """Drop audio that is not listened to any more from a window that has become long."""
    if speech.window.frames <= _LONG_FRAMES:
        return
    drafts = speech.drafts.values()
    listened_to = [draft.earliest(_HISTORY_WORDS) for draft in drafts if draft.language in languages]
    frames = max(0, min(listened_to) - _MARGIN_FRAMES)
    if speech.window.frames - frames > _LONGEST_FRAMES:
        frames = speech.window.frames - _LONGEST_FRAMES
        for draft in drafts:
            draft.settle(frames, speech.window)
    if frames:
        speech.features.cut(frames)
        speech.window.cut(frames)
        for draft in drafts:
            draft.cut(frames)
