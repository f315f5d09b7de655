"""A track on its way to an output, with the time told."""

from collections.abc import Iterator, Sequence
from concurrent.futures import Executor, ThreadPoolExecutor

import numpy as np
import pytest

from interpreter.app.replay import AHEAD, LEAD, Replay
from interpreter.audio.devices import NoDevices
from interpreter.audio.sound_system import DeviceSoundSystem
from interpreter.domain.audio import AudioFrame, Samples, frozen
from interpreter.domain.devices import OutputPlace
from interpreter.domain.timeline import Ticks, samples_from_ticks, ticks_from_ms, ticks_from_seconds
from interpreter.ports.outlets import ChannelOutput, Track
from interpreter.session.clock import VirtualClock
from tests.fakes.records import noise
from tests.fakes.sound import FakeOutput, FakeSoundSystem, loudspeaker

TRACK = Track("podium", channel=False, language="en", duration=ticks_from_seconds(8))
SAID = noise(8, seed=1)
BEAT = ticks_from_ms(10)


class Sound:
    """A record of one track, at any rate."""

    def __init__(self, samples: Samples, rate_hz: int = 16_000) -> None:
        self.tracks: Sequence[Track] = (TRACK,)
        self.read_until = Ticks(0)
        self._samples = samples
        self._rate_hz = rate_hz

    def read(self, track: Track, start: Ticks, end: Ticks) -> AudioFrame:
        self.read_until = end
        first, last = (samples_from_ticks(place, self._rate_hz) for place in (start, end))
        return AudioFrame(track.name, start, self._rate_hz, frozen(self._samples[first:last]))


class Player:
    """Feeds a replay beat by beat."""

    def __init__(self, reading: Executor) -> None:
        self.clock = VirtualClock()
        self.room = FakeSoundSystem([loudspeaker("booth")])
        self.output = self.room.open_channel("playback", OutputPlace("booth"))
        self._reading = reading

    async def run(self, replay: Replay, sound: Sound, seconds: float) -> None:
        end = Ticks(self.clock.now() + ticks_from_seconds(seconds))
        while self.clock.now() < end and not replay.over:
            await replay.feed(sound, self._reading)
            await self.clock.wait_until(Ticks(self.clock.now() + BEAT))
            self.room.poll(self.clock.now())


@pytest.fixture
def player() -> Iterator[Player]:
    with ThreadPoolExecutor(1) as reading:
        yield Player(reading)


@pytest.mark.parametrize("rate_hz", [8_000, 24_000, 48_000])
async def test_all_of_it_is_heard_at_its_time_and_the_place_is_known(player: Player, rate_hz: int) -> None:
    said = noise(8, rate_hz=rate_hz, seed=2)
    sound, begin = Sound(said, rate_hz), ticks_from_seconds(6)
    replay = Replay(player.output, TRACK, begin, player.clock)
    assert (replay.sounds, replay.heard()) == (False, begin)
    await player.run(replay, sound, 5)
    assert replay.over
    assert replay.heard() == TRACK.duration
    sounded = player.output.sounded.read(Ticks(0), player.room.now)
    first = int(np.flatnonzero(sounded)[0]) - 1
    assert LEAD <= first <= LEAD + 3 * BEAT
    expected = np.interp(
        np.arange(96_000) * rate_hz / 48_000, np.arange(2 * rate_hz), said[6 * rate_hz :]
    ).astype(np.float32)
    assert np.corrcoef(sounded[first : first + 96_000], expected)[0, 1] > 0.95


async def test_little_more_is_read_than_is_heard(player: Player) -> None:
    sound = Sound(SAID)
    replay = Replay(player.output, TRACK, Ticks(0), player.clock)
    for _ in range(20):
        await player.run(replay, sound, 0.2)
        assert sound.read_until - replay.heard() <= AHEAD + ticks_from_ms(200)


async def test_a_device_that_is_late_is_heard_later(player: Player) -> None:
    replay = Replay(player.output, TRACK, Ticks(0), player.clock)
    await player.run(replay, Sound(SAID), 1)
    before = replay.heard()
    player.output.behind = ticks_from_ms(90)
    assert replay.heard() == before - ticks_from_ms(90)


async def test_a_place_outside_the_track_is_its_nearer_end(player: Player) -> None:
    late = Replay(player.output, TRACK, ticks_from_seconds(99), player.clock)
    assert (late.sounds, late.over, late.heard()) == (True, True, TRACK.duration)
    early = Replay(player.output, TRACK, Ticks(-5), player.clock)
    assert early.heard() == 0


async def test_soft_speech_becomes_as_loud_as_everything_else(player: Player) -> None:
    syllables = np.repeat(np.tile([0.02, 0.2], 40), 1_600)
    soft = (syllables * noise(8, seed=9)).astype(np.float32)
    await player.run(Replay(player.output, TRACK, Ticks(0), player.clock), Sound(soft), 7)
    sounded = player.output.sounded
    begin, end = sounded.read(Ticks(0), Ticks(24_000)), sounded.read(Ticks(264_000), Ticks(288_000))
    assert np.abs(end).max() > 2 * np.abs(begin).max()


async def test_how_loud_a_track_is_stays_known_when_another_place_of_it_is_heard(player: Player) -> None:
    first = Replay(player.output, TRACK, Ticks(0), player.clock)
    other = Track("hall", channel=False, language="en", duration=TRACK.duration)
    assert Replay(player.output, TRACK, Ticks(9), player.clock, before=first).evenly is first.evenly
    assert Replay(player.output, other, Ticks(9), player.clock, before=first).evenly is not first.evenly


async def test_an_output_that_cannot_replay_says_it_as_the_machine_does(player: Player) -> None:
    class Plain:
        """Only what the port asks for."""

        def __init__(self, output: FakeOutput) -> None:
            self.play, self.let_through = output.play, output.let_through

    plain: ChannelOutput = Plain(player.output)  # type: ignore[assignment]
    replay = Replay(plain, TRACK, Ticks(0), player.clock)
    await player.run(replay, Sound(SAID), 0.5)
    assert player.output.played
    assert replay.heard() > 0


async def test_another_place_begins_without_a_click(player: Player) -> None:
    room = DeviceSoundSystem(NoDevices())
    output, clock = room.open_channel("playback", None), player.clock
    hum = 0.2 * np.sin(2 * np.pi * 220 * np.arange(8 * 16_000) / 16_000)
    sound = Sound(hum.astype(np.float32))
    heard: list[Samples] = []
    with ThreadPoolExecutor(1) as reading:
        for place_s in (1.0, 5.003, 2.501):
            replay = Replay(output, TRACK, ticks_from_seconds(place_s), clock)
            for _ in range(50):
                await replay.feed(sound, reading)
                await clock.wait_until(Ticks(clock.now() + BEAT))
                room.poll(clock.now())
                heard += [frame.samples for frame in output.rendered()]
    await room.close()
    sounded = np.concatenate(heard)
    assert np.abs(sounded).max() == pytest.approx(0.2, rel=0.02)
    steepest = 0.2 * 2 * np.pi * 220 / 48_000
    assert np.abs(np.diff(sounded)).max() < 1.2 * steepest
    assert np.count_nonzero(np.abs(sounded) > 0.01) > 0.85 * len(sounded)
