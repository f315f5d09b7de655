"""The cascade engine from the command line, with a recogniser and a translator that were taught a dozen words."""

import json
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest
import soundfile

from interpreter.domain.audio import Samples
from tests.end_to_end.commands import Event, events_in, final_lines, run

TAUGHT = Path(__file__).parents[1] / "assets" / "cascade"
"""What tests.engines.cascade.teaching and `make_marian(folder, steps=320)` of tiny_translation made, of which the
target's pieces are those of the source.
"""
WORDS = {
    "en": ["cat", "dog", "bread", "water", "sees", "eats", "big", "house", "and", "7", "25", "40"],
    "es": ["gato", "perro", "pan", "agua", "ve", "come", "gran", "casa", "y", "7", "25", "40"],
    "ca": ["gat", "gos", "pa", "aigua", "veu", "menja", "gros", "casal", "i", "7", "25", "40"],
}
"""What the recogniser was taught, and what each means to the translator, but for the number that it has wrong."""
SAID = (("slt", "big dog sees 40 cat"), ("rms", "house and water"), ("awb", "cat eats 7 bread"))

pytestmark = [
    pytest.mark.timeout(240),
    pytest.mark.skipif(shutil.which("flite") is None, reason="flite is not installed"),
]


@pytest.fixture(scope="module")
def profile(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with one folder per role."""
    return taught_profile(tmp_path_factory.mktemp("profile"))


def taught_profile(folder: Path) -> Path:
    """Put the taught models into `folder`, each into the folder of its role; return it."""
    for role in ("recognition", "translation"):
        shutil.copytree(TAUGHT / role, folder / role)
    shutil.copy(folder / "translation" / "source.spm", folder / "translation" / "target.spm")
    return folder


def said(voice: str, word: str) -> Samples:
    """A word alone, without silence around it, as loud as the recogniser was taught with."""
    command = ["flite", "-voice", voice, "-t", word, "-o", "/dev/stdout"]
    spoken = subprocess.run(command, check=True, capture_output=True).stdout[44:]
    samples = np.frombuffer(spoken, "<i2").astype(np.float32) / 32_768
    loud = np.flatnonzero(np.abs(samples) > 0.01)
    samples = samples[loud[0] : loud[-1]]
    return np.asarray(0.08 * samples / np.sqrt(np.mean(np.square(samples))), np.float32)


@pytest.fixture(scope="module")
def recording(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write_words(tmp_path_factory.mktemp("recording") / "words.wav")


def write_words(path: Path, *, pause_s: float = 1.25) -> Path:
    """Write what three people say, one after the other, with pauses; return `path`."""
    pause = np.zeros(round(pause_s * 16_000), np.float32)
    parts = [pause]
    for voice, text in SAID:
        for word in text.split():
            parts += [said(voice, word), np.zeros(1_500, np.float32)]
        parts.append(pause)
    soundfile.write(path, np.concatenate(parts), 16_000)
    return path


@pytest.fixture(scope="module")
def finished(
    profile: Path, recording: Path, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[tuple[Path, list[Event]]]:
    out = tmp_path_factory.mktemp("out")
    with pytest.MonkeyPatch.context() as environment:
        environment.setenv("OPENBOOTH_DATA", str(tmp_path_factory.mktemp("data")))
        ended = run(
            "interpret", recording, "--engine", "cascade", "--model", profile, "--from", "en",
            "--to", "es", "--to", "ca", "--pace", "fast", "--out", out,
        )  # fmt: skip
        assert ended.returncode == 0, ended.stderr
        (out / "printed.txt").write_text(ended.stdout, "utf-8")
        yield out, events_in((out / "events.jsonl").read_text("utf-8"))


def words(events: list[Event], language: str) -> list[str]:
    lines = final_lines(events)
    return [
        word.strip(".") for key, text in sorted(lines.items()) if key[1] == language for word in text.split()
    ]


def test_what_was_said_is_heard(finished: tuple[Path, list[Event]]) -> None:
    expected = [word for _, text in SAID for word in text.split()]
    heard = words(finished[1], "en")
    assert len(set(expected) & set(heard)) >= 0.8 * len(set(expected)), heard


def test_every_language_says_what_the_dictionary_says_and_no_number_changes(
    finished: tuple[Path, list[Event]],
) -> None:
    heard = words(finished[1], "en")
    assert "40" in heard
    for language in ("es", "ca"):
        right = dict(zip(WORDS["en"], WORDS[language], strict=True))
        assert words(finished[1], language) == [right[word] for word in heard]


def test_committed_text_only_grows_and_words_are_shown_before_they_are_committed(
    finished: tuple[Path, list[Event]],
) -> None:
    shown: dict[tuple[int, str], str] = {}
    captions = [event for event in finished[1] if event["type"] == "caption"]
    for event in captions:
        key = event["utterance"], event["language"]
        assert event["committed"].startswith(shown.get(key, ""))
        shown[key] = event["committed"]
    assert any(event["provisional"] for event in captions)
    assert any(event["committed"] and not event["ended"] for event in captions)


def test_voices_and_a_transcript_are_left(finished: tuple[Path, list[Event]]) -> None:
    out, events = finished
    assert {event["channel"] for event in events if event["type"] == "speech"} == {"es", "ca"}
    for language in ("es", "ca"):
        samples, _ = soundfile.read(out / f"channel.{language}.flac")
        assert np.abs(samples).max() > 0.01
    transcript = json.loads((out / "transcript.json").read_text("utf-8"))
    assert transcript["lines"]


def test_the_summary_and_the_record_name_the_models_and_their_licences(
    finished: tuple[Path, list[Event]],
) -> None:
    out, events = finished
    summary = "voice eSpeak NG (GPL-3.0-or-later)."
    assert summary in (out / "printed.txt").read_text("utf-8")
    named = json.loads((out / "transcript.json").read_text("utf-8"))["session"]["models"]
    assert [model["role"] for model in named] == ["recognition", "translation", "voice"]
    assert next(event["models"] for event in events if event["type"] == "session") == named


@pytest.mark.slow
def test_bench_policy_measures_it_as_it_is_beside_the_limit(
    profile: Path, recording: Path, tmp_path: Path
) -> None:
    told = tmp_path / "told.jsonl"
    base = tmp_path / "set" / "words"
    base.parent.mkdir()
    shutil.copy(recording, base.with_suffix(".wav"))
    base.with_suffix(".txt").write_text(" ".join(text for _, text in SAID), "utf-8")
    meant = dict(zip(WORDS["en"], WORDS["es"], strict=True))
    translated = " ".join(meant[word] for _, text in SAID for word in text.split())
    base.with_name("words.es.txt").write_text(translated, "utf-8")
    ended = run(
        "bench", "policy", base.parent, "--to", "es", "--engine", "cascade", "--model", profile, "--json", told,
    )  # fmt: skip
    assert ended.returncode == 0, ended.stderr
    assert "The policies of the engine cascade cannot be replayed" in ended.stdout
    own, limit = events_in(told.read_text("utf-8"))
    assert own["metrics"]["wer"] < 0.4
    assert limit["metrics"]["chrf"] == own["metrics"]["chrf"] > 50
    assert limit["metrics"]["correction_rate"] == 0
