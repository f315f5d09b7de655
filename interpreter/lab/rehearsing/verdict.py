"""Says in plain sentences which of two settings serves the audience better, and what is paid for it.

Only differences that are real and large enough to be noticed count. Each counts with its size, in units of what people
notice and four of them at most, divided by its rank: what comes first weighs most. A figure of several languages
counts as their mean, captions in the language spoken half, because most listeners do not read them. Early show counts
only where words are seen noticeably sooner: it also grows where they become final later. A setting is better if
everything that differs speaks for it, or half as much again as for the other.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from interpreter.lab.metrics.erasure import correction_rate
from interpreter.lab.rehearsing.comparing import Compared

_MOST_UNITS = 4.0
_CLEARLY = 1.5
_SPOKEN = 0.5


@dataclass(frozen=True, slots=True)
class Titles:
    """How the two settings and the languages are called; `spoken` is the code of the language on the floor."""

    a: str
    b: str
    spoken: str
    languages: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Verdict:
    """`better` is the title of a setting; None where none is better for everybody."""

    better: str | None
    headline: str
    reasons: tuple[str, ...] = ()
    """What speaks for it, what weighs most first; where none is better, what speaks for each."""
    price: tuple[str, ...] = ()
    """What speaks for the other one."""


def judge(compared: Sequence[Compared], titles: Titles) -> Verdict:
    """Return which setting serves the audience better and why; `compared` are in the order of what matters."""
    counting = [one for one in compared if one.matters and not _is_only_later(one, compared)]
    if not counting:
        return Verdict(None, _nothing(compared, titles))
    weights = {side: _weight(counting, side, titles.spoken) for side in ("a", "b")}
    side, other = ("a", "b") if weights["a"] >= weights["b"] else ("b", "a")
    reasons = tuple(f"{said[0].upper()}{said[1:]}" for said in _sentences(counting, side, titles))
    price = _named(counting, other, titles)
    names = {"a": titles.a, "b": titles.b}
    if not price:
        return Verdict(
            names[side], f"“{names[side]}” serves the audience better than “{names[other]}”.", reasons
        )
    if weights[side] >= _CLEARLY * weights[other]:
        headline = (
            f"“{names[side]}” serves the audience better than “{names[other]}” on the whole, at a price."
        )
        return Verdict(names[side], headline, reasons, price)
    headline = f"Neither “{titles.a}” nor “{titles.b}” is better for everybody; it is a choice."
    return Verdict(None, headline, (*_named(counting, "a", titles), *_named(counting, "b", titles)))


def overall(titles: Sequence[str], verdicts: Sequence[Verdict]) -> str | None:
    """Return the setting that is better than every other one, or than some while none is better than it."""
    won = {title: sum(one.better == title for one in verdicts) for title in titles}
    best = max(titles, key=lambda title: won[title])
    others = [title for title in titles if title != best]
    unbeaten = won[best] > 0 and all(won[title] < won[best] for title in others)
    return best if unbeaten else None


def _is_only_later(one: Compared, compared: Sequence[Compared]) -> bool:
    """Whether more words are seen early only because they are final later, and not because they are seen sooner."""
    if one.kind.key != "early_show":
        return False
    seen = [other for other in compared if (other.kind.key, other.language) == ("shown_s", one.language)]
    return not any(other.matters and other.better == one.better for other in seen)


def _nothing(compared: Sequence[Compared], titles: Titles) -> str:
    drawn = [one for one in compared if one.difference is None or one.difference.low < one.difference.high]
    if any(one.a != one.b for one in drawn) and all(one.difference is None for one in drawn):
        return f"“{titles.a}” and “{titles.b}” cannot be told apart on so little; take a longer recording."
    return f"There is no difference that matters between “{titles.a}” and “{titles.b}”."


def _weight(compared: Sequence[Compared], side: str, spoken: str) -> float:
    weights: dict[str, list[float]] = {}
    for one in compared:
        units = min(_MOST_UNITS, abs(one.b - one.a) / one.kind.matters) / one.kind.rank
        share = _SPOKEN if one.language == spoken and one.kind.key != "wer" else 1.0
        weights.setdefault(one.kind.key, []).append(units * share * (one.better == side))
    return sum(sum(values) / len(values) for values in weights.values())


def _named(compared: Sequence[Compared], side: str, titles: Titles) -> tuple[str, ...]:
    """What speaks for one of the settings, each sentence with its title."""
    name = titles.a if side == "a" else titles.b
    return tuple(f"With “{name}” {said}" for said in _sentences(compared, side, titles))


def _sentences(compared: Sequence[Compared], side: str, titles: Titles) -> Iterator[str]:
    """Yield what speaks for one of the settings, with its value first."""
    for one in compared:
        if one.better == side:
            values = (one.a, one.b) if side == "a" else (one.b, one.a)
            yield _SAID[one.kind.key](titles.languages.get(one.language, one.language), *values)


_Saying = Callable[[str, float, float], str]


def _sooner(what: str) -> _Saying:
    return lambda language, mine, its: (
        f"{language} {what} {its - mine:.1f} s sooner ({mine:.1f} s after the speaker instead of {its:.1f} s)."
    )


def _of_100(what: str, *, share: Callable[[float], float] = lambda value: value) -> _Saying:
    def said(language: str, mine: float, its: float) -> str:
        counts = _told_apart(100 * share(mine), 100 * share(its))
        return what.format(language=language, mine=counts[0], its=counts[1])

    return said


def _plainly(what: str, digits: int = 1) -> _Saying:
    return lambda language, mine, its: what.format(
        language=language, mine=f"{mine:.{digits}f}", its=f"{its:.{digits}f}"
    )


def _told_apart(mine: float, its: float) -> tuple[str, str]:
    """Two numbers as short as they can be told apart."""
    digits = 0 if round(mine) != round(its) else 1
    return f"{mine:.{digits}f}", f"{its:.{digits}f}"


_SAID: Mapping[str, _Saying] = {
    "drift_s_per_h": _plainly("the {language} voice falls {mine} s behind in an hour instead of {its} s."),
    "end_offset_s": _plainly("the {language} voice ends {mine} s after the speaker instead of {its} s."),
    "lost": _of_100("{mine} of 100 sentences have no text in {language} instead of {its}."),
    "unheard": _of_100("{mine} of 100 lines in {language} are read but not heard instead of {its}."),
    "skipped": _of_100("the {language} voice leaves out {mine} of 100 words instead of {its}."),
    "wer": _of_100("{mine} of 100 words are recognised wrongly instead of {its}."),
    "chrf": _plainly("{language} is closer to what was checked (chrF {mine} instead of {its})."),
    "terms": _of_100("{mine} of 100 glossary terms are kept in {language} instead of {its}."),
    "lag_s": _sooner("words stand for good"),
    "ear_voice_s": _sooner("is heard"),
    "ne_shown": _of_100(
        "{mine} of 100 {language} words shown are taken back instead of {its}.", share=correction_rate
    ),
    "hurried": _of_100("the {language} voice hurries for {mine} % of its time instead of {its} %."),
    "early_show": _of_100("{mine} of 100 {language} words are seen before they are final instead of {its}."),
    "shown_s": _sooner("words are first seen"),
    "accuracy": _of_100("{mine} of 100 predicted {language} words come true instead of {its}."),
    "coverage": _of_100("{mine} of 100 {language} words are rightly predicted instead of {its}."),
    "der": _of_100("the wrong speaker stands there for {mine} % of what is said instead of {its} %."),
    "swaps_per_h": _plainly("a speaker's label changes {mine} times an hour instead of {its}.", 0),
    "relabels_per_h": _plainly("labels on the screen are replaced {mine} times an hour instead of {its}.", 0),
    "cpu_per_audio": _plainly("a second of sound costs {mine} s of computing instead of {its} s.", 2),
}
