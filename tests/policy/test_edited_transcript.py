"""What was edited after the event stands in the transcript, and every step of it can be taken back."""

from collections.abc import Sequence
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from interpreter.domain.channels import ListenerChannel
from interpreter.domain.hypothesis import Origin, Word, Words, text_of
from interpreter.domain.records import (
    EditRedone,
    EditUndone,
    LinesEdited,
    Record,
    RediarizationUndone,
    Rediarized,
    Replacement,
    SessionClosed,
    SessionOpened,
    WordsCommitted,
)
from interpreter.domain.settings import SessionSettings
from interpreter.domain.speech import SpeakerNamed, SpeakersMerged, SpeakerTurn, TurnsReassigned
from interpreter.domain.timeline import Ticks
from interpreter.domain.transcript import Line, LineId, Provenance
from interpreter.policy.editing import committed_in, merged, split, text_in, with_text, words_in
from interpreter.policy.transcription import Transcription, folded, transcribe
from interpreter.policy.word_timing import joined, written

OPENED = SessionOpened(
    Provenance("20261121-093012-ab12", "2026-11-21T09:30:12+01:00", "builtin", "0.1.0", ("panel.flac",)),
    SessionSettings("en", (ListenerChannel("es", "es"),), "builtin"),
)
UNDO, REDO = EditUndone("now"), EditRedone("now")
ONE, HALF, TWO = LineId("floor", 1), LineId("floor", 1, 1), LineId("floor", 2)


def said(utterance: int, text: str, language: str = "en", *, step: int = 10) -> WordsCommitted:
    start = 1000 * utterance
    words = tuple(
        Word(word, Ticks(start + step * place), Ticks(start + step * (place + 1)))
        for place, word in enumerate(text.split())
    )
    origin = Origin.FLOOR if language == "en" else Origin.MACHINE
    return WordsCommitted(utterance, "floor", origin, language, words, None, Ticks(0), ended=True)


def turn(number: int, speaker: str | None, start: int, end: int) -> SpeakerTurn:
    return SpeakerTurn(number, "floor", speaker, None, Ticks(start), Ticks(end), 1.0, settled=True)


COMMITTED: list[Record] = [
    OPENED,
    said(1, "Good morning . Now we start"),
    said(1, "Buenos días . Ahora empezamos", "es"),
    turn(1, "S1", 1000, 1500),
    said(2, "Thank you"),
    said(2, "Gracias", "es"),
    turn(2, "S2", 2000, 2500),
    said(3, "", "en"),
    said(3, "Solo aquí", "es"),
    SessionClosed(Ticks(9000)),
]


def edited(*replacements: Replacement, what: str = "edit") -> LinesEdited:
    return LinesEdited(replacements, what, "now")


def rewritten(now: Transcription, line: LineId, text: str, language: str = "en") -> LinesEdited:
    new = with_text(now.noted(line), language, text, now.committed([line]))
    return edited(Replacement((line,), (new,)))


def cut(now: Transcription, line: LineId, position: int) -> LinesEdited:
    part = now.unused_part(line)
    halves = split(now.noted(line), "en", position, now.committed([line]), part=part)
    return edited(Replacement((line,), halves), what="split")


def made_one(now: Transcription, lines: Sequence[LineId]) -> LinesEdited:
    new = merged([now.noted(line) for line in lines], now.committed(lines))
    return edited(Replacement(tuple(lines), (new,)), what="merge")


def given_to(now: Transcription, line: LineId, speaker: str) -> LinesEdited:
    new = replace(now.noted(line), speaker=speaker, speaker_edited=True)
    return edited(Replacement((line,), (new,)), what="speaker")


def speakers(records: Sequence[Record]) -> list[str | None]:
    return [line.speaker for line in transcribe(records).lines]


def test_a_step_is_undone_and_redone_by_its_name() -> None:
    now = folded(COMMITTED)
    before = now.transcript()
    assert (now.undoable, now.redoable) == ("", "")
    for step in (rewritten(now, ONE, "Hello"), UNDO, UNDO, REDO, REDO):
        now.take(step)
    assert (now.undoable, now.redoable, now.transcript().lines[0].text) == ("edit", "", "Hello")
    now.take(UNDO)
    assert (now.undoable, now.redoable, now.transcript()) == ("", "edit", before)
    now.take(cut(now, ONE, 4))
    assert (now.undoable, now.redoable) == ("split", "")
    now.take(REDO)
    assert len(now.transcript().lines) == len(before.lines) + 1


def test_a_speaker_whom_somebody_set_stays_and_others_follow_the_turns() -> None:
    now = folded(COMMITTED)
    steps = [given_to(now, ONE, "S5"), rewritten(now, TWO, "Thanks")]
    assert speakers([*COMMITTED, *steps]) == ["S5", "S2", None]
    again = Rediarized("other", (turn(7, "S8", 0, 9000),), "now")
    assert speakers([*COMMITTED, *steps, again]) == ["S5", "S8", "S8"]
    assert speakers([*COMMITTED, *steps, again, RediarizationUndone("now")]) == ["S5", "S2", None]
    assert speakers([*COMMITTED, *steps, SpeakersMerged("S5", "S2")]) == ["S2", "S2", None]
    nobody = replace(now.noted(ONE), speaker=None, speaker_edited=True)
    assert speakers([*COMMITTED, edited(Replacement((ONE,), (nobody,)))])[0] is None


def test_names_merges_and_turns_given_away_after_the_event_are_steps_as_well() -> None:
    live = [*COMMITTED[:-1], SpeakerNamed("S1", "Ann"), COMMITTED[-1]]
    steps: list[Record] = [
        SpeakerNamed("S1", "Anne"),
        SpeakersMerged("S2", "S1"),
        TurnsReassigned((1,), "S3"),
    ]
    now = folded([*live, *steps])
    assert [line.speaker for line in now.transcript().lines] == ["S3", "S1", None]
    undone = []
    while now.undoable:
        undone.append(now.undoable)
        now.take(UNDO)
    assert undone == ["reassign turns", "merge speakers", "name"]
    assert now.transcript() == transcribe(live)
    now.take(REDO)
    assert (dict(now.transcript().names), now.redoable) == ({"S1": "Anne"}, "merge speakers")


def test_a_new_speaker_of_a_line_is_known_and_has_an_id_of_his_own() -> None:
    now = folded(COMMITTED)
    now.take(given_to(now, TWO, "S3"))
    assert now.book.unused_speaker() == "S4"
    assert now.book.speakers == ("S1", "S2", "S3")
    assert (now.speaker_of(TWO), now.found_speaker(TWO)) == ("S3", "S2")
    assert now.found_speaker(ONE) == now.speaker_of(ONE) == "S1"
    guessed = folded([said(1, "Hello"), replace(said(2, "You"), speaker="S9")])
    assert guessed.heard().unused_speaker() == "S10"


def test_each_part_rests_on_its_own_words_however_it_came_about() -> None:
    now = folded(COMMITTED)
    now.take(cut(now, ONE, len("Good morning. ")))
    parts = [LineId("floor", 1), LineId("floor", 1, 1)]
    assert [texts(now.committed([part])) for part in parts] == [
        {"en": "Good morning .", "es": "Buenos días ."}, {"en": "Now we start", "es": "Ahora empezamos"},
    ]  # fmt: skip
    now.take(made_one(now, [parts[1], TWO]))
    assert texts(now.committed([parts[1]])) == {
        "en": "Now we start Thank you",
        "es": "Ahora empezamos Gracias",
    }
    assert now.transcript().lines[1].text == "Now we start Thank you"
    now.take(rewritten(now, parts[1], "Y ahora", "es"))
    assert texts(now.committed([parts[1]]))["es"] == "Ahora empezamos Gracias"
    assert not any(map(now.is_committed, parts))
    assert now.is_committed(LineId("floor", 3))


def test_lines_without_words_of_the_floor_are_attributed_by_their_translation() -> None:
    now = folded([*COMMITTED, turn(3, "S4", 3000, 3500)])
    now.take(rewritten(now, LineId("floor", 3), "Solo allí", "es"))
    assert now.transcript().lines[-1].speaker == "S4"
    far = replace(now.noted(LineId("floor", 3)), start=Ticks(7000), end=Ticks(7100))
    now.take(edited(Replacement((far.id,), (far,))))
    assert now.transcript().lines[-1].speaker is None


def test_what_the_machine_showed_beside_an_interpreter_rests_on_its_own_words() -> None:
    shown = Line(1, "floor", None, Ticks(0), Ticks(9), "en", "Hi", shown_only={"es": "Hola"})
    now = folded(COMMITTED)
    now.take(edited(Replacement((ONE,), (shown,))))
    assert now.committed([ONE])["es"] == ()


@pytest.mark.parametrize(
    "wrong",
    [
        Replacement((HALF,), (Line(1, "floor", None, Ticks(0), Ticks(1), "en", "x", part=1),)),
        Replacement((ONE,), (Line(2, "floor", None, Ticks(0), Ticks(1), "en", "x"),)),
        Replacement((ONE, ONE), (Line(1, "floor", None, Ticks(0), Ticks(1), "en", "x"),)),
        Replacement((ONE,), ()),
    ],
    ids=["a part that never was", "another's place", "twice", "for nothing"],
)
def test_a_step_that_does_not_fit_changes_nothing_and_can_be_undone(wrong: Replacement) -> None:
    now = folded(COMMITTED)
    before = now.transcript()
    now.take(edited(wrong))
    assert now.transcript() == before
    now.take(UNDO)
    assert (now.transcript(), now.undoable) == (before, "")


def test_what_was_edited_is_there_where_a_damaged_journal_lost_what_was_committed() -> None:
    whole = folded(COMMITTED)
    steps = [rewritten(whole, ONE, "Hello")]
    whole.take(steps[0])
    steps.append(made_one(whole, [ONE, TWO]))
    lost = [one for one in COMMITTED if not isinstance(one, WordsCommitted) or one.utterance != 1]
    now = folded([*lost, *steps])
    assert [line.text for line in now.transcript().lines] == ["Hello Thank you", ""]
    alone = folded([*lost, steps[0]])
    assert [line.text for line in alone.transcript().lines] == ["Hello", "Thank you", ""]
    assert alone.committed([ONE]) == {"en": (), "es": ()}
    alone.take(rewritten(alone, ONE, "Hello there"))
    assert alone.transcript().lines[0].original == {"en": "Good morning. Now we start"}
    for _ in range(3):
        alone.take(UNDO)
    assert [line.text for line in alone.transcript().lines] == ["Thank you", ""]


def test_words_that_a_damaged_journal_brings_late_join_what_was_not_edited() -> None:
    now = folded(COMMITTED)
    now.take(rewritten(now, ONE, "Hello"))
    now.take(said(2, "all", step=500))
    assert [line.text for line in now.transcript().lines[:2]] == ["Hello", "Thank you all"]


def test_a_record_that_was_closed_after_a_crash_says_so() -> None:
    cut_off = folded(COMMITTED[:-1])
    assert (cut_off.ended, cut_off.last_words, cut_off.last) == ("", 3020, 3020)
    recovered = folded([*COMMITTED[:-1], SessionClosed(Ticks(3020), recovered=True)])
    assert (recovered.ended, recovered.transcript().complete) == ("recovered", False)
    assert (folded(COMMITTED).ended, folded(COMMITTED).last) == ("closed", 9000)


def texts(committed: dict[str, Words]) -> dict[str, str]:
    return {language: " ".join(word.text for word in words) for language, words in committed.items()}


class Plain:
    """The text and the speaker of every line as plain strings, in states that are kept whole."""

    def __init__(self, lines: Sequence[Line]) -> None:
        self.states = [[(line.text, line.speaker) for line in lines]]
        self.undone: list[list[tuple[str, str | None]]] = []

    @property
    def lines(self) -> list[tuple[str, str | None]]:
        return self.states[-1]

    def change(self, first: int, count: int, *lines: tuple[str, str | None]) -> None:
        self.states.append([*self.lines[:first], *lines, *self.lines[first + count :]])
        self.undone.clear()

    def undo(self) -> None:
        if len(self.states) > 1:
            self.undone.append(self.states.pop())

    def redo(self) -> None:
        if self.undone:
            self.states.append(self.undone.pop())


steps = st.tuples(
    st.sampled_from(["text", "split", "merge", "speaker", "undo", "redo"]),
    st.integers(0, 9),
    st.text(alphabet="ab .,", min_size=1, max_size=9),
)


def step_of(now: Transcription, plain: Plain, step: tuple[str, int, str]) -> Record | None:
    """Make a step, in the plain lines too; None where there is nothing to do."""
    kind, place, text = step
    lines = [line for line in now.transcript().lines if line.text]
    place %= len(lines)
    (was, speaker), line = plain.lines[place], lines[place].id
    match kind:
        case "text" if written(text) not in {"", was}:
            plain.change(place, 1, (written(text), speaker))
            return rewritten(now, line, text)
        case "split" if " " in was.strip():
            at = was.strip().index(" ")
            plain.change(place, 1, (was[:at], speaker), (was[at + 1 :], speaker))
            return cut(now, line, at)
        case "merge" if place + 1 < len(lines) and speaker == plain.lines[place + 1][1]:
            plain.change(place, 2, (joined([was, plain.lines[place + 1][0]]), speaker))
            return made_one(now, [line, lines[place + 1].id])
        case "speaker":
            plain.change(place, 1, (was, text))
            return given_to(now, line, text)
        case "undo" | "redo":
            getattr(plain, kind)()
            return UNDO if kind == "undo" else REDO
        case _:
            return None


def check_words(now: Transcription) -> None:
    """Every line rests on its own words in every language, and together they rest on all; each text has its words."""
    for language in ("en", "es"):
        rested: list[str] = []
        for line in now.transcript().lines:
            committed = now.committed([line.id]).get(language, ())
            rested.extend(word.text for word in committed)
            assert "".join(rested[len(rested) - len(committed) :]) == committed_in(line, language).replace(
                " ", ""
            )
            words = words_in(now.noted(line.id), language, {language: committed})
            assert text_of(words) == text_in(line, language)
        said = [one for one in COMMITTED if isinstance(one, WordsCommitted) and one.utterance < 3]
        whole = "".join(word.text for one in said if one.language == language for word in one.words)
        assert "".join(rested) == whole


@given(st.lists(steps, max_size=14))
def test_any_edits_give_what_plain_lines_give_at_every_record_and_all_can_be_undone(
    wanted: list[tuple[str, int, str]],
) -> None:
    records = [
        record for record in COMMITTED if not isinstance(record, WordsCommitted) or record.utterance < 3
    ]
    now = folded(records)
    committed = now.transcript()
    plain = Plain(committed.lines)
    for step in wanted:
        record = step_of(now, plain, step)
        if record is not None:
            now.take(record)
            records.append(record)
        transcript = now.transcript()
        assert [(line.text, line.speaker) for line in transcript.lines] == plain.lines
        assert transcribe(records) == transcript
        check_words(now)
    while now.undoable:
        now.take(UNDO)
    assert now.transcript() == committed
