"""What a video mixer shows that has the overlay as a browser source."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import expect

from interpreter.domain.events import SessionState
from tests.network.page.phones import READ_TOKEN, Phones, Stage

_LONG = "El año pasado pasaron por la compuerta tres mil barcos, un once por ciento más que antes."


@pytest.fixture
def stage() -> Iterator[Stage]:
    stage = Stage()
    stage.opens()
    yield stage
    stage.close()


def test_two_lines_of_at_most_42_characters_roll_on_a_transparent_picture(
    stage: Stage, phones: Phones
) -> None:
    stage.caption(1, "Bienvenidos.", ended=True)
    size = {"width": 1280, "height": 720}
    page = phones.phone(f"{stage.address}/overlay?channel=es&token={READ_TOKEN}", viewport=size)
    lines = page.locator(".line")
    expect(page.locator("#notice")).to_have_text("Interpretación por IA")
    page.wait_for_timeout(400)
    stage.caption(2, _LONG, ended=True)
    expect(lines).to_have_text(["compuerta tres mil barcos, un once por", "ciento más que antes."])
    assert page.evaluate("() => getComputedStyle(document.body).backgroundColor") == "rgba(0, 0, 0, 0)"
    stage.caption(3, "Buenos", "días", "<b>amigos</b>", speaker="S2", speaker_name="Tomàs Vidal")
    expect(lines).to_have_text(["ciento más que antes.", "Tomàs VidalBuenos días <b>amigos</b>"])
    expect(page.locator(".provisional")).to_have_text("días ")
    expect(page.locator(".predicted")).to_have_text("<b>amigos</b>")
    stage.caption(1, "Good morning.", channel=None)
    stage.opens(state=SessionState.PAUSED)
    expect(page.locator("#picture")).to_be_hidden()


@pytest.mark.slow
def test_lines_size_and_names_are_chosen_by_the_address(stage: Stage, phones: Phones) -> None:
    stage.caption(1, "صباح الخير", channel="ar")
    stage.caption(1, _LONG, channel="ca")
    query = f"token={READ_TOKEN}&lines=3&width=30&size=8&speaker=0"
    page = phones.phone(f"{stage.address}/overlay?channel=ca&{query}")
    expect(page.locator(".line")).to_have_count(3)
    assert all(len(text) <= 30 for text in page.locator(".line").all_inner_texts())
    expect(page.locator(".name")).to_have_count(0)
    expect(page.locator("#notice")).to_be_hidden()
    arabic = phones.phone(f"{stage.address}/overlay?channel=ar&{query}")
    expect(arabic.locator(".line")).to_have_attribute("dir", "rtl")


@pytest.mark.slow
def test_an_overlay_goes_on_after_the_server_was_gone(stage: Stage, phones: Phones) -> None:
    phones.forgives = ("WebSocket connection",)
    page = phones.phone(f"{stage.address}/overlay?channel=es&token={READ_TOKEN}")
    stage.caption(1, "Buenos días.")
    expect(page.locator(".line")).to_have_text(["Ana RuizBuenos días."])
    stage.kill()
    stage.caption(2, "Hasta luego.", ended=True)
    stage.restart()
    expect(page.locator(".line")).to_have_text(["Ana RuizBuenos días.", "Hasta luego."])
