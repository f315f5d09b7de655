"""Small repairs of what Apertium's English pairs get wrong in plain spoken English, the same for every text.

Set expressions of conferences stand beside what raised chrF on panels written for development, never on the demo.
"""

import re
from collections.abc import Sequence

from interpreter.domain.steps import Term

_SUBJECTS = frozenset(
    [
        "i",
        "you",
        "he",
        "she",
        "it",
        "we",
        "they",
        "there",
        "this",
        "that",
        "these",
        "those",
        "nobody",
        "everyone",
    ]
)
_LINKS = frozenset(["and", "so"])
_BREAKS = frozenset(["but", "because"])
_SHORTEST_CLAUSE = 3
_WORD = re.compile(r"\w+")
_COUNT = re.compile(r"\d.*|dos|tres|cuatro|cinco|seis|siete|ocho|nueve|diez|.*(?:ce|ta|nte|cien|cientos|mil)")

_PHRASES = (
    ("please", "por favor", "si us plau"),
    ("of course", "por supuesto", "és clar"),
    ("everyone", "todos", "tothom"),
    ("everybody", "todos", "tothom"),
    ("good morning", "buenos días", "bon dia"),
    ("good afternoon", "buenas tardes", "bona tarda"),
    ("good evening", "buenas noches", "bon vespre"),
    ("good night", "buenas noches", "bona nit"),
    ("ladies and gentlemen", "señoras y señores", "senyores i senyors"),
    ("welcome back", "bienvenidos de nuevo", "benvinguts de nou"),
    ("thank you", "gracias", "gràcies"),
    ("thank you very much", "muchas gracias", "moltes gràcies"),
    ("first of all", "en primer lugar", "en primer lloc"),
    ("at the same time", "al mismo tiempo", "al mateix temps"),
    ("on the other hand", "por otro lado", "d'altra banda"),
    ("in other words", "en otras palabras", "en altres paraules"),
    ("for example", "por ejemplo", "per exemple"),
    ("at least", "al menos", "almenys"),
    ("so far", "hasta ahora", "fins ara"),
    ("right now", "ahora mismo", "ara mateix"),
    ("next week", "la semana que viene", "la setmana que ve"),
    ("next month", "el mes que viene", "el mes que ve"),
    ("last night", "anoche", "ahir a la nit"),
    ("this year", "este año", "aquest any"),
    ("I would like to", "me gustaría", "m'agradaria"),
    ("we would like to", "nos gustaría", "ens agradaria"),
    ("you are right", "tiene razón", "té raó"),
    ("that is right", "así es", "així és"),
    ("last year", "el año pasado", "l'any passat"),
    ("last month", "el mes pasado", "el mes passat"),
    ("last week", "la semana pasada", "la setmana passada"),
    ("last winter", "el invierno pasado", "l'hivern passat"),
    ("last summer", "el verano pasado", "l'estiu passat"),
    ("next year", "el año que viene", "l'any que ve"),
    ("a week", "por semana", "per setmana"),
    ("my name is", "me llamo", "em dic"),
    ("not everywhere", "no en todas partes", "no a tot arreu"),
    ("I am afraid", "me temo", "em temo"),
    ("I'm afraid", "me temo", "em temo"),
    ("I agree", "estoy de acuerdo", "hi estic d'acord"),
    ("I hope so", "eso espero", "això espero"),
    ("I think so", "creo que sí", "crec que sí"),
    ("may I", "puedo", "puc"),
    ("thank you for", "gracias por", "gràcies per"),
    ("thank you for coming", "gracias por venir", "gràcies per venir"),
    ("times", "veces", "vegades"),
    ("driver", "conductor", "conductor"),
    ("drivers", "conductores", "conductors"),
    ("Mr", "", "senyor"),
    ("Mrs", "", "senyora"),
    ("percent", "por ciento", "per cent"),
)
_REWORDED = {
    ("let", "us"): ("we", "are", "going", "to"),
    ("let's",): ("we", "are", "going", "to"),
    ("ok",): ("all", "right"),
    ("okay",): ("all", "right"),
}
PHRASES = tuple(Term(source, {"es": spanish, "ca": catalan}) for source, spanish, catalan in _PHRASES)

_SPANISH = {
    "aquello": "eso",
    "aquel": "ese",
    "aquella": "esa",
    "aquellos": "esos",
    "aquellas": "esas",
    "vuestro": "su",
    "vuestra": "su",
    "vuestros": "sus",
    "vuestras": "sus",
    "sólo": "solo",
    "encima": "sobre",
}
_CATALAN = {"allò": "això", "dins": "en", "sóc": "soc", "haig": "he"}
_WORDS = {"es": _SPANISH, "ca": _CATALAN}
_LACKED = {("es", "it"): {"eso": "aquello"}}
"""Words that a pair has no translation of, and others that it has one of."""
_INNER = {"es": {"cuándo": "cuando", "quién": "que", "quiénes": "que"}, "ca": {}}


def prepared(words: Sequence[str]) -> list[str]:
    """Reword what no pair understands, and set a comma before a clause that opens with a conjunction and a subject."""
    kept: list[str] = []
    since = 0
    words = _reworded(words)
    for place, word in enumerate(words):
        following = words[place + 1].casefold() if place + 1 < len(words) else ""
        opens = word.casefold() in _BREAKS or (word.casefold() in _LINKS and following in _SUBJECTS)
        if opens and since >= _SHORTEST_CLAUSE:
            kept.append(",")
            since = 0
        kept.append(word)
        since = 0 if word[-1:] in ",.;:" else since + 1
    return kept


def _reworded(words: Sequence[str]) -> list[str]:
    """Say what a pair cannot translate in words it can."""
    kept = list(words)
    for place in range(len(words) - 1, -1, -1):
        for wording, other in _REWORDED.items():
            if tuple(word.casefold() for word in kept[place : place + len(wording)]) == wording:
                capital = kept[place][:1].isupper() and not kept[place].isupper()
                opening = other[0].capitalize() if capital else other[0]
                kept[place : place + len(wording)] = [opening, *other[1:]]
    return kept


def repaired(tokens: Sequence[str], target: str) -> tuple[str, ...]:
    """Exchange the words that a pair renders in a way nobody speaks."""
    words = [_exchanged(token, _WORDS.get(target, {})) for token in tokens]
    words[1:] = [_exchanged(token, _INNER.get(target, {})) for token in words[1:]]
    if target == "es":
        for place, word in enumerate(words[:-1]):
            if word == "aproximadamente":
                words[place] = "unos" if _COUNT.fullmatch(words[place + 1]) else "sobre"
    return tuple(words)


def known(text: str, leg: tuple[str, str]) -> str:
    """Say in words that a pair of languages has what its dictionary lacks."""
    table = _LACKED.get(leg)
    return _WORD.sub(lambda found: _exchanged(found[0], table), text) if table else text


def _exchanged(token: str, table: dict[str, str]) -> str:
    other = table.get(token.lower(), token)
    return other[:1].upper() + other[1:] if token[:1].isupper() and other is not token else other
