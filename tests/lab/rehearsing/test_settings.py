from pathlib import Path

import pytest

from interpreter.domain.errors import UserMistake
from interpreter.domain.steps import Term
from interpreter.domain.tuning import Tuning
from interpreter.lab.rehearsing.settings import Setting, read_settings

MADE = Setting(
    "usual",
    "cascade",
    "pyannote",
    model="laptop",
    speaker_model="voices",
    speakers=4,
    terms=(Term("quorum", {"es": "quórum"}),),
    tuning=Tuning(agreement=3, clause_words=8),
)


def written(path: Path, content: str) -> str:
    path.write_text(content, encoding="utf-8")
    return str(path)


def test_what_a_file_leaves_out_is_as_the_session_was_made(tmp_path: Path) -> None:
    patient = written(tmp_path / "patient.toml", "[tuning]\nagreement = 9\n")
    first, second = read_settings([patient], MADE, "en")
    assert second == MADE
    assert (first.title, first.model, first.speakers, first.terms) == ("patient", "laptop", 4, MADE.terms)
    assert first.tuning == Tuning(agreement=9, clause_words=8)


def test_another_engine_or_diarizer_does_not_get_the_model_of_the_usual_one(tmp_path: Path) -> None:
    (tmp_path / "terms.csv").write_text("source,es\nbridge,puente\n", encoding="utf-8")
    (tmp_path / "own").mkdir()
    content = 'title = "Small"\nengine = "builtin"\ndiarizer = "builtin"\nglossary = "terms.csv"\n'
    small = written(tmp_path / "small.toml", content)
    own = written(tmp_path / "own.toml", 'model = "own"\nspeakers = 2\n')
    first, second = read_settings([small, own], MADE, "en")
    assert (first.title, first.engine, first.model, first.speaker_model) == ("Small", "builtin", None, None)
    assert first.terms == (Term("bridge", {"es": "puente"}),)
    assert (second.model, second.speakers) == (str(tmp_path / "own"), 2)


def test_settings_that_are_called_alike_are_told_apart(tmp_path: Path) -> None:
    same = written(tmp_path / "same.toml", "")
    titles = [one.title for one in read_settings([same, same, "usual", "usual"], MADE, "en")]
    assert titles == ["same", "same (2)", "usual", "usual (2)"]


def test_all_mistakes_of_all_files_are_told_at_once(tmp_path: Path) -> None:
    first = written(
        tmp_path / "a.toml",
        'titel = "A"\nengine = "bultin"\nagreement = 2\nspeakers = 0\nglossary = "none.csv"\n[tuning]\nagrement = 2\n',
    )
    second = written(tmp_path / "b.toml", 'diarizer = "nemo"\n[tuning]\nagreement = 120\n')
    broken = written(tmp_path / "c.toml", "title =")
    with pytest.raises(UserMistake) as told:
        read_settings([first, second, broken, str(tmp_path / "d.toml")], MADE, "en")
    said = str(told.value)
    for expected in (
        "a.toml: agreement is a knob; write it under [tuning].",
        "has no setting titel; did you mean title?",
        "has no setting agrement; did you mean agreement?",
        "“bultin”. Did you mean builtin?",
        "speakers must be from 1 to 64, not 0.",
        "none.csv",
        "“nemo”. Did you mean nemotron?",
        "b.toml: tuning › agreement must be from 1 to 50, not 120.",
        "c.toml: it is no settings file",
        "d.toml: it cannot be read",
    ):
        assert expected in said
