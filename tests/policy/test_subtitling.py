"""Subtitles can be read in time and leave nothing out."""

from dataclasses import replace
from itertools import pairwise

from hypothesis import example, given
from hypothesis import strategies as st

from interpreter.domain.hypothesis import Word
from interpreter.domain.timeline import Ticks, ticks_from_ms
from interpreter.policy.subtitling import LONGEST_MS, ROW_CHARACTERS, SHORTEST_MS, Cue, Passage, subtitles


def passage(
    start_ms: int, end_ms: int, *texts: str, words: tuple[Word, ...] = (), label: str = ""
) -> Passage:
    languages = ("en", "es", "ca")
    pairs = tuple(zip(languages, texts, strict=False))
    return Passage(ticks_from_ms(start_ms), ticks_from_ms(end_ms), pairs, words, label)


def timed(text: str, *starts_ms: int, length_ms: int = 200) -> tuple[Word, ...]:
    return tuple(
        Word(token, ticks_from_ms(start), ticks_from_ms(start + length_ms))
        for token, start in zip(text.split(), starts_ms, strict=True)
    )


def text_of(cues: tuple[Cue, ...], language: str, number: int) -> str:
    rows = (
        row
        for cue in cues
        if cue.passage == number
        for block in cue.blocks
        if block.language == language
        for row in block.rows
    )
    return " ".join(rows)


def test_a_short_utterance_is_one_subtitle_with_a_block_per_language() -> None:
    (cue,) = subtitles([passage(1000, 3000, "Good morning.", "Buenos días.")])
    assert (cue.start_ms, cue.end_ms) == (1000, 3000)
    assert [(block.language, block.rows) for block in cue.blocks] == [
        ("en", ("Good morning.",)), ("es", ("Buenos días.",)),
    ]  # fmt: skip


def test_two_rows_are_about_equally_long() -> None:
    (cue,) = subtitles([passage(0, 5000, "the quick brown fox jumps over the lazy dog and runs")])
    assert cue.blocks[0].rows == ("the quick brown fox jumps", "over the lazy dog and runs")


def test_a_long_utterance_is_cut_at_a_sentence_and_each_piece_has_the_time_of_its_words() -> None:
    text = (
        "We met again in the old harbour hall. Then the committee of nine voted for a bridge across the bay."
    )
    starts = [300 * index for index in range(len(text.split()))]
    first, second = subtitles([passage(0, starts[-1] + 200, text, words=timed(text, *starts))])
    assert first.blocks[0].rows == ("We met again in the old harbour hall.",)
    assert second.start_ms == 8 * 300
    assert " ".join(second.blocks[0].rows) == text[38:]


def test_all_languages_are_cut_at_the_same_place_of_the_speech() -> None:
    english = " ".join(["word"] * 60)
    spanish = " ".join(["palabra"] * 60)
    cues = subtitles([passage(0, 30_000, english, spanish)])
    shares = [
        [len(" ".join(block.rows).split()) for block in cue.blocks if block.language == language]
        for language in ("en", "es")
        for cue in cues
    ]
    assert all(share for share in shares)
    assert text_of(cues, "es", 0) == spanish


def test_slow_speech_is_cut_so_that_no_subtitle_stays_for_more_than_seven_seconds() -> None:
    text = "One moment please"
    cues = subtitles([passage(0, 20_200, text, words=timed(text, 0, 10_000, 20_000))])
    assert [cue.start_ms for cue in cues] == [0, 10_000, 20_000]


def test_a_short_word_stays_long_enough_to_be_read_but_gives_way_to_the_next() -> None:
    lonely, pressed, after = subtitles(
        [passage(0, 100, "Yes."), passage(5000, 5100, "No."), passage(5400, 9000, "Why?")]
    )
    assert (lonely.start_ms, lonely.end_ms) == (0, 1000)
    assert (pressed.start_ms, pressed.end_ms) == (5000, 6000)
    assert (after.start_ms, after.end_ms) == (6000, 9000)


def test_the_label_stands_before_the_first_text_there_is() -> None:
    (cue,) = subtitles([passage(0, 2000, "", "Hola", label="Ann Lee:")])
    assert [(block.language, block.rows) for block in cue.blocks] == [("es", ("Ann Lee: Hola",))]


def test_a_word_longer_than_a_row_has_a_row_of_its_own_and_is_not_broken() -> None:
    long = "x" * 60
    cues = subtitles([passage(0, 4000, f"before {long} after")])
    rows = [row for cue in cues for block in cue.blocks for row in block.rows]
    assert long in rows
    assert text_of(cues, "en", 0) == f"before {long} after"


def test_a_no_break_space_is_not_broken() -> None:
    (cue,) = subtitles([passage(0, 4000, "10\u00a0000 people")])
    assert cue.blocks[0].rows == ("10\u00a0000 people",)


def test_no_text_is_no_subtitle() -> None:
    assert subtitles([]) == ()
    assert subtitles([passage(0, 1000, "", " "), passage(0, 1000)]) == ()


def test_a_very_long_speech_in_no_time_is_cut_quickly_and_completely() -> None:
    text = "ten words of nine letters are nothing special here " * 2000
    cues = subtitles([passage(0, 10, text, text.upper())])
    assert text_of(cues, "es", 0) == text.upper().strip()


times = st.integers(0, 40_000)
texts = st.lists(st.text("abcdé.,", min_size=1, max_size=12) | st.just("y" * 50), max_size=50).map(" ".join)
passages = st.builds(
    lambda start, length, texts, label: passage(start, start + length, *texts, label=label),
    times,
    times,
    st.lists(texts, min_size=1, max_size=3),
    st.sampled_from(["", "Ann:", "A very long name that goes on and on and on for ever:"]),
)


@given(st.lists(passages, max_size=5))
@example([passage(0, 0, "a b"), passage(0, 0, "c", "d " * 60)])
def test_subtitles_can_be_read_and_hold_every_word_of_every_language(given_passages: list[Passage]) -> None:
    cues = subtitles(given_passages)
    for cue in cues:
        assert SHORTEST_MS <= cue.end_ms - cue.start_ms <= LONGEST_MS
        for block in cue.blocks:
            assert 1 <= len(block.rows) <= 2
            assert all(len(row) <= ROW_CHARACTERS or " " not in row for row in block.rows)
    for before, after in pairwise(cues):
        assert before.end_ms <= after.start_ms
    for number, spoken in enumerate(given_passages):
        labelled = False
        for language, text in spoken.texts:
            expected = text.split()
            if expected and not labelled:
                expected, labelled = spoken.label.split() + expected, True
            assert text_of(cues, language, number).split() == expected


@given(
    st.lists(st.tuples(st.text("ab.", min_size=1, max_size=9), st.integers(0, 3000)), min_size=1, max_size=60)
)
def test_every_subtitle_begins_with_its_first_word_unless_the_one_before_needs_its_second(
    spoken: list[tuple[str, int]],
) -> None:
    now, words = 0, []
    for text, pause in spoken:
        words.append(Word(text, ticks_from_ms(now), ticks_from_ms(now + 200)))
        now += 200 + pause
    whole = Passage(Ticks(0), words[-1].end, (("en", " ".join(word.text for word in words)),), tuple(words))
    cues = subtitles([whole])
    position, free_from = 0, 0
    for cue in cues:
        begins = words[position].start // 48
        assert cue.start_ms == max(begins, free_from)
        position += len(" ".join(cue.blocks[0].rows).split())
        free_from = cue.end_ms
    assert position == len(words)


CHINESE = "港务局已决定在冬季风暴来临之前重建北码头，并将于下周二向议会申请一千二百万。"


def test_chinese_is_cut_without_spaces_along_with_the_speech_and_its_characters_take_twice_the_room() -> None:
    cues = subtitles(
        [passage(0, 8_000, "The harbour authority has decided to rebuild the pier. " * 3, CHINESE)]
    )
    assert len(cues) > 1
    rows = [row for cue in cues for block in cue.blocks if block.language == "es" for row in block.rows]
    assert "".join(rows) == CHINESE
    assert max(map(len, rows)) <= ROW_CHARACTERS // 2
    assert not any(row.startswith(("，", "。")) for row in rows)


def test_languages_are_shown_in_the_order_that_was_chosen_and_the_label_stands_before_the_first() -> None:
    both = replace(passage(0, 1_000, "one two", "uno dos", label="Ann:"), order=("es", "en"))
    assert [block.rows for block in subtitles([both])[0].blocks] == [("Ann: uno dos",), ("one two",)]
