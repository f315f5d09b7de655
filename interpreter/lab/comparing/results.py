"""Kept results of `bench quality`, read from their JSON lines, and the sentences that two of them share."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from interpreter.domain.errors import UserMistake

Kept = Mapping[str, Any]
"""One JSON line of `bench quality`, with its details."""

FEWEST = 10
"""Fewer pairs of sentences than this prove nothing."""


@dataclass(frozen=True, slots=True)
class Pair:
    """What two results made of the same thing: a sentence in one language, or a recording."""

    a: Mapping[str, Any]
    b: Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Shared:
    """What two results have in common."""

    sentences: Mapping[str, tuple[Pair, ...]]
    """Language → pairs of sentences."""
    recordings: tuple[Pair, ...]
    """The figures of each recording."""


def read(path: Path) -> tuple[Kept, ...]:
    """Return the newest result of every set in a file of JSON lines. Raises UserMistake for anything else."""
    try:
        lines = path.read_text(encoding="utf-8").splitlines()
        found = [json.loads(line) for line in lines if line.strip()]
        kept = {
            one["settings"]["set"]: one for one in found if one["benchmark"] == "quality" and "details" in one
        }
    except OSError as error:
        raise UserMistake(f"{path} cannot be read ({error.strerror}); name a file of results.") from error
    except (ValueError, KeyError, TypeError) as error:
        raise UserMistake(
            f"{path} is no file of results; give one written by openbooth bench quality --json."
        ) from error
    if not kept:
        raise UserMistake(
            f"{path} holds no result with sentences; measure again with openbooth bench quality --json FILE."
        )
    return tuple(kept.values())


def shared(a: Sequence[Kept], b: Sequence[Kept]) -> Shared:
    """Return what both results say of the same set, recording, language and place.

    Raises UserMistake where they are of different sets, or share too few sentences to prove anything.
    """
    theirs = {one["settings"]["set"]: one for one in b}
    together = [(one, theirs[name]) for one in a if (name := one["settings"]["set"]) in theirs]
    if not together:
        raise UserMistake(
            f"One result is of {_sets(a)} and the other of {_sets(b)}; measure both on the same set."
        )
    sentences: dict[str, list[Pair]] = {}
    for first, second in together:
        for language, pairs in _sentences(first, second).items():
            sentences.setdefault(language, []).extend(pairs)
    most = max((len(pairs) for pairs in sentences.values()), default=0)
    if most < FEWEST:
        raise UserMistake(
            f"The results share {most} sentences of one language, and fewer than {FEWEST} prove nothing; "
            "measure both on a larger set and into the same languages."
        )
    recordings = [pair for first, second in together for pair in _recordings(first, second)]
    return Shared({language: tuple(pairs) for language, pairs in sentences.items()}, tuple(recordings))


def _sets(results: Sequence[Kept]) -> str:
    return ", ".join(str(one["settings"]["set"]) for one in results)


def _recordings(a: Kept, b: Kept) -> list[Pair]:
    return [Pair(a["recordings"][name], b["recordings"][name]) for name in _common(a, b, "recordings")]


def _common(a: Mapping[str, Any], b: Mapping[str, Any], key: str) -> list[str]:
    return [name for name in a[key] if name in b[key]]


def _sentences(a: Kept, b: Kept) -> dict[str, list[Pair]]:
    found: dict[str, list[Pair]] = {}
    for name in _common(a, b, "details"):
        first, second = a["details"][name], b["details"][name]
        for language in _common(first, second, "targets"):
            found.setdefault(language, []).extend(
                _aligned(name, first["targets"][language], second["targets"][language])
            )
    return found


def _aligned(name: str, a: Mapping[str, Any], b: Mapping[str, Any]) -> list[Pair]:
    """Pair sentences by their place; the same place must be the same sentence."""
    pairs = [Pair(*both) for both in zip(a["sentences"], b["sentences"], strict=False)]
    same = len(a["sentences"]) == len(b["sentences"]) and all(
        pair.a[key] == pair.b[key] for pair in pairs for key in ("start_s", "reference")
    )
    if not same:
        raise UserMistake(
            f"The references of {name} have changed between the results; measure both with the same references."
        )
    return pairs
