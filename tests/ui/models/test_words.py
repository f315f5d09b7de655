"""Where words stand, and that they stay there."""

from hypothesis import given
from hypothesis import strategies as st

from ui.models.conversation import Text
from ui.models.scripts import Flow, flow_of, units
from ui.models.words import Certainty, Column, Placed, Word, lines_of, place, visual, words_of

COLUMN = Column(200.0, 5.0, lambda word: 10.0 * len(word))


def heard(text: str, provisional: str = "", predicted: str = "") -> list[Word]:
    return words_of(Text(text, provisional, predicted), lambda piece: [piece])


def shown(placed: list[Placed]) -> dict[str, tuple[int, float]]:
    return {one.word.text: (one.line, one.x) for one in placed}


@given(st.lists(st.text("abcdefghij", min_size=1, max_size=12), min_size=1, max_size=30), st.data())
def test_words_that_come_later_never_move_earlier_ones(words: list[str], data: st.DataObject) -> None:
    cut = data.draw(st.integers(0, len(words)))
    some = place(heard(" ".join(words[:cut])), COLUMN)
    every = place(heard(" ".join(words)), COLUMN)
    assert every[:cut] == some


@given(st.lists(st.sampled_from(["a", "bb", "ccc", "dddd"]), min_size=1, max_size=20), st.data())
def test_growing_word_by_word_gives_the_same_places_as_at_once(words: list[str], data: st.DataObject) -> None:
    placed: list[Placed] = []
    for count in range(1, len(words) + 1):
        cut = data.draw(st.integers(0, count))
        placed = place(heard(" ".join(words[:cut]), " ".join(words[cut:count])), COLUMN, placed)
    at_once = place(heard(" ".join(words)), COLUMN)
    assert [(one.word.text, one.line, one.x) for one in placed] == [
        (one.word.text, one.line, one.x) for one in at_once
    ]


@given(st.lists(st.text("abc", min_size=1, max_size=30), max_size=20))
def test_no_word_passes_the_edge_of_its_column(words: list[str]) -> None:
    for one in place(heard(" ".join(words)), COLUMN):
        assert one.x + one.width <= COLUMN.width


def test_a_word_that_becomes_certain_stays_where_it_was() -> None:
    before = place(heard("we", "will now", "vote"), COLUMN)
    after = place(heard("we will", "now", "vote"), COLUMN, before)
    assert shown(after) == shown(before)
    assert [one.word.certainty for one in after] == [0, 0, Certainty.PROVISIONAL, Certainty.PREDICTED]


def test_a_refuted_prediction_leaves_a_blank_and_what_follows_stays() -> None:
    before = place(heard("we", "", "maybe vote now"), COLUMN)
    after = place(heard("we", "", "vote now"), COLUMN, before)
    assert shown(after)["vote"] == shown(before)["vote"]
    assert shown(after)["now"] == shown(before)["now"]


def test_the_blank_of_a_refuted_prediction_is_used_again() -> None:
    before = place(heard("we", "", "maybe vote"), COLUMN)
    blank = place(heard("we", "", "vote"), COLUMN, before)
    after = place(heard("we can", "", "vote"), COLUMN, blank)
    assert shown(after)["can"] == (0, 25.0)
    assert shown(after)["vote"] == shown(before)["vote"]


def test_a_mark_hangs_over_the_edge_rather_than_move_its_word() -> None:
    before = place(heard("twelve letter words"), COLUMN)
    after = place(heard("twelve letter words."), COLUMN, before)
    assert [(one.line, one.x) for one in after] == [(one.line, one.x) for one in before]
    glued = place(heard("twelve letter words", "."), COLUMN, before)
    assert glued[:3] == before
    assert glued[3].line == before[2].line


def test_a_word_wider_than_its_column_is_split() -> None:
    placed = place(heard("x" * 45), COLUMN)
    assert [len(one.word.text) for one in placed] == [20, 20, 5]
    assert lines_of(placed) == 3


def test_right_to_left_text_begins_at_the_right() -> None:
    placed = visual(place(heard("שלום עולם"), COLUMN), COLUMN.width, right_to_left=True)
    assert placed[0].x + placed[0].width == COLUMN.width
    assert placed[1].x + placed[1].width < placed[0].x


def test_a_latin_name_in_right_to_left_text_reads_from_the_left() -> None:
    words = {
        one.word.text: one.x
        for one in visual(place(heard("אני John Smith פה"), COLUMN), COLUMN.width, right_to_left=True)
    }
    assert words["אני"] > words["Smith"] > words["John"] > words["פה"]


def test_arabic_words_in_left_to_right_text_read_from_the_right() -> None:
    words = {
        one.word.text: one.x
        for one in visual(place(heard("so صباح الخير he"), COLUMN), COLUMN.width, right_to_left=False)
    }
    assert words["so"] < words["الخير"] < words["صباح"] < words["he"]


def test_japanese_breaks_anywhere_but_before_closing_marks_and_small_kana() -> None:
    assert units("「はい」、きょう。") == ["「は", "い」、", "きょ", "う。"]
    assert "".join(units("第3回OpenBooth会議")) == "第3回OpenBooth会議"
    words = words_of(Text("会議を", "始めます"), lambda piece: [piece])
    assert not any(word.spaced for word in words[1:])


def test_thai_is_broken_by_who_knows_its_words() -> None:
    words = words_of(Text("สวัสดีครับ"), lambda _: ["สวัสดี", "ครับ"])
    assert [word.text for word in words] == ["สวัสดี", "ครับ"]


def test_the_first_strong_letter_says_which_way_a_word_reads() -> None:
    assert flow_of("«abc") is Flow.LEFT_TO_RIGHT
    assert flow_of("(سلام") is Flow.RIGHT_TO_LEFT
    assert flow_of("1,250") is Flow.NUMBER
    assert flow_of("–") is Flow.NONE
