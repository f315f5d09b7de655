"""Takes a set with word times apart into utterances, as an engine measures them."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from interpreter.audio.files import open_recording
from interpreter.domain.audio import Samples
from interpreter.domain.errors import UserMistake
from interpreter.domain.steps import MODEL_RATE_HZ
from interpreter.dsp.resampling import ModelResampler
from interpreter.lab import references
from interpreter.lab.alignment import aligned
from interpreter.lab.references import Reference, Sentence
from interpreter.lab.words import normalised

_LONGEST_MS = 30_000.0
"""Longer ones are left out: no session hears an utterance in one piece for so long."""
_SHORTEST_MS = 200.0
_LEAD_MS, _TAIL_MS = 100.0, 300.0
"""Silence around an utterance, as far as nobody else speaks in it."""
_READ_FRAMES = 1 << 16

Times = tuple[float, float] | None


@dataclass(frozen=True, slots=True)
class Utterance:
    """One sentence: where its audio is (NumPy, float32, 16 kHz), and each written word with its times in it, ms."""

    audio: str
    words: tuple[tuple[str, Times], ...]


def translations(place: Path, language: str) -> tuple[str, ...]:
    """Return the languages that a set has translations in. Raises UserMistake for a set that cannot be used."""
    known = (reference.translations for reference in _loaded(place, language))
    return tuple(dict.fromkeys(code for languages in known for code in languages))


def utterances(place: Path, folder: Path, *, language: str) -> tuple[Utterance, ...]:
    """Take a set apart, with the audio in `folder`.

    Raises UserMistake for a set without recordings or without word times.
    """
    found = [one for reference in _loaded(place, language) for one in _parts(reference, folder, language)]
    if not found:
        raise UserMistake(
            f"{place} has no recording whose words have known times; put an STM and a CTM file beside each."
        )
    return tuple(found)


def _loaded(place: Path, language: str) -> Iterator[Reference]:
    for base in references.find(place):
        yield references.load(base, language=language)


def _parts(reference: Reference, folder: Path, language: str) -> Iterator[Utterance]:
    sentences = reference.sentences or ()
    if reference.interpolated or reference.audio is None or not sentences:
        return
    samples = _heard(reference.audio)
    for place, sentence in enumerate(sentences):
        if not sentence.words or not _SHORTEST_MS < sentence.end_ms - sentence.start_ms < _LONGEST_MS:
            continue
        begin, end = _span(sentences, place)
        path = folder / f"{len(list(folder.iterdir()))}.npy"
        np.save(path, samples[_sample(begin) : _sample(end)])
        yield Utterance(str(path), written(sentence, begin, language))


def written(sentence: Sentence, begin_ms: float, language: str) -> tuple[tuple[str, Times], ...]:
    """Return the words of a sentence as they are written, with the times from `begin_ms` on of those that were said."""
    words = sentence.text.split()
    plain = normalised(words, language)
    pairs = aligned([one.text for one in plain], [word.text for word in sentence.words])
    times: dict[int, tuple[float, float]] = {}
    for pair in pairs:
        if pair.equal:
            said, place = sentence.words[pair.hypothesis], plain[pair.reference].origin
            begin, end = said.start_ms - begin_ms, said.end_ms - begin_ms
            before = times.get(place, (begin, end))
            times[place] = min(before[0], begin), max(before[1], end)
    return tuple((word, times.get(place)) for place, word in enumerate(words))


def _span(sentences: Sequence[Sentence], place: int) -> tuple[float, float]:
    """Where an utterance is cut out, ms: with a little silence around it, but nobody else's words."""
    mine = sentences[place]
    before = max((one.end_ms for one in sentences[:place] if one.end_ms <= mine.start_ms), default=0.0)
    after = min(
        (one.start_ms for one in sentences[place + 1 :] if one.start_ms >= mine.end_ms), default=np.inf
    )
    return max(before, mine.start_ms - _LEAD_MS, 0.0), min(after, mine.end_ms + _TAIL_MS)


def _heard(path: Path) -> Samples:
    recording = open_recording(path)
    try:
        resampler = ModelResampler(recording.rate_hz)
        parts = []
        while len(block := recording.read(_READ_FRAMES)):
            parts.append(resampler.push(block))
        return np.concatenate([*parts, resampler.finish()])
    finally:
        recording.close()


def _sample(ms: float) -> int:
    return round(ms * MODEL_RATE_HZ / 1000)
