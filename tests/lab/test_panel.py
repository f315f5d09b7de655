"""A panel's references say exactly what its audio holds."""

import shutil
import tomllib
from itertools import pairwise
from pathlib import Path

import numpy as np
import pytest
import soundfile

from interpreter.domain.errors import UnknownName, UserMistake
from interpreter.lab.panel import Panel, main, make_panel, reference_files, write_panel
from interpreter.lab.panel_flite import FLITE_RATE_HZ, VOICES, SpokenWord, speak
from interpreter.lab.panel_references import PlacedSentence, ctm, rttm, stm
from interpreter.lab.panel_script import PanelScript, Sentence, read_script

DEMO = Path(__file__).parents[2] / "resources" / "demo"
needs_flite = pytest.mark.skipif(shutil.which("flite") is None, reason="flite is not installed")

SCRIPT = """
title = "Two people and a boat"
seed = 3
[speakers.Ann]
voice = "slt"
level_db = 0.0
[speakers.Bob]
voice = "rms"
level_db = -4.0
[[turns]]
speaker = "Ann"
sentences = [
  { text = "The city's boat didn't leave in 2019.", es = "El barco no salió en 2019." },
  { text = "It was built in 1740.", spoken = "It was built in seventeen forty.", es = "Se construyó en 1740." },
]
[[turns]]
speaker = "Bob"
overlap_s = 0.4
sentences = [{ text = "Nearly 45% of us read about it.", es = "Casi el 45 % lo leímos." }]
"""


@pytest.fixture
def script(tmp_path: Path) -> PanelScript:
    path = tmp_path / "boat.toml"
    path.write_text(SCRIPT, "utf-8")
    return read_script(path)


@pytest.fixture
def panel(script: PanelScript) -> Panel:
    return make_panel(script)


def level_db(samples: np.ndarray) -> float:
    return float(10 * np.log10(np.mean(samples**2) + 1e-12))


def stretch_of(panel: Panel, start: float, end: float) -> np.ndarray:
    return panel.samples[round(start * FLITE_RATE_HZ) : round(end * FLITE_RATE_HZ)]


@needs_flite
def test_words_are_listed_as_they_sound_and_numbers_in_words(panel: Panel) -> None:
    spoken = [[word.text for word in placed.words] for placed in panel.sentences]
    assert spoken == [
        ["the", "city's", "boat", "didn't", "leave", "in", "twenty", "nineteen"],
        ["it", "was", "built", "in", "seventeen", "forty"],
        ["nearly", "forty", "five", "percent", "of", "us", "read", "about", "it"],
    ]


@needs_flite
@pytest.mark.parametrize("voice", VOICES)
def test_speech_sounds_within_its_word_times_and_nowhere_else(voice: str) -> None:
    spoken = speak("My sister found seven good apples today.", voice)
    voiced = np.zeros(len(spoken.samples), bool)
    for word in spoken.words:
        start, end = round(word.start * FLITE_RATE_HZ), round(word.end * FLITE_RATE_HZ)
        assert level_db(spoken.samples[start:end]) > -40
        voiced[start:end] = True
    edge = round(0.02 * FLITE_RATE_HZ)
    around = np.convolve(voiced, np.ones(2 * edge + 1), "same") > 0
    assert level_db(spoken.samples[voiced]) > level_db(spoken.samples[~around]) + 20


@needs_flite
@pytest.mark.parametrize("voice", VOICES)
def test_words_of_a_sentence_abut_or_pause_but_never_overlap(voice: str) -> None:
    words = speak("Well, if it rains, we shall stay in the city's old museum.", voice).words
    edges = [edge for word in words for edge in (word.start, word.end)]
    assert edges == sorted(edges)
    assert all(word.end - word.start > 0.02 for word in words)


@needs_flite
def test_a_stretched_voice_speaks_slower() -> None:
    plain, slow = (speak("This is how we talk.", "slt", stretch=stretch) for stretch in (1.0, 1.25))
    assert slow.words[-1].end - slow.words[0].start == pytest.approx(
        1.25 * (plain.words[-1].end - plain.words[0].start), rel=0.02
    )


@needs_flite
def test_a_panel_keeps_word_times_when_sentences_are_placed(panel: Panel) -> None:
    for placed in panel.sentences[:1]:
        for word in placed.words:
            assert level_db(stretch_of(panel, word.start, word.end)) > -40
    silence = stretch_of(panel, panel.sentences[0].end + 0.06, panel.sentences[1].start - 0.06)
    assert level_db(silence) < -80


@needs_flite
def test_an_overlapping_turn_begins_before_the_turn_before_it_ends(panel: Panel) -> None:
    _, ann, bob = panel.sentences
    assert bob.start == pytest.approx(ann.end - 0.4, abs=1e-3)
    words = [line.split() for line in reference_files(panel, "boat")["boat.ctm"].splitlines()]
    anns, bobs = (
        [float(start) for _, who, start, _, _ in words if who == speaker] for speaker in ("Ann", "Bob")
    )
    assert len(anns) == 14
    assert len(bobs) == 9
    assert [float(word[2]) for word in words] == sorted(anns + bobs)
    assert level_db(stretch_of(panel, bob.start, ann.end)) > -40


@needs_flite
def test_pauses_between_sentences_stay_within_their_bounds(panel: Panel) -> None:
    gap = panel.sentences[1].start - panel.sentences[0].end
    assert 0.25 - 1e-3 <= gap <= 0.9 + 1e-3


@needs_flite
def test_a_quieter_speaker_is_quieter(panel: Panel) -> None:
    ann, _, bob = panel.sentences
    difference = level_db(stretch_of(panel, ann.start, ann.end)) - level_db(
        stretch_of(panel, bob.start + 0.5, bob.end)
    )
    assert difference == pytest.approx(4, abs=2.5)


@needs_flite
def test_the_same_seed_gives_the_same_panel_and_another_seed_another(
    script: PanelScript, panel: Panel
) -> None:
    again, other = make_panel(script), make_panel(script, seed=4)
    assert np.array_equal(panel.samples, again.samples)
    assert reference_files(panel, "boat") == reference_files(again, "boat")
    assert other.duration != panel.duration


@needs_flite
def test_noise_is_as_far_below_the_speech_as_asked(script: PanelScript, panel: Panel) -> None:
    noisy = make_panel(script, snr_db=15)
    assert level_db(noisy.samples - panel.samples) == pytest.approx(-23 - 15, abs=0.5)


@needs_flite
def test_the_command_writes_a_whole_set(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "boat.toml").write_text(SCRIPT, "utf-8")
    assert main([str(tmp_path / "boat.toml"), str(tmp_path / "made")]) == 0
    names = {file.name for file in (tmp_path / "made").iterdir()}
    assert names == {"boat.flac", "boat.stm", "boat.ctm", "boat.rttm", "boat.es.txt", "README.md"}
    described = soundfile.info(tmp_path / "made" / "boat.flac")
    assert (described.samplerate, described.channels, described.subtype) == (16_000, 1, "PCM_16")
    assert "3 sentences" in capsys.readouterr().out


@needs_flite
def test_an_overlap_longer_than_the_sentence_before_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "boat.toml"
    path.write_text(SCRIPT.replace("overlap_s = 0.4", "overlap_s = 9"), "utf-8")
    assert main([str(path), str(tmp_path)]) == 2


@needs_flite
def test_an_unknown_voice_is_named_with_the_choices() -> None:
    with pytest.raises(UnknownName, match="slt, rms"):
        speak("Hello.", "zoe")


@pytest.mark.parametrize(
    ("old", "new", "complaint"),
    [
        ('speaker = "Bob"', 'speaker = "Eve"', "unknown speakers: Eve"),
        (', es = "Se construyó en 1740."', "", "same languages"),
        ("[speakers.Ann]", '[speakers."Ann Lee"]', "has a space"),
        ('es = "El barco no salió en 2019."', 'es = ""', "one line of text"),
        ("title =", "name =", "title"),
        ("seed = 3", "seed =", "not a panel script"),
    ],
)
def test_a_faulty_script_is_refused_with_what_is_wrong(
    tmp_path: Path, old: str, new: str, complaint: str
) -> None:
    path = tmp_path / "boat.toml"
    path.write_text(SCRIPT.replace(old, new), "utf-8")
    with pytest.raises(UserMistake, match=complaint):
        read_script(path)


def test_a_missing_script_is_one_sentence(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main([str(tmp_path / "none.toml"), str(tmp_path)]) == 2
    assert "check the path" in capsys.readouterr().err


def test_reference_lines_follow_the_nist_forms(script_sentences: tuple[PlacedSentence, ...]) -> None:
    assert stm("talk", script_sentences) == (
        "talk 1 Ann 0.500 1.900 <o,f0,unknown> It's 11 o'clock.\ntalk 1 Bob 2.500 2.900 <o,f0,unknown> Yes.\n"
    )
    assert ctm("talk", script_sentences).splitlines()[-1] == "talk Bob 2.500 0.400 yes"
    assert rttm("talk", script_sentences) == (
        "SPEAKER talk 1 0.500 0.600 <NA> <NA> Ann <NA> <NA>\n"
        "SPEAKER talk 1 1.500 0.400 <NA> <NA> Ann <NA> <NA>\n"
        "SPEAKER talk 1 2.500 0.400 <NA> <NA> Bob <NA> <NA>\n"
    )


@pytest.fixture
def script_sentences() -> tuple[PlacedSentence, ...]:
    clock = (SpokenWord("it's", 0.5, 0.8), SpokenWord("eleven", 1.0, 1.1), SpokenWord("o'clock", 1.5, 1.9))
    return (
        PlacedSentence("Ann", Sentence("It's 11 o'clock.", "It's 11 o'clock.", {}), clock),
        PlacedSentence("Bob", Sentence("Yes.", "Yes.", {}), (SpokenWord("yes", 2.5, 2.9),)),
    )


@needs_flite
def test_the_demo_conference_is_what_its_script_makes(tmp_path: Path) -> None:
    panel = make_panel(read_script(DEMO / "conference.toml"))
    write_panel(panel, "conference", tmp_path)
    for name in reference_files(panel, "conference"):
        assert (tmp_path / name).read_text("utf-8") == (DEMO / name).read_text("utf-8"), name
    made, kept = (soundfile.read(where / "conference.flac", dtype="int16")[0] for where in (tmp_path, DEMO))
    assert np.max(np.abs(made.astype(int) - kept.astype(int))) <= 4


def test_the_demo_conference_is_a_three_minute_panel_of_four_with_an_overlap() -> None:
    turns = [line.split() for line in (DEMO / "conference.rttm").read_text("utf-8").splitlines()]
    assert len({turn[7] for turn in turns}) == 4
    assert 170 <= soundfile.info(DEMO / "conference.flac").duration <= 200
    spans = sorted((float(turn[3]), float(turn[3]) + float(turn[4])) for turn in turns)
    overlaps = [before[1] - after[0] for before, after in pairwise(spans) if before[1] > after[0]]
    assert overlaps == [pytest.approx(1.0, abs=0.01)]
    words = (DEMO / "conference.ctm").read_text("utf-8").splitlines()
    assert 140 <= len(words) * 60 / soundfile.info(DEMO / "conference.flac").duration <= 165
    assert (DEMO / "conference.flac").stat().st_size < 6_000_000


def test_every_sentence_of_the_demo_has_its_translations_in_order() -> None:
    turns = tomllib.loads((DEMO / "conference.toml").read_text("utf-8"))["turns"]
    sentences = [sentence for turn in turns for sentence in turn["sentences"]]
    written = [
        line.split(maxsplit=6)[-1] for line in (DEMO / "conference.stm").read_text("utf-8").splitlines()
    ]
    assert written == [sentence.pop("text") for sentence in sentences]
    for language in ("es", "ca"):
        lines = (DEMO / f"conference.{language}.txt").read_text("utf-8").splitlines()
        assert lines == [sentence[language] for sentence in sentences]
