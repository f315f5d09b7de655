"""What a page says of one language: its figures, its plots, and where it did worst."""

from collections.abc import Iterator, Mapping, Sequence

from interpreter.lab.page.cause_plots import by_sentence, usual_and_late
from interpreter.lab.page.elements import Node, element, foreign, holding
from interpreter.lab.page.facts import columns_of, figures, language_name
from interpreter.lab.page.lag_plots import histogram, lag_over_time
from interpreter.lab.page.results import Recording, Result, Sentence
from interpreter.lab.page.scales import clock
from interpreter.lab.page.tables import Cell, number, table

MOST_DRAWN = 3
"""Recordings with plots of their own, the longest; the others are in the tables."""

_WORST = 10


def language_section(result: Result, language: str) -> Node:
    """Return the section of one language."""
    name = language_name(language)
    return holding(
        "section",
        (
            element("h3", name),
            figures(columns_of(result, language)),
            *_plots(result, language, name),
            *_worst(result, language),
        ),
    )


def longest(details: Mapping[str, Recording]) -> dict[str, Recording]:
    """Return the recordings that are drawn, the longest first."""
    ordered = sorted(details.items(), key=lambda item: -item[1].duration_s)
    return dict(ordered[:MOST_DRAWN])


def _plots(result: Result, language: str, name: str) -> Iterator[Node]:
    drawn = {title: one for title, one in longest(result.details).items() if language in one.targets}
    if len(result.details) > len(drawn):
        yield element(
            "p", f"Drawn over time are the {len(drawn)} longest of {len(result.details)} recordings."
        )
    sentences = result.sentences(language)
    made: list[Node | None] = [
        lag_over_time(one, language, f"{name}, {title}") for title, one in drawn.items()
    ]
    made.append(usual_and_late(sentences, name))
    made += [
        by_sentence(one.targets[language].sentences, one.duration_s, f"{name}, {title}")
        for title, one in drawn.items()
    ]
    made.append(histogram(sentences, name))
    yield from (plot for plot in made if plot is not None)


def _worst(result: Result, language: str) -> Iterator[Node]:
    every = [
        (title, sentence)
        for title, one in result.details.items()
        if language in one.targets
        for sentence in one.targets[language].sentences
    ]
    several = len(result.details) > 1
    judged = [one for one in every if one[1].chrf is not None]
    late = [one for one in every if one[1].ear_voice_s is not None]
    for title, opened, found in (
        ("The ten worst translations", "", sorted(judged, key=lambda one: one[1].chrf or 0.0)),
        ("The ten latest voices", None, sorted(late, key=lambda one: -(one[1].ear_voice_s or 0.0))),
    ):
        if found:
            listed = [
                _row(*one, several=several, language=language, spoken=_spoken(result))
                for one in found[:_WORST]
            ]
            yield element(
                "details",
                element("summary", f"{title} of {len(found)} sentences"),
                table(("where", "what was said, and what became of it", "figures"), listed, style="worst"),
                open_=opened,
            )


def _spoken(result: Result) -> str | None:
    language = result.settings.get("language")
    return language if isinstance(language, str) else None


def _row(title: str, one: Sentence, *, several: bool, language: str, spoken: str | None) -> Sequence[Cell]:
    where = element("span", f"{clock(one.start_s)} ", foreign(one.speaker or ""))
    if several:
        where.append(element("small", foreign(title)))
    texts = (
        ("said", one.source, spoken),
        ("reference", one.reference, language),
        ("text", one.text, language),
    )
    lines = [
        entry
        for term, text, code in texts
        if text is not None
        for entry in (element("dt", term), element("dd", foreign(text or "(nothing)", code)))
    ]
    told = (("chrF", one.chrf, 1), ("YAAL s", one.yaal_s, 2), ("ear-voice s", one.ear_voice_s, 2))
    values = [
        entry
        for term, value, digits in told
        for entry in (element("dt", term), element("dd", number(value, digits)))
    ]
    return where, holding("dl", lines, class_="texts"), holding("dl", values, class_="values")
