"""Words that Apertium's English pairs choose and translators seldom do, by word class and dictionary form.

A Spanish exchange stands here when it brings thousands of sentences of Europarl and Tatoeba nearer to their
translations; the Catalan ones, for which there is no such text, are plain words of conferences.
The gender of a noun is given where it differs from that of the noun exchanged.
"""

from collections.abc import Mapping

Exchange = str | tuple[str, str]
"""A word, or a noun with its gender."""


def listed(names: str) -> frozenset[str]:
    """Return the words of a line."""
    return frozenset(names.split())


NOUNS: Mapping[str, Exchange] = {
    "labrador": "agricultor",
    "lonja": ("mercado", "m"),
    "letra": "carta",
    "póliza": "política",
    "sitio": "lugar",
    "discusión": ("debate", "m"),
    "balda": ("estante", "m"),
    "escaño": "asiento",
    "afección": "condición",
    "búsqueda": "investigación",
    "pelea": "lucha",
    "diario": "periódico",
    "corte": ("tribunal", "m"),
    "fallo": "fracaso",
    "aeronave": ("avión", "m"),
    "voto": ("votación", "f"),
    "borde": ("frontera", "f"),
    "cuestión": "pregunta",
    "asunto": ("cuestión", "f"),
    "puesto": ("posición", "f"),
    "inicio": "comienzo",
    "obra": ("trabajo", "m"),
    "función": ("papel", "m"),
}
VERBS: Mapping[str, Exchange] = {
    "obrar": "trabajar",
    "asomar": "mostrar",
    "criar": "levantar",
    "coger": "conseguir",
    "probar": "intentar",
    "echar": "tirar",
    "cumplir": "encontrar",
    "acabar": "terminar",
    "reemplazar": "sustituir",
    "atender": "asistir",
    "asegurar": "garantizar",
}
ADVERBS: Mapping[str, Exchange] = {
    "desafortunadamente": "lamentablemente",
    "deprisa": "rápidamente",
    "aun así": "sin embargo",
    "bastante": "suficiente",
}
ADJECTIVES: Mapping[str, Exchange] = {"tibio": "cálido", "duro": "difícil", "sumo": "grande"}
EXCHANGED: dict[str, Mapping[str, Exchange]] = {
    "n": NOUNS,
    "vblex": VERBS,
    "adv": ADVERBS,
    "adj": ADJECTIVES,
}

STATES = listed(
    "abierto cerrado disponible vivo muerto vacío lleno listo contento cansado enfermo seguro presente ausente "
    "preparado dispuesto satisfecho ocupado roto sentado"
)
"""Adjectives that are with estar."""
PLACES = frozenset(
    ["en", "cerca de", "dentro de", "fuera de", "lejos de", "detrás de", "delante de", "sobre"]
)
"""Prepositions of place."""
SPOTS = listed("aquí allí ahí allá acá cerca lejos dentro fuera")
"""Adverbs of place."""
TIMES = listed("segundo minuto hora día noche semana mes año década siglo rato momento")
"""What lasts."""
EARLY = listed("bueno mejor peor nuevo próximo último único grande pequeño malo mayor gran viejo")
"""Adjectives that stand before their noun."""
WITH_A = listed("empezar comenzar ayudar aprender volver ir venir enseñar invitar obligar llegar")
"""Verbs that take an infinitive with a."""
BARE = listed("intentar decidir esperar necesitar querer desear preferir lograr conseguir soler prometer")
"""Verbs that take a bare infinitive."""
IMPERFECT = frozenset(["querer", "saber", "tener"])
"""Verbs whose past lasts."""
PREPOSITIONS = {"antes de que": "antes de", "después de que": "después de", "desde entonces": "desde"}
"""Conjunctions as prepositions."""
SHORT = {"bueno": "buen", "malo": "mal", "grande": "gran"}
"""Adjectives before a singular noun."""
NONE = {"cualquier cosa": "nada", "cualquiera": "nadie", "cualquier": "ninguno"}
"""Any, after a negation."""
DENIALS = frozenset(["no", "nunca", "nadie", "sin"])
"""What negates."""

CATALAN: dict[str, Mapping[str, Exchange]] = {
    "n": {
        "escó": "seient",
        "discussió": ("debat", "m"),
        "aplec": ("reunió", "f"),
        "lletra": "carta",
        "narració": "història",
        "figura": "xifra",
        "governació": ("govern", "m"),
        "abastament": "subministrament",
        "obrer": "treballador",
        "aeronau": ("avió", "m"),
        "fallada": ("fracàs", "m"),
        "estant": "prestatge",
        "tenda": "botiga",
        "espai": ("sala", "f"),
    },
    "vblex": {"criar": "aixecar", "tirar": "llençar", "reposar": "substituir"},
    "adv": {
        "senzillament": "simplement",
        "usualment": "normalment",
        "de bell nou": "de nou",
        "a la fi": "finalment",
    },
    "adj": {"tebi": "càlid"},
}
CATALAN_WITH_A = listed("començar ajudar aprendre tornar anar venir ensenyar convidar obligar arribar")
"""Catalan verbs that take an infinitive with a."""
CATALAN_EARLY = listed("bo millor pitjor nou pròxim últim únic gran petit mal major")
"""Catalan adjectives that stand before their noun."""
CATALAN_STATES = listed("obert tancat disponible buit ple content preparat")
"""Catalan adjectives that are with estar."""
CATALAN_NONE = {"qualsevol cosa": "res", "qualsevol": "ningú"}
"""Any, after a negation."""
CATALAN_DENIALS = frozenset(["no", "mai", "sense"])
"""What negates."""
