"""What a reader sees."""

from dataclasses import dataclass

from interpreter.domain.timeline import Ticks


@dataclass(frozen=True, slots=True)
class Caption:
    """One utterance in one language as shown; the newest revision wins. The same text comes again with a new speaker.

    `channel` is None for the language spoken on the floor. `committed` is the whole utterance so far; `start` and
    `end` are times of the source audio. `ended` says that no word will be added.
    """

    utterance: int
    revision: int
    source: str
    speaker: str | None
    speaker_name: str | None
    channel: str | None
    language: str
    committed: str
    provisional: str
    predicted: str
    start: Ticks
    end: Ticks
    ended: bool = False
    right_to_left: bool = False
