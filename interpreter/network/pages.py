"""The files of the page: a fixed table, read when the server starts, so that no request ever names a path."""

import gzip
import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType

from interpreter.domain.errors import MissingPart

_TYPES = MappingProxyType(
    {
        ".html": "text/html; charset=utf-8",
        ".css": "text/css; charset=utf-8",
        ".js": "text/javascript; charset=utf-8",
        ".json": "application/json",
        ".svg": "image/svg+xml",
        ".png": "image/png",
        ".webmanifest": "application/manifest+json",
    }
)
_MAIN = "index.html"
_PACKED_ALREADY = (".png",)


@dataclass(frozen=True, slots=True)
class Page:
    """A file as it is sent; `packed` is None where packing would not make it smaller."""

    kind: str
    content: bytes
    packed: bytes | None
    tag: str


class Pages:
    """What can be fetched by GET: index.html as “/”, overlay.html as “/overlay”, other files by their names."""

    def __init__(self, table: Mapping[str, Page]) -> None:
        self._table = MappingProxyType(dict(table))

    @classmethod
    def of(cls, folder: Path) -> "Pages":
        """Read the files of a folder. Raises MissingPart where there is no page."""
        if not (folder / _MAIN).is_file():
            raise MissingPart(f"The listeners' page is not in {folder}; install OpenBooth again.")
        files = (file for file in folder.iterdir() if file.is_file() and file.suffix in _TYPES)
        return cls({_path_of(file): _page_of(file) for file in sorted(files)})

    @property
    def paths(self) -> tuple[str, ...]:
        """What can be fetched."""
        return tuple(self._table)

    def page(self, path: str) -> Page | None:
        """Return what is at a path, None where there is nothing."""
        return self._table.get(path)


def _path_of(file: Path) -> str:
    if file.suffix == ".html":
        return "/" if file.name == _MAIN else f"/{file.stem}"
    return f"/{file.name}"


def _page_of(file: Path) -> Page:
    content = file.read_bytes()
    packed = gzip.compress(content, mtime=0)
    smaller = file.suffix not in _PACKED_ALREADY and len(packed) < len(content)
    tag = f'"{hashlib.sha256(content).hexdigest()[:32]}"'
    return Page(_TYPES[file.suffix], content, packed if smaller else None, tag)
