"""What a stranger does wrong is told in one sentence before anything is measured."""

from pathlib import Path

import pytest
from typer.testing import CliRunner

from interpreter.domain.errors import UserMistake
from interpreter.lab.command_line import bench
from interpreter.lab.product import COMMAND, Order, run
from interpreter.lab.texts import lines_of

NO_TEXT = b"\xff\xfe\x00\x12"


def mistake(*arguments: object) -> str:
    raised = CliRunner().invoke(bench, [str(one) for one in arguments]).exception
    assert isinstance(raised, UserMistake), raised
    assert str(raised).endswith(".")
    return str(raised)


@pytest.mark.parametrize("what", ["quality", "policy"])
def test_references_that_are_no_text_are_named(what: str, panel: Path) -> None:
    panel.with_suffix(".stm").write_bytes(NO_TEXT)
    told = mistake(what, panel.parent, "--engine", "builtin", "--to", "es")
    assert told == "panel.stm cannot be read, it is no UTF-8 text; save it as one."


def test_turns_that_are_no_text_are_named(panel: Path) -> None:
    panel.with_suffix(".rttm").write_bytes(NO_TEXT)
    assert mistake("speakers", panel.parent).startswith("panel.rttm cannot be read")


def test_sound_that_is_none_is_named(panel: Path) -> None:
    panel.with_suffix(".flac").write_bytes(NO_TEXT)
    told = mistake("invariance", panel.parent, "--engine", "builtin", "--to", "es")
    assert told == "panel.flac cannot be read as sound; convert it to FLAC or WAV."


def test_a_curve_needs_references(panel: Path) -> None:
    for suffix in (".stm", ".ctm", ".es.txt"):
        panel.with_name(panel.name + suffix).unlink()
    assert "has no references to judge by" in mistake("policy", panel.parent, "--to", "es")


@pytest.mark.parametrize("option", ["--json", "--report"])
def test_a_file_that_cannot_be_written_is_told_before_anything_is_measured(
    option: str, panel: Path, tmp_path: Path
) -> None:
    asked = ("quality", panel.parent, "--engine", "builtin", "--to", "es", option)
    assert "there is no folder" in mistake(*asked, tmp_path / "none" / "file")
    assert "it is a folder" in mistake(*asked, tmp_path)


def test_results_that_are_not_there_are_told_apart_from_such_as_are_no_text(tmp_path: Path) -> None:
    (tmp_path / "binary").write_bytes(NO_TEXT)
    assert "No such file" in mistake("report", tmp_path / "none")
    assert "no UTF-8 text" in mistake("report", tmp_path / "binary")


def test_only_line_feeds_end_lines(tmp_path: Path) -> None:
    file = tmp_path / "text"
    file.write_bytes("\ufeffone\u2028half\r\ntwo\x85half\n\n".encode())
    assert lines_of(file) == ["one\u2028half", "two\x85half", ""]
    file.write_bytes(b"one\ntwo")
    assert lines_of(file) == ["one", "two"]
    file.write_bytes(b"")
    assert lines_of(file) == []


def test_all_that_the_product_says_of_a_mistake_is_told(panel: Path, tmp_path: Path) -> None:
    tuning = tmp_path / "knobs.toml"
    tuning.write_text("agrement = 3\nedge_ms = -1\n", "utf-8")
    order = Order("en", ("es",), "builtin", tuning=tuning)
    with pytest.raises(UserMistake) as told:
        run(order, panel.with_suffix(".flac"), tmp_path / "out", command=COMMAND)
    assert "knobs.toml" in str(told.value)
    assert "agreement" in str(told.value)
