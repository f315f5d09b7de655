"""The files that every format makes of one conference, kept so that a change of any byte is seen.

After a change that is meant: `.venv/bin/python -m tests.exporters.golden_files`, and look at what git says of it.
"""

import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from importlib import import_module
from pathlib import Path

from interpreter.policy.choosing import restricted
from interpreter.ports.outlets import ExporterManifest
from tests.exporters.rich import RICH

FOLDER = Path(__file__).parent / "golden"
_PROJECT = Path(__file__).parents[2] / "pyproject.toml"
ENTRY_POINTS: dict[str, str] = tomllib.loads(_PROJECT.read_text())["project"]["entry-points"][
    "openbooth.exporters"
]
SOUND = frozenset({"flac", "opus"})
"""They hold nothing but sound, which there is none of here."""
_OF_THIS_COMPUTER = frozenset({"pdf"})
"""Made with the fonts of a computer, so not the same everywhere."""
_MONOLINGUAL = ("srt", "vtt", "ttml", "docx")
"""Kept in one language and in two as well, in the order that was chosen."""


@dataclass(frozen=True, slots=True)
class Golden:
    """A format, the languages it is kept in, and its file."""

    form: str
    languages: tuple[str, ...] = ()

    @property
    def path(self) -> Path:
        """Where it is kept."""
        return FOLDER / ".".join(
            ["conference", *self.languages, manifest(self.form).suffix.removeprefix(".")]
        )

    def made(self) -> bytes:
        """Return the file as it is made now."""
        return manifest(self.form).export(restricted(RICH, self.languages))


def manifest(name: str) -> ExporterManifest:
    """Return the description of a format."""
    module, _, attribute = ENTRY_POINTS[name].partition(":")
    loaded = getattr(import_module(module), attribute)
    assert isinstance(loaded, ExporterManifest)
    return loaded


def golden_files() -> Iterator[Golden]:
    """Yield every file that is kept."""
    for name in ENTRY_POINTS:
        if name not in SOUND | _OF_THIS_COMPUTER:
            yield Golden(name)
    for name in _MONOLINGUAL:
        if name in ENTRY_POINTS:
            yield Golden(name, ("ar",))
            yield Golden(name, ("es", "en"))


if __name__ == "__main__":
    FOLDER.mkdir(exist_ok=True)
    for golden in golden_files():
        golden.path.write_bytes(golden.made())
