"""A document that comes back brings what somebody edited in it, and nothing else."""

from collections.abc import Sequence
from dataclasses import replace

import pytest

from interpreter.domain.hypothesis import Origin
from interpreter.domain.speech import SpeakerTurn
from interpreter.domain.timeline import Ticks
from interpreter.domain.transcript import Line, LineId, Provenance, Transcript
from interpreter.policy.reimport import Change, Findings, Place, Row, compare, namings, replacements, same

FIRST = Line(1, "floor", "S1", Ticks(0), Ticks(9), "en", "Good morning.", {"es": "Buenos días."})
SECOND = Line(2, "floor", "S2", Ticks(9), Ticks(18), "en", "Thank you.", {"es": "Gracias."})
HELD = Line(
    3, "floor", "S2", Ticks(18), Ticks(27), "en", "Lunch.", {"es": "A comer."}, Origin.HUMAN, shown_only={"ar": "غداء"}
)  # fmt: skip
LINES = (FIRST, SECOND, HELD)
ROWS = (
    Row(FIRST.id, "Ann Lee", "Good morning.", {"es": "Buenos días.", "ar": ""}, {"es": "", "ar": ""}),
    Row(SECOND.id, "Speaker 2", "Thank you.", {"es": "Gracias.", "ar": ""}, {"es": "", "ar": ""}),
    Row(HELD.id, "Speaker 2", "Lunch.", {"es": "A comer.", "ar": ""}, {"es": "", "ar": "غداء"}),
)
TRANSCRIPT = Transcript(
    Provenance("s", "", "builtin", "0.1"), "en", ("es", "ar"), LINES, names={"S1": "Ann Lee"}
)


def with_text(row: Row, language: str, text: str) -> Row:
    return replace(row, texts={**row.texts, language: text})


def found(*returned: Row, exported: Sequence[Row] | None = ROWS, now: Sequence[Row] = ROWS) -> Findings:
    return compare(returned, exported, now, LINES)


def test_a_document_nobody_edited_brings_nothing() -> None:
    assert found(*ROWS) == Findings()
    assert found(*reversed(ROWS)) == Findings()
    assert found() == Findings()


def test_an_edit_of_a_text_or_of_a_speaker_arrives() -> None:
    changes = found(with_text(ROWS[0], "es", "Muy buenos días."), replace(ROWS[1], speaker="Ann Lee")).changes
    assert changes == (
        Change(FIRST.id, Place.HEARD, "es", "Buenos días.", "Muy buenos días."),
        Change(SECOND.id, Place.SPEAKER, "", "Speaker 2", "Ann Lee"),
    )


@pytest.mark.parametrize("text", ["Buenos  días.", " Buenos días. ", "Buenos di\u0301as."])
def test_what_an_editor_does_to_spaces_and_marks_is_no_edit(text: str) -> None:
    assert same(text, "Buenos días.")
    assert found(with_text(ROWS[0], "es", text)) == Findings()


def test_a_space_that_is_no_ordinary_one_is_an_edit() -> None:
    (change,) = found(replace(ROWS[0], said="Good\u00a0morning.")).changes
    assert change.after == "Good\u00a0morning."


def test_what_a_document_says_nothing_of_is_no_edit() -> None:
    assert found(Row(FIRST.id, None, None)) == Findings()


def test_what_was_edited_here_since_the_export_stays() -> None:
    here = (with_text(ROWS[0], "es", "¡Buenos días!"), *ROWS[1:])
    assert found(*ROWS, now=here) == Findings()


def test_the_same_edit_on_both_sides_is_none_and_different_ones_clash() -> None:
    here = (with_text(ROWS[0], "es", "¡Buenos días!"), *ROWS[1:])
    assert found(with_text(ROWS[0], "es", "¡Buenos días!"), now=here) == Findings()
    clash = Change(FIRST.id, Place.HEARD, "es", "¡Buenos días!", "Hola.")
    assert found(with_text(ROWS[0], "es", "Hola."), now=here) == Findings(clashes=(clash,))


def test_without_the_state_that_was_exported_every_difference_is_a_clash() -> None:
    assert found(*ROWS, exported=None) == Findings()
    assert len(found(with_text(ROWS[0], "es", "Hola."), exported=None).clashes) == 1
    assert len(found(with_text(ROWS[0], "es", "Hola."), exported=ROWS[1:]).clashes) == 1


def test_lines_that_were_split_or_merged_since_are_told_where_they_were_edited() -> None:
    edited = with_text(ROWS[1], "es", "Muchas gracias.")
    assert found(ROWS[0], edited, now=ROWS[:1]) == Findings(gone=(SECOND.id,))
    assert found(ROWS[0], ROWS[1], now=ROWS[:1]) == Findings()
    assert found(edited, exported=None, now=ROWS[:1]) == Findings()


def test_rows_that_are_there_twice_count_once_where_they_agree_and_are_told_where_not() -> None:
    edited = with_text(ROWS[0], "es", "Hola.")
    assert len(found(edited, edited).changes) == 1
    assert found(ROWS[0], edited) == Findings(twice=(FIRST.id,))


def test_what_cannot_be_is_refused() -> None:
    for row in (
        replace(ROWS[0], speaker=""),
        replace(ROWS[0], said=""),
        with_text(ROWS[0], "en", "Morning."),
    ):
        assert [len(kind) for kind in (found(row).refused, found(row).changes)] == [1, 0]
    untold = replace(FIRST, text="", language="es")
    row = replace(ROWS[0], said="Hola.")
    assert len(compare([row], None, [replace(ROWS[0], said="")], [untold]).refused) == 1


def test_machine_text_beside_an_interpreter_stays_machine_text_with_and_without_its_mark() -> None:
    with_mark = replace(ROWS[2], shown={"es": "", "ar": "الغداء"})
    change = Change(HELD.id, Place.SHOWN, "ar", "غداء", "الغداء")
    assert found(with_mark).changes == (change,)
    assert found(replace(with_text(ROWS[2], "ar", "الغداء"), shown={"es": "", "ar": ""})).changes == (change,)
    assert found(replace(with_text(ROWS[2], "ar", "الغداء"), shown={})).changes == (change,)
    assert found(replace(with_text(ROWS[2], "ar", "غداء"), shown={})).changes == ()
    (edit,) = replacements((change,), TRANSCRIPT)
    assert edit.new[0].shown_only == {"ar": "الغداء"}
    assert edit.new[0].translations == HELD.translations


def test_text_whose_mark_is_lost_is_nobodys() -> None:
    both = replace(ROWS[2], shown={"es": "Almuerzo.", "ar": ""})
    lost = replace(with_text(ROWS[2], "es", "A comer. Almuerzo."), shown={"es": "", "ar": ""})
    findings = compare([lost], [both], [both], LINES)
    assert [(change.place, change.after) for change in findings.refused] == [
        (Place.UNMARKED, "A comer. Almuerzo.")
    ]
    assert findings.changes == ()
    assert replacements(findings.refused, TRANSCRIPT) == ()
    only_heard = replace(with_text(ROWS[2], "es", "¡A comer!"), shown={})
    assert [change.place for change in compare([only_heard], [both], [both], LINES).changes] == [Place.HEARD]


def test_machine_text_that_stands_beside_what_was_heard_cannot_be_edited_alone() -> None:
    line = replace(HELD, shown_only={"es": "Almuerzo."})
    both = Row(HELD.id, None, None, {"es": "A comer."}, {"es": "Almuerzo."})
    assert len(compare([replace(both, shown={"es": "Comida."})], [both], [both], [line]).refused) == 1


def test_replacements_hold_each_line_once_in_the_order_of_the_transcript() -> None:
    changes = found(
        with_text(replace(ROWS[1], said="Thanks."), "es", ""), with_text(ROWS[0], "ar", "صباح الخير.")
    ).changes
    first, second = replacements(changes, TRANSCRIPT)
    assert first.old == (FIRST.id,)
    assert first.new[0].translations == {"es": "Buenos días.", "ar": "صباح الخير."}
    assert (second.new[0].text, second.new[0].translations) == ("Thanks.", {"es": ""})
    assert replacements((), TRANSCRIPT) == ()


def test_a_name_that_somebody_has_means_that_speaker_and_any_other_somebody_new() -> None:
    changes = found(replace(ROWS[1], speaker="Ann Lee"), replace(ROWS[2], speaker="Zoe Park")).changes
    assert [edit.new[0].speaker for edit in replacements(changes, TRANSCRIPT)] == ["S1", "Zoe Park"]
    turn = SpeakerTurn(1, "floor", "S7", None, Ticks(0), Ticks(1), 1.0, settled=True)
    heard = replace(TRANSCRIPT, turns=(turn,))
    seventh = Change(FIRST.id, Place.SPEAKER, "", "Ann Lee", "Speaker 7")
    assert replacements((seventh,), heard)[0].new[0].speaker == "S7"


def test_a_speaker_whose_every_line_got_one_new_name_is_named() -> None:
    renamed = [Change(line, Place.SPEAKER, "", "Speaker 2", "Zoe") for line in (SECOND.id, HELD.id)]
    assert namings(renamed, TRANSCRIPT) == {"S2": "Zoe"}
    assert namings(renamed[:1], TRANSCRIPT) == {}
    taken = [replace(change, after="Ann Lee") for change in renamed]
    assert namings(taken, TRANSCRIPT) == {}
    both = [*renamed, Change(FIRST.id, Place.SPEAKER, "", "Ann Lee", "Zoe")]
    assert list(namings(both, TRANSCRIPT).values()) == ["Zoe"]
    nobody = replace(TRANSCRIPT, lines=(replace(FIRST, speaker=None),))
    assert namings([Change(FIRST.id, Place.SPEAKER, "", "", "Zoe")], nobody) == {}


def test_a_line_that_the_session_has_not_changes_nothing() -> None:
    stray = Change(LineId("floor", 99), Place.SAID, "", "a", "b")
    assert replacements((stray,), TRANSCRIPT) == ()
