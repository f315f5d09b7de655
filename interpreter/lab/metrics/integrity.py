"""Promises of the feed that hold or are broken: append-only text, no engine marks."""

import re
from collections.abc import Iterable

from interpreter.lab.metrics.erasure import erased
from interpreter.lab.words import written_words

_MARKS = re.compile(
    r"""(?<!\w)[*@#](?=[^\W\d])     # Apertium: unknown word, untranslated lemma, ungenerated form
      | \^[^\s/]+/                # Apertium: stream format
      | </?[A-Za-z_]+>             # <sil>, <s>
      | \[[A-Z_]{3,}\]             # [NOISE], [SPEECH]
      | \+\+ | \[\]
      | (?<=\w)\(\d+\)             # PocketSphinx: a(2)
    """,
    re.VERBOSE,
)


def only_appends(before: str, after: str) -> bool:
    """Tell whether `after` keeps all of `before` and does not lengthen its last word."""
    return after.startswith(before) and not erased(written_words(before), written_words(after))


def withdrawals(committed: Iterable[str]) -> int:
    """Return how many revisions of one utterance took back committed text, oldest first."""
    broken, before = 0, ""
    for after in committed:
        broken += not only_appends(before, after)
        before = after
    return broken


def engine_marks(text: str) -> tuple[str, ...]:
    """Return the marks of engines that were left in a caption, for example the star of `*word`."""
    return tuple(match[0] for match in _MARKS.finditer(text))
