"""One revision of one source at a time, as most tests of translators give them."""

from interpreter.domain.hypothesis import Words
from interpreter.engines.translation import Revision, Translated, Translation


def revised(translation: Translation, source: str, utterance: int, *parts: Words | bool) -> Translated:
    """Translate English: committed, provisional and predicted words, and whether it has ended."""
    said = Revision(source, utterance, "en", *parts)  # type: ignore[arg-type]
    return translation.revise([said])[0]
