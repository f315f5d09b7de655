"""The formats that sessions are exported to."""

from dataclasses import dataclass

from interpreter.app.exporting import formats


@dataclass(frozen=True, slots=True)
class Format:
    """One of them. `missing` says in one sentence what keeps it from being used, or is empty."""

    name: str
    title: str
    suffix: str = ""
    holds_sound: bool = False
    missing: str = ""


def offered() -> tuple[Format, ...]:
    """Return every format that is installed, by title, those that cannot be used last. Loads them: takes a moment."""
    found = [
        Format(name, name, missing=manifest)
        if isinstance(manifest, str)
        else Format(name, manifest.title, manifest.suffix, manifest.export_sound is not None)
        for name, manifest in formats()
    ]
    return tuple(sorted(found, key=lambda one: (bool(one.missing), one.title.casefold())))
