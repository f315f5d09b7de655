"""Opens a set whatever its form."""

import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from itertools import islice
from pathlib import Path

from interpreter.domain.errors import UserMistake
from interpreter.lab import references
from interpreter.lab.importers import covost, europarl_st, fleurs, meetings, must_c
from interpreter.lab.importers.material import Asked, Recording, write

IMPORTERS = (must_c, europarl_st, covost, fleurs, meetings)
_OWN = (".stm", ".txt", ".rttm")


@contextmanager
def opened(
    place: Path, *, language: str, targets: tuple[str, ...], most: int | None = None
) -> Iterator[Path]:
    """Yield a set in the lab's own form: `place` itself, or a folder that lasts as long as the context.

    At most `most` recordings of a published set are read. Raises UserMistake for a published set that is broken.
    """
    found = None if _own(place) else _published(place, Asked(language, targets))
    if found is None:
        yield place
        return
    with tempfile.TemporaryDirectory() as scratch:
        folder = Path(scratch) / place.resolve().name
        folder.mkdir()
        count = 0
        for recording in islice(found, most):
            write(recording, folder)
            count += 1
        if not count:
            raise UserMistake(f"{place} holds no recording; unpack the set again.")
        yield folder


def _own(place: Path) -> bool:
    """Whether any recording has references of its own name beside it."""
    if not place.is_dir():
        return True
    audio = (path for path in place.rglob("*") if path.suffix.lower() in references.AUDIO_SUFFIXES)
    return any(path.with_suffix(suffix).is_file() for path in audio for suffix in _OWN)


def _published(place: Path, asked: Asked) -> Iterator[Recording] | None:
    return next((found for one in IMPORTERS if (found := one.recordings(place, asked)) is not None), None)
