"""What a set-up that is being prepared is told."""

from dataclasses import replace
from pathlib import Path

import pytest

from interpreter.app import drafts
from interpreter.app.drafts import Choice, Choices
from interpreter.domain.channels import ListenerChannel
from interpreter.domain.devices import InputPlace
from interpreter.domain.errors import UnreadableGlossary
from interpreter.domain.setup import ChannelSetup, DeskSetup, EventSetup, SourceSetup
from interpreter.domain.sharing import SharingSetup
from interpreter.domain.steps import Term

ENGINE = Choice("builtin", "Built in", source_languages=("en",), target_languages=("es", "ca"))
OFFERED = Choices((ENGINE,))
SETUP = EventSetup(
    "en", (SourceSetup("hall", InputPlace("mic")),), (ChannelSetup(ListenerChannel("es", "es")),)
)


def test_a_mistake_is_told_at_every_part_that_it_concerns() -> None:
    setup = replace(
        SETUP,
        sources=(*SETUP.sources, SourceSetup("es", InputPlace("line"))),
        channels=(*SETUP.channels, ChannelSetup(ListenerChannel("fr", "fr", input="nowhere"))),
        desks=(DeskSetup("booth", InputPlace("m"), channels=("it",)),),
    )
    found = drafts.mistakes_by_name(setup)
    assert found.keys() == {"es", "fr", "booth"}
    assert "2 times" in found["es"][0]
    assert "nowhere" in found["fr"][0]
    assert len(drafts.mistakes(setup)) == 3
    assert drafts.mistakes_by_name(SETUP) == {}


def test_what_is_wrong_with_phones_keeps_an_event_from_starting_and_concerns_no_part() -> None:
    setup = replace(SETUP, sharing=SharingSetup(pin="12"))
    (mistake,) = drafts.mistakes(setup)
    assert drafts.obstacle(setup, OFFERED) == mistake
    assert drafts.mistakes_by_name(setup) == {}


@pytest.mark.parametrize(
    ("setup", "words"),
    [
        (SETUP, ""),
        (replace(SETUP, sources=()), "drop a recording"),
        (replace(SETUP, channels=()), "Choose a language"),
        (replace(SETUP, channels=SETUP.channels * 2), "is given 2 times"),
        (replace(SETUP, engine="other"), "no engine called other"),
        (replace(SETUP, source_language="de"), "does not understand German; it understands English"),
        (replace(SETUP, also_spoken=("en", "de", "it")), "does not understand German, Italian; choose"),
        (replace(SETUP, also_spoken=("en",)), ""),
        (replace(SETUP, channels=(ChannelSetup(ListenerChannel("fi", "fi")),)), "into Finnish"),
        (replace(SETUP, channels=(ChannelSetup(ListenerChannel("en", "en")),)), ""),
    ],
)
def test_what_keeps_an_event_from_starting_is_said_in_words(setup: EventSetup, words: str) -> None:
    told = drafts.obstacle(setup, OFFERED)
    assert words in told if words else told == ""


def test_the_usual_language_is_interpreted_into_as_well_where_several_are_spoken() -> None:
    two = Choices((replace(ENGINE, source_languages=("en", "de")),))
    english = replace(SETUP, channels=(ChannelSetup(ListenerChannel("en", "en")),))
    assert drafts.obstacle(english, two) == ""
    assert "into English" in drafts.obstacle(replace(english, also_spoken=("de",)), two)


def test_an_engine_that_lacks_something_says_what_to_install() -> None:
    lacking = replace(ENGINE, target_languages=(), missing="Apertium is not installed.")
    assert drafts.obstacle(SETUP, Choices((lacking,))) == "Apertium is not installed."


def test_an_engine_without_its_models_is_not_started_by_mistake_unless_a_model_is_named() -> None:
    lacking = Choices((replace(ENGINE, missing="Fetch its models.", equipped=False),))
    assert drafts.obstacle(SETUP, lacking) == "Fetch its models."
    assert drafts.obstacle(replace(SETUP, model="somewhere"), lacking) == ""


def test_this_machine_offers_the_built_in_engine_and_diarizer() -> None:
    offered = drafts.choices()
    builtin = offered.engine("builtin")
    assert builtin is not None
    assert "en" in builtin.source_languages
    assert {"builtin", "off", "source"} <= {one.name for one in offered.diarizers}


@pytest.mark.parametrize("mark", ["\t", ";", ","])
def test_rows_copied_from_a_table_become_terms(mark: str) -> None:
    text = f"bus lane{mark}carril bus{mark}carril bus\n\nOpenBooth\n"
    assert drafts.pasted_terms(text, ("es", "ca")) == (
        Term("bus lane", {"es": "carril bus", "ca": "carril bus"}),
        Term("OpenBooth", {}),
    )


def test_a_first_line_may_name_the_columns() -> None:
    assert drafts.pasted_terms("source\tca\ntram\ttramvia\n", ("es",)) == (Term("tram", {"ca": "tramvia"}),)
    assert drafts.pasted_terms("  \n", ("es",)) == ()


def test_too_many_columns_are_refused_in_words() -> None:
    with pytest.raises(UnreadableGlossary, match="3 columns"):
        drafts.pasted_terms("a\tb\tc", ("es",))


def test_a_glossary_file_is_imported(tmp_path: Path) -> None:
    (tmp_path / "terms.csv").write_text("source,es\nbus,autobús\n", "utf-8")
    assert drafts.imported_terms(tmp_path / "terms.csv") == (Term("bus", {"es": "autobús"}),)
