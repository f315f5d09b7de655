"""Quality, latency and flicker of one setting, and which settings no other beats."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from interpreter.lab.evidence import Evidence, TextEvidence
from interpreter.lab.figures import figures
from interpreter.lab.metrics.statistics import percentile

LEAD_MS = 200.0
"""A word that is shown so long before it is committed is worth showing early."""
_BETTER = {"chrf": 1, "long_yaal_s": -1, "correction_rate": -1, "early_show": 1}
"""What a setting is judged by: 1 where more is better, -1 where less is."""

Metrics = Mapping[str, float | None]


@dataclass(frozen=True, slots=True)
class Point:
    """What one setting reaches in one language; `settings` are the knobs that do not stand as by themselves."""

    language: str
    settings: Mapping[str, Any]
    metrics: Metrics
    oracle: bool = False


def point(
    evidence: Sequence[Evidence], language: str, settings: Mapping[str, Any], *, oracle: bool = False
) -> Point:
    """Return the figures of a target language, with those of the language spoken beside them."""
    found = figures(evidence, (language,))
    source, target = found["source"], found["targets"][language]
    metrics = {
        "chrf": target["chrf"],
        **{name: target.get(name) for name in ("long_yaal_s", "stream_laal_s")},
        **_text(target, [one.targets[language] for one in evidence]),
        "wer": found["wer"],
        **{
            f"source_{name}": value for name, value in _text(source, [one.source for one in evidence]).items()
        },
    }
    return Point(language, settings, metrics, oracle)


def front(points: Sequence[Point]) -> tuple[bool, ...]:
    """Tell of each point whether no other real one of its language is as good in everything and better in something.

    Judged by chrF, LongYAAL, corrections and early show; the oracle is no setting and on no front.
    """
    return tuple(
        not one.oracle and not any(_beats(other, one) for other in points if other is not one)
        for one in points
    )


def _beats(one: Point, other: Point) -> bool:
    if one.oracle or one.language != other.language:
        return False
    gains = [_gain(one.metrics, other.metrics, name) for name in _BETTER]
    return all(gain >= 0 for gain in gains) and any(gain > 0 for gain in gains)


def _gain(one: Metrics, other: Metrics, name: str) -> float:
    """How much better one is than the other; nothing where one of them is unknown."""
    mine, theirs = one[name], other[name]
    return 0.0 if mine is None or theirs is None else _BETTER[name] * (mine - theirs)


def _text(found: Mapping[str, Any], texts: Sequence[TextEvidence]) -> dict[str, float | None]:
    leads = [word.committed_ms - word.shown_ms for text in texts for word in text.words]
    early = [lead for lead in leads if lead > 0]
    names = (
        "lag_p50_s",
        "lag_p90_s",
        "shown_p50_s",
        "ne_shown",
        "ne_predicted",
        "correction_rate",
        "early_show",
    )
    return {name: found[name] for name in names} | {
        "early_show_200": sum(lead >= LEAD_MS for lead in leads) / len(leads) if leads else None,
        "early_lead_ms": percentile(early, 50),
    }
