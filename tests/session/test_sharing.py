"""What those hear who are not in the room: every channel and the floor, while they want it."""

from collections.abc import Mapping, Sequence
from pathlib import Path

import numpy as np

from interpreter.domain import commands as ask
from interpreter.domain.audio import AudioFrame, Samples
from interpreter.domain.devices import InputPlace
from interpreter.domain.setup import SourceSetup
from interpreter.domain.sharing import FLOOR
from interpreter.domain.timeline import Ticks
from tests.session.live_event import Event, channel, voice


class Ears:
    """An audience that keeps what it hears."""

    def __init__(self, *, wanted: bool = True) -> None:
        self.wanted = wanted
        self.frames: dict[str, list[AudioFrame]] = {}

    def take(self, sounded: Mapping[str, Sequence[AudioFrame]]) -> None:
        assert self.wanted
        for name, frames in sounded.items():
            self.frames.setdefault(name, []).extend(frames)

    def heard(self, name: str, start: Ticks = Ticks(0)) -> Samples:
        frames = [frame.samples for frame in self.frames.get(name, ()) if frame.start >= start]
        return np.concatenate([*frames, np.zeros(0, np.float32)])


async def test_phones_hear_each_channel_and_the_floor_which_is_neither_recorded_nor_a_channel(
    tmp_path: Path,
) -> None:
    ears = Ears()
    async with Event(tmp_path, channels=(channel("es", "hall"), channel("fr")), audience=ears) as event:
        event.sound.sources["podium"].push(voice(1.0))
        await event.pass_time(6)
        assert set(event.session.levels()) == {"podium", "es", "fr"}
    for name in ("es", "fr", FLOOR):
        frames = ears.frames[name]
        assert [one.end for one in frames[:-1]] == [one.start for one in frames[1:]]
        assert np.abs(ears.heard(name)).max() > 0.1
    assert set(event.recordings) == {"es", "fr"}
    assert not event.sound.outputs


async def test_the_floor_of_phones_follows_the_sources(tmp_path: Path) -> None:
    ears = Ears()
    async with Event(tmp_path, audience=ears) as event:
        event.do(ask.AddSource(SourceSetup("panel", InputPlace("panel"))))
        begin = event.sound.sources["panel"].push(voice(0.5))
        await event.pass_time(1)
        assert np.abs(ears.heard(FLOOR, begin)).max() > 0.1
        event.do(ask.RemoveSource("podium"))
        assert event.output(FLOOR).heard.sources == ("panel",)


async def test_phones_go_on_where_the_output_of_a_channel_is_lost(tmp_path: Path) -> None:
    ears = Ears()
    async with Event(tmp_path, audience=ears) as event:
        await event.pass_time(0.5)
        event.sound.unplug("hall")
        lost = event.clock.now()
        event.sound.sources["podium"].push(voice(1.0))
        await event.pass_time(6)
    assert np.abs(ears.heard("es", lost)).max() > 0.1


async def test_nothing_is_kept_for_phones_before_or_after_they_listen(tmp_path: Path) -> None:
    ears = Ears(wanted=False)
    async with Event(tmp_path, audience=ears) as event:
        await event.pass_time(0.5)
        assert FLOOR not in event.sound.outputs
        ears.wanted = True
        await event.pass_time(0.5)
        assert event.sound.shared
        ears.wanted = False
        await event.pass_time(0.1)
        assert FLOOR not in event.sound.outputs
        assert not event.sound.shared
    assert 0 < len(ears.heard(FLOOR)) <= len(ears.heard("es")) <= 25_000
