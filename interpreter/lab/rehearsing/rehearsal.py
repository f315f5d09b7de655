"""One rehearsal from beginning to end: material, outputs, measures, comparisons, verdict."""

import itertools
import tempfile
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from interpreter.app.languages import name_of
from interpreter.domain.steps import Term
from interpreter.lab.costs import costs
from interpreter.lab.figures import Figures, figures
from interpreter.lab.metrics.bootstrap import Difference
from interpreter.lab.rehearsing.catalogue import BY_KEY, WHOLE
from interpreter.lab.rehearsing.comparing import Compared, agreement, compare, drift_s_per_h
from interpreter.lab.rehearsing.material import Material, Wanted, material
from interpreter.lab.rehearsing.measures import Key, Measured, measured
from interpreter.lab.rehearsing.running import Output, outputs
from interpreter.lab.rehearsing.settings import Setting, read_settings
from interpreter.lab.rehearsing.speakers import steadiness_told, wrong_labels
from interpreter.lab.rehearsing.verdict import Titles, Verdict, judge, overall
from interpreter.lab.rehearsing.yardstick import Yardstick, of_record


@dataclass(frozen=True, slots=True)
class Shown:
    """What one setting gave: `values` are the figures by which it is compared, `figures` all that the lab measures."""

    setting: Setting
    measured: Measured
    values: Mapping[Key, float | None]
    figures: Figures


@dataclass(frozen=True, slots=True)
class Pairing:
    """Two settings held against each other."""

    a: str
    b: str
    compared: tuple[Compared, ...]
    agreement: Mapping[str, float]
    """chrF of b's translations against a's, by language."""
    verdict: Verdict


@dataclass(frozen=True, slots=True)
class Rehearsal:
    """Everything that was found out."""

    material: Material
    yardstick: Yardstick
    shown: tuple[Shown, ...]
    pairings: tuple[Pairing, ...]
    best: str | None
    """The setting that serves the audience best, None where that is a choice or does not matter."""


def rehearse(wanted: Wanted, settings: Sequence[str], *, rounds: int = 1) -> Rehearsal:
    """Rehearse; everything temporary is removed, and no process is left, whatever happens.

    Raises UserMistake, UnknownName or BrokenRecord with one sentence, or all mistakes of the settings.
    """
    with tempfile.TemporaryDirectory() as scratch:
        folder = Path(scratch)
        found = material(wanted, folder)
        chosen = read_settings(settings, found.usual, found.spoken[0])
        made = outputs(found, chosen, folder, rounds=rounds)
    yardstick = found.yardstick or of_record(made[0].document, corrected=False)
    shown = tuple(_shown(output, found, yardstick, _terms(chosen)) for output in made)
    pairs = itertools.combinations(zip(made, shown, strict=True), 2)
    pairings = tuple(_pairing(found, a, b) for a, b in pairs)
    titles = [setting.title for setting in chosen]
    return Rehearsal(
        found, yardstick, shown, pairings, overall(titles, [pairing.verdict for pairing in pairings])
    )


def _terms(settings: Sequence[Setting]) -> tuple[Term, ...]:
    """All terms of all settings: whoever has no glossary is asked for them too."""
    known = {
        (term.source, *sorted(term.translations.items())): term for one in settings for term in one.terms
    }
    return tuple(known.values())


def _shown(output: Output, found: Material, yardstick: Yardstick, terms: Sequence[Term]) -> Shown:
    language = found.spoken[0]
    taken = measured(output.lines, output.document, yardstick, (language, found.targets, terms))
    drawn = dict(taken.drawn)
    wrong = wrong_labels(taken, yardstick)
    if wrong is not None:
        drawn[WHOLE, "der"] = wrong
    told = dict(taken.told) | steadiness_told(taken, yardstick)
    taken = Measured(taken.evidence, taken.feed, drawn, taken.spans, told)
    audio_s = taken.evidence.duration_ms / 1000
    whole = figures([taken.evidence], found.targets) | costs(output.runs[:1], audio_s, pace="fast")
    values: dict[Key, float | None] = {key: one.value for key, one in drawn.items()}
    values |= told
    values |= {(code, "drift_s_per_h"): drift_s_per_h(points) for code, points in taken.spans.items()}
    values[WHOLE, "cpu_per_audio"] = _cost(output, audio_s)
    return Shown(output.setting, taken, values, whole)


def _pairing(found: Material, a: tuple[Output, Shown], b: tuple[Output, Shown]) -> Pairing:
    (made_a, shown_a), (made_b, shown_b) = a, b
    compared = compare(shown_a.measured, shown_b.measured)
    cost = _costs(made_a, made_b, shown_a.measured.evidence.duration_ms / 1000)
    every = (*compared, *(() if cost is None else (cost,)))
    names = {code: name_of(code) for code in (*found.spoken, *found.targets)}
    titles = Titles(made_a.setting.title, made_b.setting.title, found.spoken[0], names)
    alike = agreement(shown_a.measured, shown_b.measured)
    return Pairing(titles.a, titles.b, every, alike, judge(every, titles))


def _cost(output: Output, audio_s: float) -> float | None:
    return sum(run.cpu_s for run in output.runs) / len(output.runs) / audio_s if audio_s else None


def _costs(a: Output, b: Output, audio_s: float) -> Compared | None:
    """Compare the computing of interleaved runs: a difference is real where all of one cost more than all of the other.

    One run each proves nothing, because other programs compute too.
    """
    if not audio_s:
        return None
    ours, theirs = ([run.cpu_s / audio_s for run in one.runs] for one in (a, b))
    before, after = sum(ours) / len(ours), sum(theirs) / len(theirs)
    difference = None
    if len(ours) > 1:
        difference = Difference(after - before, min(theirs) - max(ours), max(theirs) - min(ours))
    return Compared(BY_KEY["cpu_per_audio"], WHOLE, before, after, difference)
