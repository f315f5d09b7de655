"""A result for people (a table) and for programs (one JSON line)."""

import json
import os
import platform
import subprocess
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict
from datetime import UTC, datetime
from importlib.metadata import version
from pathlib import Path
from typing import Any

import psutil
from rich.table import Table

from interpreter.lab.bars import Bar, verdict
from interpreter.lab.figures import Figures

_SIDE_BY_SIDE = 6
Row = tuple[str, str, int]
"""What a figure is called, its key (or several keys, whose figures stand in one cell), and how many decimals it has."""

COST_ROWS: tuple[Row, ...] = (
    ("RTF", "rtf", 3),
    ("first caption s", "first_caption_s", 1),
    ("CPU s", "cpu_s", 1),
    ("peak PSS MB", "peak_pss_mb", 0),
    ("restarts", "restarts", 0),
    ("failed", "failed_recordings", 0),
)
_RECORDING: tuple[Row, ...] = (
    ("audio s", "audio_s", 1),
    ("words/min", "committed_words_per_minute", 1),
    ("WER", "wer", 3),
    ("DER / strict / as shown", "der strict_der shown_der", 3),
    ("speakers true / found", "speakers_true speakers_found", 0),
    ("label swaps/h / after 2 min", "swaps_per_h swaps_after_2_min", 1),
)
_TEXT: tuple[Row, ...] = (
    ("chrF / BLEU", "chrf bleu", 1),
    ("by sentence chrF / BLEU", "sentence_chrf sentence_bleu", 1),
    ("COMET", "comet", 3),
    ("LongYAAL / StreamLAAL s", "long_yaal_s stream_laal_s", 2),
    ("without empty sentences s", "omnisteval_long_yaal_s omnisteval_long_laal_s", 2),
    ("lost / empty sentences", "lost_sentences empty_sentences", 0),
    ("lag p50 / p90 s", "lag_p50_s lag_p90_s", 2),
    ("lag drift s/h", "lag_drift_s_per_h", 2),
    ("shown p50 s", "shown_p50_s", 2),
    ("shown early / by 200 ms", "early_show early_show_200_ms", 3),
    ("shown before final p50 ms", "early_show_lead_ms_p50", 0),
    ("NE shown / with predictions", "ne_shown ne_predicted", 3),
    ("corrections / with predictions", "correction_rate_shown correction_rate", 3),
    ("taken back / engine marks", "withdrawals engine_marks", 0),
    ("committed before said", "committed_before_said", 3),
)
_PREDICTION: tuple[Row, ...] = (
    ("predictions / lead p50 ms", "counted lead_ms_p50", 0),
    ("right / of content words", "accuracy content_accuracy", 3),
    ("coverage", "coverage", 3),
)
_VOICE: tuple[Row, ...] = (
    ("ear-voice p50 / p90 s", "ear_voice_p50_s ear_voice_p90_s", 2),
    ("  being said", "said_p50_s said_p90_s", 2),
    ("  hearing", "hearing_p50_s hearing_p90_s", 2),
    ("  translating", "translating_p50_s translating_p90_s", 2),
    ("  voice", "voice_p50_s voice_p90_s", 2),
    ("unspoken sentences", "unspoken_sentences", 0),
    ("end offset most / p95 s", "end_offset_s end_offset_p95_s", 2),
    ("drift s/h", "drift_s_per_h", 2),
    ("last quarter later s", "quarter_drift_s", 2),
)


def table(results: Mapping[str, Figures], targets: Sequence[str]) -> Table:
    """Return one column per recording (and the pooled one), the figures in groups; what nobody can tell is left out."""
    made = columns("Quality", results)
    found = list(results.values())
    add_group(made, "recording", [(_RECORDING, found)])
    add_group(made, "cost", [(COST_ROWS, found)])
    _language_groups(made, "source", [figures["source"] for figures in found])
    for target in targets:
        _language_groups(made, target, [figures["targets"][target] for figures in found])
    return made


def _language_groups(made: Table, name: str, found: Sequence[Figures]) -> None:
    predictions = [one["prediction"] if one["prediction"]["counted"] else {} for one in found]
    add_group(made, f"{name}: text", [(_TEXT, found), (_PREDICTION, predictions)])
    if not any(predictions):
        made.add_row("predictions", *["none made"] * len(found))
    add_group(made, f"{name}: voice", [(_VOICE, [one.get("voice") or {} for one in found])])


def shown(recordings: Mapping[str, Figures], pooled: Figures) -> dict[str, Figures]:
    """Return the columns of a table: the recordings if they are few enough to stand side by side, and all pooled."""
    if len(recordings) == 1:
        return dict(recordings)
    few = recordings if len(recordings) <= _SIDE_BY_SIDE else {}
    return {**few, f"all {len(recordings)}": pooled}


def bar_table(bars: Sequence[Bar]) -> Table:
    """Return every bar with its value and whether it is met."""
    made = Table(title=f"Bars: {verdict(tuple(bars))}", title_justify="left")
    for heading in ("bar", "value", "limit", ""):
        made.add_column(heading, justify="left" if heading == "bar" else "right")
    for bar in bars:
        sign = "≥" if bar.at_least else "≤"
        state = {True: "met", False: "MISSED", None: "-"}[bar.met]
        made.add_row(bar.name, _number(bar.value, 3), f"{sign} {bar.limit:g}", state)
    return made


def line(
    benchmark: str,
    *,
    settings: Mapping[str, Any],
    pooled: Figures,
    recordings: Mapping[str, Figures],
    bars: Sequence[Bar],
    **others: Any,  # noqa: ANN401 - whatever JSON holds
) -> str:
    """Return the result on recordings as one JSON line: `result_line` with what each recording gave."""
    return result_line(
        benchmark,
        settings=settings,
        metrics=pooled,
        bars=bars,
        seed=None,
        recordings=dict(recordings),
        **others,
    )


def result_line(
    benchmark: str,
    *,
    settings: Mapping[str, Any],
    metrics: Mapping[str, Any],
    bars: Sequence[Bar],
    **others: Any,  # noqa: ANN401 - whatever JSON holds
) -> str:
    """Return a result as one JSON line with commit, version, machine, time (UTC), settings, figures and verdict.

    The verdict is that of the bars unless another is given.
    """
    return json.dumps(
        {
            "benchmark": benchmark,
            "version": version("openbooth"),
            "commit": commit(),
            "machine": machine(),
            "measured_at": datetime.now(UTC).isoformat(timespec="seconds"),
            "settings": dict(settings),
            "metrics": metrics,
            "bars": [asdict(bar) | {"met": bar.met} for bar in bars],
            "verdict": verdict(tuple(bars)),
            **others,
        },
        ensure_ascii=False,
    )


def machine() -> dict[str, Any]:
    """Return what the figures depend on: processors, memory, systems."""
    return {
        "cpus": os.cpu_count(),
        "model": _processor(),
        "memory_gb": round(psutil.virtual_memory().total / 2**30, 1),
        "system": platform.system(),
        "python": platform.python_version(),
    }


def commit() -> str | None:
    """Return the commit of the checkout this code runs from, marked + when it was changed; None outside git."""
    here = Path(__file__).parent
    try:
        described = subprocess.run(
            ["git", "describe", "--always", "--abbrev=12", "--dirty=+", "--exclude=*"],  # noqa: S607  git from PATH
            cwd=here,
            capture_output=True,
            text=True,
            check=True,
        )
    except (OSError, subprocess.CalledProcessError):
        return None
    return described.stdout.strip() or None


def _processor() -> str:
    cpuinfo = Path("/proc/cpuinfo")
    if cpuinfo.is_file():
        for entry in cpuinfo.read_text(encoding="utf-8").splitlines():
            if entry.startswith("model name"):
                return entry.partition(":")[2].strip()
    return platform.processor()


def columns(title: str, names: Iterable[str]) -> Table:
    """Return an empty table of figures with one column per name."""
    made = Table(title=title, title_justify="left")
    made.add_column("figure")
    for name in names:
        made.add_column(name, justify="right")
    return made


def add_group(made: Table, title: str, parts: Sequence[tuple[Sequence[Row], Sequence[Figures]]]) -> None:
    """Add a titled group of the figures that at least one column can tell; nothing where there is none."""
    told = [
        (rows, found)
        for part, found in parts
        if (
            rows := [
                row
                for row in part
                if any(one.get(key) is not None for one in found for key in row[1].split())
            ]
        )
    ]
    if told:
        made.add_section()
        made.add_row(title, style="bold")
    for rows, found in told:
        add_rows(made, "", rows, found)


def add_rows(made: Table, prefix: str, rows: Sequence[Row], found: Sequence[Figures]) -> None:
    """Add a row per figure that at least one column has."""
    for title, keys, digits in rows:
        if any(key in one for one in found for key in keys.split()):
            made.add_row(prefix + title, *(_cell(one, keys.split(), digits) for one in found))


def _cell(found: Figures, keys: Sequence[str], digits: int) -> str:
    """Return one figure, or several with strokes between."""
    if all(found.get(key) is None for key in keys):
        return "-"
    return " / ".join(_number(found.get(key), digits) for key in keys)


def _number(value: float | None, digits: int) -> str:
    return "-" if value is None else f"{value:.{digits}f}"
