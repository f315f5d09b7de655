"""Reads which panels a set is made of.

A plan is TOML beside its texts, which are panel scripts (see `interpreter.lab.panel_script`):

    [speakers.Nora]
    voice = "slt"
    pitch = 1.1
    stretch = 1.1

    [[panels]]
    name = "a-two"
    texts = ["dev_library"]
    seed = 11
    speakers = ["Nora", "Paul"]
    pace = 1.0                       # optional: everybody speaks this much faster
    minutes = 4.0                    # optional: the texts again and again, in other orders, until this
    snr_db = 20.0                    # optional
    babble = true                    # optional: many people instead of pink noise
    pauses = { turn_s = [0.2, 0.5] } # optional
"""

import random
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from interpreter.domain.errors import UserMistake
from interpreter.lab.panel import Panel, make_panel
from interpreter.lab.panel_cast import recast
from interpreter.lab.panel_script import (
    PanelScript,
    Pauses,
    Speaker,
    Turn,
    pauses_of,
    read_script,
    speaker_of,
)

_FASTEST_WORDS_A_MINUTE = 300


@dataclass(frozen=True, slots=True)
class Planned:
    """One panel of a set: what is said, by whom, and how."""

    name: str
    texts: tuple[PanelScript, ...]
    seed: int
    speakers: Mapping[str, Speaker]
    pauses: Pauses
    minutes: float | None
    snr_db: float | None
    babble: bool

    def made(self) -> Panel:
        """Return the panel; every time the same."""
        draw = random.Random(self.seed)  # noqa: S311 - who speaks when, not secrets
        script = PanelScript(
            title=" · ".join(text.title for text in self.texts),
            seed=self.seed,
            speakers=self.speakers,
            turns=recast(tuple(self._turns(draw)), tuple(self.speakers), draw),
            languages=self.texts[0].languages,
            pauses=self.pauses,
        )
        return make_panel(script, snr_db=self.snr_db, babble=self.babble, minutes=self.minutes)

    def _turns(self, draw: random.Random) -> Iterator[Turn]:
        """Yield all texts once as planned, then, where a length is planned, in drawn orders until it is reached."""
        order, words = list(self.texts), 0
        while True:
            for text in order:
                yield from text.turns
                words += sum(len(sentence.text.split()) for sentence in text.sentences)
            if words >= (self.minutes or 0) * _FASTEST_WORDS_A_MINUTE:
                return
            order = draw.sample(order, len(order))


def read_plan(path: Path) -> tuple[Planned, ...]:
    """Read the plan at `path` and its texts. Raises UserMistake with what is wrong with them."""
    try:
        table = tomllib.loads(path.read_text("utf-8"))
        people = {name: speaker_of(name, entry) for name, entry in table["speakers"].items()}
        return tuple(_planned(entry, people, path.parent) for entry in table["panels"])
    except OSError as error:
        raise UserMistake(f"{path} cannot be read; check the path.") from error
    except (tomllib.TOMLDecodeError, KeyError, TypeError, ValueError) as error:
        raise UserMistake(
            f"{path.name} is not a plan of panels ({error}); see interpreter/lab/panels/plan.py."
        ) from error


def _planned(entry: Mapping[str, Any], people: Mapping[str, Speaker], folder: Path) -> Planned:
    pace = float(entry.get("pace", 1))
    speakers = {
        name: replace(people[name], stretch=people[name].stretch / pace) for name in entry["speakers"]
    }
    return Planned(
        name=str(entry["name"]),
        texts=tuple(read_script(folder / f"{text}.toml") for text in entry["texts"]),
        seed=int(entry["seed"]),
        speakers=speakers,
        pauses=pauses_of(entry.get("pauses", {})),
        minutes=float(entry["minutes"]) if "minutes" in entry else None,
        snr_db=float(entry["snr_db"]) if "snr_db" in entry else None,
        babble=bool(entry.get("babble", False)),
    )
