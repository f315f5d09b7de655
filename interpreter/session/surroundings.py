"""What a session is given by those who put it together."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from interpreter.domain.models import UsedModel
from interpreter.ports.floor import FloorSource, Spool
from interpreter.ports.outlets import ChannelOutput, FeedSink, Journal
from interpreter.ports.workers import EnduringWorker
from interpreter.session.clock import SessionClock
from interpreter.session.live import LiveWorld


@dataclass(frozen=True, slots=True)
class Surroundings:
    """Everything the session needs from the world. `voice` is None where the engine has none.

    All sources have one rate.
    """

    clock: SessionClock
    sinks: Sequence[FeedSink]
    sources: Sequence[FloorSource]
    spool: Spool
    journal: Journal
    speakers: EnduringWorker
    engine: EnduringWorker
    voice: EnduringWorker | None
    outputs: Mapping[str, ChannelOutput]
    """By channel id; of the channels of a recorded session, those that sound."""
    live: LiveWorld | None = None
    models: tuple[UsedModel, ...] = ()
    """What the engine was started with, for those who watch."""
