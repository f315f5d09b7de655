"""The public feed: what scripts and benchmarks read."""

import errno
import io
import json
from pathlib import Path
from typing import get_args

import pytest

from interpreter.app.feed import FeedFile, json_of, published_of
from interpreter.domain.captions import Caption
from interpreter.domain.channels import (
    ChannelChanged,
    DeskChanged,
    Handover,
    HandoverState,
    Mode,
    NoticePlayed,
    SkipCause,
    SlowerAsked,
    SpeechPlayed,
    SpeechSkipped,
)
from interpreter.domain.devices import (
    Device,
    DeviceListed,
    DeviceState,
    DeviceStatus,
    Direction,
    InputPlace,
    OutputPlace,
    Xrun,
)
from interpreter.domain.events import (
    LagFigures,
    MonitorChanged,
    PredictionFigures,
    PredictionScored,
    Published,
    RecordPlaying,
    SessionChanged,
    SessionEvent,
    SessionState,
    SessionSummary,
    SourceChanged,
    TermsChanged,
)
from interpreter.domain.health import (
    Alarm,
    EngineStatus,
    Gap,
    Matter,
    Overload,
    QualityChanged,
    SourceWarning,
    StageLag,
    VoiceBacklog,
    Warn,
    WorkerState,
)
from interpreter.domain.sharing import AudienceCounted, ChannelAudience, SharingChanged, SharingSetup
from interpreter.domain.speech import (
    SpeakerNamed,
    SpeakersMerged,
    SpeakerTurn,
    SpeechSegment,
    TurnsReassigned,
)
from interpreter.domain.steps import Term
from interpreter.domain.timeline import ticks_from_ms

MS = ticks_from_ms


def public(event: SessionEvent) -> dict[str, object]:
    return dict(json.loads(json.dumps(json_of(Published(7, MS(1_250), event)))))


def test_a_caption_has_the_documented_fields() -> None:
    caption = Caption(3, 9, "mic", "S1", "Ana", "es", "es", "Hola", "a", "todos", MS(100), MS(900))
    assert public(caption) == {
        "type": "caption",
        "sequence": 7,
        "at_ms": 1_250,
        "utterance": 3,
        "revision": 9,
        "source": "mic",
        "speaker": "S1",
        "speaker_name": "Ana",
        "channel": "es",
        "language": "es",
        "start_ms": 100,
        "end_ms": 900,
        "committed": "Hola",
        "provisional": "a",
        "predicted": "todos",
        "ended": False,
        "right_to_left": False,
    }


def test_turns_and_speech_have_the_documented_fields() -> None:
    turn = public(SpeakerTurn(1, "mic", "S1", "en", MS(10), None, 0.5, settled=False))
    assert {"turn", "speaker", "start_ms", "end_ms", "settled"} <= turn.keys()
    assert turn["end_ms"] is None
    speech = public(SpeechPlayed("es", "es", 3, MS(2_000), MS(640), 1.1))
    assert (speech["type"], speech["start_ms"], speech["duration_ms"]) == ("speech", 2_000, 640)


EVERY_KIND: list[SessionEvent] = [
    SpeechSegment("mic", 1, MS(0)),
    SpeakerNamed("S1", "Ana"),
    SpeakersMerged("S2", "S1"),
    SpeakerTurn(1, "mic", "S1", "en", MS(10), None, 0.5, settled=False),
    TurnsReassigned((1, 2), "S3"),
    Caption(3, 9, "mic", "S1", "Ana", "es", "es", "Hola", "a", "todos", MS(100), MS(900)),
    SpeechPlayed("es", "es", 3, MS(2_000), MS(640), 1.1),
    SpeechSkipped("es", "es", 1, 4, SkipCause.BACKLOG),
    NoticePlayed("es", "es", MS(5), MS(1_500)),
    ChannelChanged("es", "es", Mode.HUMAN, holders=("d1",)),
    DeskChanged("d1", ("es",), cough=True, listens_to="ca", volume_db=-3.0),
    Handover("es", "d2", "d1", HandoverState.REQUESTED),
    SourceChanged("mic", InputPlace("card", 2)),
    TermsChanged((Term("gate", {"es": "puerta"}),)),
    SlowerAsked(),
    MonitorChanged(OutputPlace("card"), "es"),
    PredictionScored("es", PredictionFigures(2, 1, 9, None)),
    VoiceBacklog("es", MS(900), 0.5),
    SessionChanged(SessionState.RUNNING, "s", "en", ("es",), also_spoken=("ca",)),
    EngineStatus("engine", WorkerState.READY),
    DeviceStatus("card", Direction.OUTPUT, "es", DeviceState.LOST, "Plug it in."),
    DeviceListed((Device("card", "Card", Direction.INPUT, 2, 48_000, "other", default=True),)),
    Xrun("card", Direction.INPUT, "mic", 3, MS(20)),
    SourceWarning("mic", Warn.CLIPPING),
    StageLag("es", MS(700)),
    Overload("engine", MS(2_500)),
    QualityChanged(1, "predictions"),
    Alarm(Matter.JOURNAL, "", active=True, detail="Free some space."),
    Gap("mic", MS(1), MS(2), "device lost"),
    RecordPlaying("s", "podium", MS(90), playing=False, trouble="Plug it in."),
    SharingChanged(True, SharingSetup(pin="4711"), "http://booth:8080/#k", "booth:8080", "KLM347", "token"),
    AudienceCounted((ChannelAudience("es", 3, 1, 0.01, 12.5, lost_me=2),), 500),
    SessionSummary(MS(9), 0.5, {"es": LagFigures(9, 600.0, None)}, {"es": PredictionFigures(2, 1, 9, None)}),
]


def test_every_kind_of_event_has_a_type_and_no_time_without_its_unit() -> None:
    assert {type(event) for event in EVERY_KIND} == set(get_args(SessionEvent))
    seen = [public(event) for event in EVERY_KIND]
    assert len({entry["type"] for entry in seen}) == len(EVERY_KIND)
    for entry in seen[:-1]:
        assert not {"start", "end", "duration", "lag", "behind", "lost", "known_at", "backlog"} & entry.keys()
    assert public(StageLag("es", MS(700)))["lag_ms"] == 700
    assert public(RecordPlaying("s", "podium", MS(90)))["position_ms"] == 90


@pytest.mark.parametrize("event", EVERY_KIND, ids=lambda event: type(event).__name__)
def test_an_event_can_be_read_back_from_the_feed(event: SessionEvent) -> None:
    assert published_of(public(event)) == Published(7, MS(1_250), event)


@pytest.mark.parametrize(
    "entry",
    [
        {},
        {"type": "news", "sequence": 1, "at_ms": 0},
        {"type": "lag", "sequence": 1, "at_ms": 0},
        {"type": "lag", "sequence": None, "at_ms": 0},
        {"type": "terms", "sequence": 1, "at_ms": 0, "terms": "many"},
    ],
)
def test_what_is_no_event_is_refused(entry: dict[str, object]) -> None:
    with pytest.raises(ValueError, match="not an event"):
        published_of(entry)


def test_the_summary_holds_lag_prediction_and_dropped_audio() -> None:
    summary = SessionSummary(
        MS(3_000), 0.4, {"en": LagFigures(9, 600.0, 800.0)}, {"en": PredictionFigures(2, 1, 9, 410.0)}, 20
    )
    entry = public(summary)
    assert entry["duration_ms"] == 3_000
    assert entry["dropped_ms"] == 20
    assert entry["lag"] == {"en": {"words": 9, "p50_ms": 600.0, "p90_ms": 800.0}}
    assert entry["prediction"] == {"en": {"predicted": 2, "hits": 1, "words": 9, "lead_ms_p50": 410.0}}


def test_lines_are_flushed_one_by_one_and_a_reader_that_left_stops_nothing() -> None:
    class Pipe(io.StringIO):
        flushed = 0

        def flush(self) -> None:
            self.flushed += 1
            if self.flushed > 2:
                raise BrokenPipeError

    pipe = Pipe()
    feed = FeedFile(pipe)
    for number in range(5):
        feed.publish(Published(number, MS(0), SpeakerNamed("S1", "Ana\n<b>")))
    lines = pipe.getvalue().splitlines()
    assert [json.loads(line)["sequence"] for line in lines] == [0, 1, 2]
    feed.close()


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no device that is always full")
def test_a_full_disk_stops_nothing() -> None:
    with Path("/dev/full").open("w", encoding="utf-8") as full:
        feed = FeedFile(full)
        for sequence in range(200):
            feed.publish(Published(sequence, MS(0), StageLag("es", MS(sequence))))
        feed.close()
    assert feed.problem is not None
    assert "No space left" in feed.problem


class Tight(io.RawIOBase):
    """A file on a disk with room for `room` more bytes."""

    def __init__(self) -> None:
        self.content = b""
        self.room = 0

    def writable(self) -> bool:
        return True

    def write(self, content: object) -> int:
        piece = bytes(content)[: self.room]  # type: ignore[call-overload]
        if not piece:
            raise OSError(errno.ENOSPC, "No space left on device")
        self.content += piece
        self.room -= len(piece)
        return len(piece)


def test_lines_stay_whole_when_there_is_space_again() -> None:
    disk = Tight()
    feed = FeedFile(io.TextIOWrapper(io.BufferedWriter(disk), encoding="utf-8"))
    for sequence in range(50):
        disk.room = (disk.room if 5 <= sequence < 20 else 10_000) if sequence != 5 else 30
        feed.publish(Published(sequence, MS(0), StageLag("es", MS(sequence))))
    written = [json.loads(line)["sequence"] for line in disk.content.decode().splitlines()]
    assert written == [*range(6), *range(20, 50)]
    assert feed.problem is not None
    feed.close()


def test_a_session_that_tells_of_one_language_only_is_read_as_before() -> None:
    state = Published(1, MS(0), SessionChanged(SessionState.RUNNING, "s", "en", ("es",)))
    told = json_of(state)
    del told["also_spoken"]
    assert published_of(told) == state
