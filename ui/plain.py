"""Text that stays text where Qt would look for markup in it."""

import html

from PySide6.QtGui import Qt


def as_text(text: str) -> str:
    """Return what a tooltip shows as this text and nothing else, whatever it holds."""
    if not Qt.mightBeRichText(text):
        return text
    escaped = html.escape(text).replace("\n", "<br>")
    return f"<qt>{escaped}</qt>"
