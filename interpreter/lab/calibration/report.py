"""What calibration found, for people: what was listened to before and is now, and what came of every margin."""

from collections.abc import Mapping
from typing import Any

from rich.console import Group
from rich.table import Table

from interpreter.lab.calibration.running import Figures

_FRAME_MS = 160


def page(found: Figures) -> Group:
    """Return the tables."""
    return Group(_changes(found), _margins(found))


def sentences(found: Figures) -> list[str]:
    """Say where it is kept, and what to mind."""
    told = [f"Kept in {found['written']}."]
    if found["kept"]:
        told.append(f"What was there before is in {found['kept']}.")
    if over := [language for language, one in found["languages"].items() if _differs(one) > found["budget"]]:
        told.append(
            f"With every margin more than {_share(found['budget'])} of the words differ from what is written with all "
            f"of the audio in {', '.join(over)}; where that matters, measure with a larger set."
        )
    if not found["calibrated"]:
        told.append(
            "No layer follows the audio of this set, so the one that was read before stays, and the model counts as "
            "uncalibrated; check the word times of the set."
        )
    return told


def _changes(found: Figures) -> Table:
    table = Table("", "before", "now", title=f"{found['utterances']} utterances, {found['tokens']} tokens")
    table.add_row("layer, heads", *(_probe(found[when]) for when in ("before", "after")))
    table.add_row("on the right audio", *(_share(found[when]["share"]) for when in ("before", "after")))
    for language, one in found["languages"].items():
        both = [_outcome(one[when]) for when in ("before", "after")]
        for name in both[0]:
            table.add_row(f"{language} {name}", *(figures[name] for figures in both))
    return table


def _outcome(one: Mapping[str, Any]) -> dict[str, str]:
    heard, guessed = one["heard"], one["guessed"]
    right = guessed["shown"] - guessed["wrong"]
    return {
        "margin": f"{one['margin']} ({one['margin'] * _FRAME_MS} ms)",
        **_heard(heard),
        "confidence": "none is enough" if one["confidence"] > 1 else f"{one['confidence']:.2f}",
        "wrong predictions": _of(guessed["wrong"], guessed["shown"]),
        "predicted before heard": _of(right, guessed["words"]),
    }


def _heard(heard: Mapping[str, Any]) -> dict[str, str]:
    return {
        "otherwise than offline": _of(heard["differing"], heard["words"]),
        "lag": f"{heard['lag_ms'] / 1000:.2f} s" if heard["timed"] else "-",
        "before its audio": _of(heard["early"], heard["timed"]),
    }


def _margins(found: Figures) -> Table:
    languages = list(found["languages"])
    table = Table(
        "margin", *languages, title="otherwise than offline, lag, before its audio; by margin, * taken"
    )
    for place in range(len(next(iter(found["languages"].values()))["margins"])):
        tried = {language: found["languages"][language]["margins"][place] for language in languages}
        margin = next(iter(tried.values()))["margin"]
        cells = []
        for language, heard in tried.items():
            taken = " *" if found["languages"][language]["after"]["margin"] == margin else ""
            cells.append("  ".join(_heard(heard).values()) + taken)
        table.add_row(str(margin), *cells)
    return table


def _differs(one: Mapping[str, Any]) -> float:
    heard = one["after"]["heard"]
    return float(heard["differing"] / max(1, heard["words"]))


def _probe(one: Mapping[str, Any]) -> str:
    return f"{one['layer']}, {' '.join(map(str, one['heads'])) or 'all'}"


def _share(share: float) -> str:
    return f"{100 * share:.1f} %"


def _of(count: int, whole: int) -> str:
    return f"{100 * count / whole:.1f} %" if whole else "-"
