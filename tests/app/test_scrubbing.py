"""Logs can be shown to strangers."""

import traceback
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from interpreter.app.scrubbing import Scrubber
from interpreter.app.told_titles import told_title

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


def test_of_a_group_of_exceptions_kinds_and_places_are_told_but_no_words() -> None:
    told = SCRUBBER.log(_raised() + "2026-11-22 04:00:00,123 ERROR openbooth.core: next\n")
    assert [line for line in told.splitlines() if "File" not in line and "raise" not in line] == [
        "  + Exception Group Traceback (most recent call last):",
        "  | ExceptionGroup",
        "  +-+---------------- 1 ----------------",
        "    | ValueError",
        "    +---------------- 2 ----------------",
        "    | ExceptionGroup",
        "    +-+---------------- 1 ----------------",
        "      | KeyError",
        "      +------------------------------------",
        "",
        "The above exception was the direct cause of the following exception:",
        "",
        "Traceback (most recent call last):",
        "StopAsyncIteration",
        "2026-11-22 04:00:00,123 ERROR openbooth.core: next",
    ]
    assert "…/tests/app/test_scrubbing.py" in told


@pytest.mark.parametrize(
    "name", ["StopAsyncIteration", "queue.Empty", "x.BrokenProcessPool", "m.f.<locals>.Odd"]
)
def test_an_exception_loses_its_message_whatever_its_name(name: str) -> None:
    frame = '  File "/home/ana/plugin.py", line 3, in step\n    say("Good afternoon")\n    ~~~^^^^\n'
    told = SCRUBBER.log(
        f"Traceback (most recent call last):\n{frame}{name}: Good afternoon\n\nDuring dinner\n"
    )
    hidden = '  File "[…]", line 3, in step\n    […]\n    […]\n'
    assert told == f"Traceback (most recent call last):\n{hidden}{name}\n"


def test_nothing_is_told_of_a_message_whose_beginning_is_cut_off() -> None:
    log = "the merger is off\n  and more\nAna: yes\n2026-11-22 04:00:00,123 ERROR x: next\n"
    assert SCRUBBER.log(log, cut_off=True) == "2026-11-22 04:00:00,123 ERROR x: next\n"


@pytest.mark.parametrize(
    ("title", "told"),
    [
        ("Built-in Audio Analog Stereo", "Built-in Audio Analog Stereo"),
        ("HDA Intel PCH: ALC257 Analog (hw:0,0)", "HDA Intel PCH: ALC257 Analog (hw:0,0)"),
        ("Stage Box UMC404HD 192k", "Stage Box UMC404HD 192k"),
        ("Ana Ruiz’s AirPods Pro", "[…] AirPods Pro"),
        ("AirPods von Ana Ruiz", "AirPods […]"),
    ],
)
def test_a_device_is_told_by_its_kind_and_not_by_the_name_of_its_owner(title: str, told: str) -> None:
    assert told_title(title) == told


def _raised() -> str:
    inner = ExceptionGroup("Good afternoon", [KeyError("Good afternoon")])
    group = ExceptionGroup("Ana", [ValueError("Good afternoon\n\nDuring dinner\nThread of Ana"), inner])
    group.add_note("Good afternoon\nto all")
    try:
        try:
            raise group
        except ExceptionGroup as error:
            raise StopAsyncIteration("Good afternoon") from error
    except StopAsyncIteration as raised:
        return "".join(traceback.format_exception(raised))


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
