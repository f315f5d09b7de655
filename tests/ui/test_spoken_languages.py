"""What the windows know of the languages that are spoken on the floor."""

from dataclasses import replace

import pytest

from interpreter.domain.events import SessionChanged, SessionState
from tests.ui.test_console import SHOWN, Watched, session
from ui import showcase
from ui.models.prepared import prepared


@pytest.mark.usefixtures("qapp")
def test_every_language_that_is_spoken_is_known_before_while_and_after_it_is() -> None:
    watched = Watched()
    setup = replace(watched.console.draft.setup, also_spoken=("it",))
    assert prepared(setup, watched.console.view).spoken == ("en", "it")
    watched.console.take(showcase.messages())
    for state in (SessionState.RUNNING, SessionState.STOPPED):
        told = session(SHOWN, state)
        assert isinstance(told.event, SessionChanged)
        watched.console.take([replace(told, event=replace(told.event, also_spoken=("ca",)))])
        assert watched.console.view.of_conversation().spoken == ("en", "ca")
