"""Hears utterances as in a session, and compares what came of it with what is written with all of their audio.

Every guess is kept with its probability, so that one run answers for every confidence.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from difflib import SequenceMatcher

import msgspec

from interpreter.domain.audio import Samples
from interpreter.domain.hypothesis import Word, Words
from interpreter.domain.steps import MODEL_RATE_HZ
from interpreter.domain.timeline import TICKS_PER_MS, Ticks, ticks_from_samples
from interpreter.engines.seamless.decoding import TextDecoder
from interpreter.engines.seamless.drafts import Draft, Window
from interpreter.engines.seamless.encoding import SpeechEncoder
from interpreter.engines.seamless.features import FRAME_SAMPLES, FeatureWindow
from interpreter.engines.seamless.listening import Listener
from interpreter.engines.seamless.loading import Loaded, Pair
from interpreter.engines.translation import UNSPACED
from interpreter.policy.calibration import Guess, MarginTrial, edits

_AT_ONCE = 8
"""Utterances that are heard beside each other."""
_HALF_A_FRAME = ticks_from_samples(FRAME_SAMPLES // 2, MODEL_RATE_HZ)

Heard = Callable[[int], None]
"""Is told how many more utterances are done."""


@dataclass(frozen=True, slots=True)
class Said:
    """A word that was said, and when it began and ended."""

    text: str
    start: Ticks
    end: Ticks


@dataclass(frozen=True, slots=True)
class Sample:
    """An utterance of the set: audio, 16 kHz, and its words as far as their times are known."""

    audio: Samples
    said: tuple[Said, ...]


@dataclass(slots=True)
class Stream:
    """What was written of one utterance in one language: each committed word, and how much was heard when it was."""

    commits: list[tuple[Word, Ticks]] = field(default_factory=list)
    offered: dict[tuple[int, str], float] = field(default_factory=dict)
    """By place in the text and word, the highest probability with which it was expected."""

    def take(self, draft: Draft, heard: Ticks) -> None:
        """Note what is new in a draft."""
        self.commits += [(word, heard) for word in draft.committed[len(self.commits) :]]
        begin = len(draft.shown.committed) + len(draft.shown.provisional)
        for place, (word, joint) in enumerate(_joint(draft.shown.predicted), begin):
            key = place, word.text
            self.offered[key] = max(joint, self.offered.get(key, 0.0))

    def guesses(self) -> Iterator[Guess]:
        """What was expected, and whether the text went on so."""
        texts = [word.text for word, _ in self.commits]
        for (place, text), probability in self.offered.items():
            yield Guess(probability, place < len(texts) and texts[place] == text)


def _bold(loaded: Loaded) -> Loaded:
    """Return a model that shows all that it expects."""
    told = loaded.calibration
    pairs = {language: Pair(pair.margin, 0.0) for language, pair in told.pairs.items()}
    return replace(loaded, calibration=msgspec.structs.replace(told, confidence=0.0, pairs=pairs))


def streamed(
    loaded: Loaded, languages: Sequence[str], samples: Sequence[Sample], heard: Heard
) -> dict[str, list[Stream]]:
    """Hear all samples hop by hop; return a stream for each in each language, of which the first is spoken."""
    spoken, *targets = languages
    listener = Listener(_bold(loaded), spoken)
    streams = {language: [Stream() for _ in samples] for language in languages}
    for begin in range(0, len(samples), _AT_ONCE):
        batch = samples[begin : begin + _AT_ONCE]
        speeches = [listener.begin(begin + number, str(number), Ticks(0)) for number in range(len(batch))]
        for speech, sample in zip(speeches, batch, strict=True):
            speech.waiting, speech.ended = sample.audio, True
        while going := [speech for speech in speeches if not speech.done]:
            list(listener.advance(going, targets))
            for speech in going:
                for language, draft in speech.drafts.items():
                    streams[language][speech.told.utterance].take(draft, speech.window.end)
        heard(len(batch))
    return streams


def offline(
    loaded: Loaded, languages: Sequence[str], samples: Sequence[Sample], heard: Heard
) -> dict[str, list[Words]]:
    """Write all samples, each with all of its audio; return the words of each in each language."""
    encoder = SpeechEncoder(loaded.model)
    decoder = TextDecoder(loaded.model, loaded.probe, never=loaded.never, end=loaded.end)
    texts: dict[str, list[Words]] = {language: [] for language in languages}
    for sample in samples:
        features = FeatureWindow(loaded.extractor, loaded.statistics)
        features.append(sample.audio)
        length = ticks_from_samples(len(sample.audio), MODEL_RATE_HZ)
        window = Window(Ticks(0), length, features.frames)
        drafts = [_draft(loaded, language) for language in languages]
        rows = [draft.row(0, loaded.end, window.frames, final=True) for draft in drafts]
        encoded = encoder.encode([features.normalised()])
        for draft, written in zip(drafts, decoder.write(encoded, rows), strict=True):
            draft.finish(written, loaded, window, None)
            texts[draft.language].append(draft.committed)
        heard(1)
    return texts


def judged(
    margin: int, streams: Sequence[Stream], texts: Sequence[Words], samples: Sequence[Sample], *, spoken: bool
) -> MarginTrial:
    """Compare streams of one language with its texts; it may be the language `spoken`, whose words' times are known."""
    words = differing = 0
    lags: list[int] = []
    for stream, text, sample in zip(streams, texts, samples, strict=True):
        commits = [(word, at) for word, at in stream.commits if _is_word(word)]
        right = [word for word in text if _is_word(word)]
        words += len(right)
        differing += edits([word.text for word in right], [word.text for word, _ in commits])
        due = _due_as_said(commits, sample.said) if spoken else _due_as_looked_at(commits, right, sample.said)
        lags += [commits[place][1] - end for place, end in due]
    lag_ms = sum(lags) / TICKS_PER_MS / max(1, len(lags))
    return MarginTrial(margin, words, differing, len(lags), sum(lag < 0 for lag in lags), round(lag_ms, 1))


def _due_as_said(commits: Sequence[tuple[Word, Ticks]], said: Sequence[Said]) -> Iterator[tuple[int, Ticks]]:
    """Yield the places of committed words that were said so, and when each was over."""
    for place, other in _same(
        [_folded(one.text) for one in said], [_folded(word.text) for word, _ in commits]
    ):
        yield other, said[place].end


def _due_as_looked_at(
    commits: Sequence[tuple[Word, Ticks]], right: Sequence[Word], said: Sequence[Said]
) -> Iterator[tuple[int, Ticks]]:
    """Yield the places of committed words that stand in the whole text too, and when what they look at was over."""
    for place, other in _same([word.text for word in right], [word.text for word, _ in commits]):
        looked = right[place].end - _HALF_A_FRAME
        if said:
            nearest = min(said, key=lambda one: max(one.start - looked, looked - one.end, 0))
            yield other, nearest.end


def _same(texts: Sequence[str], others: Sequence[str]) -> Iterator[tuple[int, int]]:
    for place, other, count in SequenceMatcher(None, texts, others, autojunk=False).get_matching_blocks():
        yield from zip(range(place, place + count), range(other, other + count), strict=True)


def _joint(predicted: Words) -> Iterator[tuple[Word, float]]:
    """Yield words with the probability of all up to them; those that were one piece of text have it in common."""
    joint, before = 1.0, None
    for word in predicted:
        piece = word.start, word.end, word.confidence
        joint *= word.confidence if piece != before else 1.0
        before = piece
        yield word, joint


def _draft(loaded: Loaded, language: str) -> Draft:
    policy = loaded.calibration.policy_of(language)
    return Draft(language, loaded.codes[language], language not in UNSPACED, policy, 0.0)


def _is_word(word: Word) -> bool:
    return any(letter.isalnum() for letter in word.text)


def _folded(text: str) -> str:
    return "".join(letter for letter in text.casefold() if letter.isalnum())
