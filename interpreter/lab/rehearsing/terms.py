"""Whether the terms of a glossary that were heard stand in the translation."""

import re
from collections.abc import Iterator, Sequence

from interpreter.domain.steps import Term
from interpreter.lab.rehearsing.yardstick import Document


def honoured(document: Document, terms: Sequence[Term], language: str) -> Iterator[tuple[float, float]]:
    """Yield for every line and term that was recognised in it when the line starts, and 1.0 if it was translated so.

    A term without any translation is to stay as it is; one without a translation in this language does not count.
    """
    wanted = [(_pattern(one.source), _pattern(text)) for one in terms if (text := _rendered(one, language))]
    for line in document["lines"]:
        translation = {**line["shown_only"], **line["translations"]}.get(language)
        if translation is None:
            continue
        for said, rendered in wanted:
            if said.search(line["text"]):
                yield float(line["start_ms"]), float(bool(rendered.search(translation)))


def _rendered(term: Term, language: str) -> str:
    return term.translations.get(language, "") if term.translations else term.source


def _pattern(text: str) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w){re.escape(text)}(?!\w)", re.IGNORECASE)
