# ruff: noqa: ANN401 - what Transformers makes has no types
"""As many languages are let in as the card has memory for."""

from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from interpreter.domain.errors import MissingPart
from interpreter.domain.steps import TargetsChanged, WorkerSettings
from interpreter.engines.seamless import stepper
from interpreter.engines.seamless.admission import admit, fitting, languages_that_fit
from interpreter.engines.seamless.stepper import DEVICE, MODEL, SeamlessStepper
from interpreter.engines.seamless.trial_models import make
from interpreter.engines.torch_compat import Placement

WEIGHTS = 3_700_000_000
"""Bytes of the released model in sixteen bits."""


@pytest.fixture(scope="module")
def model() -> Any:
    return make("tiny", Placement()).model


def _on_a_card_of(gigabytes: int, model: Any, sources: int) -> int:
    released = type(model.config)()
    return fitting(released, gigabytes * 10**9 - WEIGHTS, sources=sources, number_bytes=2)


def test_eight_gigabytes_are_enough_for_four_sources_in_nine_languages(model: Any) -> None:
    assert _on_a_card_of(8, model, sources=4) >= 9
    assert _on_a_card_of(4, model, sources=4) == 0


def test_more_memory_and_fewer_sources_let_more_languages_in(model: Any) -> None:
    assert _on_a_card_of(12, model, sources=4) > _on_a_card_of(8, model, sources=4)
    assert _on_a_card_of(8, model, sources=1) > _on_a_card_of(8, model, sources=4)


def test_who_does_not_fit_is_refused_with_the_way_out() -> None:
    admit(6, 6)
    with pytest.raises(MissingPart, match=r"6 of 10 languages.*cascade"):
        admit(10, 6)


def test_a_processor_has_no_such_limit(model: Any) -> None:
    most = languages_that_fit(model)
    admit(100, most)
    assert most is None


def test_an_engine_on_a_small_card_says_how_many_languages_it_takes(
    tiny_folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(stepper, "languages_that_fit", lambda _: 2)
    settings = WorkerSettings("en", ("fr",), options={MODEL: str(tiny_folder), DEVICE: "cpu"})
    state = SeamlessStepper().init(settings)
    SeamlessStepper().step(state, [TargetsChanged(("fr", "de"))])
    assert state.targets == ("fr",)
    assert SeamlessStepper().capabilities(state).most_targets == 1
    with pytest.raises(MissingPart, match="2 of 3 languages"):
        SeamlessStepper().init(replace(settings, targets=("fr", "de")))
