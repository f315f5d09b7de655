"""Logs can be shown to strangers."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from interpreter.app.scrubbing import Scrubber

SCRUBBER = Scrubber(["Ana Ruiz", "quorum clause", "4711", "ab"])


@pytest.mark.parametrize(
    ("line", "told"),
    [
        (
            "2026-11-22 04:00:00,123 ERROR openbooth.core: the session ended: /home/ana/My talk (2).wav is broken",
            "2026-11-22 04:00:00,123 ERROR openbooth.core: the session ended: […] is broken",
        ),
        (
            "2026-11-22 04:00:00,123 ERROR openbooth.core: board meeting.mp4 cannot be read (Permission denied)",
            "2026-11-22 04:00:00,123 ERROR openbooth.core: […] cannot be read (Permission denied)",
        ),
        (
            "2026-11-22 04:00:00,123 WARNING openbooth.listeners: ANA RUIZ said “the quorum clause” with 4711",
            "2026-11-22 04:00:00,123 WARNING openbooth.listeners: […] said […] with […]",
        ),
        ("see https://192.168.1.10:8080/#3f9ad1c07be84e6582cd15a0b94e7f61 now", "see […] now"),
        ("from 192.168.1.10:51234 with 3f9ad1c07be84e6582cd15a0b94e7f61", "from […] with […]"),
        ("mail ana@example.org or C:\\Users\\ana\\notes", "mail […] or […]"),
        ("KeyError: 'what somebody said'", "KeyError"),
        (
            "interpreter.domain.errors.UserMistake: There is no channel fr.",
            "interpreter.domain.errors.UserMistake",
        ),
        ('  File "/home/ana/plugin/engine.py", line 3, in step', '  File "[…]", line 3, in step'),
        ("the cabin, the abbey and table stay", "the cabin, the abbey and table stay"),
    ],
)
def test_a_line_keeps_what_helps_and_loses_what_is_secret(line: str, told: str) -> None:
    assert SCRUBBER.log(line) == f"{told}\n"


def test_the_lines_of_a_message_go_with_it() -> None:
    log = "Traceback (most recent call last):\nValueError: first words\nsecond words\nthird\n2026-11-22 x\n"
    assert SCRUBBER.log(log) == "Traceback (most recent call last):\nValueError\n2026-11-22 x\n"


def test_where_something_happened_in_our_own_files_stays() -> None:
    path = Path(__file__).resolve().parents[2] / "interpreter" / "app" / "core.py"
    assert (
        SCRUBBER.log(f'  File "{path}", line 3 in run')
        == '  File "…/interpreter/app/core.py", line 3 in run\n'
    )


@given(st.text("ab :/.'“”\"\\\n\t-é漢", max_size=40), st.text("ab :/.'“”\"\\\n\t-é漢", max_size=40))
def test_no_secret_is_left_wherever_it_stands(before: str, after: str) -> None:
    line = f"2026-11-22 04:00:00,123 ERROR openbooth.core: {before}Ana RUIZ{after}quorum clause"
    told = Scrubber(["Ana Ruiz", "quorum clause"]).log(line).casefold()
    assert "ana ruiz" not in told
    assert "quorum clause" not in told


def test_the_home_folder_and_the_user_are_secret() -> None:
    home = Path.home()
    assert str(home) not in SCRUBBER.log(f"in {home}/x and {home}")
