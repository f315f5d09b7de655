"""Writes the self-test's recordings with their references."""

from array import array
from collections.abc import Sequence
from pathlib import Path
from wave import open as open_wave

from interpreter.lab.selftest.conversation import (
    GAP_MS,
    RATE_HZ,
    WORD_MS,
    samples,
    starts_ms,
    translated,
)

NAME = "conversation"


def write(folder: Path, sentences: Sequence[str]) -> Path:
    """Write a recording of these sentences, with STM, CTM and a translation beside it; return it."""
    folder.mkdir(parents=True)
    recording = folder / f"{NAME}.wav"
    with open_wave(str(recording), "wb") as file:
        file.setnchannels(1)
        file.setsampwidth(2)
        file.setframerate(RATE_HZ)
        file.writeframes(array("h", samples(sentences)).tobytes())
    timed = list(zip(sentences, starts_ms(sentences), strict=True))
    _lines(recording.with_suffix(".stm"), [_stm(*one) for one in timed])
    _lines(recording.with_suffix(".ctm"), [line for one in timed for line in _ctm(*one)])
    _lines(folder / f"{NAME}.es.txt", [translated(sentence) for sentence in sentences])
    return recording


def _stm(sentence: str, start_ms: int) -> str:
    end_ms = start_ms + len(sentence.split()) * (WORD_MS + GAP_MS) - GAP_MS
    return f"{NAME} 1 Anna {start_ms / 1000:.3f} {end_ms / 1000:.3f} {sentence}"


def _ctm(sentence: str, start_ms: int) -> list[str]:
    starts = (start_ms + place * (WORD_MS + GAP_MS) for place in range(len(sentence.split())))
    return [
        f"{NAME} Anna {at / 1000:.3f} {WORD_MS / 1000:.3f} {word}"
        for at, word in zip(starts, sentence.split(), strict=True)
    ]


def _lines(path: Path, lines: Sequence[str]) -> None:
    path.write_text("".join(f"{line}\n" for line in lines), encoding="utf-8")
