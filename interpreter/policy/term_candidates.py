"""Finds in edits what belongs into a glossary: where one expression was replaced by the same other one several times.

The expression that it translates is the run of words in the other language that stands in the same lines: the one with
the highest Dice coefficient (Dice 1945), as in the extraction of terms from parallel texts. It is offered, not taken.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from difflib import SequenceMatcher

from interpreter.domain.steps import Term
from interpreter.domain.transcript import Line
from interpreter.policy.reimport import Change, Place

LEAST_TIMES = 2
"""How often the same has to be replaced to be offered."""

_TOKEN = re.compile(
    r"[\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff]|[^\W\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff]+(?:['’-]\w+)*"
)
_LONGEST_TOKENS = 4
_MOST_TOKENS = 400
"""Of a line; longer ones are not searched."""
_MOST_LINES = 200
_ALIKE = 0.5
_CONTENT_LETTERS = 4
_ENDS = tuple(".!?…:")


@dataclass(frozen=True, slots=True)
class Candidate:
    """A term to offer, and in how many lines it was corrected."""

    term: Term
    times: int


@dataclass(frozen=True, slots=True)
class _Run:
    """Some words of a text, in a row: as they are compared and as they are written, and where they stand in it."""

    key: str
    text: str
    tokens: int
    place: float
    """From 0 to 1."""


def candidates(changes: Sequence[Change], lines: Sequence[Line]) -> tuple[Candidate, ...]:
    """Return the terms that `changes` suggest, the most frequent first; `lines` are all lines as they are then."""
    by_id = {line.id: line for line in lines}
    replaced: dict[tuple[str, str, str], list[Line]] = {}
    written: dict[tuple[str, str, str], str] = {}
    for change in changes:
        line = by_id.get(change.line)
        if line is None or change.place not in {Place.SAID, Place.HEARD}:
            continue
        for old, new in set(_replaced(change.before, change.after)):
            key = (change.language, old.casefold(), new.casefold())
            replaced.setdefault(key, []).append(line)
            written.setdefault(key, new)
    found = [
        Candidate(term, len(edited))
        for key, edited in replaced.items()
        if len(edited) >= LEAST_TIMES and (term := _term(key[0], written[key], edited, lines)) is not None
    ]
    return tuple(sorted(_joined(found), key=lambda one: -one.times))


def completed(terms: Sequence[Term], offered: Iterable[Term]) -> tuple[Term, ...]:
    """Return a glossary with what was offered: nothing that it says already is changed, nor any of its terms left out.

    Capital letters make a term another one only where both stand there.
    """
    found = list(terms)
    exact: dict[str, int] = {}
    alike: dict[str, int] = {}
    for place, term in enumerate(found):
        exact.setdefault(term.source, place)
        alike.setdefault(term.source.casefold(), place)
    for term in offered:
        place = exact.get(term.source, alike.get(term.source.casefold(), len(found)))
        if place == len(found):
            found.append(term)
            exact[term.source] = alike[term.source.casefold()] = place
        elif (old := found[place]).translations:
            found[place] = replace(old, translations={**term.translations, **old.translations})
    return tuple(found)


def _joined(found: Sequence[Candidate]) -> list[Candidate]:
    """Make one of what was found for one source; where it was translated in two ways, the more frequent counts."""
    by_source: dict[str, Candidate] = {}
    for one in sorted(found, key=lambda candidate: -candidate.times):
        source = one.term.source.casefold()
        first = by_source.setdefault(source, one)
        if first is not one:
            both = {**one.term.translations, **first.term.translations}
            by_source[source] = replace(first, term=replace(first.term, translations=both))
    return list(by_source.values())


def _replaced(before: str, after: str) -> Iterator[tuple[str, str]]:
    old, new = list(_TOKEN.finditer(before)), list(_TOKEN.finditer(after))
    if max(len(old), len(new)) > _MOST_TOKENS:
        return
    keys = [token[0] for token in old], [token[0] for token in new]
    for kind, i, j, k, m in SequenceMatcher(None, *keys, autojunk=False).get_opcodes():
        if kind == "replace" and max(j - i, m - k) <= _LONGEST_TOKENS:
            yield before[old[i].start() : old[j - 1].end()], after[new[k].start() : new[m - 1].end()]


def _term(language: str, expression: str, edited: Sequence[Line], lines: Sequence[Line]) -> Term | None:
    """Return what `expression`, written in these lines, is a term for; language "" is what was said."""
    if language:
        source = _counterpart(expression, language, "", edited, lines)
        return None if source is None else Term(source, {language: expression})
    targets = dict.fromkeys(code for line in edited for code in line.translations)
    found = {code: _counterpart(expression, "", code, edited, lines) for code in targets}
    translations = {code: text for code, text in found.items() if text is not None}
    if not translations:
        return None
    return Term(expression, {} if set(translations.values()) == {expression} else translations)


def _counterpart(
    expression: str, language: str, other: str, edited: Sequence[Line], lines: Sequence[Line]
) -> str | None:
    """Return the run of words in `other` that goes with `expression` in `language`, None where none clearly does."""
    texts = [text for line in edited[:_MOST_LINES] if (text := _text(line, other))]
    if len(texts) < LEAST_TIMES:
        return None
    first, *rest = ({run.key: run for run in _runs(text)} for text in texts)
    shared = [run for key, run in first.items() if all(key in runs for runs in rest)]
    having = {line.id for line in lines if _holds(_text(line, language), expression)}
    place, tokens = _place(_text(edited[0], language), expression), len(_TOKEN.findall(expression))

    def fitness(run: _Run) -> tuple[float, bool, int, float]:
        with_run = {line.id for line in lines if _holds(_text(line, other), run.text)}
        dice = 2 * len(having & with_run) / (len(having) + len(with_run) or 1)
        return dice, run.text == expression, -abs(run.tokens - tokens), -abs(run.place - place)

    best = max(((fitness(run), run.text) for run in shared), default=((0.0, False, 0, 0.0), ""))
    return best[1] if best[0][0] > _ALIKE else None


def _text(line: Line, language: str) -> str:
    return line.translations.get(language, "") if language else line.text


def _holds(text: str, expression: str) -> bool:
    place = text.casefold().find(expression.casefold())
    if place < 0:
        return False
    around = text[max(0, place - 1) : place], text[place + len(expression) : place + len(expression) + 1]
    return not any(_TOKEN.fullmatch(f"{edge}a") and edge.isascii() for edge in around if edge)


def _place(text: str, expression: str) -> float:
    return max(0, text.casefold().find(expression.casefold())) / (len(text) or 1)


def _runs(text: str) -> Iterator[_Run]:
    """The runs of words that may be a term: not those that begin or end with a small word."""
    tokens = list(_TOKEN.finditer(text))[:_MOST_TOKENS]
    counts = [_counts(token[0], text[: token.start()].rstrip()) for token in tokens]
    for first, opening in enumerate(tokens):
        for last in range(first, min(first + _LONGEST_TOKENS, len(tokens))):
            if counts[first] and counts[last]:
                run = text[opening.start() : tokens[last].end()]
                yield _Run(run.casefold(), run, last - first + 1, opening.start() / len(text))


def _counts(token: str, before: str) -> bool:
    """Whether a word is more than a small one: long, of another script, or a name or number."""
    begins = not before or before.endswith(_ENDS)
    return len(token) >= _CONTENT_LETTERS or not token.isascii() or not (token.islower() or begins)
