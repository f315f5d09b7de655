"""Tuning files: the knobs of a session, read with all mistakes at once."""

from dataclasses import asdict
from pathlib import Path

import pytest
import tomli_w
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from interpreter.app.tuning_files import changed_knobs, read_tuning
from interpreter.domain.errors import UserMistake
from interpreter.domain.tuning import Tuning


def tuned(folder: Path, text: str) -> Tuning:
    path = folder / "bold.toml"
    path.write_text(text, "utf-8")
    return read_tuning(path)


def complaints(folder: Path, text: str) -> str:
    with pytest.raises(UserMistake) as caught:
        tuned(folder, text)
    return str(caught.value)


def test_what_is_left_out_is_as_the_product_does_it_by_itself(tmp_path: Path) -> None:
    assert tuned(tmp_path, "") == Tuning()
    bold = tuned(tmp_path, "agreement = 4\nstart_words = 3\nnever_later_s = 6")
    assert bold == Tuning(agreement=4, start_words=3, never_later_s=6.0)
    assert changed_knobs(bold) == {"agreement": 4, "start_words": 3, "never_later_s": 6.0}


def test_all_mistakes_are_told_at_once_and_the_near_name_with_them(tmp_path: Path) -> None:
    told = complaints(tmp_path, 'agrement = 4\nclause_words = "many"').splitlines()
    assert told[0].endswith("bold.toml has 2 mistakes:")
    assert told[1:] == [
        "  this has no setting agrement; did you mean agreement?",
        "  clause_words must be a whole number, not “many”.",
    ]
    ranges = complaints(tmp_path, "agreement = 0\nfastest = 2\nclause_words = 3").splitlines()
    assert ranges[1:] == [
        "  agreement must be from 1 to 50, not 0.",
        "  fastest must be from 1 to 1.25, not 2.",
        "  start_words, 4, must not be more than clause_words, 3.",
    ]


@pytest.mark.parametrize("text", ["agreement =", "= 3", "\x00"])
def test_what_is_no_toml_is_told(text: str, tmp_path: Path) -> None:
    assert "is no tuning file" in complaints(tmp_path, text)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=30)
@given(
    tuning=st.builds(
        Tuning,
        agreement=st.none() | st.integers(1, 50),
        age_ms=st.none() | st.integers(0, 10_000),
        target_hidden=st.none() | st.integers(0, 50),
        clause_words=st.integers(10, 100),
        start_words=st.integers(1, 10),
        fastest=st.floats(1.0, 1.25),
        never_later_s=st.none() | st.floats(1.0, 30.0),
    )
)
def test_every_tuning_can_be_written_and_read_back(tuning: Tuning, tmp_path: Path) -> None:
    assert tuning.mistakes == ()
    written = {name: value for name, value in asdict(tuning).items() if value is not None}
    assert tuned(tmp_path, tomli_w.dumps(written)) == tuning
