"""Judges what two results say of the same sentences and recordings, figure by figure."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from statistics import mean
from typing import Any

import numpy as np

from interpreter.lab.comparing import chrf
from interpreter.lab.comparing.results import FEWEST, Kept, Pair, Shared, shared
from interpreter.lab.metrics.bootstrap import Difference, Draws, paired, resampled
from interpreter.lab.metrics.ear_voice import UNSPOKEN_MS

FEWEST_RECORDINGS = 5
"""Figures of whole recordings need so many of them."""


@dataclass(frozen=True, slots=True)
class Compared:
    """One figure of both results. `difference` is b − a; None where there are too few pairs to judge it."""

    a: float
    b: float
    pairs: int
    more_is_better: bool
    difference: Difference | None

    @property
    def real(self) -> bool | None:
        """Whether the results differ; None where that could not be told."""
        return None if self.difference is None else self.difference.real

    @property
    def better(self) -> str | None:
        """`a` or `b` where the difference is real."""
        if self.difference is None or not self.difference.real:
            return None
        return "b" if (self.difference.mean > 0) == self.more_is_better else "a"


Figure = Callable[[Sequence[Pair], int], Compared | None]
"""Takes the pairs of one language and a seed; None where one of the results does not have the figure."""


@dataclass(frozen=True, slots=True)
class Comparison:
    """All figures of two results: language → figure → both values. `once` are those that one run cannot prove."""

    languages: Mapping[str, Mapping[str, Compared]]
    once: Mapping[str, tuple[float, float]]
    changed: Mapping[str, tuple[Any, Any]]
    """Settings in which the results differ."""

    @property
    def verdict(self) -> str:
        """Which result is better: a, b, mixed, or none where no difference is real."""
        winners = {one.better for figures in self.languages.values() for one in figures.values()} - {None}
        return "mixed" if len(winners) > 1 else next(iter(winners), None) or "none"


def compare(a: Sequence[Kept], b: Sequence[Kept], *, seed: int = 0) -> Comparison:
    """Compare results of `bench quality`, one for each set. Raises UserMistake where they have too little in common."""
    both = shared(a, b)
    languages = {
        language: _told(SENTENCES, pairs, seed) | _told(RECORDINGS, _of_target(both, language), seed)
        for language, pairs in both.sentences.items()
        if len(pairs) >= FEWEST
    }
    floor = str(a[0]["settings"]["language"])
    languages[floor] = _told(FLOOR, both.recordings, seed) | _told(RECORDINGS, _of_source(both), seed)
    return Comparison(languages, _once(a, b), _changed(a[0]["settings"], b[0]["settings"]))


def _told(figures: Mapping[str, Figure], pairs: Sequence[Pair], seed: int) -> dict[str, Compared]:
    found = {name: figure(pairs, seed) for name, figure in figures.items()}
    return {name: one for name, one in found.items() if one is not None}


def _corpus_chrf(pairs: Sequence[Pair], seed: int) -> Compared | None:
    known = [pair for pair in pairs if pair.a["text"] is not None and pair.b["text"] is not None]
    if len(known) < FEWEST:
        return None
    a, b = (
        chrf.counts([one["reference"] for one in side], [one["text"] for one in side])
        for side in _sides(known)
    )
    whole = np.arange(len(known))[np.newaxis, :]
    found = resampled(lambda draws: chrf.scores(b, draws) - chrf.scores(a, draws), len(known), seed=seed)
    before, after = (float(chrf.scores(side, whole)[0]) for side in (a, b))
    return Compared(before, after, len(known), True, found)


def _mean(value: Callable[[Mapping[str, Any]], float | None]) -> Figure:
    """Return a figure that is a mean over the sentences for which both results have a value; less is better."""

    def figure(pairs: Sequence[Pair], seed: int) -> Compared | None:
        a, b = _both(value, pairs)
        if not a:
            return None
        found = paired(a, b, seed=seed) if len(a) >= FEWEST else None
        return Compared(mean(a), mean(b), len(a), False, found)

    return figure


def _ear_voice(percent: float) -> Figure:
    """Return a percentile of the ear-voice span, a sentence that was not spoken counting 10 s."""

    def figure(pairs: Sequence[Pair], seed: int) -> Compared | None:
        spoken = [any(side["ear_voice_s"] is not None for side in sides) for sides in _sides(pairs)]
        if not all(spoken):
            return None
        a, b = (np.array([_span(one) for one in side]) for side in _sides(pairs))

        def difference(draws: Draws) -> Any:  # noqa: ANN401 - what numpy tells of percentiles
            return np.percentile(b[draws], percent, axis=1) - np.percentile(a[draws], percent, axis=1)

        found = resampled(difference, len(pairs), seed=seed)
        before, after = (float(np.percentile(side, percent)) for side in (a, b))
        return Compared(before, after, len(pairs), False, found)

    return figure


def _recorded(key: str, *, more_is_better: bool = False) -> Figure:
    """Return a figure that each recording has once."""

    def figure(pairs: Sequence[Pair], seed: int) -> Compared | None:
        a, b = _both(lambda one: one.get(key), pairs)
        if not a:
            return None
        found = paired(a, b, seed=seed) if len(a) >= FEWEST_RECORDINGS else None
        return Compared(mean(a), mean(b), len(a), more_is_better, found)

    return figure


def _both(
    value: Callable[[Mapping[str, Any]], float | None], pairs: Sequence[Pair]
) -> tuple[list[float], list[float]]:
    values = [(value(pair.a), value(pair.b)) for pair in pairs]
    known = [(a, b) for a, b in values if a is not None and b is not None]
    return [a for a, _ in known], [b for _, b in known]


def _sides(pairs: Sequence[Pair]) -> tuple[list[Mapping[str, Any]], list[Mapping[str, Any]]]:
    return [pair.a for pair in pairs], [pair.b for pair in pairs]


def _span(sentence: Mapping[str, Any]) -> float:
    span = sentence["ear_voice_s"]
    return UNSPOKEN_MS / 1000 if span is None else float(span)


def _cause(key: str) -> Callable[[Mapping[str, Any]], float | None]:
    return lambda sentence: (sentence["causes"] or {}).get(key)


def _of_target(both: Shared, language: str) -> list[Pair]:
    found = [(pair.a["targets"].get(language), pair.b["targets"].get(language)) for pair in both.recordings]
    return [Pair(_flat(a), _flat(b)) for a, b in found if a is not None and b is not None]


def _of_source(both: Shared) -> list[Pair]:
    return [Pair(_flat(pair.a["source"]), _flat(pair.b["source"])) for pair in both.recordings]


def _flat(figures: Mapping[str, Any]) -> dict[str, Any]:
    return {**figures, **(figures.get("voice") or {}), **(figures.get("prediction") or {})}


def _once(a: Sequence[Kept], b: Sequence[Kept]) -> dict[str, tuple[float, float]]:
    """What each result measured once: the machine's load is in it."""
    if len(a) != 1 or len(b) != 1:
        return {}
    first, second = a[0]["metrics"], b[0]["metrics"]
    known = ((name, first.get(key), second.get(key)) for name, key in ONCE.items())
    return {
        name: (before, after) for name, before, after in known if before is not None and after is not None
    }


def _changed(a: Mapping[str, Any], b: Mapping[str, Any]) -> dict[str, tuple[Any, Any]]:
    return {key: (a.get(key), b.get(key)) for key in dict.fromkeys([*a, *b]) if a.get(key) != b.get(key)}


SENTENCES: Mapping[str, Figure] = {
    "chrF": _corpus_chrf,
    "YAAL s": _mean(lambda one: one["yaal_s"]),
    "LAAL s": _mean(lambda one: one["laal_s"]),
    "ear-voice p50 s": _ear_voice(50),
    "ear-voice p90 s": _ear_voice(90),
    "ear-voice, being said s": _mean(_cause("said_s")),
    "ear-voice, hearing s": _mean(_cause("hearing_s")),
    "ear-voice, translating s": _mean(_cause("translating_s")),
    "ear-voice, voice s": _mean(_cause("voice_s")),
}
RECORDINGS: Mapping[str, Figure] = {
    "NE shown": _recorded("ne_shown"),
    "early show": _recorded("early_show", more_is_better=True),
    "corrections": _recorded("correction_rate"),
    "predictions right": _recorded("accuracy", more_is_better=True),
    "prediction coverage": _recorded("coverage", more_is_better=True),
    "end offset s": _recorded("end_offset_s"),
}
FLOOR: Mapping[str, Figure] = {"WER": _recorded("wer"), "DER": _recorded("der")}
ONCE: Mapping[str, str] = {"RTF": "rtf", "peak PSS MB": "peak_pss_mb", "first caption s": "first_caption_s"}
