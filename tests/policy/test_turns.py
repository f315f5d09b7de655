from collections.abc import Sequence
from itertools import count, pairwise

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from numpy.typing import NDArray

from interpreter.domain.speech import SegmentEnd, SpeakerTurn, SpeechSegment
from interpreter.domain.timeline import Ticks, ticks_from_ms, ticks_from_seconds
from interpreter.policy.segmentation import WINDOW, Segmentation, SegmentationSettings
from interpreter.policy.turns import OwnTurns, TurnMemory, Turns, TurnSettings, bridged
from interpreter.policy.voices import Voices, VoiceSettings

Told = list[SpeechSegment | SpeakerTurn]
DIMENSIONS = 8
SPEAKERS = "abcd"


class Floor:
    """A source whose voices are axes: `a` speaks along the first, `b` along the second; `.` is silence.

    Each letter stands for 100 ms. A print is the mean direction of the letters that it covers.
    """

    def __init__(self, script: str, *, memory: tuple[TurnMemory, "Voices", int] | None = None) -> None:
        self.script = script
        before, voices, used = memory or (None, Voices(VoiceSettings()), 0)
        self.voices = voices
        self.used = used
        self.kept_from = 0
        self.segmentation = Segmentation("floor", SegmentationSettings())
        self.turns = Turns(TurnSettings(), voices, self._number, before)

    def _number(self) -> int:
        self.used += 1
        return self.used - 1

    def print_of(self, start: Ticks, end: Ticks) -> NDArray[np.float64]:
        assert start >= self.kept_from
        letters = self.script[start // 4_800 : max(start // 4_800 + 1, end // 4_800)]
        total = np.zeros(DIMENSIONS)
        for letter in letters:
            if letter in SPEAKERS:
                total[SPEAKERS.index(letter)] += 1.0
        length = np.linalg.norm(total)
        return total / length if length else total

    def window(self, index: int) -> Told:
        start = Ticks(index * WINDOW)
        voiced = self.script[min(start // 4_800, len(self.script) - 1)] != "."
        told: Told = []
        segments = self.segmentation.hear(start, 0.9 if voiced else 0.05)
        if self.segmentation.memory.voiced:
            self.turns.voiced(start)
        told += self._followed(segments)
        now = Ticks(start + WINDOW)
        told += self.turns.heard(now, self.print_of)
        while (change := self.turns.change) is not None:
            told += self._followed(self.segmentation.cut(change))
            told += self.turns.heard(now, self.print_of)
        needed = self.turns.needed_from
        self.kept_from = max(0, now - ticks_from_ms(1_000)) if needed is None else needed
        return told

    def ended(self) -> Told:
        return self._followed(self.segmentation.finish(Ticks(len(self.script) * 4_800)))

    def _followed(self, segments: Sequence[SpeechSegment]) -> Told:
        told: Told = []
        for segment in segments:
            told.append(segment)
            if segment.end is None:
                told.append(self.turns.opened(segment))
            else:
                told.append(self.turns.closed(segment.end, segment.known_at, self.print_of))
        return told

    def windows(self) -> range:
        return range(len(self.script) * 4_800 // WINDOW)


def told(script: str) -> Told:
    floor = Floor(script)
    return [item for index in floor.windows() for item in floor.window(index)] + floor.ended()


def turns(script: str) -> list[SpeakerTurn]:
    return [item for item in told(script) if isinstance(item, SpeakerTurn)]


def settled(script: str) -> list[SpeakerTurn]:
    return [turn for turn in turns(script) if turn.settled]


A, B = "a" * 40, "b" * 40
PAUSE = "." * 10


def test_a_turn_opens_unnamed_with_its_segment_and_is_settled_with_it() -> None:
    first, *_, last = turns(PAUSE + A + PAUSE)
    assert (first.speaker, first.settled, first.end) == (None, False, None)
    assert (last.turn, last.speaker, last.settled, last.start) == (first.turn, "S1", True, first.start)
    segments = [item for item in told(PAUSE + A + PAUSE) if isinstance(item, SpeechSegment)]
    assert last.end == segments[-1].end
    assert last.known_at == segments[-1].known_at


def test_somebody_new_is_named_before_a_long_turn_is_over_and_keeps_the_name() -> None:
    script = A + PAUSE + "b" * 200 + PAUSE + B + PAUSE
    second = [turn for turn in turns(script) if turn.turn == 1]
    named = next(turn for turn in second if turn.speaker is not None)
    assert named.speaker == "S2"
    assert ticks_from_ms(3_000) <= named.known_at - named.start <= ticks_from_ms(4_000)
    assert {turn.speaker for turn in second} == {None, "S2"}
    assert [turn.speaker for turn in settled(script)[:2]] == ["S1", "S2"]
    assert {turn.speaker for turn in settled(script)[2:]} == {"S2"}


def test_a_known_speaker_is_named_within_a_second_of_voice() -> None:
    script = A + PAUSE + B + PAUSE + A + PAUSE
    third = [turn for turn in turns(script) if turn.turn == 2]
    assert [turn.speaker for turn in third] == [None, "S1", "S1"]
    began = ticks_from_ms(10_000)
    assert third[1].known_at - began <= ticks_from_ms(1_000)


def test_a_short_turn_of_a_stranger_names_nobody() -> None:
    assert [turn.speaker for turn in settled(A + PAUSE + "bbbbbb" + PAUSE + A + PAUSE)] == ["S1", None, "S1"]


def test_a_click_of_voice_says_nothing() -> None:
    assert [turn.speaker for turn in settled(A + PAUSE + "aa" + PAUSE)] == ["S1", None]
    assert settled("." * 20 + "bb" + "." * 20)[0].speaker is None


def test_a_segment_in_which_the_speaker_changes_is_cut_near_the_change() -> None:
    script = A + PAUSE + B + PAUSE + A + B + PAUSE
    items = told(script)
    cut = next(item for item in items if isinstance(item, SpeechSegment) and item.cause is SegmentEnd.TURN)
    assert cut.end is not None
    assert abs(cut.end - ticks_from_seconds(14)) <= ticks_from_ms(700)
    assert [turn.speaker for turn in settled(script)] == ["S1", "S2", "S1", "S2"]
    after = [item for item in items if isinstance(item, SpeechSegment) and item.start == cut.end]
    assert [item.end is None for item in after] == [True, False]
    assert all(item.segment == cut.segment + 1 for item in after)


def test_a_change_is_seen_where_there_is_a_breath() -> None:
    script = A + PAUSE + B + PAUSE + A + ".." + B + PAUSE
    ends = [turn.end for turn in settled(script)]
    assert abs((ends[2] or 0) - ticks_from_seconds(14.1)) <= ticks_from_ms(150)


def test_one_odd_window_changes_nothing() -> None:
    script = A + PAUSE + B + PAUSE + "a" * 30 + "bb" + "a" * 30 + PAUSE
    assert [turn.speaker for turn in settled(script)] == ["S1", "S2", "S1"]


def test_a_source_with_one_person_needs_no_prints() -> None:
    names = {"guest": "guest"}
    own = OwnTurns(lambda: names["guest"], count().__next__)
    segment = SpeechSegment("guest", 0, Ticks(5), known_at=Ticks(9))
    opened = own.opened(segment)
    assert (opened.speaker, opened.settled, opened.confidence, opened.known_at) == ("guest", False, 1.0, 9)
    names["guest"] = "S1"
    again = OwnTurns(lambda: names["guest"], count(1).__next__, own.memory)
    own.voiced(Ticks(0))
    assert (own.heard(Ticks(50), nothing), own.change, own.needed_from) == ((), None, None)
    ended = again.closed(Ticks(90), Ticks(95), nothing)
    assert (ended.turn, ended.speaker, ended.end, ended.settled) == (0, "S1", 90, True)
    with pytest.raises(ValueError, match="no turn"):
        again.closed(Ticks(99), Ticks(99), nothing)


def nothing(start: Ticks, end: Ticks) -> NDArray[np.float64]:
    raise AssertionError(f"nobody needs the print from {start} to {end}")


def test_without_a_turn_there_is_nothing_to_close() -> None:
    floor = Floor("....")
    assert floor.turns.needed_from is None
    assert floor.turns.change is None
    with pytest.raises(ValueError, match="no turn"):
        floor.turns.closed(Ticks(0), Ticks(0), nothing)


def test_windows_that_do_not_move_on_are_refused() -> None:
    with pytest.raises(ValueError, match="windows"):
        TurnSettings(hop=Ticks(0))


def test_turns_of_one_speaker_are_bridged_over_a_short_pause() -> None:
    def turn(number: int, speaker: str | None, start: int, end: int) -> SpeakerTurn:
        return SpeakerTurn(number, "floor", speaker, None, Ticks(start), Ticks(end), 1.0, settled=True)

    turns = [turn(0, "S1", 0, 10), turn(1, "S1", 15, 20), turn(2, "S1", 31, 40), turn(3, "S2", 41, 50)]
    joined = bridged(turns, Ticks(10))
    assert [(one.speaker, one.start, one.end) for one in joined] == [
        ("S1", 0, 20),
        ("S1", 31, 40),
        ("S2", 41, 50),
    ]


scripts = st.lists(
    st.tuples(st.sampled_from("abc."), st.integers(1, 45)).map(lambda run: run[0] * run[1]),
    min_size=1,
    max_size=8,
).map("".join)


@given(script=scripts)
def test_turns_keep_their_promises_whatever_is_said(script: str) -> None:
    floor = Floor(script)
    known: dict[int, SpeakerTurn] = {}
    last = Ticks(0)
    items: list[tuple[int, SpeechSegment | SpeakerTurn]] = []
    for index in floor.windows():
        items += [((index + 1) * WINDOW, item) for item in floor.window(index)]
    items += [(len(script) * 4_800, item) for item in floor.ended()]
    for now, item in items:
        assert item.start <= now
        assert item.start <= item.known_at <= now
        if isinstance(item, SpeechSegment):
            continue
        before = known.get(item.turn)
        assert before is None or (not before.settled and before.start == item.start)
        assert item.settled == (item.end is not None)
        assert last <= item.known_at
        last = item.known_at
        known[item.turn] = item
    assert all(turn.settled for turn in known.values())
    ends = sorted((turn.start, turn.end or 0) for turn in known.values())
    assert all(before[1] <= after[0] for before, after in pairwise(ends))


@given(script=scripts, at=st.integers(0, 400))
def test_whoever_goes_on_from_a_memory_hears_the_same(script: str, at: int) -> None:
    expected = told(script)
    floor = Floor(script)
    heard: Told = []
    for index in floor.windows():
        if index == at:
            voices = Voices(VoiceSettings(), floor.voices.memory)
            fresh = Floor(script, memory=(floor.turns.memory, voices, floor.used))
            fresh.segmentation = floor.segmentation
            floor = fresh
        heard += floor.window(index)
    assert heard + floor.ended() == expected
