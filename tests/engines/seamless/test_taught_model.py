# ruff: noqa: PLC0415 - only the tests that run pay for the model libraries
"""The taught model has learnt what the tests of the engine rely on."""

import shutil
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
import pytest

if TYPE_CHECKING:
    from tests.engines.seamless.phrases import Utterance
    from tests.engines.seamless.reference import Reference

pytestmark = pytest.mark.skipif(shutil.which("flite") is None, reason="flite is not installed")


@pytest.fixture(scope="module")
def reference(taught_folder: Path) -> "Reference":
    from tests.engines.seamless.reference import Reference

    return Reference(taught_folder)


@pytest.fixture(scope="module")
def utterances() -> "list[Utterance]":
    from tests.engines.seamless.reference import unheard_utterances

    return unheard_utterances(16)


@pytest.mark.parametrize("language", ["eng", "fra", "deu", "spa"])
def test_what_was_said_is_written_and_looked_at(
    reference: "Reference", utterances: "list[Utterance]", language: str
) -> None:
    from tests.engines.seamless.reference import looks_inside, right_texts

    assert right_texts(reference, utterances, language) >= 0.8
    assert looks_inside(reference, utterances, language) >= 0.9


def test_only_what_can_be_known_is_known_before_it_is_said(
    reference: "Reference", utterances: "list[Utterance]"
) -> None:
    from tests.engines.seamless.reference import guesses

    known, open_ = guesses(reference, utterances, "fra")
    assert len(known) >= 3
    assert len(open_) >= 3
    assert np.mean(known) > 0.8
    assert np.mean(open_) < 0.4
