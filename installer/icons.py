#!/usr/bin/env python3
"""Draws the icons of the Windows set-up and the macOS bundle from installer/desktop/openbooth.svg.

Run it with the Python of the checkout's environment, which has Qt, when that picture has changed.
"""

import struct
from pathlib import Path

from PySide6.QtCore import QBuffer, QIODevice, Qt
from PySide6.QtGui import QGuiApplication, QImage, QPainter
from PySide6.QtSvg import QSvgRenderer

_FOLDER = Path(__file__).resolve().parent
_ICO_SIZES = (16, 24, 32, 48, 256)
_ICNS_KINDS = {b"icp4": 16, b"icp5": 32, b"ic07": 128, b"ic08": 256, b"ic09": 512, b"ic10": 1024}


def main() -> None:
    """Write openbooth.ico and openbooth.icns."""
    app = QGuiApplication(["icons", "-platform", "offscreen"])
    picture = QSvgRenderer(str(_FOLDER / "desktop" / "openbooth.svg"))
    drawn = {size: _png(picture, size) for size in {*_ICO_SIZES, *_ICNS_KINDS.values()}}
    (_FOLDER / "windows" / "openbooth.ico").write_bytes(_ico([(size, drawn[size]) for size in _ICO_SIZES]))
    parts = b"".join(
        kind + struct.pack(">I", len(drawn[size]) + 8) + drawn[size] for kind, size in _ICNS_KINDS.items()
    )
    icns = b"icns" + struct.pack(">I", len(parts) + 8) + parts
    (_FOLDER / "macos" / "openbooth.icns").write_bytes(icns)
    app.quit()


def _png(picture: QSvgRenderer, size: int) -> bytes:
    image = QImage(size, size, QImage.Format.Format_ARGB32)
    image.fill(Qt.GlobalColor.transparent)
    painter = QPainter(image)
    picture.render(painter)
    painter.end()
    kept = QBuffer()
    kept.open(QIODevice.OpenModeFlag.WriteOnly)
    image.save(kept, "PNG")
    return bytes(kept.data().data())


def _ico(pictures: list[tuple[int, bytes]]) -> bytes:
    """Return an icon file of PNG pictures: a head, an entry for each, and then they themselves."""
    entries, contents = b"", b""
    for size, content in pictures:
        place = 6 + 16 * len(pictures) + len(contents)
        entries += struct.pack("<BBBBHHII", size % 256, size % 256, 0, 0, 1, 32, len(content), place)
        contents += content
    return struct.pack("<HHH", 0, 1, len(pictures)) + entries + contents


if __name__ == "__main__":
    main()
