"""Which settings a sweep tries."""

from pathlib import Path

import pytest

from interpreter.domain.errors import UserMistake
from interpreter.domain.tuning import Tuning
from interpreter.lab.policy.sweep import read_sweep, usual


def sweep(folder: Path, text: str) -> Path:
    file = folder / "sweep.toml"
    file.write_text(text, encoding="utf-8")
    return file


def test_every_combination_is_tried_after_the_products_own_setting(tmp_path: Path) -> None:
    found = read_sweep(sweep(tmp_path, "agreement = [3, 6]\nedge_ms = [0, 300]\nage_ms = 600\n"))
    assert found[0] == Tuning()
    assert {(one.agreement, one.edge_ms, one.age_ms) for one in found[1:]} == {
        (3, 0, 600),
        (3, 300, 600),
        (6, 0, 600),
        (6, 300, 600),
    }


def test_by_default_each_knob_is_turned_by_itself() -> None:
    first, *others = usual()
    assert first == Tuning()
    assert len(set(others)) == len(others) > 20
    assert all(not one.mistakes for one in others)


def test_all_mistakes_are_told_at_once_and_the_near_knob_is_named(tmp_path: Path) -> None:
    with pytest.raises(UserMistake) as told:
        read_sweep(sweep(tmp_path, "agrement = [1, 2]\nedge_ms = [0, -5]\n"))
    assert "agreement" in str(told.value)
    with pytest.raises(UserMistake, match="edge_ms must be from 0"):
        read_sweep(sweep(tmp_path, "edge_ms = [0, -5]\n"))


@pytest.mark.parametrize("text", ["agreement = []", "agreement = [", f"agreement = {list(range(1001))}"])
def test_what_is_no_sweep_is_refused(tmp_path: Path, text: str) -> None:
    with pytest.raises(UserMistake):
        read_sweep(sweep(tmp_path, text))
    with pytest.raises(UserMistake, match="cannot be read"):
        read_sweep(tmp_path / "none.toml")
