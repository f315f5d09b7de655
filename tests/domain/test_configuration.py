"""A setting says in one sentence what it cannot be."""

import pytest

from interpreter.domain.configuration import described

KNOWN = {one.name: one for one in described()}


@pytest.mark.parametrize(
    ("name", "value", "mistake"),
    [
        ("keep_audio_days", 30, ""),
        ("keep_audio_days", -1, "keep_audio_days must be a whole number from 0 to 36500, not -1."),
        ("keep_audio_days", True, "keep_audio_days must be a whole number from 0 to 36500, not True."),
        ("keep_audio_days", "30", "keep_audio_days must be a whole number from 0 to 36500, not “30”."),
        ("notice", False, ""),
        ("notice", 0, "notice must be true or false, not 0."),
        ("interlock", "free", ""),
        ("interlock", "none", "interlock must be one of refuse, override, free, not “none”."),
        ("engine", "x" * 60, ""),
        ("engine", 3, "engine must be text in quotation marks, not 3."),
        ("log_level", "x" * 60, f"log_level must be one of error, warning, info, not “{'x' * 38}…."),
    ],
)
def test_a_value_is_right_or_its_mistake_is_told(name: str, value: object, mistake: str) -> None:
    assert KNOWN[name].mistake(value) == mistake
