"""The same saboteurs between the lab and the product itself: what gives them away does so on a real feed as well."""

import json
import sys
from pathlib import Path

import pytest

from interpreter.lab import product
from interpreter.lab.bars import Bar
from interpreter.lab.bench import quality
from interpreter.lab.selftest.adapter import OTHERS
from interpreter.lab.selftest.bench import ADAPTER, BY_BAR

DEMO = Path(__file__).parents[3] / "resources" / "demo"
SECONDS = 30.0
CAUGHT = {
    **BY_BAR,
    "emits_silence": "share of told speech that is silent",
    "returns_early": "s of a recording not listened to",
}
AGAIN = """
import pathlib, shutil, sys
kept = pathlib.Path(sys.argv[1])
out = pathlib.Path(sys.argv[sys.argv.index("--out") + 1])
shutil.copytree(kept, out, dirs_exist_ok=True)
sys.stdout.write((kept / "observed.jsonl").read_text(encoding="utf-8"))
"""


@pytest.fixture(scope="module")
def place(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The sentences of the demo that end within the first seconds."""
    import soundfile  # noqa: PLC0415 - only the slow tests need it

    folder = tmp_path_factory.mktemp("set") / "opening"
    folder.mkdir()
    samples, rate_hz = soundfile.read(DEMO / "conference.flac", frames=round(SECONDS * 16_000))
    soundfile.write(folder / "conference.flac", samples, rate_hz)
    said = (DEMO / "conference.stm").read_text(encoding="utf-8").splitlines()
    kept = [line for line in said if float(line.split()[4]) < SECONDS - 1]
    words = (DEMO / "conference.ctm").read_text(encoding="utf-8").splitlines()
    last = float(kept[-1].split()[4])
    (folder / "conference.stm").write_text("\n".join(kept) + "\n", encoding="utf-8")
    timed = [line for line in words if float(line.split()[2]) < last]
    (folder / "conference.ctm").write_text("\n".join(timed) + "\n", encoding="utf-8")
    spanish = (DEMO / "conference.es.txt").read_text(encoding="utf-8").splitlines()[: len(kept)]
    (folder / "conference.es.txt").write_text("\n".join(spanish) + "\n", encoding="utf-8")
    return folder


@pytest.fixture(scope="module")
def order(tmp_path_factory: pytest.TempPathFactory) -> product.Order:
    """What the scripted engine plays within the first seconds."""
    written = json.loads((DEMO / "scripted.json").read_text(encoding="utf-8"))
    written["entries"] = [entry for entry in written["entries"] if entry["at_ms"] < SECONDS * 1000]
    timeline = tmp_path_factory.mktemp("timeline") / "timeline.json"
    timeline.write_text(json.dumps(written), encoding="utf-8")
    return product.Order("en", ("es",), "scripted", model=str(timeline))


@pytest.fixture(scope="module")
def honest(
    place: Path, order: product.Order, tmp_path_factory: pytest.TempPathFactory
) -> tuple[Path, dict[str, Bar]]:
    """What the product said of it, once, and the bars."""
    out = tmp_path_factory.mktemp("honest")
    found = quality(place, order, out=out)
    return out / "conference", {bar.name: bar for bar in found.bars}


@pytest.mark.slow
@pytest.mark.parametrize("saboteur", CAUGHT)
def test_a_saboteur_is_caught_on_the_products_own_feed(
    saboteur: str,
    place: Path,
    order: product.Order,
    honest: tuple[Path, dict[str, Bar]],
    tmp_path: Path,
) -> None:
    kept, bars = honest
    again = [sys.executable, "-c", AGAIN, str(kept)]
    cheat = [*ADAPTER, saboteur, str(tmp_path / "cache"), *again, "--"]
    found = {bar.name: bar for bar in quality(place, order, out=tmp_path / "out", command=cheat).bars}
    name = CAUGHT[saboteur]
    assert found[name].met is False
    assert name not in bars or bars[name].value != found[name].value


def test_every_saboteur_of_a_feed_has_a_bar() -> None:
    assert {*CAUGHT, *OTHERS} - {*CAUGHT} == {
        "peeks_a_little",
        "fabricates_its_clock",
        "replays_a_cached_answer",
    }
