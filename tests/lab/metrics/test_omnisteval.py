"""The figures of re-segmented sentences are those that OmniSTEval's own command prints for the same log."""

import json
import random
import subprocess
import sys
from pathlib import Path

import pytest

from interpreter.lab import omnisteval_logs, references
from interpreter.lab.figures import Figures, figures
from interpreter.lab.quality import score
from interpreter.lab.sabotage import Event, as_lines, drops_sentences, in_order, oracle

DEMO = Path(__file__).parents[3] / "resources" / "demo" / "conference"
PRINTED = {
    "BLEU": ("sentence_bleu", 1),
    "chrF": ("sentence_chrf", 1),
    "LongYAAL (CU)": ("omnisteval_long_yaal_s", 1000),
    "LongLAAL (CU)": ("omnisteval_long_laal_s", 1000),
}
"""What the command calls a figure → what the bench calls it, and how many of the command's units make one."""


def _poor(seed: int) -> list[Event]:
    """A feed of the demo by an interpreter who loses sentences, hesitates, mistakes words and adds some."""
    chance = random.Random(seed)  # noqa: S311 - no secret
    said = references.load(DEMO).sentences or ()
    events = drops_sentences(oracle(said, language="en", targets=["es", "ca"]))
    captions = [event for event in events if event["type"] == "caption" and event["channel"]]
    for key in dict.fromkeys((event["language"], event["utterance"]) for event in captions):
        mine = [event for event in captions if (event["language"], event["utterance"]) == key]
        made: list[str] = []
        late = 0.0
        for before, event in zip([{"committed": ""}, *mine], mine, strict=False):
            late += chance.expovariate(1 / 150)
            for word in event["committed"].split()[len(before["committed"].split()) :]:
                made += chance.choices(
                    ([word], [word.strip(",.").upper()], [word, "…"], ["eh"], []), (20, 2, 1, 1, 2)
                )[0]
            event |= {"provisional": "", "at_ms": event["at_ms"] + late, "new": " ".join(made)}
    return in_order(event | ({"committed": event["new"]} if "new" in event else {}) for event in events)


def _printed(folder: Path, target: str) -> dict[str, str]:
    """What the command prints for what the bench has written, by the name of the figure."""
    files = {
        "--speech_segmentation": f"omnisteval.{target}.json",
        "--ref_sentences_file": f"omnisteval.{target}.txt",
        "--hypothesis_file": f"omnisteval.{target}.jsonl",
        "--output_folder": target,
    }
    options = [text for pair in files.items() for text in pair]
    subprocess.run(
        [sys.executable, "-m", "omnisteval.cli", "longform", "--word_level", *options],
        cwd=folder,
        check=True,
        capture_output=True,
        timeout=100,
    )
    rows = (folder / target / "scores.tsv").read_text(encoding="utf-8").splitlines()[1:]
    return dict(row.split("\t") for row in rows)


def _told(found: Figures) -> dict[str, str]:
    return {name: f"{found[key] * unit:.4f}" for name, (key, unit) in PRINTED.items()}


def test_the_figures_are_those_that_omnisteval_prints(tmp_path: Path) -> None:
    targets = ["es", "ca"]
    evidence = score(as_lines(_poor(1)), DEMO, language="en", targets=targets)
    found = figures([evidence], targets)["targets"]
    omnisteval_logs.write(evidence, tmp_path)
    for target in targets:
        theirs = _printed(tmp_path, target)
        assert _told(found[target]) == {name: theirs[name] for name in PRINTED}
        empty, full = found[target]["empty_sentences"], evidence.said
        assert empty >= len(full) // 4
        skipped = found[target]["omnisteval_long_laal_s"]
        penalised = (skipped * (len(full) - empty) + 10 * empty) / len(full)
        assert found[target]["stream_laal_s"] == pytest.approx(penalised)


def test_a_log_is_written_for_languages_with_references_only(
    oracle: list[Event], panel: Path, tmp_path: Path
) -> None:
    omnisteval_logs.write(score(as_lines(oracle), panel, language="en", targets=["es", "ca"]), tmp_path)
    assert sorted(path.name for path in tmp_path.glob("omnisteval.*")) == [
        "omnisteval.es.json",
        "omnisteval.es.jsonl",
        "omnisteval.es.txt",
    ]
    log = json.loads((tmp_path / "omnisteval.es.jsonl").read_text(encoding="utf-8"))
    assert len(log["delays"]) == len(log["prediction"].split())
