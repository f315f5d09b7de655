"""What a room is told so that everybody finds the page for their phones."""

from collections.abc import Iterable

_LISTEN = {
    "en": "Listen in your language",
    "es": "Escuche en su idioma",
    "fr": "Écoutez dans votre langue",
    "de": "Hören Sie in Ihrer Sprache zu",
    "pt": "Ouça no seu idioma",
    "it": "Ascolti nella sua lingua",
    "ar": "استمع بلغتك",
}
"""Each in its own language, whatever the windows are in."""
_OTHERS = "en"


def invitations(languages: Iterable[str]) -> tuple[str, ...]:
    """Return “Listen in your language” in these languages, each once; English stands for those we do not speak."""
    spoken = (language.partition("-")[0].lower() for language in languages)
    found = dict.fromkeys(language if language in _LISTEN else _OTHERS for language in spoken)
    return tuple(_LISTEN[language] for language in found or (_OTHERS,))
