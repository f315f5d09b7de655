"""The sound system on real devices: null sinks of a sound server of the tests' own."""

import itertools
from collections.abc import AsyncIterator, Iterator
from pathlib import Path

import numpy as np
import pytest
import pytest_asyncio

from interpreter.domain.channels import Heard
from interpreter.domain.devices import DeviceState, InputPlace, OutputPlace
from interpreter.domain.errors import UserMistake
from interpreter.domain.timeline import Ticks
from interpreter.dsp.limiter import CEILING
from interpreter.dsp.loudness import clip_loudness
from interpreter.lab.sound_server import SoundServer, sound_server
from interpreter.lab.system.recorder import Recorder
from tests.audio.live import RATE_HZ, Stage, heard, loud, pitch_share, sine, written

MACHINE = Heard(machine=True)
FLOOR = Heard(sources=("mic",))
TOLERANCE_MS = 50
"""How exactly what sounds must agree with what is told, on a machine that does other things too."""


@pytest.fixture(scope="module")
def server() -> Iterator[SoundServer]:
    with sound_server("floor", "booth", "room", "hall") as server:
        yield server


@pytest_asyncio.fixture
async def stage(server: SoundServer, monkeypatch: pytest.MonkeyPatch) -> AsyncIterator[Stage]:
    for name, value in server.environment.items():
        monkeypatch.setenv(name, value)
    stage = Stage()
    await stage.listed("room")
    yield stage
    await stage.system.close()


async def test_speech_is_heard_at_its_tick_on_its_own_device_and_nowhere_else(
    server: SoundServer, stage: Stage
) -> None:
    spanish = stage.system.open_channel("es", OutputPlace("room"))
    catalan = stage.system.open_channel("ca", OutputPlace("hall"))
    spanish.let_through(MACHINE)
    catalan.let_through(MACHINE)
    await stage.running("es", "ca")
    with (
        Recorder(server.environment, "room.monitor") as room,
        Recorder(server.environment, "hall.monitor") as hall,
    ):
        await stage.run(0.3)
        start = Ticks(stage.now + 9_600)
        spanish.play(start, 24_000, sine(0.5, rate_hz=24_000))
        await stage.run(1.2)
        in_room, in_hall = room.recording, hall.recording
    place = in_room.place_ms(stage.moment_s(start))
    sounding = loud(in_room.samples) / 48
    assert abs(sounding[0] - place) < TOLERANCE_MS
    assert abs(sounding[-1] - sounding[0] - 500) < 5
    assert not in_hall.samples.any()


async def test_what_is_told_to_have_sounded_is_what_the_room_heard(server: SoundServer, stage: Stage) -> None:
    """Once in five times: a sound server whose processor is taken away loses what nobody is told of."""
    for number in range(5):
        late_ms, difference = await _told_and_heard(server, stage, f"es {number}")
        if late_ms < TOLERANCE_MS and difference < 0.001:
            return
    pytest.fail(f"told {late_ms:.0f} ms from where it was heard, samples {difference:.3f} apart")


async def _told_and_heard(server: SoundServer, stage: Stage, name: str) -> tuple[float, float]:
    """Let three tones sound; return how far what is told is from what the room heard, in time and in samples."""
    output = stage.system.open_channel(name, OutputPlace("room"))
    output.let_through(MACHINE)
    await stage.running(name)
    with Recorder(server.environment, "room.monitor") as recorder:
        await stage.run(0.3)
        for number in range(3):
            output.play(Ticks(stage.now + 4_800), RATE_HZ, sine(0.2, hertz=400.0 * (number + 1)))
            await stage.run(0.5)
        recording = recorder.recording
    frames = stage.sounded[name]
    begun = frames[0].start + 48_000
    assert all(one.end == two.start for one, two in itertools.pairwise(frames) if two.start > begun)
    output.close(stage.now)
    told = np.concatenate([frame.samples for frame in frames])
    first = frames[0].start + loud(told)[0]
    late_ms = recording.place_ms(stage.moment_s(first)) - loud(recording.samples)[0] / 48
    a, b = told[loud(told)[0] :][:60_000], recording.samples[loud(recording.samples)[0] :][:60_000]
    return abs(float(late_ms)), float(np.abs(a - b).max())


async def test_a_mute_is_heard_in_less_than_20_ms(server: SoundServer, stage: Stage) -> None:
    output = stage.system.open_channel("es", OutputPlace("room"))
    output.let_through(MACHINE)
    await stage.running("es")
    muted = []
    with Recorder(server.environment, "room.monitor") as recorder:
        await stage.run(0.2)
        output.play(stage.now, RATE_HZ, sine(8.0))
        for number in range(7):
            await stage.run(0.3 + number * 0.0013)
            output.mute(True)
            muted.append(stage.now)
            await stage.run(0.2)
            output.mute(False)
        recording = recorder.recording
    delays = []
    for tick in muted:
        after = heard(recording, stage.moment_s(tick) - 0.05, stage.moment_s(tick) + 0.15)
        delays.append(loud(after, above=0.001)[-1] / 48 - 50)
    assert np.median(delays) < 20
    assert max(delays) < 30


async def test_a_human_takes_over_and_the_machine_returns_without_overlap(
    server: SoundServer, stage: Stage, tmp_path: Path
) -> None:
    stage.system.open_source("mic", InputPlace("booth.monitor"))
    output = stage.system.open_channel("es", OutputPlace("room"))
    output.let_through(MACHINE)
    await stage.running("mic", "es")
    player = server.play("booth", written(tmp_path / "human.wav", sine(6.0, hertz=700.0)))
    with Recorder(server.environment, "room.monitor") as recorder:
        await stage.run(0.8)
        output.play(stage.now, RATE_HZ, sine(4.0, hertz=1_500.0))
        await stage.run(0.7)
        took = stage.now
        output.let_through(FLOOR)
        await stage.run(0.8)
        gave = stage.now
        output.let_through(MACHINE)
        await stage.run(0.4)
        output.play(stage.now, RATE_HZ, sine(0.5, hertz=1_500.0))
        await stage.run(0.8)
        recording = recorder.recording
    player.kill()
    player.wait()
    at = stage.moment_s
    machine = heard(recording, at(took) - 0.5, at(took))
    human = heard(recording, at(took) + 0.05, at(gave))
    silence = heard(recording, at(gave) + 0.05, at(gave) + 0.35)
    assert pitch_share(machine, 1_500.0) > 0.99
    assert pitch_share(human, 700.0) > 0.99
    assert pitch_share(human, 1_500.0) < 0.01
    assert not silence.any()
    assert pitch_share(heard(recording, at(gave) + 0.5, at(gave) + 0.8), 1_500.0) > 0.99


async def test_a_recording_is_heard_without_a_break_where_the_session_has_it(
    stage: Stage, tmp_path: Path
) -> None:
    output = stage.system.open_channel("en", None)
    output.let_through(Heard(sources=("talk",)))
    place = InputPlace(str(written(tmp_path / "talk.wav", sine(8.0, hertz=200.0))), recording=True)
    source = stage.system.open_source("talk", place)
    began = stage.now
    assert not source.take(began)
    await stage.run(2.5)
    sounded = [frame for frame in stage.sounded["en"] if frame.start > began + RATE_HZ]
    assert all(one.end == two.start for one, two in itertools.pairwise(sounded))
    heard_there = np.concatenate([frame.samples for frame in sounded])
    late = np.flatnonzero(np.diff(heard_there >= 0))[0] + sounded[0].start - began
    assert abs(late % 120 - 119) <= 2 or late % 120 <= 1
    assert pitch_share(heard_there, 200.0) > 0.999
    assert np.abs(np.diff(heard_there)).max() < 1.05 * np.abs(heard_there).max() * 2 * np.pi * 200 / RATE_HZ
    source.close()


async def test_a_recording_that_is_not_there_is_refused_and_leaves_nothing(
    stage: Stage, tmp_path: Path
) -> None:
    with pytest.raises(UserMistake, match=r"^There is no file .*gone\.wav; check the path\.$"):
        stage.system.open_source("gone", InputPlace(str(tmp_path / "gone.wav"), recording=True))
    assert stage.system.source("gone") is None


async def test_the_floor_takes_the_short_way(server: SoundServer, stage: Stage, tmp_path: Path) -> None:
    stage.system.open_source("mic", InputPlace("floor.monitor"))
    output = stage.system.open_channel("en", OutputPlace("room"))
    output.let_through(FLOOR)
    await stage.running("mic", "en")
    clicks = np.zeros(4 * RATE_HZ, np.float32)
    clicks[RATE_HZ // 2 :: RATE_HZ // 2] = 0.5
    with (
        Recorder(server.environment, "floor.monitor") as floor,
        Recorder(server.environment, "room.monitor") as room,
    ):
        await stage.run(0.3)
        player = server.play("floor", written(tmp_path / "clicks.wav", np.repeat(clicks[::4], 4)))
        await stage.run(4.2)
        player.wait()
        said, came = floor.recording, room.recording
    delays = []
    for click in loud(said.samples, above=0.3)[::4]:
        place = round(came.place_ms(said.moment_s(click)) * 48)
        delays.append((loud(came.samples[place - 480 :], above=0.05)[0] - 480) / 48)
    assert len(delays) >= 6
    assert np.median(delays) < 70


async def test_a_full_scale_burst_never_exceeds_the_ceiling_in_the_room(
    server: SoundServer, stage: Stage, tmp_path: Path
) -> None:
    stage.system.open_source("mic", InputPlace("floor.monitor"))
    output = stage.system.open_channel("en", OutputPlace("room"))
    output.set_volume(12.0)
    output.let_through(FLOOR)
    await stage.running("mic", "en")
    burst = np.sign(sine(1.0, hertz=50.0, level=1.0))
    quiet = sine(0.5, hertz=300.0, level=0.05)
    with Recorder(server.environment, "room.monitor") as recorder:
        player = server.play("floor", written(tmp_path / "burst.wav", np.concatenate((quiet, burst, quiet))))
        await stage.run(2.5)
        player.wait()
        recording = recorder.recording
    assert 0.6 < np.abs(recording.samples).max() <= CEILING


async def test_a_source_that_hears_an_output_in_use_is_refused_in_one_sentence(stage: Stage) -> None:
    stage.system.open_channel("es", OutputPlace("room"))
    with pytest.raises(UserMistake, match=r"^room\.monitor hears what is played on room; choose .*\.$"):
        stage.system.open_source("loop", InputPlace("room.monitor"))
    stage.system.open_source("mic", InputPlace("floor.monitor"))
    with pytest.raises(UserMistake, match=r"floor\.monitor hears"):
        stage.system.open_channel("ca", OutputPlace("floor"))
    with pytest.raises(UserMistake, match=r"floor\.monitor hears"):
        stage.system.move_channel("es", OutputPlace("floor"))
    with pytest.raises(UserMistake, match="no output"):
        stage.system.move_channel("nobody", None)


async def test_an_output_is_freed_for_listening_once_nothing_is_played_there(stage: Stage) -> None:
    stage.system.open_channel("es", OutputPlace("room"))
    stage.system.move_channel("es", OutputPlace("hall"))
    source = stage.system.open_source("loop", InputPlace("room.monitor"))
    await stage.running("es", "loop")
    source.close()
    source.close()
    stage.system.move_channel("es", OutputPlace("room"))
    assert not stage.system._sources


async def test_a_relay_hears_another_channel_in_headphones(server: SoundServer, stage: Stage) -> None:
    channel = stage.system.open_channel("ca", OutputPlace("room"))
    headphones = stage.system.open_channel("desk headphones", OutputPlace("hall"))
    channel.let_through(MACHINE)
    headphones.let_through(Heard(channel="ca"))
    await stage.running("ca", "desk headphones")
    with Recorder(server.environment, "hall.monitor") as recorder:
        await stage.run(0.3)
        start = Ticks(stage.now + 4_800)
        channel.play(start, RATE_HZ, sine(0.5))
        await stage.run(1.0)
        recording = recorder.recording
    assert loud(recording.samples)[0] / 48 - recording.place_ms(stage.moment_s(start)) < 60
    assert pitch_share(recording.samples[loud(recording.samples)[2_400] :][:14_400], 1_000.0) > 0.9


async def test_a_channel_without_a_device_is_rendered_against_the_clock(stage: Stage) -> None:
    output = stage.system.open_channel("es", None)
    output.let_through(MACHINE)
    await stage.run(0.1)
    start = Ticks(stage.now + 4_800)
    output.play(start, RATE_HZ, sine(0.25))
    await stage.run(0.8)
    frames = stage.sounded["es"]
    assert all(one.end == two.start for one, two in itertools.pairwise(frames))
    told = np.concatenate([frame.samples for frame in frames])
    assert abs(frames[0].start + loud(told)[0] - start) < 48
    assert len(loud(told, above=0.001)) > 0.9 * 12_000


async def test_a_device_that_is_absent_is_lost_until_it_comes(server: SoundServer, stage: Stage) -> None:
    output = stage.system.open_channel("es", OutputPlace("van"))
    output.let_through(MACHINE)
    await stage.run(until=lambda: stage.states("es") == [DeviceState.LOST])
    assert stage.sounded["es"] == []
    server.plug_in("van")
    try:
        await stage.run(until=lambda: stage.states("es") == [DeviceState.LOST, DeviceState.RUNNING])
        assert "van" in stage.told_devices()[-1]
        with Recorder(server.environment, "van.monitor") as recorder:
            output.play(stage.now, RATE_HZ, sine(0.3))
            await stage.run(0.7)
            assert loud(recorder.recording.samples).size > 10_000
    finally:
        server.unplug("van")
    await stage.run(until=lambda: stage.states("es")[-1] is DeviceState.LOST)


async def broken_places(server: SoundServer, stage: Stage, attempt: int) -> int:
    """How often a tone on one device breaks off while another one is lost, a channel opened and one moved."""
    kept, lost, other = (f"{name} {attempt}" for name in ("kept", "lost", "other"))
    server.plug_in("cable")
    for name, device in ((kept, "room"), (lost, "cable")):
        stage.system.open_channel(name, OutputPlace(device)).let_through(MACHINE)
    await stage.running(kept, lost)
    with Recorder(server.environment, "room.monitor") as recorder:
        for name in (kept, lost):
            stage.system._stations[name].output.play(stage.now, RATE_HZ, sine(5.0))
        await stage.run(1.0)
        server.unplug("cable")
        await stage.run(1.5)
        assert stage.states(lost)[-1] is DeviceState.LOST
        stage.system.open_channel(other, OutputPlace("hall"))
        stage.system.move_channel(lost, OutputPlace("hall"))
        await stage.run(1.5)
        recording = recorder.recording
    assert DeviceState.LOST not in stage.states(kept)
    for name in (kept, lost, other):
        stage.system._stations[name].output.close(stage.now)
    sounding = loud(recording.samples)
    part = recording.samples[sounding[0] + 960 : sounding[0] + 3 * RATE_HZ].astype(np.float64)
    turn = 2 * np.cos(2 * np.pi * 1_000 / RATE_HZ)
    gaps = sum(one.end != two.start for one, two in itertools.pairwise(stage.sounded[kept][100:]))
    return gaps + np.count_nonzero(np.abs(part[2:] - turn * part[1:-1] + part[:-2]) > 0.001)


@pytest.mark.slow
async def test_one_device_that_is_lost_costs_the_others_not_a_sample(
    server: SoundServer, stage: Stage
) -> None:
    """A busy computer may cost some; what happens to the other device must not."""
    for attempt in range(4):
        if not await broken_places(server, stage, attempt):
            return
    pytest.fail(f"sound broke off every time; {stage.events}")


@pytest.mark.slow
async def test_floor_and_machine_are_equally_loud(server: SoundServer, stage: Stage, tmp_path: Path) -> None:
    stage.system.open_source("mic", InputPlace("floor.monitor"))
    output = stage.system.open_channel("en", OutputPlace("room"))
    output.let_through(FLOOR)
    await stage.running("mic", "en")
    swing = 0.55 + 0.45 * np.sign(sine(9.0, hertz=2.0, level=1.0))
    with Recorder(server.environment, "room.monitor") as recorder:
        player = server.play("floor", written(tmp_path / "faint.wav", sine(9.0, level=0.01) * swing))
        await stage.run(8.0)
        output.let_through(MACHINE)
        player.kill()
        player.wait()
        output.play(stage.now, RATE_HZ, sine(2.0, level=0.9) * swing[: 2 * RATE_HZ])
        await stage.run(2.5)
        recording = recorder.recording.samples
    floor, machine = recording[-6 * RATE_HZ : -3 * RATE_HZ], recording[-int(2.2 * RATE_HZ) : -RATE_HZ]
    difference = clip_loudness(floor, RATE_HZ) - clip_loudness(machine, RATE_HZ)
    assert abs(difference) < 2


async def test_closing_twice_is_no_mistake(stage: Stage) -> None:
    output = stage.system.open_channel("es", OutputPlace("room"))
    headphones = stage.system.open_channel("desk headphones", None)
    headphones.let_through(Heard(channel="es"))
    await stage.running("es")
    output.close(stage.now)
    output.close(stage.now)
    await stage.system.close()
    await stage.system.close()
