"""Which colour each speaker has, the same in every language."""

from collections.abc import Iterable

from ui.models.views import SpeakerView


class SpeakerColours:
    """Numbers speakers in the order of their first appearance, as the booth does as soon as it knows them."""

    def __init__(self) -> None:
        self._numbers: dict[str, int] = {}

    def learn(self, speakers: Iterable[SpeakerView]) -> None:
        """Take the numbers that the whole booth uses."""
        for speaker in speakers:
            self._numbers[speaker.id] = speaker.colour

    def forget(self) -> None:
        """Begin with the first colour again, in another session."""
        self._numbers.clear()

    def __call__(self, speaker: str | None) -> int:
        """Return the number of a speaker; whoever is not known has the first colour."""
        if speaker is None:
            return 0
        return self._numbers.setdefault(speaker, len(self._numbers))
