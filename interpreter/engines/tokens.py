"""The tokens of a caption in written text: words, and the marks around them."""

from collections.abc import Iterator

from interpreter.domain.hypothesis import CLOSING, OPENING

_OPENING, _CLOSING = "".join(OPENING), "".join(CLOSING)


def tokens_of(text: str) -> tuple[str, ...]:
    """Split text at spaces, with the marks around a word as tokens of their own: “over.” is two, “1,200” is one."""
    return tuple(token for chunk in text.split() for token in _parted(chunk))


def _parted(chunk: str) -> Iterator[str]:
    core = chunk.lstrip(_OPENING)
    yield from chunk[: len(chunk) - len(core)]
    word = core.rstrip(_CLOSING)
    if word:
        yield word
    yield from core[len(word) :]
