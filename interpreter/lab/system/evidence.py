"""What a channel's recording should hold by the feed, on the recording's own time."""

from interpreter.lab.audible import Comparison, Stretch, compare, sounding
from interpreter.lab.system.live import LiveRun
from interpreter.lab.system.recorder import RATE_HZ, Recording

VOICE_DB = -65.0
"""A null sink is silent to the last bit; what is louder than this is heard. The quiet ends of speech are in it."""


def told(live: LiveRun, channel: str, recording: Recording) -> tuple[Stretch, ...]:
    """Return when the session says that the machine was heard on a channel: its speech and its notice."""
    events = [event for kind in ("speech", "notice") for event in live.of(kind)]
    spans = [
        (event["start_ms"], event["start_ms"] + event["duration_ms"])
        for event in events
        if event["channel"] == channel
    ]
    return tuple(
        Stretch(*(recording.place_ms(live.moment_s(edge)) for edge in span)) for span in sorted(spans)
    )


def held_against_the_feed(live: LiveRun, channel: str, recording: Recording) -> Comparison:
    """Return how what sounded on a channel differs from what the session says."""
    found = sounding(recording.samples, RATE_HZ, above_db=VOICE_DB)
    return compare(found, told(live, channel, recording))
