"""The committed text of a session as OmniSTEval reads it, so that anybody can repeat LongYAAL and StreamLAAL.

`omnisteval longform --word_level --speech_segmentation omnisteval.es.json --ref_sentences_file omnisteval.es.txt
--hypothesis_file omnisteval.es.jsonl`
"""

import json
from pathlib import Path

from interpreter.lab.evidence import Evidence


def write(evidence: Evidence, folder: Path) -> None:
    """Write segmentation, references and a log in SimulEval's form for every target with a reference translation."""
    for target, text in evidence.targets.items():
        if text.reference is None or not evidence.said:
            continue
        name = f"{evidence.name}.wav"
        segments = [
            {"wav": name, "offset": one.start_ms / 1000, "duration": (one.end_ms - one.start_ms) / 1000}
            for one in evidence.said
        ]
        log = {
            "source": name,
            "prediction": " ".join(word for word, _ in text.tokens),
            "delays": [at_ms for _, at_ms in text.tokens],
        }
        references = "".join(f"{(one.translations or {})[target]}\n" for one in evidence.said)
        base = folder / f"omnisteval.{target}"
        for suffix, content in (
            (".json", json.dumps(segments)),
            (".jsonl", json.dumps(log, ensure_ascii=False) + "\n"),
            (".txt", references),
        ):
            base.with_name(base.name + suffix).write_text(content, encoding="utf-8")
