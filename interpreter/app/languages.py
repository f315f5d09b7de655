"""Language codes and their names."""

import babel
from babel.core import UnknownLocaleError

from interpreter.domain.errors import UnsupportedLanguage


def name_of(code: str, *, shown_in: str = "en") -> str:
    """Return the name of a language in another one, its code where neither is known."""
    try:
        return babel.Locale.parse(code, sep="-").get_display_name(shown_in) or code
    except (ValueError, UnknownLocaleError):
        return code


def several(codes: str) -> tuple[str, ...]:
    """Return the codes of a list such as “en,es”, each once. Raises UnsupportedLanguage."""
    return tuple(dict.fromkeys(normalised(code) for code in codes.split(",")))


def normalised(code: str) -> str:
    """Return the code in the form we use, as in “es” or “pt-BR”. Raises UnsupportedLanguage when it is no code."""
    try:
        return str(babel.Locale.parse(code.strip().replace("_", "-"), sep="-")).replace("_", "-")
    except (ValueError, UnknownLocaleError):
        raise UnsupportedLanguage(
            f"“{code}” is not a language code; use one such as en, es or ca (see: openbooth languages)."
        ) from None
