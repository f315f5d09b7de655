"""Takes out of texts what a stranger must not read: names, paths, keys, and whatever a message quotes."""

import getpass
import re
import socket
import sys
from collections.abc import Iterable
from enum import Enum
from pathlib import Path

HIDDEN = "[…]"
_SHORTEST = 3
"""Letters; what is shorter stands in too many words to be a secret."""
_DISTINCT = 7
"""Letters; what is as long is no part of another word."""
_OURS = Path(__file__).resolve().parents[2]
_FILES = "wav|flac|mp3|mp4|m4a|mkv|mov|avi|ogg|opus|webm|aac|aiff?|openbooth|csv|tbx|txt|docx|xlsx|json|toml|zip|pdf"
_NAMED_FILE = re.compile(rf"[^\s\"“”:][^\"“”:\n]*\.(?:{_FILES})\b", re.IGNORECASE)
_PATH = re.compile(r"(?<![\w/.…])(?:[A-Za-z]:)?[\\/][^\s\"“”'<>|]+")
_QUOTED = re.compile(r"“[^”\n]*”?|\"[^\"\n]*\"|(?<!\w)'[^'\n]*'(?!\w)")
_RAISED = re.compile(
    r"^((?:\w+\.)*\w*(?:Error|Exception|Interrupt|Exit|Warning|Mistake|Lost|Failed|Refused|Record|Name)"
    r"|(?:\w+\.)+[A-Z]\w*)(?::.*)?$"
)
_ADDRESS = re.compile(r"\b[a-z]+://\S+|\b\d{1,3}(?:\.\d{1,3}){3}(?::\d+)?\b|[\w.+-]+@[\w-]+\.[\w.]+")
_LONG_KEY = re.compile(r"\b[0-9a-fA-F]{16,}\b|\b[A-Za-z0-9_-]{32,}\b")
_OPENING = re.compile(r"(?:Exception Group )?Traceback \(most recent call last\):$")
_BEGINS = re.compile(
    r"\d{4}-\d\d-\d\d |Fatal Python error|(?:Current thread|Thread) 0x|During handling of the above exception"
    r"|The above exception was the direct cause"
)
"""What a line begins with that is no more part of a traceback, nor of a message of several lines."""
_MARGIN = re.compile(r" +[|+] |")
"""What stands before the lines of a group of exceptions."""
_RULE = re.compile(r"^ +\+[-+]+(?: (?:\d+|\.\.\.) -+)?$")
"""What stands between its exceptions."""
_NAME = re.compile(r"^([\w.]+(?:\.<locals>\.[\w.]+)*)(?::.*)?$")
_FRAME = re.compile(r'^(\s*File ")([^"]*)(", line \d+.*)$')
_SENTENCE = re.compile(r"^(\d{4}-\d\d-\d\d[ T][\d:,.]+ [A-Z]+ [\w.]+: )(.*)$")


class _Part(Enum):
    """What the lines of a log belong to."""

    TEXT = 0
    TRACEBACK = 1
    FOREIGN = 2
    """The source beneath a place which is not told: in the traceback of somebody else's file."""
    MESSAGE = 3
    """What an exception says."""


class Scrubber:
    """Knows what is secret on this machine beside what looks like it."""

    def __init__(self, secrets: Iterable[str] = ()) -> None:
        """`secrets` are texts that must not be told: names, terms, keys."""
        own = (str(Path.home()), Path.home().name, _user(), socket.gethostname())
        known = {one.strip() for one in (*secrets, *own)}
        longest_first = sorted((one for one in known if len(one) >= _SHORTEST), key=len, reverse=True)
        self._secrets = (
            re.compile("|".join(map(_pattern, longest_first)), re.IGNORECASE) if longest_first else None
        )

    def log(self, text: str, *, cut_off: bool = False) -> str:
        """Return a log or a report of a crash as strangers may read it; where something happened stays.

        One whose beginning is cut off may begin in the middle of anything.
        """
        kept, part = [], _Part.MESSAGE if cut_off else _Part.TEXT
        for line in text.splitlines():
            margin, body = _without_margin(line)
            part, told = (_Part.TRACEBACK, body) if _RULE.match(line) else self._told(part, body)
            if told is not None:
                kept.append(f"{margin}{told}\n")
        return "".join(kept)

    def plain(self, text: str) -> str:
        """Return a text without what is secret; what it quotes stays."""
        text = self._known(_LONG_KEY.sub(HIDDEN, _ADDRESS.sub(HIDDEN, text)))
        return _PATH.sub(HIDDEN, text)

    def _told(self, part: _Part, line: str) -> tuple[_Part, str | None]:
        """Return what a line belongs to, and what may be told of it: None where not even that there was one."""
        if _OPENING.match(line):
            return _Part.TRACEBACK, line
        if _BEGINS.match(line):
            return _Part.TEXT, self._line(line)
        if part is _Part.MESSAGE:
            return part, None
        if part is _Part.TEXT:
            return (_Part.MESSAGE if _RAISED.match(line) else part), self._line(line)
        return self._traced(part, line)

    def _traced(self, part: _Part, line: str) -> tuple[_Part, str]:
        """Return the same of a line of a traceback: a place, the source beneath, or what was raised at last."""
        if not line.strip():
            return part, line
        if not line[0].isspace():
            named = _NAME.match(line)
            return _Part.MESSAGE, named[1] if named else HIDDEN
        if frame := _FRAME.match(line):
            foreign = _place(frame[2]) == HIDDEN
            return (_Part.FOREIGN if foreign else _Part.TRACEBACK), self._line(line)
        return part, f"    {HIDDEN}" if part is _Part.FOREIGN else self._line(line)

    def _line(self, line: str) -> str:
        """Return a line of its own as it may be told."""
        if frame := _FRAME.match(line):
            return f"{frame[1]}{_place(frame[2])}{frame[3]}"
        if raised := _RAISED.match(line):
            return raised[1]
        if line.startswith("    "):
            return self._known(line)
        head, said = "", line
        if sentence := _SENTENCE.match(line):
            head, said = sentence[1], sentence[2]
        said = _QUOTED.sub(HIDDEN, said)
        return head + self.plain(_NAMED_FILE.sub(HIDDEN, said))

    def _known(self, text: str) -> str:
        return self._secrets.sub(HIDDEN, text) if self._secrets else text


def _pattern(secret: str) -> str:
    """Return where a secret is found: what is short only as a word of its own."""
    found = re.escape(secret)
    return found if len(secret) >= _DISTINCT else rf"(?<!\w){found}(?!\w)"


def _without_margin(line: str) -> tuple[str, str]:
    margin = found[0] if (found := _MARGIN.match(line)) else ""
    return margin, line.removeprefix(margin)


def _place(path: str) -> str:
    """Return where a file of ours or of a library is, without where that is on this machine."""
    for root in (_OURS, Path(sys.prefix), Path(sys.base_prefix)):
        if path.startswith(f"{root}/") or path.startswith(f"{root}\\"):
            return f"…{path[len(str(root)) :]}"
    return HIDDEN if "/" in path or "\\" in path else path


def _user() -> str:
    try:
        return getpass.getuser()
    except (OSError, KeyError):
        return ""
