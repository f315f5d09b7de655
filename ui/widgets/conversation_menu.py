"""What can be done with a speaker: call them by a name, or make them one with another."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QMenu

from ui.icons import icon
from ui.models.views import SpeakerView

OnRename = Callable[[str], None]
OnMerge = Callable[[str, str], None]


def add_speaker(
    menu: QMenu, speaker: SpeakerView, others: Sequence[SpeakerView], on_rename: OnRename, on_merge: OnMerge
) -> None:
    """Add what can be done with a speaker to a menu; `others` are those to be one with."""
    rename = menu.addAction(icon("edit"), _tr("Rename {name}…").format(name=speaker.name))
    rename.triggered.connect(lambda: on_rename(speaker.id))
    merge = menu.addMenu(icon("merge"), _tr("{name} is the same person as").format(name=speaker.name))
    for other in others:
        action = merge.addAction(other.name)
        action.triggered.connect(lambda _=False, into=other.id: on_merge(speaker.id, into))
    merge.setEnabled(bool(others))


def _tr(words: str) -> str:
    return QCoreApplication.translate("", words)
