"""An honest product for the self-test: it listens, 20 ms at a time, to levels that stand for words.

`python -m interpreter.lab.selftest.oracle RECORDING …` takes the arguments of `openbooth interpret` and writes its feed
to standard output. It shows a word 0.1 s after it was said and commits it at 0.4 s, a translated one 0.4 s and 0.5 s
later, and speaks a sentence when it has ended. It knows nothing that has not been said, but which words usually follow:
it predicts two.
"""

import argparse
import json
import sys
import time
from array import array
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from wave import open as open_wave

from interpreter.lab.selftest.conversation import LEVEL, RATE_HZ, WORDS, expected_after

FRAME_MS = 20
ENDED_MS = 300
SPOKEN_WORD_MS = 250
PREDICTED = 2
LAGS_MS = {"en": (100, 400), "es": (500, 900)}
"""When words are shown, and when they are committed."""

Event = dict[str, Any]


@dataclass(slots=True)
class Utterance:
    """One sentence as far as it was heard; `words` are number, start and end."""

    number: int
    words: list[tuple[int, int, int]] = field(default_factory=list)
    ended: bool = False
    revisions: int = 0

    def caption(self, language: str, now_ms: int) -> Event:
        """Return what is known now."""
        shown_ms, committed_ms = LAGS_MS[language]
        shown = [word for word in self.words if word[2] + shown_ms <= now_ms]
        said = [WORDS[number - 1][language == "es"] for number, _, _ in shown]
        sure = sum(end_ms + committed_ms <= now_ms for _, _, end_ms in shown)
        self.revisions += 1
        return {
            "type": "caption",
            "at_ms": now_ms,
            "utterance": self.number,
            "revision": self.revisions,
            "speaker": "S1",
            "speaker_name": None,
            "channel": None if language == "en" else language,
            "language": language,
            "start_ms": shown[0][1],
            "end_ms": shown[-1][2],
            "committed": " ".join(said[:sure]),
            "provisional": " ".join(said[sure:]),
            "predicted": " ".join(WORDS[number - 1][0] for number in self._expected(language, shown)),
            "ended": self.ended and sure == len(self.words),
        }

    def _expected(self, language: str, shown: list[tuple[int, int, int]]) -> list[int]:
        return expected_after(shown[-1][0], PREDICTED) if language == "en" and not self.ended else []

    def speech(self, start_ms: int) -> Event:
        """Return how it is spoken."""
        return {
            "type": "speech",
            "at_ms": start_ms,
            "channel": "es",
            "language": "es",
            "utterance": self.number,
            "start_ms": start_ms,
            "duration_ms": SPOKEN_WORD_MS * len(self.words),
        }


@dataclass(slots=True)
class Oracle:
    """Takes levels and returns events, both as time goes by."""

    word: int = 0
    began_ms: int = 0
    heard_ms: int = 0
    utterance: Utterance = field(default_factory=lambda: Utterance(1))
    free_ms: int = 0
    due: list[tuple[int, Utterance, str | None]] = field(default_factory=list)
    """When something is said of an utterance, and in which language it is shown; None: it is spoken."""

    def hear(self, level: int, now_ms: int) -> list[Event]:
        """Take the level of the frame that ends now; return what is said now."""
        if level != self.word:
            if self.word:
                self._heard(now_ms - FRAME_MS)
            self.word, self.began_ms = level, now_ms - FRAME_MS
        if self.utterance.words and not self.word and now_ms - self.heard_ms >= ENDED_MS:
            self._end(now_ms)
        return self.told(now_ms)

    def told(self, now_ms: int) -> list[Event]:
        """Return what is due."""
        ready = sorted((one for one in self.due if one[0] <= now_ms), key=lambda one: one[0])
        self.due = [one for one in self.due if one[0] > now_ms]
        return [
            utterance.speech(at_ms) if language is None else utterance.caption(language, at_ms)
            for at_ms, utterance, language in ready
        ]

    def _heard(self, end_ms: int) -> None:
        self.utterance.words.append((self.word, self.began_ms, end_ms))
        self.heard_ms = end_ms
        for language, lags_ms in LAGS_MS.items():
            self.due += [(end_ms + lag_ms, self.utterance, language) for lag_ms in lags_ms]

    def _end(self, now_ms: int) -> None:
        self.utterance.ended = True
        start_ms = max(self.free_ms, now_ms + FRAME_MS)
        self.free_ms = start_ms + SPOKEN_WORD_MS * len(self.utterance.words)
        self.due.append((start_ms, self.utterance, None))
        self.utterance = Utterance(self.utterance.number + 1)


def main() -> None:
    """Interpret one recording."""
    asked = argparse.ArgumentParser()
    asked.add_argument("recording", type=Path)
    asked.add_argument("--out", type=Path)
    asked.add_argument("--pace", default="fast")
    order, _ = asked.parse_known_args()
    began_s = time.monotonic()
    spoken: list[Event] = []
    for sequence, event in enumerate(_feed(_levels(order.recording)), 1):
        if order.pace == "realtime":
            time.sleep(max(0.0, began_s + event["at_ms"] / 1000 - time.monotonic()))
        spoken += [event] if event["type"] == "speech" else []
        sys.stdout.write(json.dumps({"sequence": sequence} | event, ensure_ascii=False) + "\n")
        sys.stdout.flush()
    _write_channel(order.out, spoken)


def _feed(levels: Iterator[int]) -> Iterator[Event]:
    oracle, now_ms = Oracle(), 0
    yield {"type": "session", "at_ms": 0, "state": "running", "session": "selftest"}
    for level in levels:
        now_ms += FRAME_MS
        yield from oracle.hear(level, now_ms)
    duration_ms = now_ms
    while oracle.due or now_ms < oracle.free_ms:
        now_ms += FRAME_MS
        yield from oracle.told(now_ms)
    yield {"type": "summary", "at_ms": now_ms, "duration_ms": duration_ms, "restarts": 0}


def _levels(recording: Path) -> Iterator[int]:
    """Yield which word each frame sounds like, 0 for none."""
    with open_wave(str(recording), "rb") as file:
        while frame := file.readframes(RATE_HZ * FRAME_MS // 1000):
            values = array("h", frame)
            number = round(values[len(values) // 2] / LEVEL)
            yield number if 0 < number <= len(WORDS) else 0


def _write_channel(out: Path | None, spoken: list[Event]) -> None:
    """Write what sounded: a buzz while something was spoken."""
    if out is None or not spoken:
        return
    sound = array("h", bytes(2 * RATE_HZ * (spoken[-1]["start_ms"] + spoken[-1]["duration_ms"]) // 1000))
    for event in spoken:
        first, count = (event[key] * RATE_HZ // 1000 for key in ("start_ms", "duration_ms"))
        sound[first : first + count] = array("h", [4_000, -4_000] * (count // 2))
    out.mkdir(parents=True, exist_ok=True)
    with open_wave(str(out / "channel.es.wav"), "wb") as file:
        file.setnchannels(1)
        file.setsampwidth(2)
        file.setframerate(RATE_HZ)
        file.writeframes(sound.tobytes())


if __name__ == "__main__":
    main()
