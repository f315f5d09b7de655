"""A rehearsal for people (a table, and what it means) and for programs (one JSON line)."""

import json
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from rich.console import Group, RenderableType
from rich.markup import escape
from rich.table import Table
from rich.text import Text

from interpreter.app.languages import name_of
from interpreter.app.tuning_files import changed_knobs
from interpreter.lab.details import Details, details
from interpreter.lab.figures import Figures
from interpreter.lab.rehearsing.catalogue import KINDS, WHOLE, Kind
from interpreter.lab.rehearsing.comparing import Compared
from interpreter.lab.rehearsing.rehearsal import Pairing, Rehearsal, Shown
from interpreter.lab.rehearsing.settings import Setting
from interpreter.lab.report import Row, add_rows, columns, result_line

_SAME = 99.99
_MUCH_LESS = 0.85
_LONG_ENOUGH_S = 60.0
"""In shorter recordings the time to start decides how much computing a second takes."""
_ALSO = (("LongYAAL s", "long_yaal_s", 2), ("lag p90 s", "lag_p90_s", 2))
_ALSO_HEARD = (("ear-voice p50 s", "ear_voice_p50_s", 2), ("ear-voice p90 s", "ear_voice_p90_s", 2))
_WHOLE = "whole"
_QUALITY = ("chrf", "bleu", "signatures", "sentence_chrf", "sentence_bleu")


def page(found: Rehearsal) -> RenderableType:
    """Return the figures of every setting side by side, and the verdict below."""
    return Group(_table(found), Text(""), *(Text(line) for line in spoken(found)))


def spoken(found: Rehearsal) -> Iterator[str]:
    """Yield the verdict in sentences, and what it rests on."""
    if found.best is not None and len(found.shown) > 2:
        yield f"“{found.best}” serves the audience best."
    for pairing in found.pairings:
        yield pairing.verdict.headline
        yield from (f"  + {reason}" for reason in pairing.verdict.reasons)
        yield from (f"  − {reason}" for reason in pairing.verdict.price)
        for language, score in pairing.agreement.items():
            yield f"  Their {name_of(language)} texts {_alike(score)}."
    for language in found.material.targets:
        yield from _shorter(found, language)
    yield from _slow(found)
    yield _basis(found)


def line(found: Rehearsal) -> str:
    """Return the JSON line: figures and details by setting, and every comparison with its intervals."""
    made = result_line(
        "rehearse",
        settings=_settings(found),
        metrics={one.setting.title: _figures(found, one) for one in found.shown},
        bars=(),
        seed=0,
        reference={
            "times": found.yardstick.source,
            "lines": found.yardstick.lines,
            "edited": found.yardstick.edited,
        },
        comparisons=[_comparison(pairing) for pairing in found.pairings],
        details={one.setting.title: _details(found, one) for one in found.shown},
        best=found.best,
    )
    headlines = " ".join(pairing.verdict.headline for pairing in found.pairings)
    return json.dumps(json.loads(made) | {"verdict": headlines}, ensure_ascii=False)


def _table(found: Rehearsal) -> Table:
    titles = [escape(one.setting.title) for one in found.shown]
    made = columns(f"Rehearsal of {escape(found.material.name)}", titles)
    pairing = found.pairings[0] if len(titles) == 2 else None
    if pairing is not None:
        made.add_column("difference", justify="right")
        made.add_column("so")
    for language in (*found.material.targets, found.material.spoken[0], WHOLE):
        made.add_section()
        for kind in KINDS:
            values = [one.values.get((language, kind.key)) for one in found.shown]
            if any(value is not None for value in values):
                told = () if pairing is None else _judged(pairing, language, kind)
                made.add_row(
                    f"{language} {kind.title}".strip(), *(_number(one, kind) for one in values), *told
                )
        if language in found.material.targets:
            whole = [one.figures["targets"][language] for one in found.shown]
            add_rows(made, f"{language} ", _ALSO, [_known(one, _ALSO) for one in whole])
            add_rows(
                made, f"{language} ", _ALSO_HEARD, [_known(one["voice"] or {}, _ALSO_HEARD) for one in whole]
            )
    speakers = [one.values.get((WHOLE, "speakers_found")) for one in found.shown]
    made.add_row("speakers found", *("-" if one is None else f"{one:.0f}" for one in speakers))
    return made


def _known(figures: Figures, rows: Sequence[Row]) -> Figures:
    return {key: figures[key] for _, key, _ in rows if figures.get(key) is not None}


def _judged(pairing: Pairing, language: str, kind: Kind) -> tuple[str, str]:
    one = next((one for one in pairing.compared if (one.language, one.kind) == (language, kind)), None)
    if one is None:
        return "", ""
    if one.difference is None and one.a == one.b:
        return "", "the same"
    if one.difference is None:
        return "", "too little to judge by" if kind.key != "cpu_per_audio" else "one run proves nothing"
    low, high = one.difference.low, one.difference.high
    told = f"{one.difference.mean:+.{kind.digits}f}"
    if high > low:
        told += f" ({low:+.{kind.digits}f} to {high:+.{kind.digits}f})"
    return told, _so(one, pairing)


def _so(one: Compared, pairing: Pairing) -> str:
    if one.better is None:
        return "may be chance" if one.a != one.b else "the same"
    title = pairing.a if one.better == "a" else pairing.b
    return f"{escape(title)} is better" if one.matters else "too small to be noticed"


def _number(value: float | None, kind: Kind) -> str:
    return "-" if value is None else f"{value:.{kind.digits}f}"


def _alike(score: float) -> str:
    return "are the same" if score > _SAME else f"resemble each other by {score:.0f} of 100 (chrF)"


def _shorter(found: Rehearsal, language: str) -> Iterator[str]:
    """Yield which settings wrote much less than another one: who leaves words out is easily prompt."""
    counts = {one.setting.title: one.figures["targets"][language]["words"] for one in found.shown}
    longest = max(counts, key=lambda title: counts[title])
    for title, count in counts.items():
        if count < _MUCH_LESS * counts[longest]:
            yield (
                f"“{title}” wrote {count} {name_of(language)} words where “{longest}” wrote {counts[longest]}: "
                "look at the texts before you trust it."
            )


def _slow(found: Rehearsal) -> Iterator[str]:
    """Yield what would not keep up with people who speak."""
    for one in found.shown:
        rtf = one.figures.get("rtf")
        if rtf is not None and rtf > 1 and one.measured.evidence.duration_ms >= _LONG_ENOUGH_S * 1000:
            yield (
                f"“{one.setting.title}” took {rtf:.1f} s for a second of sound here: live it would not keep up, "
                "unless other programs were busy too."
            )


def _basis(found: Rehearsal) -> str:
    minutes = found.shown[0].measured.evidence.duration_ms / 60_000
    stretches = len(found.yardstick.sentences)
    said = f"{minutes:.1f} minutes, {stretches} stretches; times of words are {found.yardstick.source}."
    if found.yardstick.edited:
        return (
            f"{said} How right texts and speakers are rests on what somebody corrected in {found.yardstick.edited} of "
            f"{found.yardstick.lines} lines; there the session was wrong, so its own settings may look worse than they "
            "are."
        )
    if found.yardstick.checked.said or found.yardstick.checked.translated:
        return f"{said} Texts are held to the references beside the recording."
    return f"{said} Nobody corrected a line, so nothing is said of how right the text is."


def _settings(found: Rehearsal) -> dict[str, Any]:
    return {
        "set": found.material.name,
        "session": found.material.is_session,
        "sources": len(found.material.recordings),
        "language": found.material.spoken[0],
        "also_spoken": list(found.material.spoken[1:]),
        "targets": list(found.material.targets),
        "settings": [_setting(one.setting) for one in found.shown],
    }


def _setting(setting: Setting) -> dict[str, Any]:
    """A setting as it is told: of files their names only."""
    return {
        "title": setting.title,
        "engine": setting.engine,
        "model": setting.model and Path(setting.model).name,
        "diarizer": setting.diarizer,
        "speaker_model": setting.speaker_model and Path(setting.speaker_model).name,
        "speakers": setting.speakers,
        "most_speakers": setting.most_speakers,
        "terms": len(setting.terms),
        "tuning": changed_knobs(setting.tuning),
    }


def _figures(found: Rehearsal, shown: Shown) -> Figures:
    """All figures of one setting; those of quality are left out where only some lines were checked."""
    told = dict(shown.figures)
    if found.material.is_session:
        told["targets"] = {
            code: {key: value for key, value in one.items() if key not in _QUALITY}
            for code, one in told["targets"].items()
        }
    compared: dict[str, dict[str, float | None]] = {}
    for (language, key), value in shown.values.items():
        compared.setdefault(language or _WHOLE, {})[key] = value
    return told | {"compared": compared}


def _comparison(pairing: Pairing) -> dict[str, Any]:
    differences: dict[str, dict[str, Any]] = {}
    for one in pairing.compared:
        differences.setdefault(one.language or _WHOLE, {})[one.kind.key] = _difference(one)
    return {
        "a": pairing.a,
        "b": pairing.b,
        "differences": differences,
        "agreement_chrf": dict(pairing.agreement),
        "better": pairing.verdict.better,
        "verdict": pairing.verdict.headline,
        "reasons": list(pairing.verdict.reasons),
        "price": list(pairing.verdict.price),
    }


def _difference(one: Compared) -> dict[str, Any]:
    interval: Mapping[str, float | bool | None] = dict.fromkeys(("mean", "low", "high", "real"))
    if one.difference is not None:
        found = one.difference
        interval = {"mean": found.mean, "low": found.low, "high": found.high, "real": found.real}
    judged = {"better": one.better, "matters": one.matters}
    return {"title": one.kind.title, "a": one.a, "b": one.b, **interval, **judged}


def _details(found: Rehearsal, shown: Shown) -> Details:
    """What the recording gave; references that nobody checked are none."""
    recording = found.material.recordings[0]
    told = details(shown.measured.evidence, recording.with_suffix(""))
    if found.material.yardstick is None or (found.material.is_session and found.yardstick.truth is None):
        told["turns"]["reference"] = []
    for language, target in told["targets"].items():
        _forget(target["sentences"], found.yardstick.checked.translated.get(language, frozenset()))
    return told


def _forget(sentences: Sequence[dict[str, Any]], checked: frozenset[int]) -> None:
    for place, sentence in enumerate(sentences):
        if place not in checked:
            sentence |= {"reference": None, "chrf": None}
