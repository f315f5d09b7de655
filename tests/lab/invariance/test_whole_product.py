# ruff: noqa: PLC0415 - only the tests that run pay for the model libraries
"""No event and no sample that leaves the product depends on what is said later: every engine, policies and voices."""

import shutil
from pathlib import Path

import pytest

from interpreter.lab import product
from interpreter.lab.invariance import bench, futures, report

ROOT = Path(__file__).parents[3]
DEMO = ROOT / "resources" / "demo" / "conference.flac"

pytestmark = [pytest.mark.slow, pytest.mark.timeout(900)]
needs_flite = pytest.mark.skipif(shutil.which("flite") is None, reason="flite is not installed")


def assert_the_future_is_unknown(place: Path, order: product.Order, *, cuts: int, seed: int) -> None:
    """Everything was told, some of it before the cuts, and none of that changed."""
    found = bench.invariance(place, order, bench.Plan(cuts=cuts, seed=seed, seconds=None))
    assert found.verdict == "pass", report.sentences(found)
    assert len(found.tried) == cuts * len(futures.FUTURES)
    assert sum(one.events for one in found.tried) > 50


@pytest.fixture
def place(tmp_path: Path) -> Path:
    """An empty set."""
    folder = tmp_path / "set"
    folder.mkdir()
    return folder


@pytest.mark.parametrize(
    ("engine", "model", "seconds"), [("scripted", "answer:0", 5.0), ("builtin", None, 9.0)]
)
def test_the_product_with_its_own_engines(
    engine: str, model: str | None, seconds: float, place: Path
) -> None:
    futures.write(futures.read(DEMO, seconds=seconds), place / "opening.wav")
    order = product.Order("en", ("es", "ca"), engine, model=model)
    assert_the_future_is_unknown(place, order, cuts=2, seed=3)


@needs_flite
def test_the_product_with_the_cascade(place: Path, tmp_path: Path) -> None:
    from tests.end_to_end import test_cascade

    test_cascade.write_words(place / "words.wav", pause_s=0.75)
    (tmp_path / "profile").mkdir()
    model = test_cascade.taught_profile(tmp_path / "profile")
    order = product.Order("en", ("es", "ca"), "cascade", model=str(model))
    assert_the_future_is_unknown(place, order, cuts=1, seed=2)


@needs_flite
def test_the_product_with_seamless(place: Path) -> None:
    import soundfile

    from tests.end_to_end.test_seamless import TAUGHT
    from tests.engines.seamless.phrases import RATE_HZ, recording

    soundfile.write(place / "words.wav", recording(seconds=9, seed=5).samples, RATE_HZ)
    order = product.Order("en", ("fr", "es"), "seamless", model=str(TAUGHT))
    assert_the_future_is_unknown(place, order, cuts=1, seed=2)


def test_the_product_with_neural_models_that_tell_speakers_apart(place: Path, tmp_path: Path) -> None:
    from tests.engines.speakers.taught import taught_folder

    futures.write(futures.read(DEMO, seconds=6.0), place / "opening.wav")
    order = product.Order(
        "en",
        ("es",),
        "scripted",
        model="answer:0",
        diarizer="pyannote",
        speaker_model=str(taught_folder(tmp_path)),
    )
    assert_the_future_is_unknown(place, order, cuts=1, seed=4)
