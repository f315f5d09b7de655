# ruff: noqa: PLC0415 - only the tests that run pay for the model libraries
"""How a model is to be listened to is measured, and kept beside its weights."""

import io
import json
import shutil
import sys
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
import pytest

if TYPE_CHECKING:
    from interpreter.engines.seamless.calibrating import Found, Order
    from tests.engines.seamless.phrases import Utterance as Said

RATE = 16_000
BUDGET = 0.05
"""A word of twenty."""


def _order(model: Path, out: Path, folder: Path, targets: tuple[str, ...] = ("fr",)) -> "Order":
    from interpreter.engines.seamless.calibrating import Order, Utterance, WrittenWord

    audio = folder / "noise.npy"
    np.save(audio, np.random.default_rng(3).normal(0, 0.1, 2 * RATE).astype(np.float32))
    words = WrittenWord("Good", (300, 600)), WrittenWord("afternoon,"), WrittenWord("panel", (1400, 1800))
    return Order(str(model), str(out), "en", targets, (Utterance(str(audio), words),), "cpu")


def test_what_was_found_is_kept_and_what_was_there_before_too(
    tiny_folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    import msgspec

    from interpreter.engines.seamless.calibrating import main
    from interpreter.engines.seamless.loading import CALIBRATION, calibration_in

    out = tmp_path / CALIBRATION
    out.write_text('{"margin": 7}', encoding="utf-8")
    order = msgspec.json.encode(_order(tiny_folder, out, tmp_path))
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(order)))
    assert main() == 0
    *done, last = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    shares = [one["done"] for one in done]
    assert shares == sorted(shares)
    assert shares[-1] == 1
    found, kept = last["found"], calibration_in(tmp_path)
    assert kept.calibrated is found["calibrated"]
    assert {*kept.pairs} == {*found["languages"]} == {"en", "fr"}
    assert [one["margin"] for one in found["languages"]["fr"]["margins"]] == list(range(9))
    assert (tmp_path / f"{CALIBRATION}.old").read_text("utf-8") == '{"margin": 7}'
    assert found["kept"] == str(tmp_path / f"{CALIBRATION}.old")
    assert not (tiny_folder / CALIBRATION).exists()


@pytest.mark.parametrize(
    ("targets", "without_times", "said"),
    [(("fr", "xx"), False, 'not "xx"; leave it out'), (("fr",), True, "no word of the set has a known time")],
)
def test_what_cannot_be_measured_is_one_sentence_and_status_two(  # noqa: PLR0917 - a fixture each
    tiny_folder: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    targets: tuple[str, ...],
    without_times: bool,
    said: str,
) -> None:
    import msgspec

    from interpreter.engines.seamless.calibrating import WrittenWord, main

    order = _order(tiny_folder, tmp_path / "out.json", tmp_path, targets)
    if without_times:
        (utterance,) = order.utterances
        utterance = msgspec.structs.replace(utterance, words=(WrittenWord("Good"),))
        order = msgspec.structs.replace(order, utterances=(utterance,))
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(msgspec.json.encode(order))))
    assert main() == 2
    (line,) = capsys.readouterr().err.splitlines()
    assert said in line.lower()
    assert not (tmp_path / "out.json").exists()


def test_heads_are_watched_without_changing_what_is_decoded(tiny_folder: Path) -> None:
    import torch

    from interpreter.engines.seamless.calibrating_attention import Forced, Looking
    from interpreter.engines.seamless.decoding import Probe, Row, TextDecoder
    from interpreter.engines.seamless.encoding import Encoded
    from interpreter.engines.seamless.loading import load
    from interpreter.engines.torch_compat import Placement

    loaded = load(tiny_folder, Placement())
    torch.manual_seed(0)
    states = torch.randn(1, 12, loaded.model.config.hidden_size)
    tokens = (40, 41, 42, 43)
    code = loaded.codes["en"]
    looking = Looking(loaded.model, end=loaded.end, code=code)
    for frame in range(12):
        looking.take(states, Forced(tokens, tuple((frame, frame) for _ in tokens)))
    decoder = TextDecoder(loaded.model, Probe(1, (2,)), never=loaded.never, end=loaded.end)
    (written,) = decoder.write(Encoded(states, (12,)), [Row(0, (loaded.end, code, *tokens), 1)])
    from interpreter.engines.seamless.drafts import frames_looked_at

    looked = frames_looked_at(written.attention[: len(tokens) + 1])[1:]
    right = sum(abs(int(frame) - place) <= 1 for frame in looked for place in range(12))
    assert looking.found((1, (2,))) == right
    assert looking.tokens == 12 * len(tokens)


@pytest.fixture(scope="module")
def said(taught_folder: Path) -> "list[Said]":
    """Utterances of the words that the taught model knows."""
    if shutil.which("flite") is None:
        pytest.skip("flite is not installed")
    from tests.engines.seamless.reference import unheard_utterances

    assert taught_folder.is_dir()
    return unheard_utterances(6, seed=5)


@pytest.fixture(scope="module")
def found(taught_folder: Path, said: "list[Said]", tmp_path_factory: pytest.TempPathFactory) -> "Found":
    """What is found of the taught model, whose streaming.json says nothing of layers and margins."""
    from interpreter.engines.seamless.calibrating import Order, Utterance, WrittenWord, calibrate

    folder = tmp_path_factory.mktemp("set")
    utterances = []
    for number, one in enumerate(said):
        np.save(audio := folder / f"{number}.npy", one.samples)
        words = (
            WrittenWord(word, (1000 * begin, 1000 * end))
            for word, (begin, end) in zip(one.words, one.times, strict=True)
        )
        utterances.append(Utterance(str(audio), tuple(words)))
    out = str(folder / "streaming.json")
    order = Order(
        str(taught_folder),
        out,
        "en",
        ("fr",),
        tuple(utterances),
        "cpu",
        budget=BUDGET,
        margins=(0, 1, 2, 3, 5),
    )
    return calibrate(order, lambda _: None)


def test_the_layer_that_was_taught_to_follow_the_audio_is_found(found: "Found") -> None:
    from tests.engines.seamless.teaching import GUIDED_LAYER

    assert found.calibrated
    assert found.after.layer == GUIDED_LAYER
    assert found.after.share > 0.9


def test_margins_wait_for_the_audio_and_no_longer(found: "Found") -> None:
    for language in ("en", "fr"):
        one = found.languages[language]
        assert 1 <= one.after.margin <= 3
        assert one.after.heard.differing_share <= BUDGET
        assert one.after.heard.lag_ms < one.margins[-1].lag_ms
        assert one.margins[0].early_share > one.after.heard.early_share


def test_predictions_that_are_shown_come_true_nine_times_of_ten(found: "Found") -> None:
    for one in found.languages.values():
        assert one.guesses >= 10
        assert one.after.guessed.wrong_share <= 0.1
        assert one.after.guessed.coverage > 0.3


def test_what_the_model_was_taught_with_stays(found: "Found", taught_folder: Path) -> None:
    from interpreter.engines.seamless.loading import calibration_in

    kept, was = calibration_in(Path(found.written).parent), calibration_in(taught_folder)
    assert kept.feature_mean == was.feature_mean
    assert kept.margin == max(one.after.margin for one in found.languages.values())


def test_a_layer_that_does_not_follow_the_audio_is_known_by_what_it_commits_early(
    taught_folder: Path, said: "list[Said]"
) -> None:
    import msgspec

    from interpreter.domain.timeline import ticks_from_seconds
    from interpreter.engines.seamless import calibrating_streams as streams
    from interpreter.engines.seamless.loading import load
    from interpreter.engines.torch_compat import Placement
    from interpreter.policy.calibration import MOST_EARLY
    from tests.engines.seamless.teaching import GUIDED_LAYER

    loaded = load(taught_folder, Placement())
    samples = [
        streams.Sample(
            one.samples,
            tuple(
                streams.Said(word, *map(ticks_from_seconds, times))
                for word, times in zip(one.words, one.times, strict=True)
            ),
        )
        for one in said[:4]
    ]
    early = {}
    for layer in (0, GUIDED_LAYER):
        read = msgspec.structs.replace(loaded.calibration, layer=layer, margin=2)
        listening = replace(loaded, calibration=read)
        heard = streams.streamed(listening, ("en",), samples, lambda _: None)
        texts = streams.offline(listening, ("en",), samples, lambda _: None)
        early[layer] = streams.judged(2, heard["en"], texts["en"], samples, spoken=True).early_share
    assert early[GUIDED_LAYER] < MOST_EARLY < early[0]
