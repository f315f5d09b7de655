"""Takes out of texts what a stranger must not read: names, paths, keys, and whatever a message quotes."""

import getpass
import re
import socket
import sys
from collections.abc import Iterable
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
    r"^((?:\w+\.)*\w*(?:Error|Exception|Interrupt|Exit|Warning|Mistake|Lost|Failed|Refused|Record|Name))(?::.*)?$"
)
_ADDRESS = re.compile(r"\b[a-z]+://\S+|\b\d{1,3}(?:\.\d{1,3}){3}(?::\d+)?\b|[\w.+-]+@[\w-]+\.[\w.]+")
_LONG_KEY = re.compile(r"\b[0-9a-fA-F]{16,}\b|\b[A-Za-z0-9_-]{32,}\b")
_BEGINS = re.compile(r"\d{4}-\d\d-\d\d|Traceback|Fatal|Thread|Current thread|During|The above|\s*File |$")
"""What a line begins with that is no more part of a message of several lines."""
_FRAME = re.compile(r'^(\s*File ")([^"]*)(", line \d+.*)$')
_SENTENCE = re.compile(r"^(\d{4}-\d\d-\d\d[ T][\d:,.]+ [A-Z]+ [\w.]+: )(.*)$")


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

    def log(self, text: str) -> str:
        """Return a log or a report of a crash as strangers may read it; where something happened stays."""
        kept, in_message = [], False
        for line in text.splitlines():
            in_message = in_message and not _BEGINS.match(line)
            if not in_message:
                kept.append(f"{self._line(line)}\n")
            in_message = in_message or _RAISED.match(line) is not None
        return "".join(kept)

    def plain(self, text: str) -> str:
        """Return a text without what is secret; what it quotes stays."""
        text = self._known(_LONG_KEY.sub(HIDDEN, _ADDRESS.sub(HIDDEN, text)))
        return _PATH.sub(HIDDEN, text)

    def _line(self, line: str) -> str:
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
