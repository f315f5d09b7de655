"""What the taught SeamlessM4T understands: sixteen English words as flite's voices say them, in four languages.

An utterance is a row of parts, drawn anew each time: a noun; a verb and a noun, either of which may be any; or a set
phrase. After the first word of a set phrase the rest of it is certain, everything else is a guess of one in six or
less. French and Spanish follow word by word, German says the noun before its verb.
"""

import subprocess
from dataclasses import dataclass, field
from functools import cache

import numpy as np
from numpy.typing import NDArray

RATE_HZ = 16_000
VOICES = ("slt", "rms")
_PHRASES = (("ladies", "and", "gentlemen"), ("good", "morning", "everybody"), ("next", "week"))
_NOUNS = ("water", "bread", "music", "paper", "garden", "children")
_VERBS = ("brings", "finds")
_ENGLISH = "ladies and gentlemen good morning everybody next week water bread music paper garden children brings finds"
_FRENCH = "mesdames et messieurs bon matin tous prochaine semaine eau pain musique papier jardin enfants apporte trouve"
_GERMAN = (
    "Damen und Herren guten Morgen alle nächste Woche Wasser Brot Musik Papier Garten Kinder bringt findet"
)
_SPANISH = (
    "señoras y señores buenos días todos próxima semana agua pan música papel jardín niños trae encuentra"
)
WORDS = tuple(_ENGLISH.split())
DICTIONARY = {
    language: dict(zip(WORDS, text.split(), strict=True))
    for language, text in (("eng", _ENGLISH), ("fra", _FRENCH), ("deu", _GERMAN), ("spa", _SPANISH))
}
CERTAIN = frozenset(word for phrase in _PHRASES for word in phrase[1:])
"""Words that are known before they are said."""
_LONGEST = 8
_ENDS = 0.25
"""How often an utterance ends after a part."""
_PAUSE_S = 1.0

Samples = NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class Utterance:
    """English words said by one voice, and when each begins and ends, in seconds from the start of the samples."""

    samples: Samples
    words: tuple[str, ...]
    times: tuple[tuple[float, float], ...]

    def translated(self, language: str) -> tuple[str, ...]:
        """The words that are right in a language."""
        return tuple(DICTIONARY[language][self.words[place]] for place in order(self.words, language))


@dataclass(slots=True)
class Recording:
    """Several utterances with pauses before, between and after them; times are those of the recording."""

    samples: Samples = field(default_factory=lambda: np.zeros(0, np.float32))
    utterances: list[Utterance] = field(default_factory=list)


def order(words: tuple[str, ...], language: str) -> list[int]:
    """Which word of the original each word of its translation is of."""
    places = list(range(len(words)))
    if language == "deu":
        for place in places[:-1]:
            if words[place] in _VERBS:
                places[place], places[place + 1] = place + 1, place
    return places


def utterance_words(chance: np.random.Generator) -> tuple[str, ...]:
    """Draw two to eight words; no part ends with the word that was said last."""
    words: list[str] = []
    while True:
        part = _part(chance)
        if words and part[-1] == words[-1]:
            continue
        if len(words) + len(part) > _LONGEST:
            return tuple(words)
        words += part
        if len(words) > 1 and chance.random() < _ENDS:
            return tuple(words)


def _part(chance: np.random.Generator) -> tuple[str, ...]:
    kind, noun = chance.random(), _NOUNS[chance.integers(len(_NOUNS))]
    if kind < 0.5:
        return _PHRASES[chance.integers(len(_PHRASES))]
    return (_VERBS[chance.integers(len(_VERBS))], noun) if kind < 0.75 else (noun,)


@cache
def said(voice: str, word: str) -> Samples:
    """A word alone, 16 kHz, without silence around it, at a common loudness. Needs the program flite."""
    run = subprocess.run(
        ["flite", "-voice", voice, "-t", word, "-o", "/dev/stdout"], check=True, capture_output=True
    )
    samples = np.frombuffer(run.stdout[44:], "<i2").astype(np.float32) / 32_768
    loud = np.flatnonzero(np.abs(samples) > 0.01)
    samples = samples[loud[0] : loud[-1]]
    return np.asarray(0.08 * samples / np.sqrt(np.mean(np.square(samples))), np.float32)


def say(
    words: tuple[str, ...], *, voice: str = VOICES[0], lead_s: float = 0.2, tail_s: float = 0.3, seed: int = 0
) -> Utterance:
    """Say words with hardly a pause between them, in very little noise; `lead_s` and `tail_s` are silence."""
    chance = np.random.default_rng(seed)
    parts, times = [np.zeros(round(lead_s * RATE_HZ), np.float32)], []
    for word in words:
        begin = sum(map(len, parts))
        spoken = said(voice, word)
        times.append((begin / RATE_HZ, (begin + len(spoken)) / RATE_HZ))
        parts += [spoken, np.zeros(chance.integers(400, 1_600), np.float32)]
    parts.append(np.zeros(round(tail_s * RATE_HZ), np.float32))
    samples = np.concatenate(parts)
    noise = chance.normal(0, 1e-4, len(samples))
    return Utterance((samples + noise).astype(np.float32), words, tuple(times))


def recording(*, seconds: float = 60, seed: int = 0, voices: tuple[str, ...] = VOICES) -> Recording:
    """Utterances of changing voices with a second of silence between them, `seconds` long or a little less."""
    chance = np.random.default_rng(seed)
    whole = Recording()
    pause = chance.normal(0, 1e-4, round(_PAUSE_S * RATE_HZ)).astype(np.float32)
    while True:
        voice = voices[len(whole.utterances) % len(voices)]
        one = say(
            utterance_words(chance), voice=voice, lead_s=0, tail_s=0, seed=int(chance.integers(1 << 30))
        )
        if len(whole.samples) + len(one.samples) + 2 * len(pause) > seconds * RATE_HZ:
            whole.samples = np.concatenate((whole.samples, pause))
            return whole
        begin = (len(whole.samples) + len(pause)) / RATE_HZ
        times = tuple((begin + start, begin + end) for start, end in one.times)
        whole.samples = np.concatenate((whole.samples, pause, one.samples))
        whole.utterances.append(Utterance(one.samples, one.words, times))
