from pathlib import Path

import numpy as np
import pytest
import soundfile

from interpreter.domain.errors import UserMistake
from interpreter.lab import references

SPEECH = Path(__file__).parents[3] / "shared" / "speech"


def _audio(path: Path, seconds: float = 2) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    soundfile.write(path, np.zeros(round(16_000 * seconds), np.float32), 16_000)


def test_a_set_is_searched_through_and_named_by_base_paths(tmp_path: Path) -> None:
    for name in ("b.flac", "a.wav", "deep/c.flac"):
        _audio(tmp_path / name)
    (tmp_path / "notes.txt").write_text("no recording", encoding="utf-8")
    assert references.find(tmp_path) == (tmp_path / "a", tmp_path / "b", tmp_path / "deep" / "c")
    assert references.find(tmp_path / "a") == (tmp_path / "a",)
    assert references.find(tmp_path / "a.wav") == (tmp_path / "a",)


def test_a_set_that_is_none_says_what_to_name(tmp_path: Path) -> None:
    with pytest.raises(UserMistake, match="without its suffix"):
        references.find(tmp_path / "absent")
    with pytest.raises(UserMistake, match="holds no recording"):
        references.find(tmp_path)


def test_overlapping_speakers_keep_their_own_words(tmp_path: Path) -> None:
    _audio(tmp_path / "x.flac")
    (tmp_path / "x.stm").write_text(
        ";; comment\nx 1 Anna 0.0 2.0 <o,f0,female> Yes, but no.\nx 1 Ben 1.0 1.5 <en> No, no!\n",
        encoding="utf-8",
    )
    (tmp_path / "x.ctm").write_text(
        "x Anna 0.0 0.5 yes\nx Anna 0.6 0.5 but\nx Ben 1.0 0.2 no\nx Ben 1.2 0.3 no 0.9\nx Anna 1.4 0.5 no\n",
        encoding="utf-8",
    )
    reference = references.load(tmp_path / "x")
    assert reference.duration_ms == pytest.approx(2000)
    assert reference.transcript == "Yes, but no. No, no!"
    assert [[word.text for word in s.words] for s in reference.sentences or ()] == [
        ["yes", "but", "no"],
        ["no", "no"],
    ]
    assert not reference.interpolated


def test_without_word_times_they_are_spread_over_the_sentence_and_said_so(tmp_path: Path) -> None:
    (tmp_path / "x.stm").write_text("x 1 Anna 1.0 3.0 In 2020 it closed.\n", encoding="utf-8")
    reference = references.load(tmp_path / "x")
    assert reference.interpolated
    assert reference.audio is None
    assert [word.text for word in reference.words] == ["in", "two", "thousand", "twenty", "it", "closed"]
    assert reference.words[3].end_ms == pytest.approx(1000 + 2000 * 4 / 6)


def test_translations_follow_the_order_of_time(tmp_path: Path) -> None:
    (tmp_path / "x.stm").write_text("x 1 B 2.0 3.0 Second.\nx 1 A 0.0 1.0 First.\n", encoding="utf-8")
    (tmp_path / "x.es.txt").write_text("Segundo.\nPrimero.\n", encoding="utf-8")
    assert references.load(tmp_path / "x").translations == {"es": "Primero. Segundo."}


@pytest.mark.parametrize(
    ("suffix", "content", "message"),
    [
        (".stm", "x 1 Anna zero 1.0 Yes.\n", "not NIST STM"),
        (".ctm", "x 1 0.0 yes\n", "not NIST CTM"),
        (".es.txt", "Sí.\nNo.\n", "2 lines but x.stm has 1"),
    ],
)
def test_a_broken_reference_is_named(tmp_path: Path, suffix: str, content: str, message: str) -> None:
    (tmp_path / "x.stm").write_text("x 1 Anna 0.0 1.0 Yes.\n", encoding="utf-8")
    (tmp_path / f"x{suffix}").write_text(content, encoding="utf-8")
    with pytest.raises(UserMistake, match=message):
        references.load(tmp_path / "x")


def test_a_transcript_alone_is_enough_for_the_error_rate(tmp_path: Path) -> None:
    _audio(tmp_path / "x.flac")
    (tmp_path / "x.txt").write_text("but behold\nthese kine\n", encoding="utf-8")
    reference = references.load(tmp_path / "x")
    assert reference.transcript == "but behold these kine"
    assert reference.sentences is None
    assert reference.words == ()


@pytest.mark.skipif(not SPEECH.is_dir(), reason="the real recordings are not beside this checkout")
@pytest.mark.parametrize(
    ("folder", "recordings", "transcribed"),
    [
        ("librispeech-test-other-100", 100, 100),
        ("short-english-fixtures", 20, 20),
        ("css10-es-19demarzo", 51, 51),
        ("synthetic-meetings-en", 3, 3),
        ("synthetic-meetings-8spk", 3, 0),
        ("ami-excerpts", 7, 1),
    ],
)
def test_every_set_of_real_speech_loads(folder: str, recordings: int, transcribed: int) -> None:
    found = [references.load(base) for base in references.find(SPEECH / folder)]
    assert len(found) == recordings
    assert sum(reference.transcript is not None for reference in found) == transcribed
    assert all(reference.duration_ms for reference in found)
