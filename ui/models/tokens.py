"""Words and figures of a text, for finding what an interpreter needs in it."""

import re
from dataclasses import dataclass

_TOKEN = re.compile(
    r"(?P<figure>[$€£¥]?\d+(?:[.,:/]\d+)*(?:st|nd|rd|th)?(?![^\W_])(?:\s?%)?)"
    r"|(?P<word>[^\W_]+(?:[-'’][^\W_]+)*)"
    r"|(?P<end>[.!?…。！？]+)"
    r"|(?P<other>[^\w\s])"
)


@dataclass(frozen=True, slots=True)
class Token:
    """A word or a figure at characters `start` to `end`; `opens` says that a sentence begins with it.

    `joined` says that no mark stands between it and the one before.
    """

    text: str
    start: int
    end: int
    opens: bool
    joined: bool

    @property
    def is_figure(self) -> bool:
        """Whether it is written in digits."""
        return self.text[0].isdigit() or self.text[0] in "$€£¥"

    @property
    def is_capitalised(self) -> bool:
        """Whether it begins with a capital letter."""
        return self.text[0].isupper()


Tokens = tuple[Token, ...]


def listed(words: str) -> tuple[str, ...]:
    """Return words that are written with spaces between them."""
    return tuple(words.split())


def tokens_of(text: str) -> Tokens:
    """Return the words and figures of a text in order."""
    found: list[Token] = []
    opens, joined = True, False
    for match in _TOKEN.finditer(text):
        if match.lastgroup in {"figure", "word"}:
            found.append(Token(match.group(), match.start(), match.end(), opens, joined))
            opens, joined = False, True
        elif match.lastgroup == "end":
            opens, joined = True, False
        elif match.group() not in "\"'’“”«»()":
            joined = False
    return tuple(found)


def stem_of(word: str) -> str:
    """Return a word without its case and the plainest endings: plural and possessive."""
    stem = re.sub(r"['’]s?$", "", word.casefold())
    for ending, instead in (("ies", "y"), ("sses", "ss"), ("xes", "x"), ("ches", "ch"), ("shes", "sh")):
        if len(stem) > len(ending) + 1 and stem.endswith(ending):
            return stem.removesuffix(ending) + instead
    if len(stem) > 3 and stem.endswith("s") and not stem.endswith(("ss", "us", "is")):
        return stem[:-1]
    return stem
