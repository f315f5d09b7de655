"""The page is read as a reader's program reads it: as a tree of elements."""

import json
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any
from xml.etree.ElementTree import Element

import pytest
from typer.testing import CliRunner

from interpreter.domain.errors import UserMistake
from interpreter.lab import page as pages
from interpreter.lab.command_line import bench
from interpreter.lab.page.document import made
from interpreter.lab.page.trade_plots import Measures, Setting, quality_against_latency

Line = dict[str, Any]
Page = Callable[..., Element]
HOSTILE = '<script>alert(1)</script><img src=x onerror=alert(1)>"\u202e\u2066\x00&amp;'


def text_of(element: Element) -> str:
    return " ".join("".join(element.itertext()).split())


def titles(page: Element) -> list[str]:
    return [text_of(title) for title in page.iter("h4")]


def rows(table: Element) -> list[list[str]]:
    return [[text_of(cell) for cell in row] for row in table.iter("tr")]


def test_a_result_is_told_with_what_was_measured_its_verdict_and_every_bar(
    page: Page, measured: Callable[..., Line]
) -> None:
    told = page(measured())
    said = text_of(told)
    for part in (
        "quality: panel, builtin",
        "0123456789ab",
        "a processor, 2 processors",
        "2026-05-04 12:34:56 UTC",
        "Missed: es chrF 60.10 (≥ 62).",
    ):
        assert part in said
    bars = next(table for table in told.iter("table") if rows(table)[0][0] == "bar")
    assert rows(bars)[1:] == [
        ["WER", "0.100", "≤ 0.12", "met"],
        ["es chrF", "60.100", "≥ 62", "MISSED"],
        ["es ear-voice p50 s", "–", "≤ 3.5", "not judged"],
    ]


def test_every_language_has_its_plots_and_every_plot_its_words_and_numbers(
    page: Page, measured: Callable[..., Line]
) -> None:
    told = page(measured())
    for language in ("Spanish (es)", "Catalan (ca)"):
        for plot in ("Lag over time", "What lag is made of", "Lag split by cause, sentence by sentence"):
            assert any(title.startswith(f"{plot}: {language}") for title in titles(told))
        assert f"Ear-voice span: {language}" in titles(told)
    assert "Who spoke: talk" in titles(told)
    for figure in told.iter("figure"):
        wide, narrow = (svg for svg in figure.iter("svg") if svg.get("role") == "img")
        assert wide.get("viewBox", "").split()[2] == "720"
        assert narrow.get("viewBox", "").split()[2] == "336"
        assert all(svg.findtext("title") and svg.findtext("desc") for svg in (wide, narrow))
        assert figure.find(".//table") is not None
    plots = [svg for svg in told.iter("svg") if svg.get("role") == "img"]
    named = [name for svg in plots for name in svg.get("aria-labelledby", "").split()]
    marks = {element.get("id") for element in told.iter() if element.get("id")}
    assert len(set(named)) == len(named) == 2 * len(plots)
    assert set(named) <= marks


def test_parts_of_the_lag_add_up_to_the_span_and_an_unheard_sentence_is_marked(
    page: Page, measured: Callable[..., Line]
) -> None:
    told = page(measured(targets=("es",)))
    parts = [table for table in told.iter("table") if rows(table)[0][-1] == "together"]
    assert len(parts) == 2
    for row in (row for table in parts for row in rows(table)[1:]):
        *causes, together = (float(cell) for cell in row[-5:])
        assert sum(causes) == pytest.approx(together, abs=0.03)
    assert "×" in [mark.text for mark in told.iter("text")]
    assert "Never heard: 1." in text_of(told)


def test_the_ten_worst_sentences_stand_there_with_reference_text_and_figures(
    page: Page, measured: Callable[..., Line]
) -> None:
    line = measured(targets=("es",))
    worst = next(table for table in page(line).iter("table") if table.get("class") == "worst")
    scores = sorted(one["chrf"] for one in line["details"]["talk"]["targets"]["es"]["sentences"])
    shown = [re.search(r"chrF ?([\d.]+)", row[-1]) for row in rows(worst)[1:]]
    assert [float(found[1]) for found in shown if found] == [round(score, 1) for score in scores[:10]]
    assert "Esta es la frase" in text_of(worst)


def test_lag_axes_begin_at_0(page: Page, measured: Callable[..., Line]) -> None:
    for figure in page(measured()).iter("figure"):
        if "lag, seconds" in (labels := [label.text for label in figure.iter("text")]):
            assert {"0", "0.0"} & set(labels)
            assert not any((label or "").startswith("−") for label in labels)


def test_what_somebody_said_or_is_called_stays_text(page: Page, measured: Callable[..., Line]) -> None:
    line = measured(targets=("es",))
    recording = line["details"].pop("talk")
    line["details"] = {HOSTILE: recording}
    line["recordings"] = {HOSTILE: line["metrics"]}
    line["settings"]["set"] = line["bars"][0]["name"] = line["commit"] = line["verdict"] = HOSTILE
    line["metrics"][HOSTILE] = 1.0
    for turns in recording["turns"].values():
        turns[0][0] = HOSTILE
    for sentence in recording["targets"]["es"]["sentences"]:
        sentence["text"] = sentence["reference"] = sentence["source"] = sentence["speaker"] = HOSTILE
    told = page(line)
    assert not [element for element in told.iter() if element.tag in {"script", "img"}]
    assert not [name for element in told.iter() for name in element.attrib if name.startswith("on")]
    assert "<script>alert(1)</script>" in text_of(told)
    assert not re.search("[\u202a-\u202e\u2066-\u2069\x00]", "".join(told.itertext()))


def test_a_sentence_from_right_to_left_leaves_its_surroundings_as_they_are(
    page: Page, measured: Callable[..., Line]
) -> None:
    line = measured(targets=("ar",))
    for sentence in line["details"]["talk"]["targets"]["ar"]["sentences"]:
        sentence["text"] = "مرحبا 12, \u202eabc"
    isolated = [mark.text for mark in page(line).iter("bdi") if mark.get("lang") == "ar"]
    assert "مرحبا 12, abc" in isolated


def test_several_settings_are_drawn_as_quality_against_latency(
    page: Page, measured: Callable[..., Line]
) -> None:
    several = []
    for agreement, (latency, quality) in enumerate(((1.0, 50.0), (2.0, 58.0), (2.5, 55.0)), 1):
        line = measured(targets=("es",))
        line["settings"]["tuning"] = {"agreement": agreement}
        line["metrics"]["targets"]["es"] |= {"long_yaal_s": latency, "sentence_chrf": quality}
        several.append(line)
    table = next(table for table in page(*several).iter("table") if rows(table)[0][0] == "mark")
    assert [(row[1], row[2], row[3], row[-1]) for row in rows(table)[1:]] == [
        ("agreement 1", "1.00", "50.0", "yes"),
        ("agreement 2", "2.00", "58.0", "yes"),
        ("agreement 3", "2.50", "55.0", ""),
    ]


def test_a_sweep_of_policies_is_one_curve_with_the_oracle_as_limit(page: Page) -> None:
    sweep = [
        {
            "benchmark": "policy",
            "settings": {"agreement": agreement} if agreement else {},
            "metrics": {"chrf": 50.0 + agreement, "long_yaal_s": 1.0 + agreement, "ne_shown": 0.1},
            "set": "dev",
            "engine": "builtin",
            "spoken": "en",
            "language": "es",
            "oracle": agreement == 3,
            "bars": [],
            "verdict": "pass",
        }
        for agreement in range(4)
    ]
    told = page(*sweep)
    assert len(list(told.iter("figure"))) == 1
    assert "policy: dev, builtin" in text_of(told)
    names = [row[1] for row in rows(next(told.iter("table")))[1:]]
    assert names == ["as the product does by itself", "agreement 1", "agreement 2", "the limit: an oracle"]
    assert "oracle" in [label.text for label in told.iter("text")]


def _difference(mean: float, low: float, high: float) -> Line:
    real = low > 0 or high < 0
    return {
        "a": 2.0,
        "b": 2.0 + mean,
        "mean": mean,
        "low": low,
        "high": high,
        "real": real,
        "better": "b" if real else None,
    }


def test_a_comparison_says_of_every_figure_whether_the_difference_is_real(page: Page) -> None:
    compared = {
        "YAAL s": _difference(-0.5, -0.7, -0.3),
        "chrF": _difference(0.1, -0.4, 0.6),
        "NE shown": _difference(0.1, 0, 0) | {"mean": None, "low": None, "high": None},
    }
    line = {
        "benchmark": "compare",
        "settings": {"a": "A.jsonl", "b": "B.jsonl"},
        "metrics": {"es": compared},
        "verdict": "b",
    }
    told = page(line)
    assert "Where they differ, B is better." in text_of(told)
    assert [(row[0], row[4], row[6]) for row in rows(next(told.iter("table")))[1:]] == [
        ("YAAL s", "−0.700 to −0.300", "B is better"),
        ("chrF", "−0.400 to +0.600", "no real difference"),
        ("NE shown", "too few to judge", "–"),
    ]


def test_a_rehearsal_is_its_comparisons_and_then_its_settings(
    page: Page, measured: Callable[..., Line]
) -> None:
    one = measured(targets=("es",))
    line = {
        "benchmark": "rehearse",
        "settings": {
            "set": "yesterday",
            "targets": ["es"],
            "settings": [{"title": "A"}, {"title": "B", "terms": 7}],
        },
        "metrics": {"A": one["metrics"], "B": one["metrics"]},
        "details": {"A": one["details"]["talk"], "B": one["details"]["talk"]},
        "comparisons": [
            {
                "a": "A",
                "b": "B",
                "differences": {"es": {"lag_p50_s": _difference(-0.5, -0.7, -0.3)}},
                "verdict": "“B” serves the audience better.",
                "reasons": ["Text stands sooner."],
                "price": ["More is taken back."],
            }
        ],
        "verdict": "“B” serves the audience better.",
    }
    told = page(line)
    headings = [text_of(heading) for heading in told.iter("h2")]
    assert headings == [
        "rehearse: yesterday, A against B",
        "Quality against latency",
        "rehearse: yesterday, A",
        "rehearse: yesterday, B",
    ]
    for part in ("Text stands sooner.", "More is taken back.", "lag p50, s"):
        assert part in text_of(told)


def test_results_without_sentences_are_told_by_their_figures(page: Page) -> None:
    told = page(
        {"benchmark": "speakers", "settings": {}, "metrics": {"der": 0.08, "new_figure": 3}, "bars": []}
    )
    assert "diarization error (DER)" in text_of(told)
    assert ["new figure", "3"] in [row for table in told.iter("table") for row in rows(table)]
    assert "selftest" in text_of(page({"benchmark": "selftest", "metrics": ["anything"], "verdict": "pass"}))


def test_half_an_hour_stays_small(measured: Callable[..., Line]) -> None:
    text = made([json.dumps(measured(duration_s=1800, targets=("es",)))])
    assert len(text) < 600_000


@pytest.mark.parametrize(
    "broken",
    [
        "",
        "no JSON at all",
        '{"settings": {}}',
        '{"benchmark": "quality", "details": {"talk": {"duration_s": "long"}}}',
        '{"benchmark": "quality", "details": {"talk": {"duration_s": 1e999}}}',
        '{"benchmark": "rehearse", "comparisons": 3}',
        '{"benchmark": NaN}',
        "{" * 100_000,
    ],
)
def test_lines_that_are_no_results_are_told(broken: str) -> None:
    with pytest.raises(UserMistake, match=r"(no result to report|Result 1 cannot be read)"):
        made([broken])


def test_the_page_is_made_from_files_on_the_command_line(
    tmp_path: Path, measured: Callable[..., Line]
) -> None:
    results, out = tmp_path / "results.jsonl", tmp_path / "report.html"
    results.write_text(f"┏━━━ a table ━━━┓\n{json.dumps(measured())}\n", encoding="utf-8")
    done = CliRunner().invoke(bench, ["report", str(results), "--out", str(out)])
    assert (done.exit_code, done.output) == (0, f"{out} is ready.\n")
    assert out.read_text(encoding="utf-8") == made(results.read_text(encoding="utf-8").splitlines())


def test_files_that_cannot_be_read_or_written_are_told(tmp_path: Path, measured: Callable[..., Line]) -> None:
    done = CliRunner().invoke(bench, ["report", str(tmp_path / "none.jsonl")])
    assert isinstance(done.exception, UserMistake)
    with pytest.raises(UserMistake, match="cannot be written"):
        pages.write([json.dumps(measured())], tmp_path / "none" / "report.html")


def test_what_the_product_once_measured_makes_a_page(page: Page) -> None:
    kept = Path(__file__).parents[2] / "assets" / "lab" / "quality.jsonl"
    told = page(*(json.loads(line) for line in kept.read_text(encoding="utf-8").splitlines()))
    assert len(list(told.iter("figure"))) >= 8


def test_benches_without_languages_show_their_groups_and_lists_of_figures(page: Page) -> None:
    metrics = {
        "bursts": 11,
        "whole": {"p50_ms": 85.17, "max_ms": 9.191},
        "stages": {"engine's_turn": {"p50_ms": 11.24}, "voice": {"p50_ms": 0.009}},
        "saboteurs": [
            {"saboteur": "drops_sentences", "limit": "≤ 2.5", "honest": 0, "caught": True, "reason": ""},
            {"saboteur": "delays", "limit": "≤ 1.5", "honest": None, "caught": False, "reason": ""},
        ],
        "memory_mb": 158.0,
    }
    told = page({"benchmark": "system", "metrics": metrics})
    tables = [rows(table) for table in told.iter("table")]
    assert tables == [
        [["figure", "all"], ["bursts", "11"], ["memory MB", "158.000"]],
        [["", "p50 ms", "max ms"], ["whole", "85.2", "9.19"]],
        [["", "p50 ms"], ["engine's turn", "11.2"], ["voice", "0.01"]],
        [
            ["", "limit", "honest", "caught"],
            ["drops sentences", "≤ 2.5", "0", "yes"],
            ["delays", "≤ 1.5", "–", "no"],
        ],
    ]


def test_what_was_left_out_stands_in_the_table_of_all_parts_only(page: Page) -> None:
    left_out = {"benchmark": "all", "part": "engine", "state": "left out", "reason": "there is no time"}
    summary = {"benchmark": "all", "metrics": {"parts": [{"part": "engine", "state": "left out"}]}}
    told = page(left_out, summary)
    assert [text_of(heading) for heading in told.iter("h2")] == ["all"]


def test_numbers_of_marks_lie_on_no_mark_and_on_no_other_number() -> None:
    settings = [Setting(f"knob {n}", 1.4 + n / 100, 63 - n / 50, 0.1, usual=n == 3) for n in range(12)]
    plot = quality_against_latency(settings, Measures("chrF", "LongYAAL, seconds"), "demo")
    assert plot is not None
    for drawing in plot.iter("svg"):
        if drawing.get("role") != "img":
            continue
        marks = [
            (float(one.get("cx", 0)), float(one.get("cy", 0)), float(one.get("r", 0)))
            for one in drawing.iter("circle")
        ]
        numbers = [
            (float(one.get("x", 0)), float(one.get("y", 0)) - 4)
            for one in drawing.iter("text")
            if one.get("class") == "number"
        ]
        assert len(numbers) >= 6
        for place, (x, y) in enumerate(numbers):
            assert all(abs(x - cx) > r or abs(y - cy) > r for cx, cy, r in marks)
            assert all(abs(x - left) >= 7 or abs(y - top) >= 12 for left, top in numbers[:place])


def test_a_difference_that_nobody_notices_is_called_so_and_by_its_title(page: Page) -> None:
    small = _difference(-0.01, -0.013, -0.008) | {"title": "committed after s", "matters": False}
    told = page({"benchmark": "compare", "metrics": {"es": {"lag_s": small}, "whole": {"der": small}}})
    (row,) = [row for row in rows(next(told.iter("table"))) if row[0] == "committed after s"]
    assert row[-1] == "too small to be noticed"
    assert "Speakers and computing" in [text_of(heading) for heading in told.iter("h3")]


def test_sweeps_of_several_engines_lie_on_one_curve_by_their_names(page: Page) -> None:
    def swept(engine: str, quality: float, knobs: Line, *, oracle: bool = False) -> Line:
        metrics = {"chrf": quality, "long_yaal_s": quality / 40, "ne_shown": 0.1, "early_show": 0.8}
        line = {"benchmark": "policy", "set": "demo", "language": "es", "engine": engine, "oracle": oracle}
        return line | {
            "settings": knobs,
            "metrics": metrics,
            "note": f"Of {engine}." if engine == "b" else None,
        }

    told = page(
        swept("a", 60, {}),
        swept("a", 58, {"agreement": 3}),
        swept("a", 63, {}, oracle=True),
        swept("b", 70, {}),
        swept("b", 71, {}, oracle=True),
    )
    named = {row[1] for row in rows(next(told.iter("table")))[1:]}
    assert named == {
        "engine a",
        "engine a, agreement 3",
        "engine b",
        "the limit: an oracle, engine a",
        "the limit: an oracle, engine b",
    }
    assert "Of b." in text_of(told)
