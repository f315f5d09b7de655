"""Writes a panel's reference files in NIST's forms.

STM: one line per sentence as a person writes it. CTM: one line per spoken word, the speaker in the channel column so
that overlapped speech keeps both. RTTM: one line per stretch of one speaker, pauses below 0.3 s bridged (the convention
of NIST's Rich Transcription evaluations). One text file per translation, a line per STM line in the same order.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from interpreter.lab.panel_flite import SpokenWord
from interpreter.lab.panel_script import Sentence

BRIDGED_PAUSE_S = 0.3


@dataclass(frozen=True, slots=True)
class PlacedSentence:
    """A sentence at its place in the panel; word times are seconds from the start of the recording."""

    speaker: str
    sentence: Sentence
    words: tuple[SpokenWord, ...]

    @property
    def start(self) -> float:
        """Seconds: where the first word begins."""
        return self.words[0].start

    @property
    def end(self) -> float:
        """Seconds: where the last word ends."""
        return self.words[-1].end


def stm(name: str, sentences: Iterable[PlacedSentence]) -> str:
    """Return the segment time marks, sentences in the order given."""
    return "".join(
        f"{name} 1 {placed.speaker} {placed.start:.3f} {placed.end:.3f} <o,f0,unknown> {placed.sentence.text}\n"
        for placed in sentences
    )


def ctm(name: str, sentences: Iterable[PlacedSentence]) -> str:
    """Return the conversation time marks of all words, sorted by start."""
    words = [(word, placed.speaker) for placed in sentences for word in placed.words]
    words.sort(key=lambda entry: entry[0].start)
    return "".join(
        f"{name} {speaker} {word.start:.3f} {word.end - word.start:.3f} {word.text}\n"
        for word, speaker in words
    )


def rttm(name: str, sentences: Sequence[PlacedSentence]) -> str:
    """Return the rich transcription time marks, sorted by start."""
    stretches = [
        (start, end, speaker)
        for speaker in sorted({placed.speaker for placed in sentences})
        for start, end in _stretches(
            word for placed in sentences if placed.speaker == speaker for word in placed.words
        )
    ]
    return "".join(
        f"SPEAKER {name} 1 {start:.3f} {end - start:.3f} <NA> <NA> {speaker} <NA> <NA>\n"
        for start, end, speaker in sorted(stretches)
    )


def translation(language: str, sentences: Iterable[PlacedSentence]) -> str:
    """Return the reference translations into `language`, one line per sentence."""
    return "".join(f"{placed.sentence.translations[language]}\n" for placed in sentences)


def _stretches(words: Iterable[SpokenWord]) -> list[tuple[float, float]]:
    stretches: list[tuple[float, float]] = []
    for word in words:
        if stretches and word.start - stretches[-1][1] < BRIDGED_PAUSE_S:
            stretches[-1] = (stretches[-1][0], word.end)
        else:
            stretches.append((word.start, word.end))
    return stretches
