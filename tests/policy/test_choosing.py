"""A transcript restricted to some languages holds their text alone, in the order in which they are wanted."""

from dataclasses import replace

from interpreter.domain.health import Gap
from interpreter.domain.hypothesis import Word
from interpreter.domain.timeline import Ticks
from interpreter.domain.transcript import Line, Provenance, Transcript
from interpreter.policy.choosing import languages_in, restricted

ENGLISH = Line(
    1, "floor", "S1", Ticks(0), Ticks(9), "en", "Good morning.", {"es": "Buenos días.", "pt-BR": "Bom dia."},
    words=(Word("Good", Ticks(0), Ticks(4)), Word("morning.", Ticks(4), Ticks(9))),
    original={"en": "Good mourning.", "es": "Buenas."},
)  # fmt: skip
SPANISH = Line(2, "floor", "S2", Ticks(9), Ticks(12), "es", "Gracias.", {"en": "Thank you."})
SHOWN = Line(3, "floor", "S2", Ticks(12), Ticks(14), "en", "", shown_only={"es": "Adiós."})
GAP = Gap("floor", Ticks(3), Ticks(1), "input lost")
TRANSCRIPT = Transcript(
    Provenance("s", "", "builtin", "0.1"), "en", ("es", "pt-BR"), (ENGLISH, SPANISH, SHOWN), gaps=(GAP,)
)


def test_every_language_that_there_is_text_in_is_known_the_spoken_one_first() -> None:
    assert languages_in(TRANSCRIPT) == ("en", "es", "pt-BR")


def test_without_a_choice_the_transcript_is_whole() -> None:
    assert restricted(TRANSCRIPT, ()) is TRANSCRIPT


def test_of_a_translation_alone_what_was_said_in_it_and_what_was_translated_is_kept() -> None:
    spanish = restricted(TRANSCRIPT, ["es"])
    assert (spanish.languages, spanish.targets) == (("es",), ("es",))
    assert [(line.text, dict(line.translations), dict(line.shown_only)) for line in spanish.lines] == [
        ("", {"es": "Buenos días."}, {}), ("Gracias.", {}, {}), ("", {}, {"es": "Adiós."}),
    ]  # fmt: skip
    assert not spanish.lines[0].words
    assert spanish.lines[0].original == {"es": "Buenas."}


def test_two_languages_stand_in_the_order_in_which_they_are_wanted() -> None:
    both = restricted(TRANSCRIPT, ["es", "en"])
    assert both.languages == ("es", "en")
    assert both.lines[0].words == ENGLISH.words


def test_lines_without_text_in_any_of_them_are_left_out_and_gaps_stay() -> None:
    portuguese = restricted(TRANSCRIPT, ["pt-BR"])
    assert [line.utterance for line in portuguese.lines] == [1]
    assert portuguese.gaps == (GAP,)


def test_a_language_takes_its_regional_forms_with_it() -> None:
    assert restricted(TRANSCRIPT, ["pt"]).languages == ("pt-BR",)
    mixed = replace(TRANSCRIPT, targets=("pt", "pt-BR"))
    assert restricted(mixed, ["pt"]).languages == ("pt", "pt-BR")
    assert restricted(mixed, ["pt-BR", "pt"]).languages == ("pt-BR", "pt")
