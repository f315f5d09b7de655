"""When listeners of a channel heard the words that the machine said: they come some time after those of the floor."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace

from interpreter.app.records import session_store
from interpreter.domain.channels import SpeechPlayed
from interpreter.domain.hypothesis import Words
from interpreter.domain.records import Record
from interpreter.domain.timeline import Ticks
from interpreter.domain.transcript import Line, Transcript
from interpreter.storage.journal import inspect_journal

_JOURNAL = "journal.jsonl"

Stretch = tuple[Ticks, Ticks]
"""When something was heard: its start and its end."""


@dataclass(frozen=True, slots=True)
class HeardWords:
    """What was played of every utterance on every channel."""

    _played: Mapping[tuple[str, int], Sequence[Stretch]] = field(default_factory=dict)

    def words(self, channel: str, line: Line, words: Words, whole: Stretch) -> Words:
        """Return the words of a line with the times at which they were heard; as they are where that is not known.

        `whole` is from when to when its utterance was said, of which the line may be a part. Within what was played of
        it, words take as long as they have letters.
        """
        played = self._played.get((channel, line.utterance), ())
        if not played or not words:
            return words
        length = max(1, whole[1] - whole[0])
        begin, end = (line.start - whole[0]) / length, (line.end - whole[0]) / length
        letters = [max(1, len(word.text)) for word in words]
        shares, done = [begin], 0
        for count in letters:
            done += count
            shares.append(begin + (end - begin) * done / sum(letters))
        times = [_along(played, share) for share in shares]
        return tuple(
            replace(word, start=start, end=max(start, until))
            for word, start, until in zip(words, times, times[1:], strict=False)
        )


def heard_words(session: str) -> HeardWords:
    """Read what was played in a session on record. Raises UnknownName or BrokenRecord."""
    return played_in(inspect_journal(session_store().folder_of(session) / _JOURNAL).records)


def played_in(records: Iterable[Record]) -> HeardWords:
    """Return what was played according to a record."""
    played: dict[tuple[str, int], list[Stretch]] = {}
    for record in records:
        if isinstance(record, SpeechPlayed):
            stretch = (record.start, Ticks(record.start + record.duration))
            played.setdefault((record.channel, record.utterance), []).append(stretch)
    return HeardWords({key: tuple(sorted(stretches)) for key, stretches in played.items()})


def wholes_of(transcript: Transcript) -> dict[tuple[str, int], Stretch]:
    """Return from when to when every utterance was said, by its source and number, also of those that were split."""
    wholes: dict[tuple[str, int], Stretch] = {}
    for line in transcript.lines:
        start, end = wholes.get((line.source, line.utterance), (line.start, line.end))
        wholes[line.source, line.utterance] = (min(start, line.start), max(end, line.end))
    return wholes


def _along(played: Sequence[Stretch], share: float) -> Ticks:
    """Return the moment at which so much of some stretches has been heard, from 0 to 1."""
    left = round(min(1.0, max(0.0, share)) * sum(end - start for start, end in played))
    for start, end in played:
        if left < end - start:
            return Ticks(start + left)
        left -= end - start
    return played[-1][1]
