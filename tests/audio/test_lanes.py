"""Lanes as a device's callback renders them, without a device."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from interpreter.audio.lane_output import LaneOutput
from interpreter.audio.lanes import Lane, Moment, Tapped
from interpreter.domain.channels import Heard
from interpreter.domain.timeline import TICKS_PER_SECOND, Ticks
from interpreter.dsp.limiter import CEILING
from interpreter.dsp.loudness import clip_loudness
from interpreter.dsp.taps import Tap
from interpreter.policy.loudness import TARGET_LUFS

BLOCK = 240
FADE = 480


class Room:
    """Lanes and sources that are rendered in step, as if all of them lived on one device."""

    def __init__(self) -> None:
        self.taps: dict[str, Tap] = {}
        self.outputs: dict[str, LaneOutput] = {}
        self.gains: dict[str, float] = {}
        self.closed: list[str] = []
        self.levels: dict[str, float] = {}
        self.now = 0

    def source(self, name: str) -> Tapped | None:
        return Tapped(self.taps[name]) if name in self.taps else None

    def channel(self, name: str) -> Tap | None:
        return self.outputs[name].lane.tap if name in self.outputs else None

    def gain_of(self, source: str) -> float:
        return self.gains.get(source, 1.0)

    def open(self, name: str) -> LaneOutput:
        self.outputs[name] = LaneOutput(name, self, Lane(), self.closed.append)
        return self.outputs[name]

    def listen(self, name: str, level: float = 0.25) -> None:
        """Add a source that hears a steady `level`."""
        self.taps[name] = Tap()
        self.levels[name] = level

    def run(self, name: str, frames: int = 24_000, *, block: int = BLOCK, heard: bool = True) -> np.ndarray:
        """What sounds on `name` while `frames` pass everywhere."""
        sounded = []
        for _ in range(frames // block):
            time_s = self.now / TICKS_PER_SECOND
            for source, tap in self.taps.items():
                tap.write(np.full(block, self.levels[source], np.float32), time_s)
            for other, output in self.outputs.items():
                out = np.full(block, 9.0, np.float32)
                output.lane.render(out, Moment(time_s, float(self.now)), heard=heard)
                if other == name:
                    sounded.append(out)
            self.now += block
        return np.concatenate(sounded)


@pytest.fixture
def room() -> Room:
    return Room()


def tone(length: int, *, level: float = 0.3, rate_hz: int = 24_000) -> np.ndarray:
    return (level * np.sin(np.arange(length) * 2 * np.pi * 500 / rate_hz)).astype(np.float32)


def test_a_new_output_is_silent_until_something_is_let_through(room: Room) -> None:
    room.listen("floor")
    output = room.open("es")
    output.play(Ticks(0), 24_000, tone(2_400))
    assert not room.run("es").any()


def test_speech_sounds_at_its_tick_to_the_sample(room: Room) -> None:
    output = room.open("es")
    output.let_through(Heard(machine=True))
    output.play(Ticks(9_600), 24_000, tone(12_000))
    sounding = np.flatnonzero(np.abs(room.run("es", 48_000)) > 0.01)
    assert abs(sounding[0] - 9_600) < 10
    assert abs(sounding[-1] - (9_600 + 24_000)) < 60


@pytest.mark.parametrize("level", [0.01, 0.1, 0.9])
def test_every_clause_is_equally_loud_whatever_the_voice(room: Room, level: float) -> None:
    output = room.open("es")
    output.let_through(Heard(machine=True))
    output.play(Ticks(0), 24_000, tone(48_000, level=level))
    assert abs(clip_loudness(room.run("es", 96_000), 48_000) - TARGET_LUFS) < 0.5


def babble(length: int) -> np.ndarray:
    """Noise whose level rises and falls as that of speech."""
    noise = np.random.default_rng(3).normal(0, 0.05, length)
    return (noise * (1.2 + np.sin(np.arange(length) / 2_000))).astype(np.float32)


@pytest.mark.parametrize("cuts", [[], [9_600], [9_600, 28_800], [200, 9_600, 47_900], [9_600, 9_601]])
def test_a_clause_in_pieces_sounds_as_the_whole_without_a_seam(room: Room, cuts: list[int]) -> None:
    speech = tone(48_000)
    output, other = room.open("es"), Room()
    output.let_through(Heard(machine=True))
    for start, piece in zip([0, *cuts], np.split(speech, cuts), strict=True):
        output.play_piece(Ticks(4_800 + 2 * start), 24_000, piece)
    output.end_clause()
    other.open("es").let_through(Heard(machine=True))
    other.outputs["es"].play(Ticks(4_800), 24_000, speech)
    pieces, whole = (one.run("es", 144_000) for one in (room, other))
    level = np.abs(whole).max()
    assert np.abs(np.diff(pieces)).max() < 1.2 * np.abs(np.diff(whole)).max()
    assert np.abs(pieces - whole).max() < 0.15 * level


def test_a_clause_in_pieces_is_as_loud_as_others_and_its_soft_end_stays_soft(room: Room) -> None:
    output = room.open("es")
    output.let_through(Heard(machine=True))
    speech, end = babble(48_000), babble(1_200) * np.float32(0.01)
    for start, piece in zip([0, 9_600, 28_800], np.split(speech, [9_600, 28_800]), strict=True):
        output.play_piece(Ticks(2 * start), 24_000, piece)
    output.play_piece(Ticks(96_000), 24_000, end)
    output.end_clause()
    heard = room.run("es", 100_800)
    assert abs(clip_loudness(heard, 48_000) - TARGET_LUFS) < 1.5
    assert np.abs(heard[97_000:]).max() < 0.05 * np.abs(heard).max()


def test_a_piece_that_comes_late_is_heard_after_a_pause_with_nothing_lost(room: Room) -> None:
    output = room.open("es")
    output.let_through(Heard(machine=True))
    output.play_piece(Ticks(0), 24_000, tone(4_800))
    output.play_piece(Ticks(19_200), 24_000, tone(4_800))
    output.end_clause()
    loud = np.flatnonzero(np.abs(room.run("es", 48_000)) > 0.01)
    pause = int(np.diff(loud).argmax())
    assert abs(loud[pause] - 9_600) < 60
    assert abs(loud[pause + 1] - 19_200) < 60
    assert abs(loud[-1] - 28_800) < 60


def test_what_is_handed_over_of_a_clause_after_the_machine_is_off_air_is_not_heard(room: Room) -> None:
    output = room.open("es")
    output.let_through(Heard(machine=True))
    output.play_piece(Ticks(0), 24_000, tone(24_000))
    room.run("es", 4_800)
    output.let_through(Heard())
    output.play_piece(Ticks(48_000), 24_000, tone(24_000))
    output.let_through(Heard(machine=True))
    output.end_clause()
    assert not np.any(np.abs(room.run("es", 96_000)[9_600:]) > 0.001)
    output.play(Ticks(110_400), 24_000, tone(2_400))
    assert np.any(np.abs(room.run("es", 24_000)) > 0.01)


def test_the_floor_comes_within_40_ms_and_rises_in_10_ms(room: Room) -> None:
    room.listen("floor")
    output = room.open("en")
    room.run("en", 4_800)
    room.levels["floor"] = 0.0
    output.let_through(Heard(sources=("floor",)))
    room.run("en", 4_800)
    room.levels["floor"] = 0.25
    heard = room.run("en", 4_800)
    assert np.flatnonzero(heard > 0.2)[0] < 40 * 48
    assert heard[-1] == pytest.approx(0.25, abs=0.001)


def test_what_was_heard_has_faded_out_before_the_new_fades_in(room: Room) -> None:
    room.listen("floor", 0.25)
    room.listen("desk", -0.25)
    output = room.open("es")
    output.let_through(Heard(sources=("floor",)))
    assert room.run("es")[-1] == pytest.approx(0.25, abs=0.001)
    output.let_through(Heard(sources=("desk",)))
    heard = room.run("es", 4_800)
    assert heard[-1] == pytest.approx(-0.25, abs=0.001)
    floor, desk = np.flatnonzero(heard > 1e-4), np.flatnonzero(heard < -1e-4)
    assert floor[-1] <= 11 * 48 < desk[0] + 48
    assert desk[0] < 25 * 48
    assert np.abs(np.diff(heard)).max() < 0.005


def test_what_stays_is_not_disturbed_when_something_is_added(room: Room) -> None:
    room.listen("one", 0.2)
    room.listen("two", 0.1)
    output = room.open("en")
    output.let_through(Heard(sources=("one",)))
    room.run("en")
    output.let_through(Heard(sources=("one", "two")))
    heard = room.run("en")
    assert heard.min() > 0.199
    assert heard[-1] == pytest.approx(0.3, abs=0.001)
    output.let_through(Heard(sources=("one",)))
    assert room.run("en").min() > 0.199


def test_what_the_machine_was_still_to_say_is_dropped_when_it_leaves(room: Room) -> None:
    output = room.open("es")
    output.let_through(Heard(machine=True))
    output.play(Ticks(0), 24_000, tone(48_000))
    assert room.run("es", 4_800).any()
    output.let_through(Heard())
    assert not room.run("es", 4_800)[600:].any()
    output.let_through(Heard(machine=True))
    assert not room.run("es", 9_600).any()
    output.play(Ticks(0), 24_000, tone(2_400))
    assert room.run("es", 9_600).any()


def test_a_mute_is_complete_within_3_ms_of_the_next_block_and_leaves_no_click(room: Room) -> None:
    room.listen("floor", 0.5)
    output = room.open("en")
    output.let_through(Heard(sources=("floor",)))
    room.run("en")
    output.mute(True)
    heard = room.run("en", 960)
    assert not heard[144:].any()
    assert np.abs(np.diff(heard, prepend=0.5)).max() < 0.02
    output.mute(False)
    assert room.run("en", 960)[-1] == pytest.approx(0.5, abs=0.001)


def test_a_cough_silences_one_source_and_leaves_the_others(room: Room) -> None:
    room.listen("desk", 0.5)
    room.listen("other", 0.125)
    output = room.open("es")
    output.let_through(Heard(sources=("desk", "other")))
    room.run("es")
    output.silence_source("desk", True)
    heard = room.run("es", 960)
    assert heard[300:] == pytest.approx(0.125, abs=0.001)
    output.silence_source("desk", False)
    assert room.run("es", 960)[-1] == pytest.approx(0.625, abs=0.001)


def test_a_cough_holds_also_when_its_source_is_let_through_later(room: Room) -> None:
    room.listen("desk", 0.5)
    output = room.open("es")
    output.silence_source("desk", True)
    output.let_through(Heard(sources=("desk",)))
    assert not room.run("es").any()


def test_a_full_scale_burst_never_exceeds_the_ceiling_at_any_volume(room: Room) -> None:
    room.listen("one", 1.0)
    room.listen("two", 1.0)
    output = room.open("en")
    output.set_volume(12.0)
    output.let_through(Heard(sources=("one", "two")))
    heard = room.run("en")
    assert heard.max() <= CEILING
    assert heard[-1] == pytest.approx(CEILING, rel=0.001)


def test_volume_follows_on_a_ramp(room: Room) -> None:
    room.listen("floor", 0.2)
    output = room.open("en")
    output.let_through(Heard(sources=("floor",)))
    room.run("en")
    output.set_volume(-20.0)
    heard = room.run("en")
    assert heard[-1] == pytest.approx(0.02, abs=0.001)
    assert np.abs(np.diff(heard)).max() < 0.001


def test_the_gain_of_a_source_follows_its_steering(room: Room) -> None:
    room.listen("floor", 0.1)
    room.gains["floor"] = 2.0
    output = room.open("en")
    output.let_through(Heard(sources=("floor",)))
    assert room.run("en")[-1] == pytest.approx(0.2, abs=0.001)
    room.gains["floor"] = 4.0
    output.steer("floor")
    output.steer("nobody")
    assert room.run("en")[-1] == pytest.approx(0.4, abs=0.001)


def test_a_headphone_hears_another_channel_as_it_sounds_there(room: Room) -> None:
    headphone = room.open("desk headphones")
    headphone.let_through(Heard(channel="es"))
    assert not room.run("desk headphones").any()
    channel = room.open("es")
    channel.let_through(Heard(machine=True))
    headphone.refresh()
    room.run("es", 4_800)
    channel.play(Ticks(room.now + 4_800), 24_000, tone(9_600))
    assert np.abs(room.run("desk headphones", 24_000)).max() > 0.05
    channel.mute(True)
    channel.play(Ticks(room.now + 4_800), 24_000, tone(9_600))
    assert not room.run("desk headphones", 24_000)[40 * 48 :].any()


def test_sources_and_channels_that_are_taken_away_fade_out(room: Room) -> None:
    room.listen("floor", 0.25)
    output, other = room.open("es"), room.open("en")
    other.let_through(Heard(sources=("floor",)))
    output.let_through(Heard(sources=("floor",), channel="en"))
    assert room.run("es")[-1] == pytest.approx(0.5, abs=0.001)
    output.forget_source("floor")
    assert room.run("es")[-1] == pytest.approx(0.25, abs=0.001)
    output.forget_channel("en")
    assert not room.run("es")[600:].any()
    output.forget_channel("en")
    output.forget_source("floor")


def test_what_sounded_is_told_on_the_session_s_timeline(room: Room) -> None:
    output = room.open("es")
    output.let_through(Heard(machine=True))
    output.play(Ticks(9_600), 24_000, tone(12_000))
    told = []
    sounded = []
    for _ in range(20):
        sounded.append(room.run("es", 2_400))
        told += output.rendered()
    assert [frame.start for frame in told] == [number * 2_400 for number in range(20)]
    assert {frame.source for frame in told} == {"es"}
    assert np.array_equal(np.concatenate([frame.samples for frame in told]), np.concatenate(sounded))
    assert output.rendered() == []


def test_what_nobody_heard_because_the_device_was_lost_is_a_gap(room: Room) -> None:
    output = room.open("es")
    room.run("es", 4_800)
    room.run("es", 48_000, heard=False)
    room.run("es", 4_800)
    assert [(frame.start, len(frame.samples)) for frame in output.rendered()] == [(0, 4_800), (52_800, 4_800)]


def test_blocks_that_nobody_takes_are_dropped_and_leave_a_gap(room: Room) -> None:
    output = room.open("es")
    room.run("es", 240 * 1_700)
    room.run("es", 240)
    assert sum(len(frame.samples) for frame in output.rendered()) == 240 * 1_600
    room.run("es", 240)
    assert [frame.start for frame in output.rendered()] == [240 * 1_701]


@given(st.lists(st.integers(1, 1_300), min_size=1, max_size=20))
def test_any_blocks_give_the_sound_of_any_other(blocks: list[int]) -> None:
    def rendered(sizes: list[int]) -> np.ndarray:
        room = Room()
        output = room.open("es")
        output.let_through(Heard(machine=True))
        output.play(Ticks(300), 48_000, tone(9_000))
        pieces, at = [], 0
        for size in sizes:
            out = np.zeros(size, np.float32)
            output.lane.render(out, Moment(at / 48_000, float(at)))
            pieces.append(out)
            at += size
        return np.concatenate(pieces)

    total = sum(blocks)
    assert np.allclose(rendered(blocks), rendered([total]), atol=1e-5)


def test_a_fault_in_a_source_silences_the_block_and_not_the_lane(room: Room) -> None:
    room.listen("floor")
    output = room.open("en")
    output.let_through(Heard(sources=("floor",)))
    room.run("en")
    store, room.taps["floor"].store = room.taps["floor"].store, None  # type: ignore[assignment]
    out = np.full(BLOCK, 9.0, np.float32)
    output.lane.render(out, Moment(0.5, float(room.now)))
    assert not out.any()
    assert output.lane.faults == 1
    room.taps["floor"].store = store
    assert room.run("en")[-1] == pytest.approx(0.25, abs=0.001)


def test_a_lane_that_is_rendered_elsewhere_at_this_moment_gives_silence(room: Room) -> None:
    output = room.open("en")
    out = np.full(BLOCK, 9.0, np.float32)
    with output.lane._turn:
        output.lane.render(out, Moment(0.0, 0.0))
    assert not out.any()


def test_an_output_hears_devices_by_itself_and_says_when_it_is_closed(room: Room) -> None:
    output = room.open("en")
    output.take_floor([])
    output.close(Ticks(48_000))
    assert room.closed == ["en"]
    assert output.heard == Heard()
