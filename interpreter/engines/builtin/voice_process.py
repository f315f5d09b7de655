"""eSpeak NG in a process of its own, as some texts crash it: what breaks is a word, not the session.

Requests go in as lines of JSON; answers come out as their length in bytes, whether they are speech or an excuse, and
that many bytes. The process ends with its input, so none is left behind however its owner ended.
"""

import contextlib
import faulthandler
import json
import logging
import os
import struct
import subprocess
import sys
import time
import weakref
from collections.abc import Iterable, Iterator
from dataclasses import asdict
from typing import IO, Any, cast

import numpy as np
from numpy.typing import NDArray

from interpreter.domain.errors import MissingPart, WorkerFailed
from interpreter.domain.processes import SAFE_PATH
from interpreter.engines.builtin.voice_library import EspeakLibrary, InstalledVoice

_COMMAND = (sys.executable, "-m", "interpreter.engines.builtin.voice_process")
_HEAD = struct.Struct("<I?")
_ANSWER_S, _START_S = 1.5, 10.0
"""No text takes as long, and no start: the process hangs, and ends itself."""
RESCUE_S = 1.0
"""How long a text that crashes the library is taken apart for the words that do not; a core waits three seconds."""
_MOST_HARMFUL = 1_000

Pcm = NDArray[np.int16]
_log = logging.getLogger(__name__)


class EspeakProcess:
    """The library as `EspeakLibrary` has it, behind a pipe. One thread uses it at a time."""

    def __init__(self) -> None:
        """Start the process. Raises MissingPart when the library or its data are absent, WorkerFailed if it fails."""
        self._harmful: set[str] = set()
        self.restarts = 0
        """How often a text ended the process."""
        facts = self._start()
        self.rate_hz = int(facts["rate_hz"])
        self.variants = frozenset[str](facts["variants"])
        self._voices = tuple(
            InstalledVoice(one["identifier"], tuple((code, rank) for code, rank in one["languages"]))
            for one in facts["voices"]
        )

    def voices(self) -> tuple[InstalledVoice, ...]:
        """The voices that have their pronunciation rules, in the library's own order."""
        return self._voices

    def speak(self, text: str, *, voice: str, words_per_minute: int, longest: int, until: float) -> Pcm:
        """Return `text` as int16, shape (frames,), at `rate_hz`; at most `longest` frames. No markup is understood.

        Of a text that crashes the library the words are spoken that do not, as far as they are found `until` then, a
        time of the monotonic clock.
        Raises MissingPart if `voice` cannot be selected, WorkerFailed if the process cannot be started again.
        """
        settings = {"voice": voice, "words_per_minute": words_per_minute, "longest": longest}
        return np.frombuffer(self._rescued(text, settings, until), np.int16)[:longest]

    def phonemes(self, text: str, *, voice: str) -> str:
        """Return how `voice` pronounces `text`, in IPA; empty for a text that crashes the library.

        Raises MissingPart and WorkerFailed as `speak` does.
        """
        request = {"text": text, "voice": voice}
        if f"{voice} {text}" in self._harmful:
            return ""
        answer = self._ask(request | {"phonemes": True})
        if answer is None:
            self._begin_again(request)
        return (answer or b"").decode()

    def close(self) -> None:
        """End the process and wait for it. May be called twice."""
        self._end()

    def _rescued(self, text: str, settings: dict[str, Any], deadline: float) -> bytes:
        harm = f"{settings['voice']} {text}"
        if harm not in self._harmful:
            answer = self._ask({"text": text} | settings)
            if answer is not None:
                return answer
            self._begin_again(settings | {"text": text})
        words = text.split()
        if len(words) < 2 or time.monotonic() > deadline:
            return b""
        middle = len(words) // 2
        halves = (" ".join(words[:middle]), " ".join(words[middle:]))
        return b"".join(self._rescued(half, settings, deadline) for half in halves)

    def _begin_again(self, request: dict[str, Any]) -> None:
        """Start the process that a request ended, and remember the text."""
        voice, text = request["voice"], request["text"]
        _log.warning("a text of %d characters ended the eSpeak NG voice %s", len(text), voice)
        if len(self._harmful) < _MOST_HARMFUL:
            self._harmful.add(f"{voice} {text}")
        self.restarts += 1
        self.close()
        self._start()

    def _start(self) -> dict[str, Any]:
        """Start the process; return what it says of the library."""
        try:
            process = subprocess.Popen(  # noqa: S603 - our own program, no shell
                _COMMAND,
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=subprocess.DEVNULL,
                env=os.environ | SAFE_PATH,
            )
        except OSError as error:
            raise WorkerFailed(f"The eSpeak NG voice cannot be started: {error.strerror}.") from error
        self._process = process
        self._entry, self._leave = cast("IO[bytes]", process.stdin), cast("IO[bytes]", process.stdout)
        self._end = weakref.finalize(self, _end, process, self._entry, self._leave)
        greeting = _read(self._leave)
        if greeting is None:
            raise WorkerFailed("The eSpeak NG voice ended as it started; run the set-up again.")
        facts: dict[str, Any] = json.loads(greeting)
        return facts

    def _ask(self, request: dict[str, Any]) -> bytes | None:
        """The answer to one request; None when it was the end of the process."""
        try:
            self._entry.write(json.dumps(request).encode() + b"\n")
            self._entry.flush()
        except OSError:
            return None
        return _read(self._leave)


def _read(source: IO[bytes]) -> bytes | None:
    """Read one answer; None at the end. Raises MissingPart when the answer is why there is none."""
    head = source.read(_HEAD.size)
    if len(head) < _HEAD.size:
        return None
    length, spoken = _HEAD.unpack(head)
    body = source.read(length)
    if len(body) < length:
        return None
    if not spoken:
        raise MissingPart(body.decode())
    return body


def _write(target: IO[bytes], body: bytes, *, spoken: bool = True) -> None:
    target.write(_HEAD.pack(len(body), spoken) + body)
    target.flush()


def _end(process: "subprocess.Popen[bytes]", *streams: IO[bytes]) -> None:
    """End a process and let go of its pipes."""
    process.kill()
    for stream in streams:
        with contextlib.suppress(OSError):
            stream.close()
    process.wait()


@contextlib.contextmanager
def within(seconds: float) -> Iterator[None]:
    """End this process if the block takes longer, even where it is stuck in the library."""
    faulthandler.dump_traceback_later(seconds, exit=True)
    yield
    faulthandler.cancel_dump_traceback_later()


def _answered(library: EspeakLibrary, request: dict[str, Any]) -> bytes:
    if request.pop("phonemes", False):
        return library.phonemes(**request).encode()
    return library.speak(**request)


def serve(requests: Iterable[bytes], answers: IO[bytes]) -> None:
    """Load the library and answer requests until there are no more; what takes too long ends the process."""
    try:
        with within(_START_S):
            library = EspeakLibrary()
        facts = {
            "rate_hz": library.rate_hz,
            "variants": sorted(library.variants),
            "voices": [asdict(voice) for voice in library.voices()],
        }
        _write(answers, json.dumps(facts).encode())
        for request in requests:
            with within(_ANSWER_S):
                answer = _answered(library, json.loads(request))
            _write(answers, answer)
    except MissingPart as error:
        _write(answers, str(error).encode(), spoken=False)


if __name__ == "__main__":
    serve(sys.stdin.buffer, sys.stdout.buffer)
