"""The language of the windows: their texts, how numbers and dates are written, and the side from which people read.

The texts are in resources/translations, a Qt Linguist file (.ts) for each language and beside it what Qt reads (.qm).
`python -m ui.interface_language` brings both up to date with the sources.
"""

from pathlib import Path

from PySide6.QtCore import QCoreApplication, QLibraryInfo, QLocale, QTranslator
from PySide6.QtWidgets import QApplication

from interpreter.app.places import resources_folder

LANGUAGES = ("en", "es", "fr", "de", "ar")
"""Those in which the windows speak; English has a file too, for its plurals."""

_USUAL = {language: language for language in LANGUAGES} | {"ar": "ar_AE"}
"""Where the system does not say how numbers are written; in Arabic, with the digits that all devices show."""

_FOLDER = resources_folder() / "translations"


def speak(app: QApplication, wanted: str = "") -> str:
    """Have all windows that come speak a language; return which, that of the system where it is one of ours."""
    language = wanted if wanted in LANGUAGES else system_language()
    end_speaking(app)
    region = (
        QLocale.system() if QLocale.system().name().startswith(f"{language}_") else QLocale(_USUAL[language])
    )
    QLocale.setDefault(region)
    for path in (*_qt_files(language), _FOLDER / "openbooth_en.qm", _FOLDER / f"openbooth_{language}.qm"):
        translator = QTranslator(app)
        if translator.load(str(path)):
            QCoreApplication.installTranslator(translator)
    app.setLayoutDirection(region.textDirection())
    return language


def end_speaking(app: QApplication) -> None:
    """Take every translation away."""
    for translator in app.findChildren(QTranslator):
        QCoreApplication.removeTranslator(translator)
        translator.deleteLater()


def system_language() -> str:
    """Return the first language of the system in which the windows speak; English where they speak none."""
    wanted = (name.partition("-")[0] for name in QLocale.system().uiLanguages())
    return next((language for language in wanted if language in LANGUAGES), "en")


def _qt_files(language: str) -> list[Path]:
    """Return the file with Qt's own texts, such as those of its file dialog."""
    folder = Path(QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath))
    return [] if language == "en" else [folder / f"qtbase_{language}.qm"]
