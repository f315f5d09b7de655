"""Repairs between transfer and generation that Apertium's Spanish and Catalan share, and how repairs are applied."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from itertools import pairwise

from interpreter.engines.builtin import translation_words as words
from interpreter.engines.builtin.translation_units import Unit, stream_of, units_of

Units = list[Unit]

CLAUSE_ENDS = ("cm", "sent", "cnjcoo", "cnjadv")
BEFORE_A_NOUN = ("det", "num", "pr", "cnjcoo", "vblex", "adj")
_WORDS = words.listed(
    "n np adj adv preadv det prn rel num pr vblex vbser vbhaver vbmod vaux cnjcoo cnjsub cnjadv"
)


def agreeing(units: Units) -> Units:
    """A relative clause takes the number of the noun before it: «personas que encontraron»."""
    kept = list(units)
    for place in range(1, len(kept) - 1):
        before, that = kept[place - 1], kept[place]
        if not that.said("que", "quién", "quien") or not before.has("n", "adj") or not before.has("pl"):
            continue
        at = place + 1
        while at < len(kept) - 1 and (kept[at].said("no") or kept[at].has("pro")):
            at += 1
        if kept[at].has("p3") and kept[at].tags[0].startswith("v"):
            kept[at] = kept[at].tagged(("sg", "pl"))
    return kept


def infinitives(units: Units) -> Units:
    """A preposition takes an infinitive."""
    kept = list(units)
    for place, unit in enumerate(kept[1:], 1):
        if unit.has("ger") and kept[place - 1].has("pr"):
            kept[place] = unit.tagged(("ger", "inf"))
    return kept


def origins(units: Units) -> Units:
    """Coming from somewhere has its preposition."""
    kept: Units = []
    for unit in units:
        kept.append(unit)
        if unit.said("provenir"):
            kept[-1] = unit.named("venir")
            kept.append(Unit(" ", "de", ("pr",)))
    return kept


def generic(units: Units) -> Units:
    """A plural that a known thing is of has its article: el futuro de las bibliotecas."""
    kept: Units = []
    for unit in units:
        known = len(kept) > 2 and kept[-1].said("de") and kept[-2].has("n") and kept[-3].has("def")
        if known and unit.has("n") and unit.has("pl"):
            kept.append(Unit(" ", "el", ("det", "def", "f" if unit.has("f") else "m", "pl")))
        kept.append(unit)
    return kept


def exchanged(units: Units, exchanges: Mapping[str, Mapping[str, words.Exchange]]) -> Units:
    """Exchange words by class and dictionary form; what belongs to a noun takes its new gender."""
    kept = list(units)
    for place, unit in enumerate(units):
        other = exchanges.get(unit.tags[0] if unit.tags else "", {}).get(unit.lemma.casefold(), "")
        if isinstance(other, str):
            kept[place] = unit.named(other) if other else kept[place]
            continue
        lemma, gender = other
        kept[place] = unit.named(lemma)
        for at in (*_belonging(units, place, -1), place, *_belonging(units, place, 1)):
            kept[at] = kept[at].tagged(("f" if gender == "m" else "m", gender))
    return kept


def _belonging(units: Units, place: int, step: int) -> list[int]:
    """The places of the determiners and adjectives beside a noun, on one side."""
    found: list[int] = []
    at = place + step
    while 0 <= at < len(units) and units[at].has("det", "adj", "pp", "num"):
        found.append(at)
        at += step
    return found


def apart(units: Units) -> Units:
    """Words stand apart: «nos dicen»; transfer leaves out the space at times."""
    kept = list(units)
    for place, (unit, following) in enumerate(pairwise(units), 1):
        if all(one.tags and one.tags[0] in _WORDS for one in (unit, following)):
            kept[place] = replace(following, before=following.before or " ")
    return kept


def paired(units: Units) -> list[tuple[Unit, Unit | None]]:
    """Every unit with the one that follows it."""
    return [*zip(units, [*units, None][1:], strict=True)]


def repaired(stream: str, rules: Iterable[Callable[[Units], Units]]) -> str:
    """Apply rules, one after the other, to the stream of one text."""
    units, end = units_of(stream)
    for rule in rules:
        units = rule(units)
    return stream_of(units, end)
