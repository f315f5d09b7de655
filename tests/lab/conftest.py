"""A small conference with references, and its oracle feed."""

from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest
import soundfile

from interpreter.lab import references, sabotage
from interpreter.lab.sabotage import Event

SENTENCES = (
    ("Anna", "we see about four thousand visitors a week", "Vemos unos 4000 visitantes por semana."),
    ("Ben", "and that number is growing again", "Y esa cifra vuelve a crecer."),
    ("Ben", "in twenty twenty the building was closed", "En 2020 el edificio estuvo cerrado."),
    ("Anna", "the children came back first", "Los niños volvieron primero."),
    ("Ben", "then they brought their parents with them", "Luego trajeron a sus padres con ellos."),
    ("Anna", "that is a surprise to me", "Eso me sorprende."),
)
WRITTEN = {
    "we see about four thousand visitors a week": "We see about 4,000 visitors a week.",
    "in twenty twenty the building was closed": "In 2020 the building was closed.",
}


@pytest.fixture
def panel(tmp_path: Path) -> Path:
    """The base path of a recording with all references: words of 0.3 s, sentences 1 s apart."""
    base = tmp_path / "set" / "panel"
    base.parent.mkdir()
    stm, ctm, start = [], [], 0.5
    for speaker, said, _ in SENTENCES:
        words = said.split()
        end = start + 0.3 * len(words)
        text = WRITTEN.get(said, said.capitalize() + ".")
        stm.append(f"panel 1 {speaker} {start:.3f} {end:.3f} <o,f0,unknown> {text}")
        ctm += [f"panel {speaker} {start + 0.3 * place:.3f} 0.300 {word}" for place, word in enumerate(words)]
        start = end + 1
    base.with_suffix(".stm").write_text("\n".join(stm) + "\n", encoding="utf-8")
    base.with_suffix(".ctm").write_text("\n".join(ctm) + "\n", encoding="utf-8")
    translation = "\n".join(spanish for _, _, spanish in SENTENCES) + "\n"
    base.with_name("panel.es.txt").write_text(translation, encoding="utf-8")
    soundfile.write(base.with_suffix(".flac"), np.zeros(round(start * 16_000), np.float32), 16_000)
    return base


@pytest.fixture
def oracle(panel: Path) -> list[Event]:
    """Source words 0.4 s after they were said, Spanish 0.9 s, the voice 1.5 s after each sentence's start."""
    return sabotage.oracle(references.load(panel).sentences or (), language="en", targets=["es"])


@pytest.fixture
def changed(oracle: list[Event]) -> Callable[[str], list[Event]]:
    """The oracle's feed after one of the saboteurs."""
    return lambda name: sabotage.SABOTEURS[name](oracle)
