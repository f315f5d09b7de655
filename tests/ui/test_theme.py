"""Colours that everybody can read."""

from dataclasses import fields

import pytest

from ui.icons import icon
from ui.theme import DARK, LIGHT, Colours, Scheme, chosen, contrast

BACKGROUNDS = ("window", "surface", "raised", "hover")
TEXTS = ("text", "muted", "link", "good", "warn", "bad", "machine", "human", "floor")


@pytest.mark.parametrize("colours", [DARK, LIGHT], ids=["dark", "light"])
def test_every_text_can_be_read_on_every_background(colours: Colours) -> None:
    for text in (*(getattr(colours, name) for name in TEXTS), *colours.speakers):
        for name in BACKGROUNDS:
            assert contrast(text, getattr(colours, name)) >= 4.5, (text, name)
    assert contrast(colours.text, colours.selection) >= 4.5
    for fill in (colours.accent, colours.live):
        assert contrast(colours.on_fill, fill) >= 4.5


@pytest.mark.parametrize("colours", [DARK, LIGHT], ids=["dark", "light"])
def test_the_edge_of_a_control_can_be_seen(colours: Colours) -> None:
    for name in BACKGROUNDS:
        assert contrast(colours.edge, getattr(colours, name)) >= 3.0


def test_contrast_is_that_of_the_guidelines() -> None:
    assert contrast("#000000", "#ffffff") == pytest.approx(21.0)
    assert contrast("#777777", "#ffffff") == pytest.approx(4.48, abs=0.01)


def test_a_zoom_out_of_range_is_brought_into_it() -> None:
    assert chosen(Scheme.DARK, 9.0).zoom == 3.0
    assert chosen(Scheme.LIGHT, 0.1).zoom == 1.0


def test_lengths_grow_with_the_zoom() -> None:
    assert chosen(Scheme.DARK, 2.0).control == 2 * chosen(Scheme.DARK).control


def test_every_colour_is_one() -> None:
    for colours in (DARK, LIGHT):
        named = [getattr(colours, field.name) for field in fields(Colours) if field.name != "speakers"]
        assert all(len(colour) == 7 and colour.startswith("#") for colour in (*named, *colours.speakers))


def test_an_icon_has_the_colour_of_the_text() -> None:
    image = icon("stop").pixmap(64, 64).toImage()
    assert image.pixelColor(32, 32).name() == DARK.text
    assert image.pixelColor(1, 1).alpha() == 0
