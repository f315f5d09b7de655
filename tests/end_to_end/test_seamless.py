"""The seamless engine from the command line, with a model that was taught sixteen words in four languages."""

import json
import shutil
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest
import soundfile

from tests.end_to_end.commands import Event, events_in, final_lines, run
from tests.engines.seamless.phrases import CERTAIN, DICTIONARY, RATE_HZ, Recording, recording

TAUGHT = Path(__file__).parents[1] / "assets" / "seamless" / "taught"
CODES = {"en": "eng", "fr": "fra", "es": "spa"}
CHARACTER_S = 0.06
"""How long the taught model makes each character of what it says."""

pytestmark = [
    pytest.mark.timeout(240),
    pytest.mark.skipif(shutil.which("flite") is None, reason="flite is not installed"),
]


@pytest.fixture(scope="module")
def said() -> Recording:
    return recording(seconds=30, seed=5)


@pytest.fixture(scope="module")
def finished(said: Recording, tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Path, list[Event]]]:
    out = tmp_path_factory.mktemp("out")
    soundfile.write(out / "words.wav", said.samples, RATE_HZ)
    with pytest.MonkeyPatch.context() as environment:
        environment.setenv("OPENBOOTH_DATA", str(tmp_path_factory.mktemp("data")))
        ended = run(
            "interpret", out / "words.wav", "--engine", "seamless", "--model", TAUGHT, "--from", "en",
            "--to", "fr", "--to", "es", "--pace", "fast", "--out", out,
        )  # fmt: skip
        assert ended.returncode == 0, ended.stderr
        (out / "printed.txt").write_text(ended.stdout, "utf-8")
        yield out, events_in((out / "events.jsonl").read_text("utf-8"))


def _texts(events: list[Event], language: str) -> list[list[str]]:
    return [text.split() for (_, spoken), text in sorted(final_lines(events).items()) if spoken == language]


@pytest.mark.parametrize("language", CODES)
def test_what_was_said_is_written_in_every_language(
    said: Recording, finished: tuple[Path, list[Event]], language: str
) -> None:
    wanted = [list(one.translated(CODES[language])) for one in said.utterances]
    right = sum(text in wanted for text in _texts(finished[1], language))
    assert right >= 0.6 * len(wanted)


def test_what_can_be_known_is_predicted_before_it_is_committed(finished: tuple[Path, list[Event]]) -> None:
    final, known = final_lines(finished[1]), {DICTIONARY["fra"][word] for word in CERTAIN}
    predictions = [
        (event["utterance"], event["predicted"], " ".join((event["committed"], event["provisional"])))
        for event in finished[1]
        if event["type"] == "caption" and event["language"] == "fr" and event["predicted"]
    ]
    assert len(known & {word for _, text, _ in predictions for word in text.split()}) >= 3
    right = [
        final[utterance, "fr"].split()[: len(f"{before} {text}".split())] == f"{before} {text}".split()
        for utterance, text, before in predictions
    ]
    assert np.mean(right) >= 0.7


def test_one_language_is_spoken_by_the_model_and_the_other_by_espeak(
    finished: tuple[Path, list[Event]],
) -> None:
    out, events = finished
    seconds = {"fr": [0.0, 0.0], "es": [0.0, 0.0]}
    for event in events:
        if event["type"] == "speech":
            seconds[event["channel"]][0] += event["duration_ms"] / 1000
    for language, told in seconds.items():
        told[1] = CHARACTER_S * sum(len(f" {word}") for text in _texts(events, language) for word in text)
        samples, _ = soundfile.read(out / f"channel.{language}.flac")
        assert np.abs(samples).max() > 0.01
    assert seconds["fr"][0] == pytest.approx(seconds["fr"][1], rel=0.05)
    assert seconds["es"][0] != pytest.approx(seconds["es"][1], rel=0.05)


def test_the_record_names_the_model_and_the_voice_beside_it(finished: tuple[Path, list[Event]]) -> None:
    out, _ = finished
    named = json.loads((out / "transcript.json").read_text("utf-8"))["session"]["models"]
    assert [model["role"] for model in named] == ["interpretation", "voice"]
    assert "eSpeak NG (GPL-3.0-or-later)" in (out / "printed.txt").read_text("utf-8")
