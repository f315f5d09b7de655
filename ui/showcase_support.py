"""Settings, glossary, diagnostics and licences as they may be, for pictures of their windows."""

from collections.abc import Iterator

from PySide6.QtWidgets import QDialog

from interpreter.app.configuration import Chosen
from interpreter.app.versions import Kind, Part
from interpreter.domain.configuration import described
from interpreter.domain.steps import Term
from ui.dialogs.about import AboutDialog
from ui.dialogs.diagnostics import DiagnosticsDialog
from ui.dialogs.glossary import GlossaryDialog
from ui.dialogs.settings import SettingsDialog
from ui.models.preferences import Preferences

TERMS = (
    Term("gate", {"es": "compuerta", "ar": "بوابة"}, "of the lock, not the harbour's"),
    Term("pilot", {"es": "práctico"}),
    Term("Gate", {"es": "puerta"}),
    Term("OpenBooth", {}),
)
_PARTS = (
    Part("Cascade: streaming recognition", "", "its models' own", Kind.ENGINE, commercial=True),
    Part("Seamless: speech to text", "", "CC-BY-NC-4.0 (the model)", Kind.ENGINE, commercial=False),
    Part("facebook/m2m100_418M", "55c2e61b", "mit", Kind.MODEL, commercial=True),
    Part("PySide6", "6.11.0", "LGPL-3.0-only OR GPL-2.0-only OR GPL-3.0-only"),
)
_TEXT = "openbooth: 0.1.0\nsystem: Linux x86_64\nengines: builtin; cascade\nsettings: as they come\nsessions: 12\n"
_CHANGED = {"keep_audio_days": 30}


def pictured() -> Iterator[tuple[str, QDialog]]:
    """Yield each of these dialogs by its name, shown."""
    for name, dialog in (
        ("settings", settings()),
        ("glossary", glossary()),
        ("diagnostics", diagnostics()),
        ("about", about()),
    ):
        dialog.show()
        yield name, dialog


def settings() -> SettingsDialog:
    """Return the settings of a machine on which one was changed."""
    chosen = [Chosen(one, _CHANGED.get(one.name, one.default)) for one in described()]
    return SettingsDialog(Preferences(simple=False), chosen)


def glossary() -> GlossaryDialog:
    """Return a glossary in which a term stands twice."""
    return GlossaryDialog(TERMS, ("es", "ar"), "en")


def diagnostics() -> DiagnosticsDialog:
    """Return diagnostics that were gathered and saved."""
    dialog = DiagnosticsDialog("openbooth-diagnostics.zip")
    dialog.show_text(_TEXT)
    dialog.show_saved("")
    return dialog


def about() -> AboutDialog:
    """Return what OpenBooth is made of."""
    dialog = AboutDialog()
    dialog.show_parts(_PARTS)
    dialog.show_page(1)
    return dialog
