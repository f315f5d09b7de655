"""What every test is watched for: anything it leaves behind, logs or reaches that the product would not.

A test that provokes a warning takes `logged`, asserts on what it holds and clears it. A test marked `network` may
leave this machine.
"""

import ipaddress
import logging
import os
import socket
import threading
import time
from collections.abc import Callable, Iterable, Iterator
from contextlib import suppress
from pathlib import Path
from typing import TypeVar

import psutil
import pytest

DATA_VARIABLE = "OPENBOOTH_DATA"

_WATCHED_LOGGERS = ("asyncio", "interpreter", "openbooth", "ui")
_GRACE_S = 2.0
_PAUSE_S = 0.02
_LASTING_PROCESSES = ("multiprocessing.resource_tracker", "multiprocessing.forkserver")
_LASTING_THREADS = ("tqdm_monitor",)
_Left = TypeVar("_Left")
_LOCAL_NAMES = ("", "localhost", socket.gethostname())


class _Kept(logging.Handler):
    """Keeps what our loggers say at WARNING or above."""

    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.records: list[logging.LogRecord] = []

    def emit(self, record: logging.LogRecord) -> None:
        if record.name.partition(".")[0] in _WATCHED_LOGGERS:
            self.records.append(record)


@pytest.fixture(autouse=True)
def data_folder(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """The application's own folder, fresh for each test; processes that a test starts inherit it."""
    folder = tmp_path_factory.mktemp("data")
    with pytest.MonkeyPatch.context() as environment:
        environment.setenv(DATA_VARIABLE, str(folder))
        yield folder


@pytest.fixture(autouse=True)
def logged() -> Iterator[list[logging.LogRecord]]:
    """What our loggers said at WARNING or above; what is left in it at the end fails the test."""
    kept = _Kept()
    logging.getLogger().addHandler(kept)
    yield kept.records
    logging.getLogger().removeHandler(kept)
    if kept.records:
        pytest.fail("unexpected log: " + "; ".join(f"{r.name}: {r.getMessage()}" for r in kept.records))


@pytest.fixture(autouse=True)
def no_process_is_left(data_folder: Path) -> Iterator[None]:
    """Fails a test whose processes outlive it, orphans included: they are known by the data folder they inherited."""
    before = set(psutil.pids())
    yield
    left = _after_grace(lambda: [p for p in _new_processes(before) if _belongs_here(p, data_folder)])
    described = [_described(process) for process in left]
    for process in left:
        _end(process)
    if described:
        pytest.fail("left running: " + "; ".join(described))


@pytest.fixture(autouse=True)
def no_thread_is_left() -> Iterator[None]:
    """Fails a test whose threads outlive it."""
    before = set(threading.enumerate())
    yield
    left = _after_grace(lambda: [t for t in threading.enumerate() if t not in before and not _lasts(t)])
    if left:
        pytest.fail(f"threads left running: {', '.join(thread.name for thread in left)}")


@pytest.fixture(autouse=True)
def no_way_out(request: pytest.FixtureRequest) -> Iterator[None]:
    """Refuses connections that would leave this machine."""
    if request.node.get_closest_marker("network"):
        yield
        return
    with pytest.MonkeyPatch.context() as sockets:
        for name in ("connect", "connect_ex", "sendto"):
            sockets.setattr(socket.socket, name, _guarded(getattr(socket.socket, name)))
        sockets.setattr(socket, "getaddrinfo", _guarded_look_up(socket.getaddrinfo))
        yield


def _guarded(method: Callable[..., object]) -> Callable[..., object]:
    def guarded(self: socket.socket, *arguments: object) -> object:
        if self.family in (socket.AF_INET, socket.AF_INET6):
            _require_local(arguments[-1])
        return method(self, *arguments)

    return guarded


def _guarded_look_up(look_up: Callable[..., object]) -> Callable[..., object]:
    def guarded(host: object, *arguments: object, **options: object) -> object:
        if isinstance(host, str) and _address_of(host) is None and host not in _LOCAL_NAMES:
            raise PermissionError(f"a test asked the network where {host} is")
        return look_up(host, *arguments, **options)

    return guarded


def _require_local(address: object) -> None:
    host = address[0] if isinstance(address, tuple) else address
    known = _address_of(host)
    if host not in _LOCAL_NAMES and (known is None or not (known.is_loopback or known.is_unspecified)):
        raise PermissionError(f"a test tried to reach {host}, beyond this machine")


def _address_of(host: object) -> ipaddress.IPv4Address | ipaddress.IPv6Address | None:
    try:
        return ipaddress.ip_address(str(host).partition("%")[0])
    except ValueError:
        return None


def _lasts(thread: threading.Thread) -> bool:
    return thread.name.startswith(_LASTING_THREADS)


def _after_grace(left: Callable[[], list[_Left]]) -> list[_Left]:
    """What `left` still names once everything had time to end."""
    deadline = time.monotonic() + _GRACE_S
    while (remaining := left()) and time.monotonic() < deadline:
        time.sleep(_PAUSE_S)
    return remaining


def _new_processes(before: Iterable[int]) -> Iterator[psutil.Process]:
    for pid in set(psutil.pids()).difference(before):
        with suppress(psutil.Error):
            yield psutil.Process(pid)


def _belongs_here(process: psutil.Process, folder: Path) -> bool:
    with suppress(psutil.Error):
        if any(lasting in " ".join(process.cmdline()) for lasting in _LASTING_PROCESSES):
            return False
        if os.getpid() in (parent.pid for parent in process.parents()):
            return True
        return process.environ().get(DATA_VARIABLE) == str(folder)
    return False


def _described(process: psutil.Process) -> str:
    with suppress(psutil.Error):
        return f"{process.pid} {' '.join(process.cmdline()) or process.name()} ({process.status()})"
    return str(process.pid)


def _end(process: psutil.Process) -> None:
    with suppress(psutil.Error):
        process.kill()
