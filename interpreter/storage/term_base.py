"""TBX, the format in which terminology programs exchange terms (ISO 30042).

Read are TBX-Basic of 2019 in both of its styles, DCA (`<termNote type="…">`) and DCT (`<min:…>`), and martif of 2008.
Nothing outside a file is ever fetched, and a file that declares entities is refused.
"""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NoReturn
from xml.etree.ElementTree import Element, ParseError, TreeBuilder
from xml.parsers import expat
from xml.sax.saxutils import escape, quoteattr

from interpreter.domain.errors import UnreadableGlossary
from interpreter.domain.steps import Term

_CONCEPTS = frozenset({"conceptEntry", "termEntry"})
_LANGUAGES = frozenset({"langSec", "langSet"})
_TERMS = frozenset({"termSec", "tig", "ntig"})
_STATUS = "administrativeStatus"
_NOT_USED = ("deprecated", "superseded")
_PREFERRED = "preferred"
_DEEPEST = 60
_UNWRITABLE = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_OPENING = """<?xml version="1.0" encoding="UTF-8"?>
<tbx type="TBX-Basic" style="dca" xml:lang={language} xmlns="urn:iso:std:iso:30042:ed-2">
<tbxHeader><fileDesc><sourceDesc><p>A glossary of OpenBooth</p></sourceDesc></fileDesc></tbxHeader>
<text><body>
"""
_CLOSING = "</body></text>\n</tbx>\n"


def parse_term_base(content: bytes, source_language: str = "", *, name: str = "glossary") -> tuple[Term, ...]:
    """Return what is to be said for the terms in `source_language`, in that of the file where none is named.

    What is marked as deprecated or superseded is left out; of several translations the preferred one is taken, else the
    first; every synonym is a term of its own. A term in no other language stays as it is. `name` is what a message
    calls the file. Raises UnreadableGlossary.
    """
    try:
        root = _tree(content, name)
    except (expat.ExpatError, ParseError, ValueError) as error:
        raise UnreadableGlossary(f"{name} is no TBX file ({error}); export it anew.") from error
    concepts = [one for one in root.iter() if one.tag in _CONCEPTS]
    if not concepts:
        raise UnreadableGlossary(
            f"{name} has no terms; a TBX file has them as <conceptEntry> or <termEntry>."
        )
    wanted = source_language or root.get("lang", "") or _first_language(concepts)
    there = sorted({_code(one) for concept in concepts for one in _sections(concept)})
    called = _short(there)
    terms = tuple(term for concept in concepts for term in _terms(concept, wanted, called))
    if not terms:
        raise UnreadableGlossary(
            f"{name} has no terms in “{wanted}”; it has {', '.join(there) or 'no languages'}."
        )
    return terms


def written_term_base(terms: Sequence[Term], source_language: str) -> bytes:
    """Return the terms as a TBX-Basic file; it uses what both styles have in common."""
    parts = [_OPENING.format(language=quoteattr(_clean(source_language)))]
    for number, term in enumerate(terms, 1):
        note = f"<note>{_escaped(term.note)}</note>" if term.note else ""
        sections = ((source_language, term.source), *term.translations.items())
        body = "".join(
            f"<langSec xml:lang={quoteattr(_clean(code))}><termSec><term>{_escaped(text)}</term></termSec></langSec>"
            for code, text in sections
        )
        parts.append(f'<conceptEntry id="c{number}">{note}{body}</conceptEntry>\n')
    return "".join((*parts, _CLOSING)).encode()


def _tree(content: bytes, name: str) -> Element:
    """Return the elements by their local names. Raises UnreadableGlossary for entities, ExpatError for broken XML."""
    builder, parser = TreeBuilder(), expat.ParserCreate(namespace_separator=" ")
    open_elements = 0

    def start(tag: str, attributes: dict[str, str]) -> None:
        nonlocal open_elements
        open_elements += 1
        if open_elements > _DEEPEST:
            raise UnreadableGlossary(f"{name} is nested deeper than a TBX file is; export it anew.")
        builder.start(_local(tag), {_local(key): value for key, value in attributes.items()})

    def end(tag: str) -> None:
        nonlocal open_elements
        open_elements -= 1
        builder.end(_local(tag))

    def refuse(*_: object) -> NoReturn:
        raise UnreadableGlossary(f"{name} declares entities, which no glossary needs; it is not read.")

    parser.StartElementHandler = start
    parser.EndElementHandler = end
    parser.CharacterDataHandler = builder.data
    parser.EntityDeclHandler = refuse
    parser.ExternalEntityRefHandler = refuse
    parser.SetParamEntityParsing(expat.XML_PARAM_ENTITY_PARSING_NEVER)
    parser.Parse(content, True)
    return builder.close()


def _short(codes: Sequence[str]) -> dict[str, str]:
    """Return what each language is called: without its region where the file has only one of it."""
    bases = Counter(code.partition("-")[0] for code in codes)
    return {code: base if bases[base := code.partition("-")[0]] == 1 else code for code in codes}


def _terms(concept: Element, wanted: str, called: Mapping[str, str]) -> Iterator[Term]:
    own: list[str] = []
    translations: dict[str, str] = {}
    for section in _sections(concept):
        texts = _used(section)
        if _is_in(_code(section), wanted):
            own += texts
        elif texts:
            translations.setdefault(called[_code(section)], texts[0])
    note = _note(concept)
    yield from (Term(text, dict(translations), note) for text in dict.fromkeys(own))


def _used(section: Element) -> list[str]:
    """The terms of a language that may be used, the preferred ones first."""
    found: list[tuple[bool, int, str]] = []
    for entry in (one for one in section.iter() if one.tag in _TERMS):
        status = _status(entry)
        text = next((_text(one) for one in entry.iter("term")), "")
        if text and not status.startswith(_NOT_USED):
            found.append((not status.startswith(_PREFERRED), len(found), text))
    return [text for _, _, text in sorted(found)]


def _status(entry: Element) -> str:
    for one in entry.iter():
        if one.tag == _STATUS or (one.tag == "termNote" and one.get("type") == _STATUS):
            return _text(one)
    return ""


def _note(concept: Element) -> str:
    return next(filter(None, (_text(one) for one in concept.iter("note"))), "")


def _sections(concept: Element) -> list[Element]:
    return [one for one in concept.iter() if one.tag in _LANGUAGES]


def _first_language(concepts: Iterable[Element]) -> str:
    return next((_code(one) for concept in concepts for one in _sections(concept)), "")


def _code(section: Element) -> str:
    return section.get("lang", "").strip().lower().replace("_", "-")


def _is_in(code: str, wanted: str) -> bool:
    """Whether a language is the wanted one, in whatever region."""
    return code.partition("-")[0] == wanted.lower().partition("-")[0]


def _text(element: Element) -> str:
    return " ".join("".join(element.itertext()).split())


def _local(name: str) -> str:
    return name.rpartition(" ")[2]


def _clean(text: str) -> str:
    return _UNWRITABLE.sub("", text)


def _escaped(text: str) -> str:
    return escape(_clean(text))
