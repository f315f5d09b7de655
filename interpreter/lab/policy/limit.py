"""What no policy can beat: each word committed the moment it first stood in its final form for good, and shown then."""

import json
from collections.abc import Iterable, Sequence
from typing import Any

from interpreter.domain.tuning import Tuning
from interpreter.lab.words import written_words

UNCENSORED = Tuning(
    agreement=10**6,
    age_ms=10**9,
    edge_ms=0,
    target_agreement=10**6,
    target_hidden=0,
    target_probes=0,
    shown_agreement=1,
)
"""Shows all that is heard and commits what is certain only."""


def limit(lines: Iterable[str]) -> list[str]:
    """Return the oracle's feed: the captions of an uncensored replay as if it were known which words will stand."""
    captions: dict[tuple[int, str | None], list[dict[str, Any]]] = {}
    for line in lines:
        caption = json.loads(line)
        captions.setdefault((caption["utterance"], caption["channel"]), []).append(caption)
    told = [caption for revisions in captions.values() for caption in _known(revisions)]
    told.sort(key=lambda caption: caption["at_ms"])
    return [json.dumps(caption | {"sequence": number}) for number, caption in enumerate(told)]


def standing(revisions: Sequence[Sequence[str]]) -> list[int]:
    """Return for each revision how many of its opening words stand in all later ones, too; it never shrinks."""
    if not revisions:
        return []
    known = [len(revisions[-1])]
    for revision in reversed(revisions[:-1]):
        common = 0
        for word, final in zip(revision[: known[-1]], revisions[-1], strict=False):
            if word != final:
                break
            common += 1
        known.append(common)
    return known[::-1]


def _known(revisions: Sequence[dict[str, Any]]) -> list[dict[str, Any]]:
    final = revisions[-1]["committed"].split()
    texts = [f"{one['committed']} {one['provisional']}".split() for one in revisions]
    words = [[" ".join(written_words(token)) for token in text] for text in texts]
    return [
        one | {"committed": " ".join(final[:count]), "provisional": "", "predicted": ""}
        for one, count in zip(revisions, standing(words), strict=True)
    ]
