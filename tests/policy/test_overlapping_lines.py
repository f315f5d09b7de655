"""People who speak at once on one source: however their lines are cut and joined, every word is kept once."""

from collections.abc import Sequence

from hypothesis import given
from hypothesis import strategies as st

from interpreter.domain.errors import UserMistake
from interpreter.domain.hypothesis import Origin, Word, text_of
from interpreter.domain.records import LinesEdited, Record, Replacement, WordsCommitted
from interpreter.domain.timeline import Ticks
from interpreter.domain.transcript import Line, LineId
from interpreter.policy.editing import committed_in, languages_of, merged, split, text_in, with_text, words_in
from interpreter.policy.transcription import Transcription, folded
from interpreter.policy.word_timing import squeezed


def said(utterance: int, start: int, text: str, language: str = "en") -> WordsCommitted:
    words = tuple(
        Word(word, Ticks(start + 12 * place), Ticks(start + 12 * place + 10))
        for place, word in enumerate(text.split())
    )
    origin = Origin.FLOOR if language == "en" else Origin.MACHINE
    return WordsCommitted(utterance, "floor", origin, language, words, None, Ticks(0), ended=True)


COMMITTED: list[Record] = [
    said(0, 0, "alpha bravo charlie delta"),
    said(0, 5, "uno dos , tres cuatro", "es"),
    said(1, 20, "one two three four"),
    said(1, 28, "primero segundo . tercero", "es"),
    said(2, 30, "ONE , TWO"),
    said(3, 33, "nada más", "es"),
]


def cut(now: Transcription, line: Line, language: str, position: int) -> None:
    halves = split(
        now.noted(line.id), language, position, now.committed([line.id]), part=now.unused_part(line.id)
    )
    now.take(LinesEdited((Replacement((line.id,), halves),), "split", "now"))


def join(now: Transcription, lines: Sequence[LineId]) -> None:
    new = merged([now.noted(line) for line in lines], now.committed(lines))
    now.take(LinesEdited((Replacement(tuple(lines), (new,)),), "merge", "now"))


def write(now: Transcription, line: Line, language: str, text: str) -> None:
    new = with_text(now.noted(line.id), language, text, now.committed([line.id]))
    now.take(LinesEdited((Replacement((line.id,), (new,)),), "edit", "now"))


def test_the_beginning_of_one_is_merged_with_what_another_said_meanwhile() -> None:
    now = folded([COMMITTED[0], COMMITTED[2]])
    cut(now, now.transcript().lines[0], "en", len("alpha bravo charlie"))
    join(now, [line.id for line in now.transcript().lines[:2]])
    both, rest = now.transcript().lines
    assert (both.text, rest.text) == ("alpha bravo charlie one two three four", "delta")
    assert (both.edited, rest.edited) == (False, False)
    assert [word.start for word in (*both.words, *rest.words)] == [0, 12, 24, 20, 32, 44, 56, 36]
    write(now, rest, "en", "echo")
    write(now, both, "en", "Alpha bravo charlie one two three four")
    join(now, [both.id, rest.id])
    (whole,) = now.transcript().lines
    assert whole.text == "Alpha bravo charlie one two three four echo"
    assert whole.original == {"en": "alpha bravo charlie one two three four delta"}
    write(now, whole, "en", "alpha bravo charlie one two three four delta")
    assert not now.transcript().lines[0].edited


steps = st.tuples(
    st.sampled_from(["split", "split", "merge", "merge", "edit"]),
    st.integers(0, 9),
    st.sampled_from(["en", "es"]),
    st.integers(1, 40),
)


def step(now: Transcription, kind: str, place: int, language: str, position: int) -> bool:
    """Make a step where it can be made; say whether it edited a text."""
    lines = now.transcript().lines
    place %= len(lines)
    line = lines[place]
    text = text_in(line, language)
    try:
        match kind:
            case "split":
                cut(now, line, language, position % (len(text) or 1))
            case "merge" if place + 1 < len(lines):
                join(now, [line.id, lines[place + 1].id])
            case "edit" if text:
                write(now, line, language, f"{text} x")
                return True
    except UserMistake:
        pass
    return False


def letters(now: Transcription, language: str) -> list[str]:
    return sorted("".join(squeezed(committed_in(line, language)) for line in now.transcript().lines))


def check(now: Transcription) -> None:
    """Each line rests on its own words, and is edited where it does not say them."""
    for line in now.transcript().lines:
        committed = now.committed([line.id])
        for language in languages_of(line):
            rests_on = text_of(committed[language])
            assert committed_in(line, language) == rests_on
            assert (language in line.original) == (text_in(line, language) != rests_on)
            assert text_of(words_in(line, language, committed)) == text_in(line, language)


@given(st.lists(steps, max_size=16))
def test_whatever_is_cut_and_merged_every_word_is_kept_once_and_only_edits_are_told_as_such(
    wanted: Sequence[tuple[str, int, str, int]],
) -> None:
    now = folded(COMMITTED)
    before = {language: letters(now, language) for language in ("en", "es")}
    edited = 0
    for one in wanted:
        edited += step(now, *one)
        check(now)
        assert {language: letters(now, language) for language in before} == before
        assert any(line.edited for line in now.transcript().lines) == bool(edited)
