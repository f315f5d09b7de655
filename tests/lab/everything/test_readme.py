"""The figures in README.md are those of bench.json."""

from pathlib import Path
from typing import Any

import pytest

from interpreter.domain.errors import UserMistake
from interpreter.lab.everything.readme import BEGIN, END, block, read, written

CHECKOUT = Path(__file__).parents[3]
_TEXT = {"lag_p50_s": 0.661, "lag_p90_s": 0.949, "ne_shown": 0.13, "early_show": 0.91}
_TARGET = _TEXT | {
    "chrf": 62.84,
    "long_yaal_s": 1.504,
    "ne_shown": 0.061,
    "voice": {
        "ear_voice_p50_s": 2.5,
        "ear_voice_p90_s": 3.1,
        "end_offset_s": 2.11,
        "drift_s_per_h": -0.52,
    },
}
_MACHINE = {"cpus": 2, "model": "a processor"}


def figures(**others: Any) -> dict[str, Any]:  # noqa: ANN401 - whatever a figure is
    return {
        "audio_s": 188.6,
        "longest_s": 188.6,
        "wer": 0.1042,
        "rtf": 0.354,
        "peak_pss_mb": 812.0,
        "der": 0.0,
        "speakers_true": 4,
        "speakers_found": 4,
        "source": _TEXT,
        "targets": {"es": _TARGET, "ca": _TARGET | {"chrf": 59.5}},
    } | others


def lines() -> list[dict[str, Any]]:
    return [
        {"part": "quality", "benchmark": "quality", "metrics": figures()},
        {
            "part": "half_an_hour",
            "benchmark": "quality",
            "metrics": figures(audio_s=1886.0, longest_s=1886.0),
        },
        {"benchmark": "all", "part": "system", "state": "skipped", "reason": "PulseAudio is not installed"},
        {"part": "selftest", "metrics": {"saboteurs": [{"caught": True, "clean": True}] * 3}},
        {
            "part": "ui",
            "judged": True,
            "metrics": {},
            "bars": [{"name": "live frame p99 ms", "value": 9.21, "limit": 8, "met": False}],
        },
        {"part": "invariance", "metrics": {"tried": 6, "broken": []}},
        {"part": "compare", "verdict": "none", "metrics": {}},
        {
            "benchmark": "all",
            "commit": "0123456789ab",
            "machine": _MACHINE,
            "settings": {"quick": True},
            "verdict": "incomplete",
        },
    ]


def test_the_table_has_a_column_for_each_set_that_was_measured() -> None:
    told = block(lines()).splitlines()
    assert told[0] == (
        "`openbooth bench all --quick` on 2 processors (a processor), commit 0123456789ab: **incomplete**."
    )
    assert told[2] == "| | demo, 3 min | ten times over, 31 min |"
    assert "| word error rate, English | 10.4 % | 10.4 % |" in told
    assert "| chrF, Spanish / Catalan | 62.8 / 59.5 | 62.8 / 59.5 |" in told
    assert "| lag, English | 0.66/0.95 s | 0.66/0.95 s |" in told
    assert "| drift, Spanish | – | −0.5 s/h |" in told
    assert "| computing time / audio time; memory | 0.35; 0.8 GB | 0.35; 0.8 GB |" in told


def test_what_was_measured_besides_and_what_was_not_is_said_below() -> None:
    assert block(lines()).splitlines()[-6:] == [
        "- The lab catches 3 of 3 products that cheat (`bench selftest`).",
        "- What is said before a moment stays the same whatever follows it: 6 of 6 tries (`bench invariance`).",
        "- The demo measured twice (`bench compare`): no difference is real.",
        "- The window (`bench ui`): live frame p99 ms 9.2.",
        "- Missed: live frame p99 ms 9.21 (ui, limit 8).",
        "- Not measured: system (PulseAudio is not installed).",
    ]


def test_nothing_but_the_figures_changes_in_the_text_around_them() -> None:
    assert (
        written(f"Before.\n{BEGIN}\nold\n{END}\nAfter.\n", "new\n")
        == f"Before.\n{BEGIN}\nnew\n{END}\nAfter.\n"
    )


def test_a_text_without_a_place_for_figures_is_refused() -> None:
    with pytest.raises(UserMistake, match="no place for figures"):
        written("Nothing here.", "new\n")


def test_a_file_that_holds_no_results_is_refused(tmp_path: Path) -> None:
    (tmp_path / "bench.json").write_text("{", encoding="utf-8")
    with pytest.raises(UserMistake, match="openbooth bench all"):
        read(tmp_path / "bench.json")


def test_the_readme_holds_the_figures_of_bench_json() -> None:
    readme = (CHECKOUT / "README.md").read_text(encoding="utf-8")
    assert written(readme, block(read(CHECKOUT / "bench.json"))) == readme, (
        "run: python -m interpreter.lab.everything.readme"
    )
