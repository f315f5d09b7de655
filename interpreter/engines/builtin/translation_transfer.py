"""Repairs of Apertium's Spanish between transfer and generation, where words still are dictionary forms with tags."""

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

_QUESTIONS = frozenset(["si", "sobre", "aproximadamente", "cuánto", "a"])
_QUALIFIED = ("pp", "adj", "rel", "cnjsub")
_THINGS = ("det", "n", "np", "num")
_PARTICLES = frozenset(["fuera", "arriba", "abajo", "atrás"])


def polite(units: Units) -> Units:
    """The public is addressed as usted."""
    return [_polite(unit) for unit in units]


def _polite(unit: Unit) -> Unit:
    if unit.tags[:1] and unit.tags[0].startswith("vb") and unit.has("p2"):
        return unit.tagged(("p2", "p3"))
    if unit.has("prn") and unit.has("p2"):
        if unit.said("ti", "contigo"):
            return replace(unit.named("usted"), tags=("prn", "tn", "p3", "mf", "sg"))
        return unit.tagged(("p2", "p3"))
    return unit


def being(units: Units) -> Units:
    """States and places are with estar."""
    kept = list(units)
    for place, unit in enumerate(kept[:-1]):
        if not unit.has("vbser"):
            continue
        at = place + 1
        while at < len(kept) - 1 and kept[at].has("adv", "preadv"):
            at += 1
        following = kept[at]
        spot = any(one.said(*words.SPOTS) for one in kept[place + 1 : at + 1])
        placed = following.said(*words.PLACES) or (spot and not following.has(*_QUALIFIED))
        if placed or (following.has("adj") and following.said(*words.STATES)):
            kept[place] = unit.named("estar").tagged(("vbser", "vblex"))
    return kept


def shown(units: Units) -> Units:
    """What is asked for or pointed at by its place is with estar, in its number: «aquí están los libros»."""
    kept = list(units)
    for place in range(1, len(kept) - 1):
        spot, unit, thing = kept[place - 1 : place + 2]
        if (
            _opens(kept, place - 1)
            and unit.has("vbser")
            and spot.said(*words.SPOTS, "dónde")
            and thing.has(*_THINGS)
        ):
            found = unit.named("estar").tagged(("vbser", "vblex"))
            kept[place] = found.tagged(("sg", "pl")) if thing.has("pl") else found
    return kept


def existing(units: Units) -> Units:
    """Whether there is something is asked with haber: «¿hay un libro?»."""
    kept = list(units)
    for place in range(len(kept) - 3, -1, -1):
        unit, there, thing = kept[place : place + 3]
        if unit.has("vbser") and there.said("allí") and thing.has(*_THINGS, "prn") and _opens(kept, place):
            now = unit.has("pri")
            found = unit.named("hay" if now else "haber").tagged(("vbser", "vblex" if now else "vbhaver"))
            kept[place : place + 2] = [found.tagged(("pl", "sg"))]
    return kept


def _opens(units: Units, place: int) -> bool:
    """Whether a clause begins there."""
    return place == 0 or units[place - 1].has(*CLAUSE_ENDS)


def ones(units: Units) -> Units:
    """The old one is el viejo."""
    kept: Units = []
    for unit, following in paired(units):
        named = following is not None and following.has("n", "adj")
        one = unit.said("uno", "un") and unit.has("prn", "num") and not named
        if not (one and len(kept) > 1 and kept[-1].has("adj") and kept[-2].has("det")):
            kept.append(unit)
    return kept


def lasting(units: Units) -> Units:
    """How long something lasts is said with durante."""
    kept = list(units)
    for place, unit in enumerate(kept):
        ahead = kept[place + 1 : place + 4]
        reach = next((step for step, other in enumerate(ahead) if other.has("n")), 0)
        if unit.said("para") and reach and ahead[0].has("num", "det") and ahead[reach].said(*words.TIMES):
            kept[place] = unit.named("durante")
    return kept


def clauses(units: Units) -> Units:
    """Before, after and since are prepositions where no clause follows."""
    kept = list(units)
    for place, unit in enumerate(kept[:-1]):
        preposition = words.PREPOSITIONS.get(unit.lemma.casefold())
        if preposition and kept[place + 1].has(*(("num",) if preposition == "desde" else ("n", "num"))):
            kept[place] = replace(unit.named(preposition), tags=("pr",))
    return kept


def purposes(units: Units) -> Units:
    """What follows the English to has a after some verbs, and nothing after others; used to is soler."""
    kept: Units = []
    for unit, following in paired(units):
        if unit.said("para") and kept and following is not None and following.has("inf"):
            if kept[-1].said("utilizar") and kept[-1].has("ifi"):
                kept[-1] = kept[-1].named("soler").tagged(("ifi", "pii"))
            if kept[-1].said(*words.BARE):
                continue
            kept.append(unit.named("a") if kept[-1].said(*words.WITH_A) else unit)
            continue
        kept.append(unit)
    return kept


def negative(units: Units) -> Units:
    """After a negation, any is none."""
    kept = list(units)
    denied = False
    for place, unit in enumerate(kept):
        if unit.said(*words.DENIALS):
            denied = True
        elif unit.has(*CLAUSE_ENDS):
            denied = False
        elif denied and unit.said(*words.NONE):
            other = unit.named(words.NONE[unit.lemma.casefold()])
            kept[place] = other if unit.has("det") else replace(other, tags=("prn", "tn", "m", "sg"))
    return kept


def each(units: Units) -> Units:
    """Each of them is cada uno de ellos."""
    kept: Units = []
    for unit, following in paired(units):
        kept.append(unit)
        if unit.said("cada") and following is not None and following.said("de"):
            kept.append(Unit(" ", "uno", ("prn", "tn", "m", "sg")))
    return kept


def early(units: Units) -> Units:
    """Some adjectives stand before their noun."""
    kept = list(units)
    for place in range(1, len(kept) - 1):
        before, noun, adjective = kept[place - 1 : place + 2]
        if (
            noun.has("n")
            and adjective.has("adj")
            and adjective.said(*words.EARLY)
            and before.has(*BEFORE_A_NOUN)
        ):
            kept[place] = replace(_shortened(adjective), before=noun.before)
            kept[place + 1] = replace(noun, before=adjective.before)
    return kept


def _shortened(adjective: Unit) -> Unit:
    """As it is before a noun: buen, mal, gran."""
    short = words.SHORT.get(adjective.lemma.casefold(), "")
    if not short or not adjective.has("sg") or (adjective.has("f") and short != "gran"):
        return adjective
    return (
        adjective.named(short).tagged(("m", "mf"), ("f", "mf")) if short == "gran" else adjective.named(short)
    )


def imperfect(units: Units) -> Units:
    """What one wanted, knew and had lasted."""
    return [
        unit.tagged(("ifi", "pii")) if unit.said(*words.IMPERFECT) and unit.has("ifi") else unit
        for unit in units
    ]


def neutral(units: Units) -> Units:
    """That without a noun is neuter, and a pronoun behind a preposition is a strong one."""
    kept = list(units)
    for place, (unit, following) in enumerate(paired(units)):
        last = following is None or following.has("cm", "sent")
        if unit.said("aquel") and unit.has("det") and (last or not _may_be_determined(following)):
            kept[place] = replace(unit.named("aquello"), tags=("prn", "tn", "m", "sp"))
        if last and place and unit.has("pro") and unit.has("p3") and units[place - 1].has("pr"):
            kept[place] = unit.tagged(("pro", "tn"))
    return kept


def _may_be_determined(unit: Unit | None) -> bool:
    """Whether a determiner can stand before it: a noun, what qualifies one, or a word that no dictionary knows."""
    return unit is not None and (not unit.tags or unit.has("n", "adj", "num", "det", "prn", "np"))


def obliged(units: Units) -> Units:
    """Should is debería."""
    return [
        replace(unit.named("deber").tagged(("vbmod", "vblex")), rest="")
        if unit.said("tener") and unit.has("cni") and unit.rest == "# que"
        else unit
        for unit in units
    ]


def worded(units: Units) -> Units:
    """Words that are said stand for those that the dictionary has."""
    return exchanged(units, words.EXCHANGED)


def asking(units: Units) -> Units:
    """What is asked, not asked for, is preguntado."""
    kept = list(units)
    for place, (unit, following) in enumerate(paired(units)):
        asked = following is not None and (following.has("itg") or following.said(*_QUESTIONS))
        if asked and unit.said("pedir"):
            kept[place] = unit.named("preguntar")
    return kept


def thinking(units: Units) -> Units:
    """I think is creo; what has its que takes no other."""
    kept: Units = []
    for unit in units:
        if kept and kept[-1].rest == "# que" and unit.said("que"):
            continue
        mine = unit.said("pensar") and unit.has("p1") and unit.has("pri")
        kept.append(unit.named("creer") if mine else unit)
    return kept


def particles(units: Units) -> Units:
    """Spanish verbs have no particles."""
    return [
        unit
        for place, unit in enumerate(units)
        if not (place and unit.has("adv") and unit.said(*_PARTICLES) and units[place - 1].has("vblex"))
    ]


def going(units: Units) -> Units:
    """Going to do is ir a hacer."""
    kept: Units = []
    for unit, following in paired(units):
        to = following is not None and following.said("a", "para")
        if to and kept and unit.said("ir") and unit.has("ger") and kept[-1].said("ser", "estar"):
            kept[-1] = kept[-1].named("ir").tagged(("vbser", "vblex"))
            continue
        kept.append(unit)
    return kept


def shares(units: Units) -> Units:
    """A percentage of something has its article."""
    kept: Units = []
    for unit, following in paired(units):
        of = following is not None and following.said("de")
        if of and kept and unit.has("percent") and not kept[-1].has("det"):
            kept.append(Unit(" ", "el", ("det", "def", "m", "sg")))
        kept.append(unit)
    return kept


RULES: tuple[Callable[[Units], Units], ...] = (
    agreeing,
    polite,
    existing,
    being,
    shown,
    ones,
    lasting,
    clauses,
    going,
    purposes,
    infinitives,
    negative,
    origins,
    each,
    early,
    imperfect,
    neutral,
    obliged,
    asking,
    thinking,
    worded,
    particles,
    generic,
    shares,
    apart,
)


def spanish(stream: str) -> str:
    """Repair the Spanish of one text."""
    return repaired(stream, RULES)
