"""Text files of sets and of results."""

from pathlib import Path

from interpreter.domain.errors import UserMistake


def lines_of(path: Path) -> list[str]:
    """Return the lines of a text file; only line feeds end them, as in every published set.

    Raises UserMistake where it cannot be read as UTF-8.
    """
    try:
        found = path.read_bytes().decode("utf-8-sig").split("\n")
    except OSError as error:
        raise UserMistake(f"{path.name} cannot be read ({error.strerror}); look for it.") from error
    except ValueError as error:
        raise UserMistake(f"{path.name} cannot be read, it is no UTF-8 text; save it as one.") from error
    return [line.removesuffix("\r") for line in (found if found[-1] else found[:-1])]


def writable(path: Path | None) -> Path | None:
    """Return a file that is to be written. Raises UserMistake, before anything is measured, where it cannot be."""
    if path is not None and (path.is_dir() or not path.absolute().parent.is_dir()):
        reason = "it is a folder" if path.is_dir() else f"there is no folder {path.parent}"
        raise UserMistake(f"{path} cannot be written, {reason}; choose another file.")
    return path
