"""Turns text into the phonemes that voices were taught with: those of eSpeak NG, punctuation left where it was."""

import re
from collections.abc import Callable

from interpreter.engines.builtin.voice import EspeakState, voice_for

_MARKS = r"""[;:,.!?¡¿—…"«»“”(){}\[\]]+"""
_PUNCTUATION = re.compile(rf"((?:^|\s+){_MARKS}\s*|\s*{_MARKS}(?:\s+(?:{_MARKS})?|$))")
"""Marks at a word's end or beginning; those within one ("3.5") are part of how it is read."""
_FOREIGN = re.compile(r"\([a-z-]+\)")
"""Marks where eSpeak NG reads a word by another language's rules."""


Phonemes = Callable[[str], str]
"""Says how a text is pronounced, in IPA; empty where nobody can."""


class EspeakPhonemes:
    """Asks eSpeak NG, as the package that these voices' makers used does: stretch by stretch between punctuation.

    It reads everything as American English, whatever the voice speaks: the tokenizers of the published voices do.
    """

    def __init__(self, espeak: EspeakState) -> None:
        self.ask(espeak)

    def ask(self, espeak: EspeakState) -> None:
        """Ask this one from here on, and forget what another one said."""
        self._espeak = espeak
        self._latest = ("", "")

    def __call__(self, text: str) -> str:
        """Return the phonemes of `text`."""
        if self._latest[0] != text:
            self._latest = (text, self._read(text))
        return self._latest[1]

    def _read(self, text: str) -> str:
        voice = voice_for(self._espeak.voices, "en-us")
        if voice is None:
            return ""
        spoken = "".join(
            stretch if place % 2 else self._pronounced(stretch, voice)
            for place, stretch in enumerate(_PUNCTUATION.split(text))
        )
        return " ".join(spoken.split()) if any(one.isalpha() for one in spoken) else ""

    def _pronounced(self, stretch: str, voice: str) -> str:
        return (
            _FOREIGN.sub("", self._espeak.library.phonemes(stretch, voice=voice)) if stretch.strip() else ""
        )
