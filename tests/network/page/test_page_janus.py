"""The same page and the same tickets, where Janus nodes hand the sound on."""

import logging
import time
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, expect

from interpreter.lab.janus_server import JanusServer, janus_can_run, janus_server
from tests.network.page.phones import Phones, Stage
from tests.network.page.test_page_sound import LISTEN_HZ, hears, listen

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(not janus_can_run(), reason="needs Janus, and a network"),
]


@pytest.fixture
def nodes() -> Iterator[tuple[JanusServer, JanusServer]]:
    with janus_server() as one, janus_server() as other:
        yield one, other


def test_phones_hear_through_janus_change_language_and_outlive_a_node(
    nodes: tuple[JanusServer, JanusServer], chromium: Browser, logged: list[logging.LogRecord]
) -> None:
    stage = Stage(janus=tuple(node.address for node in nodes))
    stage.opens()
    stage.sound()
    phones = Phones(chromium)
    pages = [phones.phone(stage.link) for _ in nodes]
    for page in pages:
        listen(page)
        hears(page, "es")
        page.locator("#channel").select_option("ar")
        assert hears(page, "ar") < 1.0
    nodes[0].kill()
    killed = time.monotonic()
    pages[0].wait_for_timeout(3000)
    for page in pages:
        expect(page.locator("#listen.on")).to_be_visible(timeout=10_000)
        page.evaluate(LISTEN_HZ)
        hears(page, "ar")
    assert time.monotonic() - killed < 10
    phones.put_away()
    stage.close()
    assert phones.complaints == []
    assert [record.name for record in logged] == ["interpreter.network"]
    logged.clear()
