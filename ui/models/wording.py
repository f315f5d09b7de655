"""Sentences that models put together, in the language of the windows."""

from PySide6.QtCore import QCoreApplication


def said(sentence: str, **values: object) -> str:
    """Return a sentence as it is translated, with `values` in the places that have their names in braces."""
    return QCoreApplication.translate("Models", sentence).format(**values)
