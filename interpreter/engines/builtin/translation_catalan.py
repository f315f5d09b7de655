"""Repairs of Apertium's Catalan between transfer and generation, where words still are dictionary forms with tags."""

import re
from collections.abc import Callable
from dataclasses import replace

from interpreter.engines.builtin import translation_words as words
from interpreter.engines.builtin.translation_rules import (
    BEFORE_A_NOUN,
    CLAUSE_ENDS,
    Units,
    agreeing,
    apart,
    exchanged,
    generic,
    infinitives,
    origins,
    paired,
    repaired,
)
from interpreter.engines.builtin.translation_units import Unit

_YEAR = re.compile(r"\d{4}")


def polite(units: Units) -> Units:
    """The public is addressed as vostè."""
    return [_polite(unit) for unit in units]


def _polite(unit: Unit) -> Unit:
    if unit.said("el vostre"):
        return unit.named("el seu")
    if not unit.has("p2"):
        return unit
    if unit.tags[0].startswith("v"):
        return unit.tagged(("p2", "p3"))
    if unit.has("tn"):
        return replace(unit.named("vostè"), tags=("prn", "tn", "p3", "mf", "sg"))
    return unit.named("li").tagged(("p2", "p3")) if unit.has("pro") else unit


def places(units: Units) -> Units:
    """In the is a, and a year has its article."""
    kept = list(units)
    for place, unit in enumerate(kept[:-1]):
        following = kept[place + 1]
        if unit.said("en") and following.has("def"):
            kept[place] = unit.named("a")
        elif unit.said("en") and following.has("num") and _YEAR.fullmatch(following.lemma):
            kept[place] = replace(unit.named("el"), tags=("det", "def", "m", "sg"))
    return kept


def clauses(units: Units) -> Units:
    """Before is abans de."""
    kept: Units = []
    for unit in units:
        if unit.said("davant") and unit.has("pr"):
            kept += [replace(unit.named("abans"), tags=("adv",)), Unit(" ", "de", ("pr",))]
        else:
            kept.append(unit)
    return kept


def purposes(units: Units) -> Units:
    """Some verbs take an infinitive with a."""
    kept = list(units)
    for place in range(1, len(kept) - 1):
        if (
            kept[place].said("per")
            and kept[place + 1].has("inf")
            and kept[place - 1].said(*words.CATALAN_WITH_A)
        ):
            kept[place] = kept[place].named("a")
    return kept


def negative(units: Units) -> Units:
    """After a negation, any is none."""
    kept = list(units)
    denied = False
    for place, unit in enumerate(kept):
        if unit.said(*words.CATALAN_DENIALS):
            denied = True
        elif unit.has(*CLAUSE_ENDS):
            denied = False
        elif denied and unit.said(*words.CATALAN_NONE):
            other = unit.named("cap" if unit.has("det") else words.CATALAN_NONE[unit.lemma.casefold()])
            kept[place] = replace(other, tags=("prn", "tn", "nt")) if other.said("res") else other
    return kept


def early(units: Units) -> Units:
    """Some adjectives stand before their noun."""
    kept = list(units)
    for place in range(1, len(kept) - 1):
        before, noun, adjective = kept[place - 1 : place + 2]
        moved = adjective.has("adj") and adjective.said(*words.CATALAN_EARLY)
        if moved and noun.has("n") and before.has(*BEFORE_A_NOUN):
            good = adjective.said("bo") and adjective.has("m") and adjective.has("sg")
            kept[place] = replace(adjective.named("bon") if good else adjective, before=noun.before)
            kept[place + 1] = replace(noun, before=adjective.before)
    return kept


def shares(units: Units) -> Units:
    """A percentage of something has its article; its sign stands between the units."""
    kept: Units = []
    for unit, following in paired(units):
        share = following is not None and following.before.startswith("%") and following.said("de")
        if share and kept and unit.has("num") and not kept[-1].has("det"):
            kept.append(Unit(" ", "el", ("det", "def", "m", "sg")))
        kept.append(unit)
    return kept


def counting(units: Units) -> Units:
    """About a number is uns."""
    kept = list(units)
    for place, unit in enumerate(kept[:-1]):
        if unit.said("sobre") and kept[place + 1].has("num"):
            kept[place] = replace(unit.named("un"), tags=("det", "ind", "m", "pl"))
    return kept


def near(units: Units) -> Units:
    """That which is spoken of is aquest."""
    return [unit.named("aquest") if unit.said("aquell") and unit.has("det") else unit for unit in units]


def worded(units: Units) -> Units:
    """Words that are said stand for those that the dictionary has."""
    return exchanged(units, words.CATALAN)


def states(units: Units) -> Units:
    """Some adjectives are with estar."""
    kept = list(units)
    for place, unit in enumerate(kept[:-1]):
        if unit.has("vbser") and kept[place + 1].said(*words.CATALAN_STATES):
            kept[place] = unit.named("estar").tagged(("vbser", "vblex"))
    return kept


RULES: tuple[Callable[[Units], Units], ...] = (
    agreeing,
    infinitives,
    polite,
    places,
    clauses,
    purposes,
    negative,
    origins,
    early,
    shares,
    counting,
    generic,
    near,
    worded,
    states,
    apart,
)


def catalan(stream: str) -> str:
    """Repair the Catalan of one text."""
    return repaired(stream, RULES)
