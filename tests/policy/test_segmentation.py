from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from interpreter.domain.speech import SegmentEnd, SpeechSegment
from interpreter.domain.timeline import Ticks, ticks_from_ms
from interpreter.policy.segmentation import WINDOW, Segmentation, SegmentationSettings

SETTINGS = SegmentationSettings()
VOICE, SILENCE = 0.9, 0.05


def heard(pattern: str, settings: SegmentationSettings = SETTINGS) -> list[SpeechSegment]:
    """Segments of a pattern of windows: `v` voice, `.` silence, `~` neither (between the thresholds), `_` missing."""
    levels = {"v": VOICE, ".": SILENCE, "~": 0.4}
    segmentation = Segmentation("floor", settings)
    segments: list[SpeechSegment] = []
    for index, mark in enumerate(pattern):
        if mark != "_":
            segments += segmentation.hear(Ticks(index * WINDOW), levels[mark])
    return segments + list(segmentation.finish(Ticks(len(pattern) * WINDOW)))


def spans(segments: list[SpeechSegment]) -> list[tuple[int, int, SegmentEnd]]:
    """Start and end of closed segments in windows, rounded, with their causes."""
    closed = [segment for segment in segments if segment.end is not None and segment.cause is not None]
    return [
        (round(s.start / WINDOW), round((s.end or 0) / WINDOW), s.cause or SegmentEnd.TURN) for s in closed
    ]


def test_a_segment_opens_with_pre_roll_and_closes_after_a_pause() -> None:
    segments = heard("." * 20 + "v" * 30 + "." * 20)
    voice_start, voice_end = 20 * WINDOW, 50 * WINDOW
    start, end = Ticks(voice_start - SETTINGS.pre_roll), Ticks(voice_end + SETTINGS.hangover)
    opened = SpeechSegment("floor", 0, start, known_at=Ticks(voice_start + SETTINGS.minimum_speech))
    heard_all = Ticks(60 * WINDOW)
    closed = SpeechSegment("floor", 0, start, end, SegmentEnd.PAUSE, known_at=heard_all)
    assert segments == [opened, closed]


def test_opening_is_told_as_soon_as_there_is_enough_voice_and_closing_when_the_pause_is_over() -> None:
    segmentation = Segmentation("floor", SETTINGS)
    told = [
        (index, segment.end is None)
        for index in range(60)
        for segment in segmentation.hear(Ticks(index * WINDOW), VOICE if 10 <= index < 30 else SILENCE)
    ]
    assert told == [(12, True), (39, False)]


def test_half_an_hour_of_silence_is_no_speech() -> None:
    assert heard("." * 56_250) == []


def test_a_click_is_no_speech() -> None:
    assert heard("." * 30 + "vv" + "." * 30 + "v.v.v.v." + "." * 30) == []


def test_between_the_thresholds_speech_goes_on_but_does_not_begin() -> None:
    assert heard("~" * 50) == []
    assert spans(heard("....." * 4 + "v" * 5 + "~" * 40 + "." * 20)) == [(14, 68, SegmentEnd.PAUSE)]


def test_pre_roll_reaches_neither_into_the_segment_before_nor_before_the_source() -> None:
    settings = SegmentationSettings(pause=ticks_from_ms(160), short_pause=ticks_from_ms(96))
    first, second = spans(heard("v" * 20 + "." * 6 + "v" * 20, settings))
    assert first == (0, 23, SegmentEnd.PAUSE)
    assert second == (23, 46, SegmentEnd.STREAM)


def test_the_end_of_the_source_closes_what_is_open() -> None:
    assert spans(heard("v" * 20)) == [(0, 20, SegmentEnd.STREAM)]
    assert spans(heard("v" * 20 + "." * 8)) == [(0, 23, SegmentEnd.STREAM)]
    assert heard("vv") == []


def test_a_long_segment_is_content_with_a_short_pause() -> None:
    short_dip = "." * 6
    assert spans(heard("v" * 200 + short_dip + "v" * 20)) == [(0, 226, SegmentEnd.STREAM)]
    assert spans(heard("v" * 440 + short_dip + "v" * 20))[0] == (0, 443, SegmentEnd.PAUSE)


def test_speech_without_pause_is_cut_at_the_hard_maximum_and_goes_on_at_the_same_point() -> None:
    segments = heard("v" * 1_000)
    closed = [segment for segment in segments if segment.end is not None]
    assert [segment.cause for segment in closed] == [SegmentEnd.LENGTH, SegmentEnd.LENGTH, SegmentEnd.STREAM]
    assert all(after.start == before.end for before, after in pairwise(closed))
    assert all(0 <= SETTINGS.hard_maximum - ((s.end or 0) - s.start) < WINDOW for s in closed[:-1])


def test_a_voice_that_stops_with_the_cut_leaves_no_segment_without_speech() -> None:
    longest = SETTINGS.hard_maximum // WINDOW
    assert spans(heard("v" * longest + "." * 40)) == [(0, longest, SegmentEnd.LENGTH)]
    assert spans(heard("v" * (longest - 1) + "." * 40)) == [(0, longest, SegmentEnd.LENGTH)]


def test_missing_audio_counts_as_silence() -> None:
    assert spans(heard("v" * 20 + "_" * 20 + "v" * 20)) == [
        (0, 20, SegmentEnd.PAUSE),
        (40, 60, SegmentEnd.STREAM),
    ]
    assert spans(heard("v" * 20 + "_" * 5 + "v" * 20)) == [(0, 45, SegmentEnd.STREAM)]
    assert heard("..vv_vv..") == []


def test_windows_must_not_overlap() -> None:
    segmentation = Segmentation("floor", SETTINGS)
    segmentation.hear(Ticks(0), SILENCE)
    with pytest.raises(ValueError, match="overlaps"):
        segmentation.hear(Ticks(WINDOW - 1), SILENCE)


def test_a_segment_is_cut_where_the_speaker_changed_and_goes_on_there() -> None:
    segmentation = Segmentation("floor", SETTINGS)
    for index in range(60):
        segmentation.hear(Ticks(index * WINDOW), VOICE)
    at, now = Ticks(40 * WINDOW + 5), Ticks(60 * WINDOW)
    closed, opened = segmentation.cut(at)
    assert (closed.segment, closed.end, closed.cause, closed.known_at) == (0, at, SegmentEnd.TURN, now)
    assert (opened.segment, opened.start, opened.end, opened.known_at) == (1, at, None, now)
    (last,) = segmentation.finish(now)
    assert (last.segment, last.start, last.end, last.cause) == (1, at, now, SegmentEnd.STREAM)


@pytest.mark.parametrize("at", [0, 20 * WINDOW, 30 * WINDOW])
def test_a_segment_is_cut_only_between_voices(at: int) -> None:
    segmentation = Segmentation("floor", SETTINGS)
    with pytest.raises(ValueError, match="voice"):
        segmentation.cut(Ticks(at))
    for index in range(25):
        segmentation.hear(Ticks(index * WINDOW), VOICE if index < 20 else SILENCE)
    with pytest.raises(ValueError, match="voice"):
        segmentation.cut(Ticks(at))


def test_numbers_may_be_shared_by_several_sources() -> None:
    numbers = iter([7, 9])
    segmentation = Segmentation("floor", SETTINGS, next_id=numbers.__next__)
    opened = [s for index in range(9) for s in segmentation.hear(Ticks(index * WINDOW), VOICE)]
    assert [segment.segment for segment in opened] == [7]


@pytest.mark.parametrize(
    "wrong",
    [
        {"enter": 0.3, "leave": 0.4},
        {"enter": 1.0},
        {"leave": 0.0},
        {"pre_roll": -1},
        {"pause": 0},
        {"short_pause": ticks_from_ms(500)},
        {"soft_maximum": ticks_from_ms(16_000)},
        {"hard_maximum": ticks_from_ms(500), "soft_maximum": 0},
    ],
)
def test_settings_that_contradict_one_another_are_refused(wrong: dict[str, float]) -> None:
    with pytest.raises(ValueError, match="must"):
        SegmentationSettings(**wrong)  # type: ignore[arg-type]


levels = st.floats(0.0, 1.0) | st.sampled_from([SILENCE, VOICE])
runs = st.lists(st.tuples(levels, st.integers(1, 80), st.integers(0, 30 * WINDOW)), max_size=20)
settings_drawn = st.builds(
    SegmentationSettings,
    minimum_speech=st.integers(0, 10_000).map(Ticks),
    pre_roll=st.integers(0, 20_000).map(Ticks),
    hangover=st.integers(0, 20_000).map(Ticks),
    pause=st.integers(5_000, 25_000).map(Ticks),
    short_pause=st.integers(1, 5_000).map(Ticks),
    soft_maximum=st.integers(0, 60_000).map(Ticks),
    hard_maximum=st.integers(60_000, 120_000).map(Ticks),
)


@given(runs=runs, settings=settings_drawn)
def test_segments_follow_one_another_whatever_is_heard(
    runs: list[tuple[float, int, int]], settings: SegmentationSettings
) -> None:
    segmentation = Segmentation("floor", settings)
    told: list[tuple[Ticks, SpeechSegment]] = []
    now = Ticks(0)
    for level, windows, missing in runs:
        now = Ticks(now + missing)
        for _ in range(windows):
            told += [(Ticks(now + WINDOW), segment) for segment in segmentation.hear(now, level)]
            now = Ticks(now + WINDOW)
    told += [(now, segment) for segment in segmentation.finish(now)]
    assert all(segment.start <= at and (segment.end or 0) <= at for at, segment in told)
    opened, closed = [s for _, s in told[::2]], [s for _, s in told[1::2]]
    assert all(
        before.end is None and after.end is not None for before, after in zip(opened, closed, strict=True)
    )
    assert [(s.segment, s.start) for s in opened] == [(s.segment, s.start) for s in closed]
    assert [s.segment for s in opened] == list(range(len(opened)))
    assert all(s.end is not None and 0 < s.end - s.start <= settings.hard_maximum for s in closed)
    assert all((before.end or 0) <= after.start for before, after in pairwise(closed))
