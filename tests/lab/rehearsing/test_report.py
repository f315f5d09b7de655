"""What a rehearsal says, on feeds with known properties."""

import json
from io import StringIO
from pathlib import Path

import pytest
from rich.console import Console

from interpreter.lab import sabotage
from interpreter.lab.figures import figures
from interpreter.lab.rehearsing.comparing import agreement, compare
from interpreter.lab.rehearsing.material import Material
from interpreter.lab.rehearsing.rehearsal import Pairing, Rehearsal, Shown
from interpreter.lab.rehearsing.report import line, page, spoken
from interpreter.lab.rehearsing.settings import Setting
from interpreter.lab.rehearsing.verdict import Titles, judge
from interpreter.lab.rehearsing.yardstick import Yardstick
from interpreter.lab.sabotage import Event
from tests.lab.rehearsing.conftest import taken


def rehearsal(yardstick: Yardstick, **feeds: list[Event]) -> Rehearsal:
    """Two settings that gave these feeds."""
    shown = []
    for title, events in feeds.items():
        found = taken(events, yardstick)
        values = {key: one.value for key, one in found.drawn.items()} | dict(found.told)
        whole = figures([found.evidence], ["es"]) | {"rtf": 0.4}
        shown.append(Shown(Setting(title, "builtin", "builtin"), found, values, whole))
    a, b = shown
    compared = compare(a.measured, b.measured)
    titles = Titles(*feeds, "en", {"en": "English", "es": "Spanish"})
    verdict = judge(compared, titles)
    pairing = Pairing(titles.a, titles.b, compared, agreement(a.measured, b.measured), verdict)
    material = Material(
        "panel", (Path("panel.flac"),), ("en",), ("es",), a.setting, yardstick, None, is_session=False
    )
    return Rehearsal(material, yardstick, (a, b), (pairing,), verdict.better)


def printed(found: Rehearsal) -> str:
    console = Console(width=160, record=True, file=StringIO())
    console.print(page(found))
    return console.export_text()


@pytest.fixture
def late(oracle: list[Event], yardstick: Yardstick) -> Rehearsal:
    return rehearsal(yardstick, **{"prompt": oracle, "late [bold]": sabotage.delays(oracle)})


def test_a_table_shows_both_settings_and_how_certain_each_difference_is(late: Rehearsal) -> None:
    rows = [[cell.strip() for cell in row.split("│")] for row in printed(late).splitlines() if "│" in row]
    lag = next(row for row in rows if row[1] == "es committed after s")
    assert lag[2:6] == ["0.90", "2.90", "+2.00", "prompt is better"]
    assert "late [bold]" in printed(late)
    assert "Texts are held to the references beside the recording." in printed(late)


def test_the_json_line_holds_every_interval_and_every_sentence(late: Rehearsal) -> None:
    told = json.loads(line(late))
    assert (told["benchmark"], told["best"]) == ("rehearse", "prompt")
    lag = told["comparisons"][0]["differences"]["es"]["lag_s"]
    assert lag.keys() == {"title", "a", "b", "mean", "low", "high", "real", "better", "matters"}
    assert len(told["details"]["prompt"]["targets"]["es"]["sentences"]) == len(late.yardstick.sentences)
    assert told["metrics"]["late [bold]"]["compared"]["es"]["end_offset_s"] is not None
    assert "serves the audience better" in told["verdict"]


def test_who_leaves_words_out_is_not_praised_without_a_warning(
    oracle: list[Event], yardstick: Yardstick
) -> None:
    found = rehearsal(yardstick, whole=oracle, dropping=sabotage.drops_sentences(oracle))
    said = list(spoken(found))
    assert any("“dropping” wrote 88 Spanish words where “whole” wrote 132" in sentence for sentence in said)
    assert found.best == "whole"
