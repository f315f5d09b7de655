"""Decides in whose voice each speaker is heard."""

from collections.abc import Sequence


class Casting:
    """Gives speakers voices in the order in which they first speak; who has one keeps it."""

    def __init__(self) -> None:
        self._numbers: dict[str, int] = {}
        self._latest = 0

    def voice_of(self, speaker: str | None, offered: Sequence[str]) -> str | None:
        """Return one of the voices offered, None where there are none.

        Nobody in particular speaks with the latest voice. Where speakers outnumber voices, voices are shared.
        """
        if speaker is not None:
            self._latest = self._numbers.setdefault(speaker, len(self._numbers))
        return offered[self._latest % len(offered)] if offered else None
