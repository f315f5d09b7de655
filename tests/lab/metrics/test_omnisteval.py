"""The figures of re-segmented sentences are those that OmniSTEval's own command prints for the same log."""

import json
import random
import subprocess
import sys
from pathlib import Path

import pytest

from interpreter.lab import references
from interpreter.lab.metrics.longform import (
    ReferenceSegment,
    Segment,
    long_yaal_ms,
    resegmented,
    stream_laal_ms,
)
from interpreter.lab.metrics.quality import translation_scores

DEMO = Path(__file__).parents[3] / "resources" / "demo" / "conference"
Recording = tuple[list[ReferenceSegment], list[tuple[str, float]]]


def _interpreted(target: str, seed: int) -> Recording:
    """The demo's references, and what a poor interpreter makes of them: sentences and words lost, others added."""
    chance = random.Random(seed)  # noqa: S311 - no secret
    words: list[tuple[str, float]] = []
    said = [
        ReferenceSegment((one.translations or {})[target], one.start_ms, one.end_ms)
        for one in references.load(DEMO).sentences or ()
    ]
    for one in said:
        if chance.random() < 0.15:
            continue
        at = one.start_ms + 700
        for word in one.text.split():
            at += chance.expovariate(1 / 320)
            made = chance.choices((word, word.strip(",.").upper(), "eh", "…", ""), (20, 2, 1, 1, 2))[0]
            words += [(made, at)] if made else []
    return said, words


def _asked_of_omnisteval(recordings: dict[str, Recording], folder: Path) -> dict[str, str]:
    """What the command prints for a log in SimulEval's form, by the name of the figure."""
    segmentation, log, text = [], [], []
    for name, (said, words) in recordings.items():
        for one in said:
            length = (one.end_ms - one.start_ms) / 1000
            segmentation.append({"wav": f"{name}.wav", "offset": one.start_ms / 1000, "duration": length})
            text.append(one.text)
        log.append(
            {
                "source": f"{name}.wav",
                "prediction": " ".join(word for word, _ in words),
                "delays": [at for _, at in words],
            }
        )
    (folder / "segments.json").write_text(json.dumps(segmentation), encoding="utf-8")
    (folder / "references.txt").write_text("\n".join(text) + "\n", encoding="utf-8")
    (folder / "log.jsonl").write_text("\n".join(map(json.dumps, log)) + "\n", encoding="utf-8")
    command = "longform --word_level --speech_segmentation segments.json --ref_sentences_file references.txt"
    subprocess.run(
        [
            *(sys.executable, "-m", "omnisteval.cli", *command.split()),
            *("--hypothesis_file", "log.jsonl", "--output_folder", "."),
        ],
        cwd=folder,
        check=True,
        capture_output=True,
        timeout=100,
    )
    rows = (folder / "scores.tsv").read_text(encoding="utf-8").splitlines()[1:]
    return dict(row.split("\t") for row in rows)


def test_the_figures_are_those_that_omnisteval_prints(tmp_path: Path) -> None:
    recordings = {"one": _interpreted("es", 1), "two": _interpreted("ca", 2)}
    segments: list[Segment] = []
    for said, words in recordings.values():
        segments += resegmented(said, words) or ()
    theirs = _asked_of_omnisteval(recordings, tmp_path)
    scores = translation_scores(
        [one.reference for one in segments], [" ".join(one.words) for one in segments]
    )
    ours = {
        "BLEU": scores.bleu,
        "chrF": scores.chrf,
        "LongYAAL (CU)": long_yaal_ms(segments, empty_ms=None),
        "LongLAAL (CU)": stream_laal_ms(segments, empty_ms=None),
    }
    assert {name: f"{value:.4f}" for name, value in ours.items()} == {name: theirs[name] for name in ours}
    empty = sum(not one.words for one in segments)
    assert empty >= 3
    full = len(segments) - empty
    skipped = stream_laal_ms(segments, empty_ms=None)
    assert skipped is not None
    assert stream_laal_ms(segments) == pytest.approx((skipped * full + 10_000 * empty) / len(segments))
