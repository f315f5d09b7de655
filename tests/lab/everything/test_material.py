"""Sets made from one recording: its references go with the sound."""

from pathlib import Path

import numpy as np
import pytest
import soundfile

from interpreter.domain.errors import UserMistake
from interpreter.lab import references
from interpreter.lab.everything.material import pink_noise, write_noisy, write_opening, write_repeated
from interpreter.lab.speakers import truth

RATE_HZ = 16_000


@pytest.fixture
def talk(tmp_path: Path) -> Path:
    """Six seconds: two sentences of two people, each a tone of its own."""
    base = tmp_path / "set" / "talk"
    base.parent.mkdir()
    tone = np.sin(2 * np.pi * 300 * np.arange(6 * RATE_HZ) / RATE_HZ).astype(np.float32) / 4
    tone[: RATE_HZ // 2] = 0
    soundfile.write(base.with_suffix(".flac"), tone, RATE_HZ, subtype="PCM_16")
    texts = {
        ".stm": "talk 1 Ana 0.500 2.000 <o> Good morning.\ntalk 1 Ben 2.500 5.500 <o> We begin.\n",
        ".ctm": "talk Ana 0.500 0.500 good\ntalk Ana 1.000 0.900 morning\ntalk Ben 2.500 1.000 we\n",
        ".rttm": "SPEAKER talk 1 0.500 1.500 <NA> <NA> Ana <NA> <NA>\n"
        "SPEAKER talk 1 2.500 3.000 <NA> <NA> Ben <NA> <NA>\n",
        ".es.txt": "Buenos días.\nEmpezamos.\n",
    }
    for suffix, text in texts.items():
        base.with_name(base.name + suffix).write_text(text, encoding="utf-8")
    return base


def test_an_opening_ends_before_the_sentence_that_does_not_fit(talk: Path, tmp_path: Path) -> None:
    write_opening(talk, tmp_path / "opening", 3.0)
    opening = references.load(tmp_path / "opening" / "talk")
    assert [one.text for one in opening.sentences or ()] == ["Good morning."]
    assert [word.text for word in opening.words] == ["good", "morning"]
    assert opening.translations == {"es": "Buenos días."}
    assert opening.duration_ms == 2_500
    people = truth.load(tmp_path / "opening" / "talk", duration_ms=2_500)
    assert {one.label for one in people.stretches} == {"Ana"}


def test_an_opening_without_a_sentence_is_refused(talk: Path, tmp_path: Path) -> None:
    with pytest.raises(UserMistake, match="no sentence within 1 s"):
        write_opening(talk, tmp_path / "opening", 1.0)


def test_noise_lies_as_far_below_the_speech_as_asked(talk: Path, tmp_path: Path) -> None:
    write_noisy(talk, tmp_path / "noisy", 10)
    clean, _ = soundfile.read(talk.with_suffix(".flac"))
    noisy, _ = soundfile.read(tmp_path / "noisy" / "talk.flac")
    noise = noisy - clean
    speech_db = 10 * np.log10(np.mean(clean[RATE_HZ // 2 :] ** 2))
    assert speech_db - 10 * np.log10(np.mean(noise**2)) == pytest.approx(10, abs=0.1)
    assert references.load(tmp_path / "noisy" / "talk").sentences == references.load(talk).sentences


def test_each_octave_of_pink_noise_is_as_strong_as_the_next() -> None:
    power = np.abs(np.fft.rfft(pink_noise(1 << 16, 3))) ** 2
    octaves = [power[1 << place : 2 << place].sum() for place in range(8, 15)]
    assert max(octaves) / min(octaves) == pytest.approx(1, abs=0.2)


def test_a_recording_goes_on_again_with_its_references(talk: Path, tmp_path: Path) -> None:
    write_repeated(talk, tmp_path / "long", 3)
    long = references.load(tmp_path / "long" / "talk")
    assert long.duration_ms == 18_000
    assert [one.start_ms for one in long.sentences or ()] == [500, 2500, 6500, 8500, 12500, 14500]
    assert long.words[3].start_ms == 6_500
    people = truth.load(tmp_path / "long" / "talk", duration_ms=18_000)
    assert max(one.end_ms for one in people.stretches) == 17_500
