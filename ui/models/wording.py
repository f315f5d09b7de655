"""What is said in the language of the windows where no window says it."""

from collections.abc import Iterable

from PySide6.QtCore import QCoreApplication, QLocale
from PySide6.QtGui import QKeySequence

from interpreter.app.languages import name_of


def said(sentence: str, **values: object) -> str:
    """Return a sentence as it is translated, with `values` in the places that have their names in braces."""
    return QCoreApplication.translate("", sentence).format(**values)


def counted(sentence: str, _meaning: str, number: int, **values: object) -> str:
    """Return a sentence in the form that goes with a number, which stands in the place of its %n."""
    return QCoreApplication.translate("", sentence, "", number).format(**values)


def language_name(code: str) -> str:
    """Return the name of a language in the language of the windows."""
    return name_of(code, shown_in=QLocale().name())


def listed(names: Iterable[str]) -> str:
    """Return several as one enumerates them, as in “one, two and three”."""
    return QLocale().createSeparatedList(list(names))


def enumerated(names: Iterable[str]) -> str:
    """Return several one after the other where there are more, as in “one, two, three”."""
    _, between, *_ = QLocale().createSeparatedList(["|", "|", "|"]).split("|")
    return between.join(names)


def decimal(number: float) -> str:
    """Return a number with one digit behind its point, as people here write it."""
    return QLocale().toString(number, "f", 1)


def percent(share: float) -> str:
    """Return a part of 1 in whole percents."""
    return f"{QLocale().toString(round(100 * share))} {QLocale().percent()}"


def with_keys(words: str, keys: str) -> str:
    """Return what a key does, and in brackets its shortcut by the names that are on keyboards here."""
    return f"{words} ({QKeySequence(keys).toString(QKeySequence.SequenceFormat.NativeText)})"


def heard(words: str) -> str:
    """Return what the core says of an input's sound, in the language of the windows."""
    known = {
        "good": said("good"),
        "soft": said("soft"),
        "silent": said("silent"),
        "clipping": said("clipping"),
        "too quiet": said("too quiet"),
        "noisy": said("noisy"),
        "no sound comes from it": said("no sound comes from it"),
    }
    return known.get(words, words)


def isolated(text: str) -> str:
    """Return a text that is read in its own direction whatever the sentence's around it (UAX #9, FSI)."""
    return f"\u2068{text}\u2069"
