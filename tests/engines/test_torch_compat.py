import pytest

from interpreter.domain.errors import UserMistake
from interpreter.engines import torch_compat
from interpreter.engines.torch_compat import Placement, placed


def test_models_run_in_half_precision_on_a_card_and_in_full_elsewhere(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(torch_compat, "best_device", lambda: "cuda")
    assert placed() == Placement("cuda", "bfloat16")
    assert placed("cuda:1") == Placement("cuda:1", "bfloat16")
    assert placed("cpu") == Placement("cpu", "float32")


def test_eight_bits_are_for_the_processor_only() -> None:
    assert placed("cpu", "int8") == Placement("cpu", "float32", int8=True)
    assert placed("cuda", "int8") == Placement("cuda", "bfloat16")
    with pytest.raises(UserMistake, match="int4 is not known"):
        placed("cpu", "int4")
