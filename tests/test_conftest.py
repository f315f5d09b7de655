"""The watch over all tests really watches."""

import logging
import os
import socket
import subprocess
import sys
import textwrap
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

_SETTINGS = Path(__file__).parents[1] / "pyproject.toml"


def outcome_of(body: str, folder: Path) -> str:
    """What pytest says of a test file with the given body under the same conftest."""
    (folder / "conftest.py").write_text(Path(__file__).with_name("conftest.py").read_text(encoding="utf-8"))
    (folder / "test_it.py").write_text(textwrap.dedent(body))
    command = [
        sys.executable,
        "-m",
        "pytest",
        "-q",
        "-c",
        str(_SETTINGS),
        "--rootdir",
        str(folder),
        str(folder),
    ]
    done = subprocess.run(
        [*command, "-p", "no:cacheprovider"], capture_output=True, text=True, check=False, timeout=60
    )
    return f"{done.stdout}\nstatus {done.returncode}"


def test_a_quiet_test_passes(tmp_path: Path) -> None:
    assert "status 0" in outcome_of("def test_it(): pass", tmp_path)


def test_what_a_test_leaves_behind_fails_it(tmp_path: Path) -> None:
    said = outcome_of(
        """
        import asyncio, logging, subprocess, threading

        def test_log(): logging.getLogger("interpreter.session").warning("backlog")
        def test_thread(): threading.Thread(target=threading.Event().wait, name="idler", daemon=True).start()
        def test_child(): globals()["kept"] = subprocess.Popen(["sleep", "60"])
        def test_orphan(): subprocess.run(["sh", "-c", "sleep 61 & "], stdout=subprocess.DEVNULL)
        async def test_task(): asyncio.ensure_future(asyncio.sleep(0.01)).add_done_callback(lambda _: 1 / 0); \
            await asyncio.sleep(0.05)
        """,
        tmp_path,
    )
    assert "5 passed, 2 errors" in said
    for trace in (
        "session: backlog",
        "idler (since test_thread)",
        "sleep 60 (since test_child)",
        "sleep 61",
        "asyncio: Exception",
    ):
        assert trace in said
    assert "status 1" in said


@pytest.mark.parametrize("address", [("192.0.2.1", 9), ("2001:db8::1", 9), ("example.org", 80)])
def test_no_test_reaches_beyond_this_machine(address: tuple[str, int]) -> None:
    family = socket.AF_INET6 if ":" in address[0] else socket.AF_INET
    with socket.socket(family, socket.SOCK_DGRAM) as outside:
        for reach in (outside.connect, outside.connect_ex, lambda to: outside.sendto(b"", to)):
            with pytest.raises(PermissionError, match="beyond this machine"):
                reach(address)


def test_no_test_asks_the_network_for_a_name() -> None:
    with pytest.raises(PermissionError, match="asked the network"):
        socket.create_connection(("example.org", 80), timeout=1)


def test_this_machine_can_be_reached() -> None:
    with socket.create_server(("localhost", 0)) as server:
        socket.create_connection(server.getsockname()[:2], timeout=5).close()


def test_the_application_keeps_its_things_in_a_folder_of_the_test(data_folder: Path) -> None:
    assert os.environ["OPENBOOTH_DATA"] == str(data_folder)
    assert not list(data_folder.iterdir())


def test_an_expected_warning_can_be_taken(logged: list[logging.LogRecord]) -> None:
    logging.getLogger("interpreter.worker").warning("restarting")
    assert [record.getMessage() for record in logged] == ["restarting"]
    logged.clear()


@given(st.integers())
def test_generated_examples_run_under_the_same_watch(number: int) -> None:
    assert isinstance(number, int)
