"""Which part of what was committed each line rests on, however often lines were cut and joined.

A share counts letters, without spaces: a word that was cut in two is one again where its parts meet.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from interpreter.domain.transcript import Line
from interpreter.policy.editing import Place, committed_in, place_of
from interpreter.policy.word_timing import letters_of

Utterance = tuple[str, int]
"""A source and the number of an utterance."""


@dataclass(frozen=True, slots=True)
class Share:
    """Letters of an utterance, from `begin` to before `end`."""

    utterance: Utterance
    begin: int
    end: int


Shares = Mapping[tuple[Place, str], tuple[Share, ...]]
"""By the place of a text and its language, what a line rests on there, in the order in which the line says it."""


def whole(utterance: Utterance, text: str) -> tuple[Share, ...]:
    """Return all of what was committed in one place."""
    return (Share(utterance, 0, letters_of(text)),)


def pooled(many: Iterable[Shares]) -> Shares:
    """Return what several lines rest on together, in their order."""
    pool: dict[tuple[Place, str], list[Share]] = {}
    for shares in many:
        for key, parts in shares.items():
            together = pool.setdefault(key, [])
            for part in parts:
                last = together[-1] if together else None
                if last and (last.utterance, last.end) == (part.utterance, part.begin):
                    together[-1] = replace(last, end=part.end)
                else:
                    together.append(part)
    return {key: tuple(parts) for key, parts in pool.items()}


def handed_out(pool: Shares, lines: Sequence[Line]) -> list[Shares]:
    """Cut a pool by what was committed in each of the lines that are made of it; the last gets all that is left."""
    made: list[dict[tuple[Place, str], tuple[Share, ...]]] = [{} for _ in lines]
    for (place, language), parts in pool.items():
        left = parts
        for line, shares in zip(lines[:-1], made, strict=False):
            shares[place, language], left = _cut(left, letters_of(_committed_at(line, place, language)))
        made[-1][place, language] = left
    return list(made)


def _cut(parts: tuple[Share, ...], letters: int) -> tuple[tuple[Share, ...], tuple[Share, ...]]:
    for place, part in enumerate(parts):
        if letters < part.end - part.begin:
            middle = part.begin + letters
            before = (replace(part, end=middle),) if letters else ()
            return (*parts[:place], *before), (replace(part, begin=middle), *parts[place + 1 :])
        letters -= part.end - part.begin
    return parts, ()


def _committed_at(line: Line, place: Place, language: str) -> str:
    """Return what was committed in a place of a line, as far as the line tells it."""
    if place_of(line, language) == place:
        return committed_in(line, language)
    if place == "text":
        return ""
    return (line.translations if place == "translations" else line.shown_only).get(language, "")
