"""Where the same was corrected several times, a term is offered for the glossary."""

from dataclasses import replace

from interpreter.domain.steps import Term
from interpreter.domain.timeline import Ticks
from interpreter.domain.transcript import Line
from interpreter.policy.reimport import Change, Place
from interpreter.policy.term_candidates import Candidate, candidates, completed

SAID = (
    "The northern pier is closed.",
    "Ships must leave the northern pier today.",
    "Who pays for this pier?",
    "The council decides on Tuesday about the winter.",
)
BEFORE = (
    "El muelle norte está cerrado.",
    "Los barcos deben abandonar el muelle norte hoy.",
    "¿Quién paga este embarcadero?",
    "El consejo decide el martes sobre el invierno.",
)
AFTER = (
    "El dique boreal está cerrado.",
    "Los barcos deben abandonar el dique boreal hoy.",
    *BEFORE[2:],
)


def lines(said: tuple[str, ...] = SAID, translated: tuple[str, ...] = AFTER) -> tuple[Line, ...]:
    return tuple(
        Line(number, "floor", None, Ticks(0), Ticks(1), "en", text, {"es": translation})
        for number, (text, translation) in enumerate(zip(said, translated, strict=True))
    )


def changes(place: Place, before: tuple[str, ...], after: tuple[str, ...]) -> tuple[Change, ...]:
    language = "es" if place is Place.HEARD else ""
    pairs = zip(lines(), before, after, strict=True)
    return tuple(Change(line.id, place, language, old, new) for line, old, new in pairs if old != new)


def test_a_translation_that_was_replaced_twice_is_offered_with_what_it_translates() -> None:
    offered = candidates(changes(Place.HEARD, BEFORE, AFTER), lines())
    assert offered == (Candidate(Term("northern pier", {"es": "dique boreal"}), 2),)


def test_what_was_replaced_once_is_not_offered() -> None:
    assert candidates(changes(Place.HEARD, BEFORE, AFTER)[:1], lines()) == ()


def test_a_name_that_was_misheard_is_offered_as_one_that_stays() -> None:
    before = ("Mr Lindow is here.", "We thank Mr Lindow.", "Good.", "Bye.")
    after = tuple(text.replace("Lindow", "Lindau") for text in before)
    spanish = ("Está el señor Lindau.", "Damos las gracias al señor Lindau.", "Bien.", "Adiós.")
    offered = candidates(changes(Place.SAID, before, after), lines(after, spanish))
    assert offered == (Candidate(Term("Lindau", {}), 2),)


def test_what_was_misheard_is_offered_with_its_translation_where_there_is_one() -> None:
    before = ("The peer is closed.", "Leave the peer today.", "Good.", "Bye.")
    after = tuple(text.replace("peer", "pier") for text in before)
    spanish = ("El muelle está cerrado.", "Abandonen hoy el muelle.", "Bien.", "Adiós.")
    offered = candidates(changes(Place.SAID, before, after), lines(after, spanish))
    assert offered == (Candidate(Term("pier", {"es": "muelle"}), 2),)
    silent = tuple(replace(line, translations={}) for line in lines(after, spanish))
    assert candidates(changes(Place.SAID, before, after), silent) == ()


def test_nothing_is_offered_where_nothing_goes_with_it() -> None:
    unlike = ("One two.", "Three four.", "Five.", "Six.")
    assert candidates(changes(Place.HEARD, BEFORE, AFTER), lines(unlike)) == ()
    everywhere = tuple(f"pier {text}" for text in unlike)
    assert candidates(changes(Place.HEARD, BEFORE, AFTER), lines(everywhere)) != ()
    many = lines(("pier",) * 4) + tuple(
        replace(line, utterance=10 + n) for n, line in enumerate(lines(("pier",) * 4, BEFORE))
    )
    assert candidates(changes(Place.HEARD, BEFORE, AFTER), many) == ()


def test_two_translations_of_one_source_make_one_entry_of_the_more_frequent() -> None:
    line = Line(0, "floor", None, Ticks(0), Ticks(1), "en", "The pier.", {"es": "El dique.", "ar": "رصيف"})
    rows = tuple(replace(line, utterance=number) for number in range(5))
    edits = [Change(row.id, Place.HEARD, "es", "El muelle.", "El dique.") for row in rows[:3]]
    edits += [Change(row.id, Place.HEARD, "es", "El puerto.", "El malecón.") for row in rows[3:]]
    edits += [Change(row.id, Place.HEARD, "ar", "مرفأ", "رصيف") for row in rows[:2]]
    three = rows[:3] + tuple(replace(row, translations={"es": "El malecón."}) for row in rows[3:])
    (offered,) = candidates(edits, three)
    assert offered == Candidate(Term("pier", {"es": "dique", "ar": "رصيف"}), 3)


def test_scripts_without_spaces_are_compared_by_characters() -> None:
    said = ("The pier is closed.", "Leave the pier today.", "Good.", "Bye.")
    before, after = (
        ("码头关闭。", "今天离开码头。", "好", "再见"),
        ("栈桥关闭。", "今天离开栈桥。", "好", "再见"),
    )
    offered = candidates(changes(Place.HEARD, before, after), lines(said, after))
    assert [(one.term.source, one.term.translations) for one in offered] == [("pier", {"es": "栈桥"})]


def test_speakers_strangers_and_endless_lines_suggest_nothing() -> None:
    endless = " ".join(f"word{number}" for number in range(500))
    edits = (
        Change(lines()[0].id, Place.SPEAKER, "", "Ann", "Bob"),
        Change(replace(lines()[0], utterance=99).id, Place.HEARD, "es", "a", "b"),
        Change(lines()[0].id, Place.HEARD, "es", endless, f"{endless} more"),
    )
    assert candidates(edits, lines()) == ()
    untold = tuple(replace(line, text="") for line in lines())
    assert candidates(changes(Place.HEARD, BEFORE, AFTER), untold) == ()


def test_a_glossary_keeps_terms_that_differ_in_capital_letters_alone_and_those_that_stand_there_twice() -> (
    None
):
    known = (
        Term("US", {"es": "EE. UU."}),
        Term("us", {"es": "nosotros"}),
        Term("bank", {"es": "banco"}),
        Term("bank", {"es": "orilla"}, "of a river"),
    )
    tram = Term("tram", {"es": "tranvía"})
    assert completed(known, [tram, Term("TRAM", {"ca": "tramvia"}), Term("us", {"ca": "nosaltres"})]) == (
        known[0],
        Term("us", {"es": "nosotros", "ca": "nosaltres"}),
        *known[2:],
        Term("tram", {"es": "tranvía", "ca": "tramvia"}),
    )


def test_a_glossary_keeps_what_it_says_and_gets_what_is_new() -> None:
    known = (Term("pier", {"es": "muelle"}), Term("OpenBooth", {}))
    offered = (
        Term("Pier", {"es": "dique", "ca": "moll"}),
        Term("openbooth", {"es": "Cabina"}),
        Term("storm", {"es": "tormenta"}),
    )
    assert completed(known, offered) == (
        Term("pier", {"es": "muelle", "ca": "moll"}),
        Term("OpenBooth", {}),
        Term("storm", {"es": "tormenta"}),
    )
