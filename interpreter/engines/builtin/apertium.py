"""Apertium kept alive: every stage of a mode's pipeline runs on, and a sentence is answered in a few milliseconds.

Each stage flushes at a null byte (`-z`). A text ends in two closed superblanks, the second with a line break: an open
one would hang the stream for good, and a reply that lacks them comes from a pipeline that has lost a stage. Stages are
started without a shell, in sessions of their own, with bounded memory; they end at the end of their input and are
killed with us.
"""

import os
import re
import select
import shlex
import shutil
import subprocess
import time
import unicodedata
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

import psutil

from interpreter.domain.errors import MissingPart, UnsupportedLanguage, WorkerFailed

MODES = Path("/usr/share/apertium/modes")
SOURCE_LANGUAGE = "en"

_PACKAGES = {
    "eng-spa": "apertium-eng-spa",
    "eng-cat": "apertium-eng-cat",
    "en-gl": "apertium-en-gl",
    "es-fr": "apertium-fr-es",
    "es-pt": "apertium-es-pt",
    "spa-ita": "apertium-spa-ita",
    "es-ro": "apertium-es-ro",
}
_DIRECT = {"es": ("eng-spa", "en-es"), "ca": ("eng-cat", "en-ca"), "gl": ("eng-glg", "en-gl")}
_THROUGH_SPANISH = {
    "fr": ("spa-fra", "es-fr"),
    "pt": ("spa-por", "es-pt"),
    "it": ("spa-ita", "es-it"),
    "ro": ("spa-ron", "es-ro"),
}
_PIVOT = "es"

_TRAILER = "[][\n]"
_RESERVED = frozenset("[]{}^$/\\@<>*#~|")
_UNKNOWN = re.compile(r"(?<!\S)\*(\w)")
_TAGS = re.compile(r"<[^<>]*>")
_MARKS = re.compile(r"[*@#~^$/\\{}\[\]<>|]")
_MEMORY_BYTES = 1 << 30
_START_S = 10.0
_REPLY_S = 3.0
_LOOK_S = 0.05
_MOST_PATIENCE = 10
_AT_WORK = {psutil.STATUS_RUNNING, psutil.STATUS_DISK_SLEEP}

Edit = Callable[[str], str]
"""What is done to the stream of one text between two stages."""


def available_targets(modes: Path = MODES) -> dict[str, str]:
    """Target language → the language it goes through, or "" for a direct pair, as far as pairs are installed."""
    if not shutil.which("lt-proc"):
        return {}
    direct = {target: "" for target, names in _DIRECT.items() if _installed(names, modes)}
    if _PIVOT not in direct:
        return direct
    return direct | {target: _PIVOT for target, names in _THROUGH_SPANISH.items() if _installed(names, modes)}


def mode_for(source: str, target: str, modes: Path = MODES) -> str:
    """The installed mode for a pair of languages. Raises MissingPart or UnsupportedLanguage with what to do."""
    names = _DIRECT.get(target, ()) if source == SOURCE_LANGUAGE else _THROUGH_SPANISH.get(target, ())
    found = _installed(names, modes)
    if found:
        return found
    package = next((_PACKAGES[name] for name in names if name in _PACKAGES), "")
    if not package:
        raise UnsupportedLanguage(f"Apertium does not translate into {target}; choose another language.")
    raise MissingPart(f"Translation into {target} needs Apertium: install the package {package}.")


def is_reserved(text: str) -> bool:
    """Whether `text` holds a character that means something to Apertium, or one that is not text at all."""
    return any(character in _RESERVED or unicodedata.category(character)[0] == "C" for character in text)


class Pipeline:
    """One running Apertium mode. Used from one thread that lives as long as the pipeline.

    With `names`, unknown words get a capital: what a recogniser writes in small letters and no dictionary knows is
    mostly a name. `edits` are applied behind the stages whose command names them.
    """

    def __init__(
        self,
        mode: str,
        *,
        modes: Path = MODES,
        reply_s: float = _REPLY_S,
        names: bool = False,
        edits: Mapping[str, Edit] | None = None,
    ) -> None:
        self._parts = _parts(_commands((modes / f"{mode}.mode").read_text(encoding="utf-8")), edits or {})
        self._ends: list[tuple[int, int]] = []
        self._mode = mode
        self._reply_s = reply_s
        self._names = names
        self._stages: list[subprocess.Popen[bytes]] = []
        self.restarts = 0
        """How often the stages had to be started again."""

    def translate(self, text: str) -> str:
        """Translate plain text; reserved and control characters count as spaces, unknown words stay as they are.

        A pipeline that breaks or does not answer in time is started again, once; a text that breaks it twice comes
        back untranslated. A pipeline that waits for the processor of a busy computer is waited for, longer. Raises
        WorkerFailed when the stages cannot be started.
        """
        return self.translate_all([text])[0]

    def translate_all(self, texts: Sequence[str]) -> list[str]:
        """As `translate` for each text, in less time: the stages work on them side by side."""
        plain = [_plain(text) for text in texts]
        asked = [text for text in plain if text]
        replies = self._exchange(asked) if asked else []
        if replies is None:
            self._replace()
            replies = [self._insist(text) for text in asked]
        answers = iter(replies)
        return [_unmarked(next(answers), names=self._names) if text else "" for text in plain]

    def close(self) -> None:
        """End every stage and wait for it. May be called twice; the next `translate` starts them again."""
        for stage in self._stages:
            stage.kill()
        for stage in self._stages:
            for stream in (stage.stdin, stage.stdout):
                if stream is not None:
                    stream.close()
            stage.wait()
        self._stages, self._ends = [], []

    def _insist(self, text: str) -> str:
        """Translate one text that may be what broke the pipeline."""
        replies = self._exchange([text])
        if replies is None:
            self._replace()
            return text
        return replies[0]

    def _replace(self) -> None:
        """Give up on the stages; the next exchange starts new ones."""
        self.close()
        self.restarts += 1

    def _exchange(self, texts: Sequence[str]) -> list[str] | None:
        limit_s = self._reply_s
        if not self._stages:
            self._start()
            limit_s = max(limit_s, _START_S)
        deadline = time.monotonic() + limit_s
        for ends, (_, edit) in zip(self._ends, self._parts, strict=True):
            replies = self._answers(ends, texts, deadline)
            if replies is None:
                return None
            texts = [edit(text) for text in replies]
        return list(texts)

    def _answers(self, ends: tuple[int, int], texts: Sequence[str], deadline: float) -> list[str] | None:
        """What stages with these ends make of texts; None when they break or are late."""
        request = "".join(f"{text}{_TRAILER}\0" for text in texts).encode()
        try:
            reply = self._converse(ends, request, len(texts), deadline)
        except OSError:
            return None
        *replies, rest = reply.decode(errors="replace").split("\0")
        whole = len(replies) == len(texts) and not rest and all(text.endswith(_TRAILER) for text in replies)
        return [text.removesuffix(_TRAILER) for text in replies] if whole else None

    def _converse(self, ends: tuple[int, int], request: bytes, replies: int, deadline: float) -> bytes:
        """Write while reading, as pipes are short; return what came until the last reply, the end or the deadline."""
        entry, leave = ends
        reply = b""
        while replies > 0:
            left = deadline - time.monotonic()
            readable, writable, _ = select.select([leave], [entry] if request else [], [], max(_LOOK_S, left))
            if not readable and not writable:
                if self._starved(deadline):
                    continue
                break
            if writable:
                request = request[os.write(entry, request) :]
            if readable:
                piece = os.read(leave, 1 << 16)
                if not piece:
                    break
                reply += piece
                replies -= piece.count(b"\0")
        return reply

    def _starved(self, deadline: float) -> bool:
        """Whether the stages are late because the computer is busy: one of them waits for the processor.

        That is believed for so many times the time they have; one that never ends would look alike.
        """
        if time.monotonic() > deadline + _MOST_PATIENCE * self._reply_s:
            return False
        try:
            return any(psutil.Process(one.pid).status() in _AT_WORK for one in self._stages)
        except psutil.Error:
            return False

    def _start(self) -> None:
        try:
            for commands, _ in self._parts:
                self._start_part(commands)
        except OSError as error:
            self.close()
            raise WorkerFailed(f"Apertium ({self._mode}) could not be started: {error.strerror}.") from error

    def _start_part(self, commands: list[list[str]]) -> None:
        """Start stages that feed one another, and note the ends of their line."""
        feed: int = subprocess.PIPE
        line: list[subprocess.Popen[bytes]] = []
        for command in commands:
            stage = subprocess.Popen(  # noqa: S603 - the command comes from an installed mode file
                _confined(command),
                stdin=feed,
                stdout=subprocess.PIPE,
                stderr=subprocess.DEVNULL,
                start_new_session=True,
                bufsize=0,
            )
            self._stages.append(stage)
            if line and line[-1].stdout is not None:
                line[-1].stdout.close()  # its reader alone holds it, and so learns when the stage is gone
            line.append(stage)
            feed = stage.stdout.fileno() if stage.stdout else subprocess.DEVNULL
        first, last = line[0].stdin, line[-1].stdout
        if first is None or last is None:
            raise BrokenPipeError
        os.set_blocking(first.fileno(), False)
        self._ends.append((first.fileno(), last.fileno()))


def _parts(commands: list[list[str]], edits: Mapping[str, Edit]) -> list[tuple[list[list[str]], Edit]]:
    """The stages in groups, each with what is done to its output."""
    parts: list[tuple[list[list[str]], Edit]] = []
    group: list[list[str]] = []
    for command in commands:
        group.append(command)
        edit = next((edit for name, edit in edits.items() if name in " ".join(command)), None)
        if edit is not None:
            parts.append((group, edit))
            group = []
    return [*parts, (group, _unchanged)] if group else parts


def _unchanged(text: str) -> str:
    return text


def _commands(mode: str) -> list[list[str]]:
    """The stages of a mode file, each flushing at null; `$1` marks unknown words, `$2` is the tagger's empty option."""
    stages = [shlex.split(stage.replace("$1", "-g").replace("$2", "")) for stage in mode.strip().split("|")]
    return [[program, "-z", *arguments] for program, *arguments in stages]


def _confined(command: list[str]) -> list[str]:
    if shutil.which("prlimit"):
        command = ["prlimit", f"--as={_MEMORY_BYTES}", "--core=0", *command]
    if shutil.which("setpriv"):
        command = ["setpriv", "--pdeathsig", "KILL", *command]
    return command


def _installed(names: tuple[str, ...], modes: Path) -> str:
    return next((name for name in names if (modes / f"{name}.mode").is_file()), "")


def _plain(text: str) -> str:
    kept = "".join(
        " " if character in _RESERVED or unicodedata.category(character)[0] == "C" else character
        for character in text
    )
    return " ".join(kept.split())


def _unmarked(reply: str, *, names: bool) -> str:
    if names:
        reply = _UNKNOWN.sub(lambda found: found[1].upper(), reply)
    return " ".join(_MARKS.sub("", _TAGS.sub("", reply)).split())
