"""What an operator sees in a terminal, and reads where there is none."""

import io
from collections.abc import Sequence
from dataclasses import replace

import pytest
from rich.console import Console

from interpreter.app.status import channel_rows, concerns, desk_rows, monitor_in_words, source_rows
from interpreter.app.terminal import TerminalCaptions
from interpreter.domain.captions import Caption
from interpreter.domain.channels import (
    ChannelChanged,
    DeskChanged,
    Handover,
    HandoverState,
    Mode,
    SlowerAsked,
)
from interpreter.domain.devices import DeviceState, DeviceStatus, Direction, InputPlace, OutputPlace
from interpreter.domain.events import (
    MonitorChanged,
    Published,
    SessionChanged,
    SessionEvent,
    SessionState,
    SessionSummary,
    SourceChanged,
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
    Warn,
    WorkerState,
)
from interpreter.domain.models import Role, UsedModel
from interpreter.domain.sharing import AudienceCounted, ChannelAudience, SharingChanged
from interpreter.domain.timeline import Ticks, ticks_from_ms, ticks_from_seconds

RUNNING = SessionChanged(SessionState.RUNNING, "s1", "en", ("es",))


def caption(language: str, text: str, *, ended: bool = True, utterance: int = 1) -> Caption:
    channel = None if language == "en" else language
    return Caption(
        utterance, 1, "mic", "S1", "Ana", channel, language, text, "maybe", "", Ticks(0), Ticks(9), ended
    )


def seen(*events: SessionEvent, terminal: bool = False, at_s: Sequence[int] = ()) -> str:
    page = io.StringIO()
    console = Console(file=page, force_terminal=terminal, width=90, height=40, color_system=None)
    captions = TerminalCaptions({"en": "English"}, console=console)
    for number, (event, second) in enumerate(zip(events, at_s or [61] * len(events), strict=True)):
        captions.publish(Published(number, ticks_from_seconds(second), event))
    captions.close()
    return page.getvalue()


LOST = DeviceStatus("box.out", Direction.OUTPUT, "es", DeviceState.LOST, "Plug it in again.")


def test_a_terminal_shows_channels_warnings_alarms_and_lost_devices_beneath_the_captions() -> None:
    picture = seen(
        RUNNING,
        ChannelChanged("es", "es", Mode.HUMAN, holders=("booth",)),
        ChannelChanged("ca", "ca", Mode.MACHINE, muted=True),
        caption("en", "Good morning."),
        caption("es", "Buenos días."),
        SourceWarning("podium", Warn.QUIET),
        LOST,
        Alarm(Matter.JOURNAL, "", active=True, detail="The disk is full; free some space."),
        StageLag("es", ticks_from_ms(840)),
        terminal=True,
    )
    last = picture[picture.rindex("01:01") :]
    for words in ("es 0.8 s", "es: booth", "ca: machine (muted)"):
        assert words in last
    alarm, lost = last.index("ALARM The disk is full"), last.index("es: box.out is lost. Plug it in again.")
    assert alarm < lost
    assert "podium is too quiet." in last
    for words in ("English", "Spanish", "Catalan", "Ana: Good morning.", "Buenos días. maybe"):
        assert words in picture


def test_what_was_put_right_disappears() -> None:
    back = DeviceStatus("box.out", Direction.OUTPUT, "es", DeviceState.RUNNING)
    picture = seen(
        RUNNING,
        LOST,
        back,
        SourceWarning("podium", Warn.CLIPPING),
        SourceWarning("podium", None),
        terminal=True,
    )
    last = picture[picture.rindex("01:01") :]
    assert "lost" not in last
    assert "clipping" not in last


def test_the_state_of_the_session_stands_beside_the_time() -> None:
    paused = SessionChanged(SessionState.PAUSED, "s1", "en", ("es",))
    assert "loading" in seen(EngineStatus("engine", WorkerState.STARTING), terminal=True)
    assert "PAUSED, off the record" in seen(RUNNING, paused, terminal=True)
    stopped = SessionChanged(SessionState.STOPPED, "s1", "en", ("es",))
    assert "61 s interpreted" in seen(
        RUNNING, stopped, SessionSummary(ticks_from_seconds(61), 0.5), terminal=True
    )


def test_how_phones_join_stands_beneath_the_captions_and_does_not_turn_back_the_clock() -> None:
    open_now = SharingChanged(on=True, address="10.0.0.1:8080", code="7KQM4X")
    counted = AudienceCounted((ChannelAudience("es", 2, 1),), 500)
    page = seen(RUNNING, open_now, counted, terminal=True, at_s=(61, 0, 0))
    assert "Phones: http://10.0.0.1:8080, code 7KQM4X; 3 of 500 are there." in page[page.rindex("01:01") :]
    assert "00:00" not in page
    summary = SessionSummary(ticks_from_seconds(62), 0.5)
    page = seen(RUNNING, open_now, summary, terminal=True, at_s=(61, 0, 62))
    assert "Phones" not in page[page.rindex("01:02") :]


def test_the_models_of_the_engine_are_named_at_the_end_with_their_licences() -> None:
    models = (
        UsedModel(Role.RECOGNITION, "big/ears", "MIT", commercial=True),
        UsedModel(Role.VOICE, "sweet/voice", "CC-BY-NC-4.0", commercial=False),
    )
    stopped = SessionChanged(SessionState.STOPPED, "s1", "en", ("es",), engine="cascade", models=models)
    for terminal in (False, True):
        page = seen(stopped, SessionSummary(ticks_from_seconds(61), 0.5), terminal=terminal)
        assert page.endswith(
            "Interpreted by cascade: recognition big/ears (MIT); voice sweet/voice (CC-BY-NC-4.0, not for commercial "
            "events).\n"
        )


def test_without_a_terminal_every_finished_line_and_every_concern_is_printed_once() -> None:
    page = seen(
        RUNNING,
        ChannelChanged("es", "es", Mode.MACHINE),
        caption("en", "Good", ended=False),
        caption("en", "Good morning."),
        LOST,
        LOST,
        caption("es", "Buenos días."),
        Gap("podium", Ticks(0), ticks_from_ms(250), "device lost"),
    )
    assert page.splitlines() == [
        "en  Ana: Good morning.",
        "es: box.out is lost. Plug it in again.",
        "es  Ana: Buenos días.",
        "podium: 250 ms are missing (device lost).",
    ]


@pytest.mark.parametrize("terminal", [False, True])
def test_what_is_said_in_the_language_of_a_channel_is_shown_once(terminal: bool) -> None:
    floor = replace(caption("es", "Muy buenas.", utterance=2), channel=None)
    page = seen(
        RUNNING,
        ChannelChanged("es", "es", Mode.MACHINE),
        caption("en", "Good morning."),
        caption("es", "Buenos días."),
        floor,
        caption("es", "Muy" if terminal else "Muy buenas.", utterance=2),
        terminal=terminal,
    )
    if not terminal:
        assert page.splitlines() == [
            "en  Ana: Good morning.",
            "es  Ana: Buenos días.",
            "es  Ana: Muy buenas.",
        ]
    assert "Muy buenas." in page[page.rindex("Buenos días.") :]


def test_every_concern_is_one_sentence_and_alarms_come_first() -> None:
    assert concerns(
        [
            Overload("engine", ticks_from_seconds(2.5)),
            QualityChanged(1, "predictions"),
            EngineStatus("engine", WorkerState.RESTARTING, "The engine died and starts again."),
            EngineStatus("voice", WorkerState.READY),
            Handover("es", "d2", "d1", HandoverState.REQUESTED),
            SlowerAsked(),
            Alarm(Matter.SELF_HEARING, "podium", active=True, detail="It hears our own voice; move it."),
            Alarm(Matter.SPOOL, "", active=False),
            StageLag("es", Ticks(0)),
        ]
    ) == [
        "ALARM podium: It hears our own voice; move it.",
        "engine is 2.5 s behind.",
        "To keep up, this was given up: predictions.",
        "engine: The engine died and starts again.",
        "d2 asked d1 for es: requested.",
        "An interpreter asks the speaker to slow down.",
    ]


def test_tables_say_who_is_heard_where_and_how_each_device_fares() -> None:
    events: list[SessionEvent] = [
        SourceChanged("podium", InputPlace("box.in", 2)),
        SourceChanged("file", None),
        SourceChanged("welcome", InputPlace("/talks/welcome.mp4", recording=True)),
        DeviceStatus("box.in", Direction.INPUT, "podium", DeviceState.SUSPECT),
        SourceWarning("podium", Warn.NOISY),
        ChannelChanged(
            "es", "es", Mode.FLOOR, input="podium", output=OutputPlace("box.out"), never_later_s=6.0
        ),
        ChannelChanged("ca", "ca", Mode.MACHINE, output=OutputPlace("box.out", 3)),
        ChannelChanged("fr", "fr", Mode.MACHINE),
        MonitorChanged(OutputPlace("ears", 3), "es"),
        LOST,
        StageLag("es", ticks_from_ms(1_200)),
        DeskChanged("booth", ("es",), cough=True, listens_to="ca", volume_db=-6.0),
    ]
    assert source_rows(events) == [
        ("podium", "box.in, channel 2 (is late)", "noisy"),
        ("file", "a recording", ""),
        ("welcome", "the recording welcome.mp4", ""),
    ]
    assert channel_rows(events) == [
        ("es", "es", "floor", "podium", "box.out (is lost)", "1.2 s", "6 s"),
        ("ca", "ca", "machine", "the whole floor", "box.out, channel 3", "", ""),
        ("fr", "fr", "machine", "the whole floor", "", "", ""),
    ]
    assert monitor_in_words(events) == "The monitor plays es on ears, channel 3."
    assert (
        monitor_in_words([MonitorChanged(OutputPlace("ears"), None)]) == "The monitor plays nothing on ears."
    )
    assert monitor_in_words([MonitorChanged(None, None)]) is None
    assert desk_rows(events) == [("booth", "es (cough)", "ca", "-6 dB", "")]
