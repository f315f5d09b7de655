"""What models put into words can be translated."""

from collections.abc import Iterator

import pytest
from PySide6.QtWidgets import QApplication

from interpreter.domain.channels import SlowerAsked
from interpreter.domain.commands import RemoveDesk
from interpreter.domain.devices import DeviceState, DeviceStatus, Direction
from interpreter.domain.errors import UserMistake
from interpreter.domain.health import Overload, SourceWarning, Warn
from interpreter.domain.timeline import ticks_from_seconds
from tests.ui.models.test_booth import DEVICES, PODIUM, sentences, session, told
from ui.foreign_texts import PseudoTranslator
from ui.interface_language import speak
from ui.models.event_draft import first_draft
from ui.models.wording import decimal, enumerated, listed, percent, with_keys


@pytest.fixture
def wordy(qapp: QApplication) -> Iterator[None]:
    translator = PseudoTranslator()
    qapp.installTranslator(translator)
    yield
    qapp.removeTranslator(translator)


@pytest.mark.usefixtures("wordy")
def test_what_the_operator_should_know_is_translated() -> None:
    lost = DeviceStatus("card.in", Direction.INPUT, "podium", DeviceState.LOST)
    view = told(session(), DEVICES, PODIUM, SourceWarning("podium", Warn.SILENT), lost, SlowerAsked())
    words = [*sentences(view), view.sources[0].warning, view.sources[0].trouble]
    assert len(words) == 5
    assert all("[" in one for one in words)


@pytest.mark.usefixtures("wordy")
def test_what_cannot_be_done_to_an_event_is_translated() -> None:
    with pytest.raises(UserMistake, match=r"^\["):
        first_draft(()).apply(RemoveDesk("booth"))


def test_numbers_and_lists_are_written_as_people_here_write_them(qapp: QApplication) -> None:
    speak(qapp, "de")
    assert (decimal(1.25), percent(0.5), listed("abc")) == ("1,3", "50 %", "a, b und c")
    assert with_keys("Rückgängig", "Ctrl+Z") == "Rückgängig (Strg+Z)"
    speak(qapp, "ar")
    assert enumerated("abc") == listed("abc") == "a وb وc"
    speak(qapp, "en")
    assert (decimal(1.25), percent(0.5), enumerated("abc")) == ("1.3", "50 %", "a, b, c")


def test_a_stage_says_how_far_behind_it_is_as_people_here_write_it(qapp: QApplication) -> None:
    speak(qapp, "de")
    view = told(session(), DEVICES, PODIUM, Overload("translation", ticks_from_seconds(2.5)))
    speak(qapp, "en")
    assert any("2,5 " in one for one in sentences(view))
