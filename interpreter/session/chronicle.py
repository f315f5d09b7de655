"""What happened, in order: the public feed and the record."""

from collections.abc import Sequence

from interpreter.domain.channels import SpeechPlayed, SpeechSkipped
from interpreter.domain.events import Published, SessionEvent
from interpreter.domain.health import Gap
from interpreter.domain.records import Record
from interpreter.domain.speech import SpeakerTurn
from interpreter.domain.timeline import Ticks
from interpreter.policy.attribution import Correction
from interpreter.ports.outlets import FeedSink, Journal
from interpreter.session.clock import SessionClock


class Chronicle:
    """Stamps events with a gapless sequence number and the session time, and keeps the journal.

    What is recorded is in the journal before anybody sees it.
    """

    def __init__(self, clock: SessionClock, journal: Journal, sinks: Sequence[FeedSink]) -> None:
        self._clock = clock
        self._journal = journal
        self._sinks = sinks
        self._sequence = 0

    def now(self) -> Ticks:
        """The session time."""
        return self._clock.now()

    def publish(self, event: SessionEvent) -> None:
        """Hand one event to every sink."""
        published = Published(self._sequence, self._clock.now(), event)
        self._sequence += 1
        for sink in self._sinks:
            sink.publish(published)

    def record(self, record: Record) -> None:
        """Keep one record for good."""
        self._journal.append(record)

    def record_and_publish(
        self, event: SpeakerTurn | Correction | SpeechPlayed | SpeechSkipped | Gap
    ) -> None:
        """Keep what is both an event and part of the record."""
        self.record(event)
        self.publish(event)
