"""A window that attaches in the middle of a session sees the whole conversation."""

from pathlib import Path

import pytest

from interpreter.app.client import CORE_FILE, attach
from interpreter.app.history import Conversation, conversation_of
from interpreter.app.protocol import Machine, Message, Situation, Subscribe
from interpreter.domain.captions import Caption
from interpreter.lab.system.live import LiveRun
from interpreter.lab.system.material import bursts
from interpreter.lab.system.room import ANSWERING, Room

pytestmark = pytest.mark.timeout(180)


def talk(live: LiveRun) -> None:
    """Let it go on for some utterances."""
    for utterance in range(1, 4):
        live.wait_for(
            lambda event, utterance=utterance: (
                event["type"] == "caption" and event["utterance"] >= utterance and event["committed"]
            ),
            timeout_s=40,
            what="another utterance",
        )


def attached(data: Path) -> dict[type, Message]:
    """What a window is told first."""
    told: dict[type, Message] = {}
    with attach(data / CORE_FILE) as window:
        window.ask(Subscribe(meters=True))
        for message in window.messages(patience_s=20):
            told.setdefault(type(message), message)
            if Machine in told and Situation in told:
                return told
    pytest.fail("the machine was never told")


def compare(history: Conversation, situation: Situation) -> None:
    """Everything that the session still shows has been recorded."""
    recorded = {(one.utterance, one.channel): one for one in history.captions}
    shown = [one.event for one in situation.events if isinstance(one.event, Caption) and one.event.committed]
    assert shown
    for caption in shown:
        known = recorded[caption.utterance, caption.channel]
        assert known.committed.startswith(caption.committed)
        assert known.start == pytest.approx(caption.start, abs=48)
        assert known.revision < caption.revision
        assert (known.speaker, known.speaker_name) == (caption.speaker, caption.speaker_name)


@pytest.mark.slow
def test_the_record_and_the_snapshot_together_are_the_whole_conversation(tmp_path: Path) -> None:
    with Room(tmp_path, "floor", "booth") as room:
        live = room.live("--input", "podium=floor", "--to", "es,ca", "--output", "es=booth", *ANSWERING)
        room.play("floor", bursts(60))
        talk(live)
        session = live.of("session")[-1]["session"]
        before = [event for event in live.of("caption") if event["committed"]]
        told = attached(tmp_path / "data")
        history = conversation_of(tmp_path / "data" / "sessions" / session)
        assert live.end() == 0, live.complaints
    recorded = {(one.utterance, one.channel): one.committed for one in history.captions}
    assert {channel for _, channel in recorded} == {None, "es", "ca"}
    for event in before:
        assert recorded[event["utterance"], event["channel"]].startswith(event["committed"])
    situation, machine = told[Situation], told[Machine]
    assert isinstance(situation, Situation)
    compare(history, situation)
    assert not history.ended
    assert isinstance(machine, Machine)
    assert machine.disk_free_s is not None
    assert machine.memory_mb > 50
