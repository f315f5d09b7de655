"""The figures in README.md, made from what `openbooth bench all` found.

`python -m interpreter.lab.everything.readme` writes them between two marks of README.md; a test fails where they differ
from bench.json.
"""

import json
import sys
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any

from interpreter.domain.errors import UserMistake

BEGIN, END = "<!-- from bench.json: begin -->", "<!-- from bench.json: end -->"
_CHECKOUT = Path(__file__).parents[3]
_NOTHING = "–"
Line = Mapping[str, Any]
Figures = Mapping[str, Any]
Told = Callable[[Figures], str]

COLUMNS = {
    "quality": "demo",
    "noise_20_db": "noise 20 dB below",
    "noise_10_db": "noise 10 dB below",
    "half_an_hour": "ten times over",
}
"""Parts that stand side by side, and what each column is called."""


def _percent(value: float | None) -> str:
    return _NOTHING if value is None else f"{100 * value:.1f} %"


def _number(value: float | None, digits: int) -> str:
    return _NOTHING if value is None else f"{value:.{digits}f}"


def _share(value: float | None) -> str:
    return _NOTHING if value is None else f"{value:.2f}".removeprefix("0")


def _seconds(one: Figures, key: str) -> str:
    """Both percentiles of a time."""
    if not one or one.get(f"{key}_p50_s") is None:
        return _NOTHING
    return f"{_number(one[f'{key}_p50_s'], 2)}/{_number(one[f'{key}_p90_s'], 2)} s"


def _texts(found: Figures) -> list[Figures]:
    return [found["source"], *found["targets"].values()]


def _of_all(found: Figures, key: str, shown: Callable[[float | None], str]) -> str:
    return " / ".join(shown(one[key]) for one in _texts(found))


def _voice(found: Figures, target: str) -> Figures:
    return found["targets"][target].get("voice") or {}


def _drift(found: Figures) -> str:
    value = _voice(found, "es").get("drift_s_per_h")
    return _NOTHING if value is None or found["longest_s"] < 1200 else f"{value:+.1f} s/h".replace("-", "−")


def _people(found: Figures) -> str:
    if "der" not in found:
        return _NOTHING
    return f"{_percent(found['der'])}; {found['speakers_found']} of {found['speakers_true']}"


ROWS: Mapping[str, Told] = {
    "word error rate, English": lambda found: _percent(found["wer"]),
    "chrF, Spanish / Catalan": lambda found: " / ".join(
        _number(one["chrf"], 1) for one in found["targets"].values()
    ),
    "lag, English": lambda found: _seconds(found["source"], "lag"),
    "lag, Spanish": lambda found: _seconds(found["targets"]["es"], "lag"),
    "LongYAAL, Spanish": lambda found: f"{_number(found['targets']['es']['long_yaal_s'], 2)} s",
    "normalized erasure of what is shown, English / Spanish / Catalan": lambda found: _of_all(
        found, "ne_shown", _share
    ),
    "final words that were seen earlier": lambda found: _of_all(found, "early_show", _share),
    "ear-voice span, Spanish": lambda found: _seconds(_voice(found, "es"), "ear_voice"),
    "end offset, Spanish": lambda found: f"{_number(_voice(found, 'es').get('end_offset_s'), 1)} s",
    "drift, Spanish": _drift,
    "diarization error rate; speakers found": _people,
    "computing time / audio time; memory": lambda found: (
        f"{_number(found['rtf'], 2)}; {_number(found['peak_pss_mb'] / 1000, 1)} GB"
    ),
}


def read(path: Path) -> list[Line]:
    """Return the lines of a file of results. Raises UserMistake."""
    try:
        return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line.strip()]
    except (OSError, ValueError) as error:
        raise UserMistake(f"{path} cannot be read; make it with openbooth bench all --out {path}.") from error


def block(lines: Sequence[Line]) -> str:
    """Return the Markdown between the marks: where it was measured, a table, and a sentence for each other part."""
    told = {str(line["part"]): line for line in lines if line.get("part") and "metrics" in line}
    measured = [sentence(told[part]) for part, sentence in SENTENCES.items() if part in told]
    below = [*measured, *_missed(lines), *_unmeasured(lines)]
    return "\n".join([_opening(lines[-1]), "", *_table(told), "", *below]).strip() + "\n"


def written(readme: str, fresh: str) -> str:
    """Return the text of README.md with a fresh block between its marks. Raises UserMistake without marks."""
    before, begin, rest = readme.partition(BEGIN)
    _, end, after = rest.partition(END)
    if not begin or not end:
        raise UserMistake(f"README.md has no place for figures; write {BEGIN} and {END} where they belong.")
    return f"{before}{BEGIN}\n{fresh}{END}{after}"


def _opening(closing: Line) -> str:
    machine = closing["machine"]
    quick = " --quick" if closing["settings"]["quick"] else ""
    return (
        f"`openbooth bench all{quick}` on {machine['cpus']} processors ({machine['model']}), commit "
        f"{closing['commit']}: **{closing['verdict']}**."
    )


def _table(told: Mapping[str, Line]) -> list[str]:
    columns = {title: told[part]["metrics"] for part, title in COLUMNS.items() if part in told}
    if not columns:
        return []
    heads = [f"{title}, {_length(found['audio_s'])}" for title, found in columns.items()]
    return [
        f"| | {' | '.join(heads)} |",
        f"|{'---|' * (len(columns) + 1)}",
        *(f"| {name} | {' | '.join(map(row, columns.values()))} |" for name, row in ROWS.items()),
    ]


def _length(seconds: float) -> str:
    return f"{seconds:.0f} s" if seconds < 120 else f"{seconds / 60:.0f} min"


def _selftest(line: Line) -> str:
    rows = line["metrics"]["saboteurs"]
    caught = sum(row["caught"] and row["clean"] for row in rows)
    return f"- The lab catches {caught} of {len(rows)} products that cheat (`bench selftest`)."


def _invariance(line: Line) -> str:
    found = line["metrics"]
    same = found["tried"] - len(found["broken"])
    return (
        f"- What is said before a moment stays the same whatever follows it: {same} of {found['tried']} tries "
        f"(`bench invariance`)."
    )


def _compare(line: Line) -> str:
    same = "no difference is real" if line["verdict"] == "none" else f"differences ({line['verdict']})"
    return f"- The demo measured twice (`bench compare`): {same}."


def _speakers(line: Line) -> str:
    found = line["metrics"]
    return (
        f"- The right label of a speaker stands after {_seconds(found, 'label')}; "
        f"{_percent(found['words_right'])} of the words have the right speaker (`bench speakers`)."
    )


def _frames(line: Line) -> str:
    bars = ", ".join(f"{bar['name']} {bar['value']:.1f}" for bar in line["bars"] if bar["value"] is not None)
    return f"- The window (`bench ui`): {bars}."


def _response(line: Line) -> str:
    whole = line["metrics"]["whole"]
    return (
        f"- From the floor to a channel, with an engine whose steps take 20 ms (`bench system`): "
        f"{whole['p50_ms']:.0f} ms (p50), {whole['p95_ms']:.0f} ms (p95)."
    )


SENTENCES: Mapping[str, Callable[[Line], str]] = {
    "speakers": _speakers,
    "selftest": _selftest,
    "invariance": _invariance,
    "compare": _compare,
    "ui": _frames,
    "system": _response,
}
"""Part → what is said of it below the table."""


def _missed(lines: Sequence[Line]) -> list[str]:
    missed = [
        f"{bar['name']} {bar['value']:.3g} ({line['part']}, limit {bar['limit']:g})"
        for line in lines
        if line.get("judged")
        for bar in line.get("bars", ())
        if bar["met"] is False
    ]
    return [f"- Missed: {'; '.join(missed)}."] if missed else []


def _unmeasured(lines: Sequence[Line]) -> list[str]:
    reasons: dict[str, list[str]] = {}
    for line in lines:
        if line.get("part") and "state" in line:
            reasons.setdefault(str(line["reason"]), []).append(str(line["part"]))
    left = [f"{', '.join(parts)} ({reason})" for reason, parts in reasons.items()]
    return [f"- Not measured: {'; '.join(left)}."] if left else []


def main() -> None:
    """Write the figures of bench.json into README.md."""
    readme = _CHECKOUT / "README.md"
    try:
        fresh = written(readme.read_text(encoding="utf-8"), block(read(_CHECKOUT / "bench.json")))
    except UserMistake as mistake:
        sys.exit(str(mistake))
    readme.write_text(fresh, encoding="utf-8")


if __name__ == "__main__":
    main()
