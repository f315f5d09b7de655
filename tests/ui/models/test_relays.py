"""How far what one hears is from the floor."""

import pytest

from interpreter.domain.channels import Mode
from ui.models.relays import Depth, depth_of
from ui.models.views import BoothView, ChannelView, DeskView

SPANISH = ChannelView("es", "es", "Spanish", Mode.MACHINE)
GERMAN = ChannelView("de", "de", "German", Mode.MACHINE, input="es")
ENGLISH = ChannelView("en", "en", "English", Mode.FLOOR)
FRENCH = ChannelView("fr", "fr", "French", Mode.HUMAN, holders=("d1",))


def booth(listens_to: str | None = None) -> BoothView:
    return BoothView(
        channels=(SPANISH, GERMAN, ENGLISH, FRENCH), desks=(DeskView("d1", listens_to=listens_to),)
    )


@pytest.mark.parametrize(
    ("channel", "depth"), [(SPANISH, Depth.DIRECT), (GERMAN, Depth.RELAY), (ENGLISH, Depth.FLOOR)]
)
def test_a_machine_channel_is_as_far_as_its_input_says(channel: ChannelView, depth: Depth) -> None:
    assert depth_of(channel, booth()) is depth


@pytest.mark.parametrize(
    ("listens_to", "depth"),
    [(None, Depth.DIRECT), ("es", Depth.RELAY), ("en", Depth.DIRECT), ("mic", Depth.DIRECT)],
)
def test_an_interpreter_who_listens_to_a_relay_is_a_relay(listens_to: str | None, depth: Depth) -> None:
    assert depth_of(FRENCH, booth(listens_to)) is depth
