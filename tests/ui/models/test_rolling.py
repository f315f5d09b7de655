"""Captions that people can read while they grow."""

from dataclasses import dataclass, replace

from hypothesis import given, settings
from hypothesis import strategies as st

from interpreter.domain.captions import Caption
from interpreter.domain.hypothesis import Word, text_of
from interpreter.domain.timeline import Ticks
from ui.models.caption_page import Certainty, Shape
from ui.models.caption_pieces import cells_of
from ui.models.rolling import WAITS_S, CaptionWord, RollingText
from ui.models.speaker_colours import SpeakerColours
from ui.models.views import SpeakerView

EMPTY = Caption(1, 0, "floor", None, None, "es", "es", "", "", "", Ticks(0), Ticks(0))
FRAME_S = 1 / 30


def said(committed: str, provisional: str = "", predicted: str = "", **more: object) -> Caption:
    return replace(EMPTY, committed=committed, provisional=provisional, predicted=predicted, **more)


def shown(rolling: RollingText, now_s: float) -> list[str]:
    return [line.text for line in rolling.lines(now_s)]


def after(rolling: RollingText, begin_s: float, seconds: float) -> list[str]:
    now_s = begin_s
    while now_s < begin_s + seconds:
        rolling.lines(now_s)
        now_s += FRAME_S
    return shown(rolling, now_s)


def test_the_first_words_stand_on_the_bottom_line() -> None:
    rolling = RollingText()
    rolling.take(said("Buenos días."), 0.0)
    assert after(rolling, 0.0, 1.0) == ["", "Buenos días."]


def test_the_first_words_of_another_session_are_shown_though_their_numbers_were_used_before() -> None:
    rolling = RollingText()
    rolling.take(said("The first session ends here.", ended=True), 0.0)
    after(rolling, 0.0, 5.0)
    rolling.take(replace(said("cut off", "in the middle"), utterance=2), 5.0)
    rolling.clear()
    assert shown(rolling, 5.1) == ["", ""]
    rolling.take(said("Welcome back."), 5.1)
    assert after(rolling, 5.1, 2.0) == ["", "Welcome back."]


def test_a_full_line_rolls_up_and_no_word_is_broken() -> None:
    rolling = RollingText()
    rolling.take(said("The committee will now hear the third reading of the report."), 0.0)
    assert after(rolling, 0.0, 10.0) == ["The committee will now hear the third", "reading of the report."]


def test_a_small_display_has_shorter_lines() -> None:
    rolling = RollingText(shape=Shape(cells=37))
    rolling.take(said("The committee will now hear the third reading of the report."), 0.0)
    assert after(rolling, 0.0, 10.0) == ["The committee will now hear the", "third reading of the report."]


def test_words_come_at_no_more_than_180_a_minute() -> None:
    rolling = RollingText()
    rolling.take(said("one two three four five six"), 0.0)
    assert len(shown(rolling, 0.0)[1].split()) == 1
    assert len(after(rolling, 0.0, 0.9)[1].split()) == 3
    assert len(after(rolling, 0.9, 1.0)[1].split()) == 6


def test_text_that_comes_too_fast_is_six_seconds_late_at_most() -> None:
    rolling = RollingText(rows=40)
    words = [f"w{number}" for number in range(50)]
    rolling.take(said(" ".join(words)), 0.0)
    halfway = " ".join(after(rolling, 0.0, WAITS_S / 2)).split()
    assert 22 <= len(halfway) <= 28
    assert " ".join(after(rolling, WAITS_S / 2, WAITS_S / 2 + FRAME_S)).split() == words


def test_what_was_said_before_we_came_is_not_read_out_word_by_word() -> None:
    rolling = RollingText()
    for number in range(300):
        rolling.take(
            said(f"sentence number {number}.", utterance=number, start=Ticks(number), ended=True), 0.0
        )
    assert after(rolling, 0.0, 7.0)[1].endswith("sentence number 299.")


def test_captions_that_come_again_for_their_speaker_are_not_shown_again() -> None:
    rolling = RollingText()
    rolling.take(said("Thank you.", ended=True), 0.0)
    before = after(rolling, 0.0, 2.0)
    rolling.take(said("Thank you.", ended=True, revision=5, speaker="s1", speaker_name="Ana"), 2.0)
    assert after(rolling, 2.0, 2.0) == before


def test_the_name_is_told_when_the_speaker_changes() -> None:
    rolling = RollingText()
    ana = {"speaker": "s1", "speaker_name": "Ana", "ended": True}
    rolling.take(said("Good morning.", utterance=1, start=Ticks(1), **ana), 0.0)
    rolling.take(said("Welcome.", utterance=2, start=Ticks(2), **ana), 0.0)
    assert after(rolling, 0.0, 3.0) == ["", "Ana: Good morning. Welcome."]
    ben = {"speaker": "s2", "speaker_name": "Ben", "ended": True}
    rolling.take(said("Hello.", utterance=3, start=Ticks(3), **ben), 3.0)
    assert after(rolling, 3.0, 3.0) == ["Ana: Good morning. Welcome.", "Ben: Hello."]


def test_a_speaker_without_a_name_begins_with_a_dash() -> None:
    rolling = RollingText()
    rolling.take(said("Yes?", utterance=1, speaker="s1", speaker_name="Ana", ended=True), 0.0)
    rolling.take(said("No.", utterance=2, start=Ticks(2), speaker="s2", ended=True), 0.0)
    assert after(rolling, 0.0, 3.0) == ["Ana: Yes?", "– No."]


def test_who_was_taken_for_somebody_else_is_named_the_next_time() -> None:
    rolling = RollingText()
    ana, ben = {"speaker": "s1", "speaker_name": "Ana"}, {"speaker": "s2", "speaker_name": "Ben"}
    rolling.take(said("One.", utterance=1, start=Ticks(1), ended=True, **ana), 0.0)
    rolling.take(said("Two.", utterance=2, start=Ticks(2), ended=True), 0.0)
    after(rolling, 0.0, 2.0)
    rolling.take(said("Two.", utterance=2, start=Ticks(2), ended=True, **ben), 2.0)
    rolling.take(said("Three.", utterance=3, start=Ticks(3), ended=True, **ana), 2.0)
    assert after(rolling, 2.0, 2.0) == ["Ana: One. Two.", "Ana: Three."]


def test_each_speaker_has_the_colour_that_the_booth_gave() -> None:
    colours = SpeakerColours()
    colours.learn([SpeakerView("s9", "Ana", 2)])
    rolling = RollingText(colour_of=colours)
    rolling.take(said("Hello.", speaker="s9", ended=True), 0.0)
    assert rolling.lines(0.0)[1].words[0].colour == 2
    assert colours(None) == 0
    assert colours("new") == 1
    colours.forget()
    assert colours("next") == 0


def test_a_refuted_prediction_blanks_in_place_and_its_space_is_used_again() -> None:
    rolling = RollingText()
    rolling.take(said("I would like to", predicted="thank the chair", revision=1), 0.0)
    assert after(rolling, 0.0, 4.0) == ["", "I would like to thank the chair"]
    rolling.take(said("I would like to", revision=2), 4.0)
    assert after(rolling, 4.0, 1.0) == ["", "I would like to"]
    rolling.take(said("I would like to object", revision=3), 5.0)
    assert after(rolling, 5.0, 1.0) == ["", "I would like to object"]


def test_words_after_one_that_became_shorter_stay_still() -> None:
    rolling = RollingText()
    rolling.take(said("We met", provisional="in Viena last spring", revision=1), 0.0)
    after(rolling, 0.0, 4.0)
    before = {word.text: word.cell for word in rolling.lines(4.0)[1].words}
    rolling.take(said("We met", provisional="in Vien last spring", revision=2), 4.0)
    now = {word.text: word.cell for word in rolling.lines(4.1)[1].words}
    assert now["last"] == before["last"]
    assert now["spring"] == before["spring"]


def test_prediction_alone_never_rolls_a_line_away() -> None:
    rolling = RollingText()
    rolling.take(said("The committee will now hear the third", predicted="reading of the annual report"), 0.0)
    assert after(rolling, 0.0, 12.0) == ["", "The committee will now hear the third"]


def test_words_shown_as_provisional_are_committed_at_once() -> None:
    rolling = RollingText()
    rolling.take(said("", provisional="one two three four", revision=1), 0.0)
    after(rolling, 0.0, 2.0)
    rolling.take(said("one two three four", revision=2), 2.0)
    assert [word.certainty for word in rolling.lines(2.0)[1].words] == [Certainty.COMMITTED] * 4


def test_two_who_speak_at_once_are_both_shown() -> None:
    rolling = RollingText(rows=9)
    long_turn, now_s = "", 0.0
    for number in range(40):
        long_turn += f" a{number}"
        rolling.take(
            said(long_turn.strip(), utterance=1, revision=number, speaker="s1", speaker_name="Ana"), now_s
        )
        if number == 5:
            other = said(
                "I object.", utterance=2, start=Ticks(9), speaker="s2", speaker_name="Ben", ended=True
            )
            rolling.take(other, now_s)
        after(rolling, now_s, 0.4)
        now_s += 0.4
    text = " ".join(after(rolling, now_s, 7.0))
    assert "Ben: I object." in text
    assert "Ana: a39" in text or text.endswith("a39")


def test_ideographs_break_anywhere_and_count_twice() -> None:
    rolling = RollingText()
    text = "主席先生，各位代表，我很荣幸在这里发言。今天的议题非常重要。"
    rolling.take(said(text, ended=True), 0.0)
    lines = after(rolling, 0.0, 12.0)
    assert all(cells_of(line.replace(" ", "")) <= 42 for line in lines)
    assert "".join(lines).replace(" ", "") == text
    assert not lines[1].startswith(("，", "。"))


def test_a_word_longer_than_a_line_is_broken_because_it_must_be() -> None:
    rolling = RollingText()
    rolling.take(said("https://example.org/" + "x" * 60, ended=True), 0.0)
    assert all(cells_of(line) <= 42 for line in after(rolling, 0.0, 3.0))


def test_other_lines_are_set_anew_with_the_same_words() -> None:
    rolling = RollingText()
    rolling.take(said("The committee will now hear the third reading of the report."), 0.0)
    after(rolling, 0.0, 10.0)
    rolling.reshape(Shape(cells=30))
    assert shown(rolling, 11.0) == ["The committee will now hear", "the third reading of the", "report."][1:]


def test_arabic_is_written_from_right_to_left() -> None:
    rolling = RollingText()
    rolling.take(said("شكرا", right_to_left=True), 0.0)
    assert rolling.right_to_left


@dataclass
class Growing:
    """An utterance whose words become certain step by step."""

    committed: tuple[str, ...]
    provisional: tuple[str, ...]
    predicted: tuple[str, ...]
    pause_s: float
    ends: bool


TOKENS = st.sampled_from(
    ["a", "the", "committee", "amendment", "(", ")", ",", ".", "«", "»", "año", "委员", "会", "。", "1.5"]
)
STEPS = st.lists(
    st.builds(
        Growing,
        committed=st.lists(TOKENS, max_size=5).map(tuple),
        provisional=st.lists(TOKENS, max_size=4).map(tuple),
        predicted=st.lists(TOKENS, max_size=3).map(tuple),
        pause_s=st.floats(0.0, 2.0),
        ends=st.booleans(),
    ),
    max_size=14,
)


def _text(tokens: tuple[str, ...]) -> str:
    return text_of(Word(token, Ticks(0), Ticks(0)) for token in tokens)


@settings(max_examples=30, deadline=None)
@given(STEPS)
def test_a_committed_word_keeps_its_line_and_column_until_it_is_rolled_out(steps: list[Growing]) -> None:
    rolling = RollingText()
    committed: tuple[str, ...] = ()
    utterance, now_s, bottom = 1, 0.0, 0
    places: dict[tuple[int, int], CaptionWord] = {}
    for revision, step in enumerate(steps):
        committed += step.committed
        tail = ("", "") if step.ends else (_text(step.provisional), _text(step.predicted))
        rolling.take(
            said(
                _text(committed),
                *tail,
                utterance=utterance,
                revision=revision,
                ended=step.ends,
                start=Ticks(utterance),
            ),
            now_s,
        )
        until_s = now_s + step.pause_s
        while now_s < until_s:
            lines = rolling.lines(now_s)
            now_s += 0.1
            assert [line.number for line in lines] == [lines[-1].number - 1, lines[-1].number]
            assert lines[-1].number >= bottom
            bottom = lines[-1].number
            here = {(line.number, word.cell): word for line in lines for word in line.words}
            for place, word in places.items():
                if place[0] >= bottom - 1:
                    assert here[place].text == word.text
            for line in lines:
                ends = [word.cell + cells_of(word.text) for word in line.words]
                begins = [word.cell for word in line.words]
                assert all(end <= begin for end, begin in zip(ends, begins[1:], strict=False))
                assert all(end <= 44 for end in ends)
            places |= {at: word for at, word in here.items() if word.certainty is Certainty.COMMITTED}
        if step.ends:
            utterance, committed = utterance + 1, ()


@settings(max_examples=20, deadline=None)
@given(st.lists(st.tuples(st.integers(0, 12), st.floats(0.1, 3.0)), min_size=1, max_size=12))
def test_every_committed_word_is_shown_in_order_within_six_seconds(bursts: list[tuple[int, float]]) -> None:
    rolling = RollingText(rows=400)
    words: list[str] = []
    arrived: list[float] = []
    now_s = 0.0
    for revision, (count, pause_s) in enumerate(bursts):
        words += [f"w{len(words) + number}" for number in range(count)]
        arrived += [now_s] * count
        rolling.take(said(" ".join(words), revision=revision), now_s)
        until_s = now_s + pause_s
        while now_s < until_s:
            seen = " ".join(line.text for line in rolling.lines(now_s)).split()
            assert seen == words[: len(seen)]
            assert all(now_s - since_s < WAITS_S for since_s in arrived[len(seen) :])
            now_s += 0.1
