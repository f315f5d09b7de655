"""Lines are edited, and what was committed can always be told from what was not."""

from collections.abc import Sequence
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from interpreter.domain.errors import UserMistake
from interpreter.domain.hypothesis import Origin, Word, Words, text_of
from interpreter.domain.timeline import Ticks
from interpreter.domain.transcript import Found, Line, LineId, Provenance, Transcript
from interpreter.policy.editing import (
    committed_in,
    find,
    languages_of,
    merged,
    place_of,
    replaced,
    split,
    text_in,
    with_text,
    words_in,
)


def said(text: str, start: int = 0) -> Words:
    return tuple(
        Word(word, Ticks(start + 10 * place), Ticks(start + 10 * place + 8))
        for place, word in enumerate(text.split())
    )


ENGLISH = said("Good morning . Now we start")
SPANISH = said("Buenos días . Ahora empezamos", 4)
COMMITTED = {"en": ENGLISH, "es": SPANISH}


def line(utterance: int = 1, english: Words = ENGLISH, spanish: Words = SPANISH) -> Line:
    timed = english or spanish
    return Line(
        utterance, "floor", "S1", timed[0].start, timed[-1].end, "en", text_of(english),
        {"es": text_of(spanish)} if spanish else {}, words=english,
    )  # fmt: skip


def test_an_edit_says_what_was_committed_until_the_committed_text_is_back() -> None:
    edited = with_text(line(), "en", " Good\nevening. Now we start ", COMMITTED)
    assert (edited.text, edited.original) == (
        "Good evening. Now we start",
        {"en": "Good morning. Now we start"},
    )
    assert [word.text for word in edited.words][:3] == ["Good", "evening", "."]
    assert edited.words[1].start == ENGLISH[1].start
    again = with_text(edited, "en", "Good day. Now we start", COMMITTED)
    assert again.original == edited.original
    assert with_text(again, "en", "Good morning. Now we start", COMMITTED) == line()


def test_a_translation_may_be_emptied_and_what_was_said_may_not() -> None:
    emptied = with_text(line(), "es", "", COMMITTED)
    assert (emptied.translations, emptied.original) == ({"es": ""}, {"es": "Buenos días. Ahora empezamos"})
    assert with_text(emptied, "es", "Buenos días. Ahora empezamos", COMMITTED) == line()
    with pytest.raises(UserMistake, match="cannot be emptied"):
        with_text(line(), "en", " ", COMMITTED)


def test_a_translation_that_never_was_is_added_and_taken_away_again() -> None:
    assert with_text(line(), "es", " Buenos días. Ahora  empezamos", COMMITTED) == line()
    added = with_text(line(), "ca", "Bon dia", COMMITTED)
    assert (added.translations["ca"], added.original) == ("Bon dia", {"ca": ""})
    assert words_in(added, "ca", COMMITTED)[0].start == added.start
    assert with_text(added, "ca", "", COMMITTED) == line()


def test_what_was_not_heard_can_be_written_down() -> None:
    unheard = line(english=())
    written = with_text(unheard, "en", "Good morning", {"es": SPANISH})
    assert (written.text, written.original, len(written.words)) == ("Good morning", {"en": ""}, 2)
    assert with_text(written, "en", "", {"es": SPANISH}) == unheard


def test_a_line_never_loses_all_its_text_also_where_nothing_was_committed() -> None:
    bare = replace(line(), text="", words=(), translations={"ca": "Bon dia"}, original={"ca": ""})
    with pytest.raises(UserMistake, match="cannot be emptied"):
        with_text(bare, "ca", "", {})
    both = replace(bare, translations={"ca": "Bon dia", "ar": "x"}, original={"ca": "", "ar": ""})
    assert list(languages_of(with_text(both, "ca", "", {}))) == ["ar"]


def test_what_passes_through_to_readers_follows_what_was_said() -> None:
    passing = replace(line(), translations={"en": "Good morning. Now we start"}, shown_only={"en": "Other"})
    edited = with_text(passing, "en", "Hello", COMMITTED)
    assert (edited.translations, edited.shown_only) == ({"en": "Hello"}, {"en": "Other"})
    assert list(languages_of(edited)) == ["en"]
    assert with_text(edited, "en", passing.text, COMMITTED) == passing
    shown = replace(passing, translations={}, shown_only={"en": passing.text})
    assert with_text(shown, "en", "Hello", COMMITTED).shown_only == {"en": "Hello"}


def test_each_text_is_edited_where_it_stands() -> None:
    both = replace(line(), shown_only={"es": "Del ordenador", "ca": "Bon dia"})
    assert [place_of(both, code) for code in ("en", "es", "ca", "ar")] == [
        "text", "translations", "shown_only", "translations",
    ]  # fmt: skip
    edited = with_text(both, "ca", "Bona tarda", COMMITTED)
    assert (edited.shown_only["ca"], committed_in(edited, "ca")) == ("Bona tarda", "Bon dia")
    assert text_in(both, "es") == "Buenos días. Ahora empezamos"
    alone = replace(line(english=()), translations={"en": "An interpreter"})
    assert text_in(alone, "en") == "An interpreter"


def test_a_line_is_cut_where_somebody_says_and_its_translation_where_the_sentence_ends() -> None:
    first, second = split(line(), "en", len("Good morning. "), COMMITTED, part=3)
    assert (first.text, second.text) == ("Good morning.", "Now we start")
    assert (first.translations, second.translations) == ({"es": "Buenos días."}, {"es": "Ahora empezamos"})
    assert (first.part, second.part, first.original, second.original) == (0, 3, {}, {})
    assert (first.start, first.end, second.start, second.end) == (0, 30, 30, line().end)
    assert (first.words, second.words) == (ENGLISH[:3], ENGLISH[3:])


def test_within_a_sentence_a_translation_is_cut_where_the_time_fits() -> None:
    first, second = split(line(), "es", len("Buenos"), COMMITTED, part=1)
    assert (first.translations["es"], second.translations["es"]) == ("Buenos", "días. Ahora empezamos")
    assert (first.text, second.text) == ("Good", "morning. Now we start")


def test_a_line_may_be_cut_within_a_word_but_not_at_an_end() -> None:
    first, second = split(line(), "en", len("Good mor"), COMMITTED, part=1)
    assert (first.text, second.text) == ("Good mor", "ning. Now we start")
    assert first.words[-1].end == second.words[0].start
    for position in (-5, 0, len(line().text), 999):
        with pytest.raises(UserMistake, match="between two of its words"):
            split(line(), "en", position, COMMITTED, part=1)


def test_what_was_edited_before_it_was_cut_stays_edited_on_its_side() -> None:
    edited = with_text(line(), "en", "Good evening. Now we start", COMMITTED)
    first, second = split(edited, "en", len("Good evening. "), COMMITTED, part=1)
    assert (first.original, second.original) == ({"en": "Good morning."}, {})
    assert split(edited, "es", len("Buenos días."), COMMITTED, part=1)[0].original == {"en": "Good morning."}


def test_texts_beside_another_one_stay_with_the_first_half() -> None:
    beside = replace(
        line(), translations={**line().translations, "en": "Spoken over"}, shown_only={"es": "Máquina"}
    )
    first, second = split(replace(beside, origin=Origin.HUMAN), "en", 4, COMMITTED, part=1)
    assert (first.shown_only, second.shown_only) == ({"es": "Máquina"}, {})
    assert (first.translations["en"], "en" in second.translations) == ("Spoken over", False)
    passing = replace(line(), shown_only={"en": line().text})
    assert [half.shown_only["en"] for half in split(passing, "en", 4, COMMITTED, part=1)] == [
        "Good", "morning. Now we start",
    ]  # fmt: skip


def test_a_short_line_is_cut_all_the_same() -> None:
    brief = replace(line(1, said("a b"), ()), start=Ticks(5), end=Ticks(5))
    assert [(half.text, half.start) for half in split(brief, "en", 1, {"en": said("a b")}, part=1)] == [
        ("a", 5),
        ("b", 5),
    ]


LATER = line(2, said("Thank you", 100), said("Gracias", 104))
TOGETHER = {"en": (*ENGLISH, *LATER.words), "es": (*SPANISH, *said("Gracias", 104))}


def test_lines_that_are_merged_say_what_both_said() -> None:
    one = merged([line(), LATER], TOGETHER)
    assert (one.id, one.start, one.end) == (LineId("floor", 1), 0, LATER.end)
    assert one.text == "Good morning. Now we start Thank you"
    assert one.translations == {"es": "Buenos días. Ahora empezamos Gracias"}
    assert (one.words, one.original) == (TOGETHER["en"], {})


def test_words_that_are_not_those_of_the_lines_are_not_written_into_them() -> None:
    wrong = said("Good morning . Now we start They saw me")
    one = merged([line(), LATER], {"en": wrong})
    assert (one.text, one.original) == ("Good morning. Now we start Thank you", {})


def test_a_merged_line_tells_what_was_edited_before() -> None:
    edited = replace(with_text(LATER, "en", "Thanks", TOGETHER), speaker="S7", speaker_edited=True)
    one = merged([line(), edited], TOGETHER)
    assert (one.text, one.original) == (
        "Good morning. Now we start Thanks", {"en": "Good morning. Now we start Thank you"},
    )  # fmt: skip
    assert (one.speaker, one.speaker_edited) == ("S7", True)
    assert merged([line(), LATER], {}).text == one.original["en"]


def test_lines_that_cannot_be_one_say_why() -> None:
    with pytest.raises(UserMistake, match="different languages"):
        merged([line(), replace(LATER, language="fr")], TOGETHER)
    for other in (
        replace(LATER, origin=Origin.HUMAN),
        replace(LATER, translations={}, shown_only={"es": "x"}),
    ):
        with pytest.raises(UserMistake, match="An interpreter was on air"):
            merged([line(), other], TOGETHER)
    assert merged([line(english=()), LATER], TOGETHER).language == "en"


@given(st.integers(1, 24), st.sampled_from(["en", "es"]))
def test_what_is_cut_and_merged_again_is_as_it_was(position: int, language: str) -> None:
    halves = split(line(), language, position, COMMITTED, part=1)
    assert merged(halves, COMMITTED) == line()


def transcript(*lines: Line) -> Transcript:
    return Transcript(Provenance("", "", "", ""), "en", ("es",), lines)


def places(
    lines: Sequence[Line], what: str, *, language: str | None = None, case: bool = False, whole: bool = False
) -> list[tuple[int, str, int, int]]:
    found = find(transcript(*lines), what, language=language, match_case=case, whole_words=whole)
    return [(one.line.utterance, one.language, one.start, one.end) for one in found]


def test_a_text_is_found_in_every_language_or_in_one() -> None:
    lines = [line(), LATER]
    assert places(lines, "GOOD") == [(1, "en", 0, 4)]
    assert places(lines, "GOOD", case=True) == []
    assert places(lines, "or") == [(1, "en", 6, 8), (1, "es", 15, 17)]
    assert places(lines, "ou", whole=True) == []
    assert places(lines, "you", whole=True, language="en") == [(2, "en", 6, 9)]
    assert places(lines, ".") == [(1, "en", 12, 13), (1, "es", 11, 12)]
    assert places(lines, "días", language="en") == []
    assert places(lines, "") == []
    assert Found(LineId("floor", 1), "en", 0, 4, "") in tuple(
        find(transcript(*lines), "good", language=None, match_case=False, whole_words=True)
    )


def hits(text: str, *places: tuple[int, int]) -> list[Found]:
    return [Found(LineId("floor", 1), "en", start, end, text) for start, end in places]


def test_places_are_written_over_from_the_last_to_the_first() -> None:
    text = "a b a b"
    assert replaced(text, hits(text, (0, 1), (4, 5), (4, 5)), "long") == "long b long b"
    assert replaced("abc", hits("abc", (1, 2)), "") == "ac"
    for wrong in (
        hits("abc", (0, 2), (1, 3)),
        hits("xabc", (1, 2)),
        [*hits("abc", (0, 1)), *hits("", (1, 2))],
    ):
        with pytest.raises(UserMistake, match="search again"):
            replaced("abc", wrong, "x")
