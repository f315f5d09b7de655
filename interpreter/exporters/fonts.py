"""Finds fonts of this computer by the letters that have to be written.

Nothing is bundled: a font for every script of the world is some hundred megabytes, and systems bring their own. The
Noto fonts are tried first, as they look alike; then what Linux, Windows and macOS come with.
"""

import os
import struct
import sys
import unicodedata
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

from fontTools.ttLib import TTFont, TTLibError

_SCRIPTS = (
    "Arabic", "Hebrew", "Devanagari", "Bengali", "Gujarati", "Gurmukhi", "Kannada", "Malayalam", "Oriya", "Sinhala",
    "Tamil", "Telugu", "Thai", "Lao", "Khmer", "Myanmar", "Tibetan", "Georgian", "Armenian", "Ethiopic", "Thaana",
    "Symbols", "Symbols2", "Math",
)  # fmt: skip
_CANDIDATES = (
    "NotoSans-Regular.ttf", "segoeui.ttf", "arial.ttf",
    *(f"NotoSans{script}-Regular.ttf" for script in _SCRIPTS),
    "NotoNaskhArabic-Regular.ttf", "NotoSansCJK-Regular.ttc", "SourceHanSans-Regular.ttc", "msyh.ttc", "meiryo.ttc",
    "malgun.ttf", "DroidSansFallbackFull.ttf", "DroidSansFallback.ttf", "wqy-zenhei.ttc", "ipag.ttf", "Nirmala.ttc",
    "Nirmala.ttf", "leelawui.ttf", "ebrima.ttf", "sylfaen.ttf", "mmrtext.ttf", "seguisym.ttf", "Arial Unicode.ttf",
    "DejaVuSans.ttf", "LiberationSans-Regular.ttf", "NotoEmoji-Regular.ttf",
)  # fmt: skip
_FACES = {"ja": 0, "ko": 1, "zh": 2, "zh-Hant": 3, "zh-TW": 3, "zh-HK": 4}
"""Which face of the Noto and Source Han collections draws a character as readers of a language know it."""
_OF_EAST_ASIA = ("NotoSansCJK-Regular.ttc", "SourceHanSans-Regular.ttc")
_UNREADABLE = (OSError, TTLibError, struct.error, AssertionError, LookupError, ValueError)
"""What a broken file makes the library raise."""
_DRAWS_NOTHING = frozenset(("Cf", "Cc", "Zs", "Zl", "Zp", "Mn"))


@dataclass(frozen=True, slots=True)
class FoundFont:
    """A font file of this computer, one face of it, and the characters it draws."""

    path: Path
    face: int = 0
    letters: frozenset[int] = field(default=frozenset(), repr=False, compare=False)

    def draws(self, character: str) -> bool:
        """Say whether it has a glyph for a character, or needs none."""
        return ord(character) in self.letters or _is_blank(character)


def fonts_for(texts: Mapping[str, str]) -> tuple[FoundFont, ...]:
    """Return the fonts that text by language needs, the most usual first; empty where this computer has none at all."""
    wanted = {ord(letter) for text in texts.values() for letter in set(text) if not _is_blank(letter)}
    installed = _installed()
    chosen: list[FoundFont] = []
    for name in _CANDIDATES:
        if chosen and not wanted:
            break
        path = installed.get(name.lower())
        font = _opened(path, _face(name, texts)) if path else None
        if font is not None and (not chosen or wanted & font.letters):
            chosen.append(font)
            wanted -= font.letters
    return tuple(chosen)


def written_with(text: str, fonts: Sequence[FoundFont], missing: str) -> str:
    """Return `text` with `missing` in the place of each run of characters that none of the fonts draws."""
    known = {letter for letter in set(text) if any(font.draws(letter) for font in fonts)}
    if len(known) == len(set(text)):
        return text
    return "".join(missing if not drawn else run for drawn, run in _runs(text, known))


def _runs(text: str, known: Iterable[str]) -> Iterator[tuple[bool, str]]:
    run, drawn = "", True
    for letter in text:
        if (letter in known) != drawn and not _is_blank(letter):
            if run:
                yield drawn, run
            run, drawn = "", letter in known
        run += letter
    yield drawn, run


def _face(name: str, texts: Mapping[str, str]) -> int:
    if name not in _OF_EAST_ASIA:
        return 0
    for language in texts:
        for code in (language, language.partition("-")[0]):
            if code in _FACES:
                return _FACES[code]
    return 0


def _is_blank(character: str) -> bool:
    return unicodedata.category(character) in _DRAWS_NOTHING


@cache
def _opened(path: Path, face: int) -> FoundFont | None:
    try:
        with path.open("rb") as file, TTFont(file, fontNumber=face, lazy=True) as font:
            return FoundFont(path, face, frozenset(font.getBestCmap() or ()))
    except _UNREADABLE:
        return None


@cache
def _installed() -> dict[str, Path]:
    """Return the font files of this computer by their names in small letters."""
    found: dict[str, Path] = {}
    for folder in _folders():
        for place, _, names in os.walk(folder):
            for name in names:
                if name.lower().endswith((".ttf", ".ttc", ".otf")):
                    found.setdefault(name.lower(), Path(place, name))
    return found


def _folders() -> list[Path]:
    home = Path.home()
    if sys.platform == "win32":
        local = os.environ.get("LOCALAPPDATA", str(home))
        return [Path(os.environ.get("WINDIR", "C:/Windows"), "Fonts"), Path(local, "Microsoft/Windows/Fonts")]
    if sys.platform == "darwin":
        return [home / "Library/Fonts", Path("/Library/Fonts"), Path("/System/Library/Fonts")]
    return [
        home / ".local/share/fonts", home / ".fonts", Path("/usr/local/share/fonts"), Path("/usr/share/fonts"),
    ]  # fmt: skip
