"""Reference material beside a recording: STM, CTM, transcripts and translations."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import soundfile
from numpy.typing import NDArray

from interpreter.audio.files import open_recording
from interpreter.domain.errors import UnreadableAudio, UserMistake
from interpreter.domain.timeline import ms_from_ticks
from interpreter.lab.texts import lines_of
from interpreter.lab.words import normalised, written_words

AUDIO_SUFFIXES = (".flac", ".wav", ".ogg", ".opus", ".mp3", ".m4a", ".aac", ".webm", ".mkv", ".mp4", ".aiff")


@dataclass(frozen=True, slots=True)
class SpokenWord:
    """A comparable word and when it was said, milliseconds."""

    text: str
    start_ms: float
    end_ms: float


@dataclass(frozen=True, slots=True)
class Sentence:
    """One STM line: who said what, when. `words` are in spoken order with their times."""

    speaker: str
    start_ms: float
    end_ms: float
    text: str
    words: tuple[SpokenWord, ...] = ()
    translations: Mapping[str, str] | None = None


@dataclass(frozen=True, slots=True)
class Reference:
    """What is known about one recording; None where the material says nothing."""

    name: str
    audio: Path | None
    duration_ms: float | None
    sentences: tuple[Sentence, ...] | None
    """In the order of their start."""
    transcript: str | None
    translations: Mapping[str, str]
    """Language → the whole translation."""
    interpolated: bool
    """True when word times are spread evenly over the sentences because there is no CTM."""

    @property
    def words(self) -> tuple[SpokenWord, ...]:
        """All timed words, sentence by sentence."""
        return tuple(word for sentence in self.sentences or () for word in sentence.words)


def find(place: Path) -> tuple[Path, ...]:
    """Return the base paths (audio without its suffix) of a set: a directory, searched through, or one base path.

    Raises UserMistake when there is no such set or no audio in it.
    """
    if place.is_dir():
        found = [path for path in place.rglob("*") if path.suffix.lower() in AUDIO_SUFFIXES]
    else:
        found = [
            path
            for path in place.parent.glob(f"{_escaped(place.name)}.*")
            if path.suffix.lower() in AUDIO_SUFFIXES and path.stem == place.name
        ]
        if place.suffix.lower() in AUDIO_SUFFIXES and place.is_file():
            found = [place]
    if not found:
        missing = (
            "holds no recording" if place.is_dir() else "is no directory and no recording with references"
        )
        raise UserMistake(
            f"{place} {missing}; name a directory with audio files, or one of them without its suffix."
        )
    return tuple(sorted({path.with_suffix("") for path in found}))


def audio_of(base: Path) -> Path | None:
    """Return the recording with this base path, None where there is none."""
    return next((p for s in AUDIO_SUFFIXES if (p := base.with_name(base.name + s)).is_file()), None)


def duration_ms(audio: Path) -> float | None:
    """Return how long a recording lasts, None where its header does not say."""
    try:
        return float(soundfile.info(audio).duration) * 1000
    except soundfile.LibsndfileError:
        return _promised_ms(audio)


def _promised_ms(audio: Path) -> float | None:
    """How long audio lasts that libsndfile does not know, such as m4a."""
    try:
        recording = open_recording(audio)
    except UnreadableAudio:
        return None
    recording.close()
    return None if recording.duration is None else ms_from_ticks(recording.duration)


def load(base: Path, *, language: str = "en") -> Reference:
    """Return the reference of one recording from the files that share the base path.

    Raises UserMistake for a broken STM or CTM, or a translation whose lines do not match the STM's.
    """
    audio = audio_of(base)
    stm, ctm, txt = (base.with_name(base.name + suffix) for suffix in (".stm", ".ctm", ".txt"))
    translated = _translations(base)
    sentences = _sentences(stm, translated) if stm.is_file() else None
    if sentences is not None:
        sentences = _timed(sentences, ctm, language) if ctm.is_file() else _spread(sentences, language)
    transcript = _transcript(sentences, txt)
    return Reference(
        name=base.name,
        audio=audio,
        duration_ms=None if audio is None else duration_ms(audio),
        sentences=sentences,
        transcript=transcript,
        translations=_whole(sentences, translated),
        interpolated=sentences is not None and not ctm.is_file(),
    )


def _escaped(name: str) -> str:
    return name.replace("[", "[[]").replace("*", "[*]").replace("?", "[?]")


def _translations(base: Path) -> dict[str, list[str]]:
    found = {}
    for path in sorted(base.parent.glob(f"{_escaped(base.name)}.*.txt")):
        language = path.name.removeprefix(base.name + ".").removesuffix(".txt")
        if "." not in language:
            found[language] = lines_of(path)
    return found


def _sentences(stm: Path, translated: Mapping[str, list[str]]) -> tuple[Sentence, ...]:
    lines = [line for line in lines_of(stm) if line.strip() and line[:2] != ";;"]
    for language, text in translated.items():
        if len(text) != len(lines):
            raise UserMistake(
                f"{stm.stem}.{language}.txt has {len(text)} lines but {stm.name} has {len(lines)}; "
                "a reference translation needs one line per STM line."
            )
    found = []
    for number, line in enumerate(lines):
        sentence = _sentence(line, stm, {language: text[number] for language, text in translated.items()})
        if "ignore_time_segment_in_scoring" not in sentence.text:
            found.append(sentence)
    return tuple(sorted(found, key=lambda sentence: (sentence.start_ms, sentence.end_ms)))


def _sentence(line: str, stm: Path, translations: Mapping[str, str]) -> Sentence:
    """Read `file channel speaker start end [<label>] text` (NIST STM)."""
    try:
        _, _, speaker, start, end, *rest = line.split(maxsplit=5)
        text = rest[0] if rest else ""
        if text.startswith("<"):
            text = text.partition(">")[2].strip()
        return Sentence(speaker, float(start) * 1000, float(end) * 1000, text, translations=translations)
    except ValueError as error:
        raise UserMistake(f"{stm.name} is not NIST STM at “{line[:60]}”; mend that line.") from error


def _timed(sentences: Sequence[Sentence], ctm: Path, language: str) -> tuple[Sentence, ...]:
    """Give each sentence the CTM words that belong to it, spelled comparably."""
    if not sentences:
        return ()
    nearest = _Nearest.of(sentences)
    mine: list[list[SpokenWord]] = [[] for _ in sentences]
    for line in lines_of(ctm):
        if line.strip() and line[:2] != ";;":
            speaker, word = _spoken(line, ctm)
            mine[nearest(speaker, word)].append(word)
    return tuple(
        _with_words(sentence, _spelled(words, language))
        for sentence, words in zip(sentences, mine, strict=True)
    )


def _spoken(line: str, ctm: Path) -> tuple[str, SpokenWord]:
    """Read `file channel start duration word` (NIST CTM); the channel may name the speaker."""
    try:
        _, speaker, start, duration, word = line.split()[:5]
        start_ms = float(start) * 1000
        return speaker, SpokenWord(word, start_ms, start_ms + float(duration) * 1000)
    except ValueError as error:
        raise UserMistake(f"{ctm.name} is not NIST CTM at “{line[:60]}”; mend that line.") from error


@dataclass(frozen=True, slots=True)
class _Nearest:
    """Finds the sentence of a word: of its speaker, if that one speaks at all, the nearest, the earlier of two."""

    speakers: NDArray[np.str_]
    starts_ms: NDArray[np.float64]
    ends_ms: NDArray[np.float64]

    @classmethod
    def of(cls, sentences: Sequence[Sentence]) -> "_Nearest":
        """Sentences are in the order of their start; at least one."""
        return cls(
            np.array([sentence.speaker for sentence in sentences]),
            np.array([sentence.start_ms for sentence in sentences]),
            np.array([sentence.end_ms for sentence in sentences]),
        )

    def __call__(self, speaker: str, word: SpokenWord) -> int:
        middle = (word.start_ms + word.end_ms) / 2
        distances = np.maximum(np.maximum(self.starts_ms - middle, middle - self.ends_ms), 0.0)
        mine = self.speakers == speaker
        return int(np.argmin(np.where(mine, distances, np.inf) if mine.any() else distances))


def _spelled(words: Sequence[SpokenWord], language: str) -> tuple[SpokenWord, ...]:
    ordered = sorted(words, key=lambda word: word.start_ms)
    return tuple(
        SpokenWord(normal.text, ordered[normal.origin].start_ms, ordered[normal.origin].end_ms)
        for normal in normalised([word.text for word in ordered], language)
    )


def _spread(sentences: Sequence[Sentence], language: str) -> tuple[Sentence, ...]:
    """Give every word of a sentence an equal share of its time."""
    spread = []
    for sentence in sentences:
        texts = [word.text for word in normalised(written_words(sentence.text), language)]
        step = (sentence.end_ms - sentence.start_ms) / max(1, len(texts))
        spread.append(
            _with_words(
                sentence,
                tuple(
                    SpokenWord(text, sentence.start_ms + step * place, sentence.start_ms + step * (place + 1))
                    for place, text in enumerate(texts)
                ),
            )
        )
    return tuple(spread)


def _with_words(sentence: Sentence, words: tuple[SpokenWord, ...]) -> Sentence:
    return Sentence(
        sentence.speaker, sentence.start_ms, sentence.end_ms, sentence.text, words, sentence.translations
    )


def _transcript(sentences: Sequence[Sentence] | None, txt: Path) -> str | None:
    if sentences is not None:
        return " ".join(sentence.text for sentence in sentences)
    return " ".join(" ".join(lines_of(txt)).split()) if txt.is_file() else None


def _whole(sentences: Sequence[Sentence] | None, translated: Mapping[str, list[str]]) -> dict[str, str]:
    if sentences is None:
        return {language: " ".join(lines) for language, lines in translated.items()}
    return {
        language: " ".join((sentence.translations or {})[language] for sentence in sentences)
        for language in translated
    }
