"""Lines as benches write them, made by seeded chance: what they say is not measured, only shaped like it."""

import json
import random
import re
from collections.abc import Callable
from typing import Any
from xml.etree.ElementTree import Element, fromstring

import pytest

from interpreter.lab.page.document import made

Line = dict[str, Any]
Making = Callable[..., Line]
CAUSES = ("said_s", "hearing_s", "translating_s", "voice_s")


def quality_line(
    *, seed: int = 1, duration_s: float = 190.0, targets: tuple[str, ...] = ("es", "ca")
) -> Line:
    """A result of `bench quality` on one recording of three speakers."""
    chance = random.Random(seed)  # noqa: S311 - shapes, no secrets
    spoken = _turns(chance, duration_s)
    found = {target: _target(chance, spoken) for target in targets}
    told = [[f"speaker {'abc'.index(who) + 1}", start + 0.4, end + 0.3] for who, start, end in spoken]
    told[1][0] = "speaker 9"
    reference = [[{"a": "Anna", "b": "Ben", "c": "Clara"}[who], start, end] for who, start, end in spoken]
    details = {"duration_s": duration_s, "targets": found, "turns": {"reference": reference, "told": told}}
    metrics = _metrics(chance, targets)
    return {
        "benchmark": "quality",
        "version": "0.1.0",
        "commit": "0123456789ab",
        "machine": {
            "cpus": 2,
            "model": "a processor",
            "memory_gb": 23.5,
            "system": "Linux",
            "python": "3.11",
        },
        "measured_at": "2026-05-04T12:34:56+00:00",
        "settings": {"set": "panel", "engine": "builtin", "language": "en", "targets": list(targets)},
        "metrics": metrics,
        "seed": None,
        "recordings": {"talk": metrics},
        "details": {"talk": details},
        "bars": [
            {"name": "WER", "value": 0.1, "limit": 0.12, "at_least": False, "met": True},
            {"name": "es chrF", "value": 60.1, "limit": 62, "at_least": True, "met": False},
            {"name": "es ear-voice p50 s", "value": None, "limit": 3.5, "at_least": False, "met": None},
        ],
        "verdict": "fail",
    }


@pytest.fixture
def measured() -> Making:
    """Makes results of `bench quality`."""
    return quality_line


@pytest.fixture
def page() -> Callable[..., Element]:
    """Makes a page of results, and returns its tree: what can be read as XML is well formed."""
    return lambda *results: tree(made(lines(*results)))


def lines(*results: Line) -> list[str]:
    """The results as they stand in a file."""
    return [json.dumps(result, ensure_ascii=False) for result in results]


def tree(text: str) -> Element:
    """The elements of a page; those that HTML leaves open are closed first."""
    closed = re.sub(r"<(meta)([^>]*)>", r"<\1\2/>", text.removeprefix("<!DOCTYPE html>"))
    return fromstring(re.sub(r' open=""| open(?=>)', "", closed))  # noqa: S314 - our own page


def _turns(chance: random.Random, duration_s: float) -> list[tuple[str, float, float]]:
    found, at = [], 0.6
    while at < duration_s - 8:
        end = at + chance.uniform(2, 7)
        found.append((chance.choice("abc"), round(at, 3), round(end, 3)))
        at = end + chance.uniform(-0.3, 1.5)
    return found


def _target(chance: random.Random, spoken: list[tuple[str, float, float]]) -> Line:
    sentences, points = [], []
    for place, (who, start, end) in enumerate(spoken):
        parts = [round(chance.gammavariate(4, mean / 4), 3) for mean in (1.2, 0.5, 0.3, 0.4)]
        unheard = place == 3
        sentences.append(
            {
                "start_s": start,
                "end_s": end,
                "speaker": who,
                "source": f"This is sentence {place} as it was said.",
                "reference": f"Esta es la frase {place}.",
                "text": f"Esta es frase {place}",
                "chrf": round(chance.uniform(20, 95), 2),
                "yaal_s": round(chance.gammavariate(4, 0.35), 3),
                "laal_s": round(chance.gammavariate(4, 0.35), 3),
                "ear_voice_s": None if unheard else round(sum(parts), 3),
                "causes": None if unheard else dict(zip(CAUSES, parts, strict=True)),
            }
        )
        at = start
        while at < end:
            points.append([round(at, 3), round(chance.gammavariate(3, 0.3), 3)])
            at += chance.uniform(0.2, 0.5)
    return {"sentences": sentences, "points": points}


def _metrics(chance: random.Random, targets: tuple[str, ...]) -> Line:
    return {
        "audio_s": 190.0,
        "wer": 0.1,
        "rtf": 0.4,
        "targets": {
            target: {
                "sentence_chrf": round(chance.uniform(45, 60), 2),
                "long_yaal_s": round(chance.uniform(1, 2.5), 3),
                "lag_p50_s": 0.8,
                "ne_shown": round(chance.uniform(0, 0.3), 3),
                "prediction": {"counted": 0, "accuracy": None},
                "voice": {"ear_voice_p50_s": 2.4, "drift_s_per_h": -0.5},
            }
            for target in targets
        },
    }
