"""Which settings the results tell of: the points of quality against latency."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from interpreter.lab.page.facts import language_name, path, shown
from interpreter.lab.page.results import Result
from interpreter.lab.page.trade_plots import Measures, Setting

_QUALITIES = (("sentence_chrf", "sentence chrF"), ("chrf", "chrF"))
_LATENCIES = (("long_yaal_s", "LongYAAL, seconds"), ("lag_p50_s", "lag p50, seconds"))
_POLICY = "policy"
_WHOSE = ("engine", "model")
_USUAL = "as the product does by itself"
Figures = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Curve:
    """Several settings on the same set, into the same language."""

    name: str
    settings: tuple[Setting, ...]
    measures: Measures


@dataclass(frozen=True, slots=True)
class _Measured:
    """A setting as it was asked for, and its figures in one language."""

    asked: Mapping[str, Any]
    figures: Figures
    oracle: bool = False
    usual: bool = False
    """No knob was turned."""


def curves(results: Sequence[Result]) -> list[Curve]:
    """Return a curve for every set and language that several results tell of."""
    groups: dict[tuple[str, str, str], list[_Measured]] = {}
    for result in results:
        for place, language, one in _measured(result):
            groups.setdefault((result.benchmark, place, language), []).append(one)
    found = (_curve(f"{language_name(key[2])}, {key[1]}", group) for key, group in groups.items())
    return [curve for curve in found if curve is not None]


def is_setting_only(result: Result) -> bool:
    """Whether a result is one setting of a sweep, with nothing to say but where it lies on the curve."""
    return result.benchmark == _POLICY


def sweep_of(result: Result) -> dict[str, Any]:
    """Return what all settings of a sweep have in common."""
    return {key: result.whole.get(key) for key in ("set", "engine", "model", "spoken", "note")}


def _measured(result: Result) -> Iterator[tuple[str, str, _Measured]]:
    if is_setting_only(result):
        line = result.whole
        asked = {key: line.get(key) for key in _WHOSE} | dict(result.settings)
        one = _Measured(asked, path(line, "metrics"), bool(line.get("oracle")), not result.settings)
        yield str(line.get("set")), str(line.get("language")), one
    for language in result.targets:
        found = path(result.metrics, "targets", language)
        yield str(result.settings.get("set")), language, _Measured(result.settings, found)


def _curve(name: str, group: Sequence[_Measured]) -> Curve | None:
    quality, latency = (_common(kind, group) for kind in (_QUALITIES, _LATENCIES))
    if len(group) < 2 or quality is None or latency is None:
        return None
    made = tuple(
        Setting(
            name,
            one.figures[latency[0]],
            one.figures[quality[0]],
            _number(one.figures.get("ne_shown")),
            _number(one.figures.get("early_show")),
            one.oracle,
            one.usual or name == _USUAL,
        )
        for name, one in zip(_names(group), group, strict=True)
    )
    return Curve(name, made, Measures(quality[1], latency[1]))


def _common(choices: Sequence[tuple[str, str]], group: Sequence[_Measured]) -> tuple[str, str] | None:
    """Return the first kind of figure that all have."""
    return next(
        (one for one in choices if all(_number(each.figures.get(one[0])) is not None for each in group)), None
    )


def _number(value: object) -> float | None:
    return float(value) if isinstance(value, int | float) and not isinstance(value, bool) else None


def _names(group: Sequence[_Measured]) -> list[str]:
    """Name settings by what sets them apart."""
    keys = dict.fromkeys(key for one in group for key in one.asked)
    apart = [key for key in keys if len({shown(one.asked.get(key)) for one in group}) > 1]
    said = [_named(one, apart) for one in group]
    return [f"{name} (run {place})" if said.count(name) > 1 else name for place, name in enumerate(said, 1)]


def _named(one: _Measured, apart: Sequence[str]) -> str:
    known = ((key, one.asked.get(key)) for key in apart if not one.oracle or key in _WHOSE)
    said = [_said(key, value) for key, value in known if value not in (None, {})]
    return ", ".join(["the limit: an oracle", *said] if one.oracle else said) or _USUAL


def _said(key: str, value: object) -> str:
    return shown(value) if key == "title" or isinstance(value, dict) else f"{key} {shown(value)}"
