"""Text files of sets and of results, a line per something."""

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
