"""Panels that are made to measure with: people, pauses, overlaps and noise as planned."""

import random
import shutil
from itertools import groupby, pairwise
from pathlib import Path

import numpy as np
import pytest
import soundfile

from interpreter.domain.errors import UserMistake
from interpreter.lab.panel import make_panel
from interpreter.lab.panel_cast import recast
from interpreter.lab.panel_flite import FLITE_RATE_HZ, speak
from interpreter.lab.panel_script import PanelScript, Turn, read_script
from interpreter.lab.panels.__main__ import PLANS, main
from interpreter.lab.panels.plan import read_plan
from interpreter.lab.references import load

needs_flite = pytest.mark.skipif(shutil.which("flite") is None, reason="flite is not installed")

TEXT = """
title = "A boat"
[speakers.Ann]
voice = "slt"
[[turns]]
speaker = "Ann"
sentences = [{ text = "The boat is late.", es = "El barco llega tarde." }]
[[turns]]
speaker = "Ann"
sentences = [{ text = "We wait here.", es = "Esperamos aquí." }, { text = "It is cold.", es = "Hace frío." }]
"""
PLAN = """
[speakers.Ann]
voice = "slt"
[speakers.Bob]
voice = "kal16"
pitch = 0.9
[[panels]]
name = "tiny"
texts = ["boat"]
seed = 5
speakers = ["Ann", "Bob"]
pace = 1.2
snr_db = 20
pauses = { turn_s = [1.5, 2.0] }
"""


@pytest.fixture
def plan(tmp_path: Path) -> Path:
    (tmp_path / "boat.toml").write_text(TEXT, "utf-8")
    (tmp_path / "plan.toml").write_text(PLAN, "utf-8")
    return tmp_path / "plan.toml"


def script(tmp_path: Path, pauses: str = "") -> PanelScript:
    path = tmp_path / "boat.toml"
    path.write_text(TEXT.replace("[[turns]]", f"[pauses]\n{pauses}\n[[turns]]", 1), "utf-8")
    return read_script(path)


def middle_hz(samples: np.ndarray) -> float:
    """The frequency with as much power below as above."""
    power = np.cumsum(np.abs(np.fft.rfft(samples)) ** 2)
    return float(np.searchsorted(power, power[-1] / 2)) * FLITE_RATE_HZ / len(samples)


@needs_flite
def test_another_pitch_is_a_higher_voice_that_says_the_same_in_the_same_time() -> None:
    plain, higher = (speak("A long time ago there was a river.", "slt", pitch=pitch) for pitch in (1.0, 1.25))
    assert [word.text for word in plain.words] == [word.text for word in higher.words]
    assert higher.words[-1].end == pytest.approx(plain.words[-1].end, rel=0.02)
    assert higher.words[-1].end <= len(higher.samples) / FLITE_RATE_HZ
    assert middle_hz(higher.samples) > 1.15 * middle_hz(plain.samples)


@needs_flite
@pytest.mark.parametrize(
    ("pauses", "least", "most"),
    [
        ("turn_s = [0.1, 0.2]", 0.1, 0.2),
        ("long_share = 1.0", 3.0, 6.0),
        ("overlap_share = 1.0\noverlap_s = [0.3, 0.5]", -0.5, -0.3),
        ("overlap_share = 1.0\noverlap_s = [8.0, 9.0]", -1.2, -0.4),
    ],
)
def test_turns_follow_one_another_as_the_script_says(
    tmp_path: Path, pauses: str, least: float, most: float
) -> None:
    first, second, _ = make_panel(script(tmp_path, pauses)).sentences
    assert least - 1e-3 <= second.start - first.end <= most + 1e-3


@needs_flite
def test_a_script_is_spoken_again_until_the_time_is_over(tmp_path: Path) -> None:
    panel = make_panel(script(tmp_path), minutes=0.25)
    texts = [placed.sentence.text for placed in panel.sentences]
    assert texts[:4] == ["The boat is late.", "We wait here.", "It is cold.", "The boat is late."]
    assert panel.sentences[-2].end < 15 <= panel.sentences[-1].end


@needs_flite
def test_babble_is_as_far_below_the_speech_as_asked_and_repeats(tmp_path: Path) -> None:
    quiet, noisy, again = (
        make_panel(script(tmp_path), snr_db=snr_db, babble=True).samples for snr_db in (None, 10, 10)
    )
    assert np.array_equal(noisy, again)
    level_db = 10 * np.log10(np.mean((noisy - quiet) ** 2))
    assert level_db == pytest.approx(-23 - 10, abs=0.5)


def test_everybody_speaks_about_as_often_and_nobody_after_themselves() -> None:
    turns = [Turn("Ann", 0.0, ())] * 31
    cast = [
        turn.speaker
        for turn in recast(turns, ("Ann", "Bob", "Cid"), random.Random(1), after="Ann")  # noqa: S311
    ]
    assert cast[0] != "Ann"
    assert all(before != after for before, after in pairwise(cast))
    assert sorted(cast.count(name) for name in ("Ann", "Bob", "Cid")) == [10, 10, 11]
    assert len(set(zip(*[iter(cast)] * 3, strict=False))) > 1


@needs_flite
def test_a_planned_set_has_every_panel_with_references_and_is_the_same_each_time(
    plan: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    for directory in ("one", "two"):
        assert main([str(tmp_path / directory), "--plan", str(plan)]) == 0
    one, two = (tmp_path / directory / "tiny" / "tiny" for directory in ("one", "two"))
    assert np.array_equal(soundfile.read(f"{one}.flac")[0], soundfile.read(f"{two}.flac")[0])
    reference = load(one)
    assert reference.sentences is not None
    assert reference.sentences[0].text == "The boat is late."
    assert len({sentence.speaker for sentence in reference.sentences}) == 2
    assert "es" in reference.translations
    assert "plan.toml" in (one.parent / "README.md").read_text("utf-8")
    assert "tiny: " in capsys.readouterr().out


@pytest.mark.parametrize(
    ("old", "new", "complaint"),
    [
        ('speakers = ["Ann", "Bob"]', 'speakers = ["Eve"]', "Eve"),
        ('texts = ["boat"]', 'texts = ["ship"]', "ship.toml cannot be read"),
        ("turn_s", "turn", "pauses have no turn"),
        ("[1.5, 2.0]", "[2.0, 1.5]", "no range"),
        ("seed = 5", "seed =", "not a plan"),
    ],
)
def test_a_faulty_plan_is_refused_with_what_is_wrong(plan: Path, old: str, new: str, complaint: str) -> None:
    plan.write_text(PLAN.replace(old, new), "utf-8")
    with pytest.raises(UserMistake, match=complaint):
        read_plan(plan)


def test_a_missing_plan_is_one_sentence(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main([str(tmp_path), "--plan", str(tmp_path / "none.toml")]) == 2
    assert "check the path" in capsys.readouterr().err


def test_what_is_measured_was_never_tuned_to() -> None:
    """The held panels share no text and no voice with those to tune with."""
    dev, held = (read_plan(PLANS / name) for name in ("dev.toml", "held.toml"))
    texts, voices = (
        [
            {sentence.text for planned in plan for text in planned.texts for sentence in text.sentences}
            for plan in (dev, held)
        ],
        [
            {(who.voice, who.pitch) for planned in plan for who in planned.speakers.values()}
            for plan in (dev, held)
        ],
    )
    assert texts[0].isdisjoint(texts[1])
    assert voices[0].isdisjoint(voices[1])
    assert sum(len(text.split()) for text in texts[0]) >= 800
    assert sum(len(text.split()) for text in texts[1]) >= 1_600
    assert [planned.minutes for planned in held if planned.name == "held-f-half-hour"] == [30]
    assert max(len(planned.speakers) for planned in held) == 6
    assert all(
        len(list(group)) == 1 for _, group in groupby(sorted(planned.name for planned in (*dev, *held)))
    )
