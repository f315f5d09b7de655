"""Prefix invariance for people: a row per future, and the first event that knew too much."""

from rich.table import Table

from interpreter.lab.invariance.bench import NOISY, Result


def table(found: Result) -> Table:
    """Return a row for every recording, moment and future."""
    made = Table(title=f"Prefix invariance: {found.verdict}", title_justify="left")
    for heading in ("recording", "cut at s", "what came then", "events before", ""):
        made.add_column(heading, justify="right" if heading in {"cut at s", "events before"} else "left")
    for one in found.tried:
        state = "CHANGED" if one.broken else "the same"
        made.add_row(one.recording, f"{one.cut_ms / 1000:.2f}", one.future, str(one.events), state)
    return made


def sentences(found: Result) -> list[str]:
    """Say in plain words what was found."""
    said = [
        f"{one.recording}, {one.future} from {one.cut_ms / 1000:.2f} s: "
        f"was {one.broken.expected or 'nothing'}, became {one.broken.found or 'nothing'}"
        for one in found.tried
        if one.broken
    ]
    if found.noisy:
        names = ", ".join(found.noisy)
        said.append(
            f"{NOISY}: {names} was answered otherwise when heard again, or the computer was too busy; "
            "end other programs and measure again, and if that does not help, the product is not deterministic."
        )
    elif not said:
        said.append("Whatever came after a moment, everything said before it stayed the same.")
    return said
