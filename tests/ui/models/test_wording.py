"""What models put into words can be translated."""

from collections.abc import Iterator

import pytest
from PySide6.QtWidgets import QApplication

from interpreter.domain.channels import SlowerAsked
from interpreter.domain.commands import RemoveDesk
from interpreter.domain.devices import DeviceState, DeviceStatus, Direction
from interpreter.domain.errors import UserMistake
from interpreter.domain.health import SourceWarning, Warn
from tests.ui.models.test_booth import DEVICES, PODIUM, sentences, session, told
from ui.foreign_texts import PseudoTranslator
from ui.models.event_draft import first_draft


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
