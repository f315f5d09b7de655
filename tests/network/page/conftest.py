"""A browser for each file of tests, and phones whose pages complain of nothing."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser

from tests.network.page.phones import Phones, browser


@pytest.fixture(scope="module")
def chromium() -> Iterator[Browser]:
    with browser() as started:
        yield started


@pytest.fixture
def phones(chromium: Browser) -> Iterator[Phones]:
    phones = Phones(chromium)
    yield phones
    phones.put_away()
    assert phones.complaints == []
