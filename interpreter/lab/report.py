"""A result for people (a table) and for programs (one JSON line)."""

import json
import os
import platform
import subprocess
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict
from importlib.metadata import version
from pathlib import Path
from typing import Any

import psutil
from rich.table import Table

from interpreter.lab.bars import Bar, verdict
from interpreter.lab.figures import Figures

_SIDE_BY_SIDE = 6
Row = tuple[str, str, int]
"""What a figure is called, its key, and how many decimals it has."""

_PLAIN = (
    ("WER", "wer", 3),
    ("audio s", "audio_s", 1),
    ("words/min", "committed_words_per_minute", 1),
)
COST_ROWS: tuple[Row, ...] = (
    ("RTF", "rtf", 3),
    ("first caption s", "first_caption_s", 1),
    ("CPU s", "cpu_s", 1),
    ("peak PSS MB", "peak_pss_mb", 0),
    ("restarts", "restarts", 0),
    ("failed", "failed_recordings", 0),
)
_SOURCE = (("committed before said", "committed_before_said", 3),)
_TEXT = (
    ("chrF", "chrf", 1),
    ("BLEU", "bleu", 1),
    ("sentence chrF", "sentence_chrf", 1),
    ("sentence BLEU", "sentence_bleu", 1),
    ("StreamLAAL s", "stream_laal_s", 2),
    ("LongYAAL s", "long_yaal_s", 2),
    ("lag p50 s", "lag_p50_s", 2),
    ("lag p90 s", "lag_p90_s", 2),
    ("early show", "early_show", 3),
    ("shown p50 s", "shown_p50_s", 2),
    ("NE committed", "ne_committed", 3),
    ("NE shown", "ne_shown", 3),
    ("NE predicted", "ne_predicted", 3),
    ("lost sentences", "lost_sentences", 0),
    ("taken back", "withdrawals", 0),
    ("engine marks", "engine_marks", 0),
)
_PREDICTION = (
    ("predictions", "counted", 0),
    ("right", "accuracy", 3),
    ("right, content words", "content_accuracy", 3),
    ("coverage", "coverage", 3),
    ("lead p50 ms", "lead_ms_p50", 0),
)
_VOICE = (
    ("ear-voice p50 s", "ear_voice_p50_s", 2),
    ("ear-voice p90 s", "ear_voice_p90_s", 2),
    ("unspoken sentences", "unspoken_sentences", 0),
    ("end offset s", "end_offset_s", 2),
    ("drift s/h", "drift_s_per_h", 2),
    ("quarter drift s", "quarter_drift_s", 2),
)


def table(results: Mapping[str, Figures], targets: Sequence[str]) -> Table:
    """Return one column per recording (and the pooled one), one row per figure; "-" where nothing could be told."""
    made = columns("Quality", results)
    add_rows(made, "", (*_PLAIN, *COST_ROWS), list(results.values()))
    add_rows(made, "", _SOURCE, [figures["source"] for figures in results.values()])
    _language_rows(made, "source", [figures["source"] for figures in results.values()])
    for target in targets:
        found = [figures["targets"][target] for figures in results.values()]
        _language_rows(made, target, found)
        add_rows(made, f"{target} ", _VOICE, [one["voice"] or {} for one in found])
    return made


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
    """Return a result as one JSON line with commit, version, machine, settings, figures and verdict.

    The verdict is that of the bars unless another is given.
    """
    return json.dumps(
        {
            "benchmark": benchmark,
            "version": version("openbooth"),
            "commit": commit(),
            "machine": machine(),
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


def _language_rows(made: Table, name: str, found: Sequence[Figures]) -> None:
    made.add_section()
    add_rows(made, f"{name} ", _TEXT, found)
    add_rows(made, f"{name} ", _PREDICTION, [one["prediction"] for one in found])


def columns(title: str, names: Iterable[str]) -> Table:
    """Return an empty table of figures with one column per name."""
    made = Table(title=title, title_justify="left")
    made.add_column("figure")
    for name in names:
        made.add_column(name, justify="right")
    return made


def add_rows(made: Table, prefix: str, rows: Sequence[Row], found: Sequence[Figures]) -> None:
    """Add a row per figure that at least one column has."""
    for title, key, digits in rows:
        if any(key in one for one in found):
            made.add_row(prefix + title, *(_number(one.get(key), digits) for one in found))


def _number(value: float | None, digits: int) -> str:
    return "-" if value is None else f"{value:.{digits}f}"
