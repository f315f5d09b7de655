"""What every test is watched for: anything it leaves behind, logs or reaches that the product would not.

A test that provokes a warning takes `logged`, asserts on what it holds and clears it. A test marked `network` may
leave this machine.
"""

import ipaddress
import logging
import os
import signal
import socket
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import suppress
from functools import cache
from pathlib import Path

import psutil
import pytest
from hypothesis import settings

DATA_VARIABLE = "OPENBOOTH_DATA"

_CHECKOUT = Path(__file__).parents[1]

_WATCHED_LOGGERS = ("asyncio", "interpreter", "openbooth", "ui")
_LONG = {"end_to_end"}
_EXAMPLES = 40
"""Of a property; slow runs look at more of them, and at others each time."""
_BRIEF = {"domain", "dsp", "exporters", "policy"}
_GRACE_S = 2.0
_PAUSE_S = 0.02
_LASTING_PROCESSES = ("multiprocessing.resource_tracker", "multiprocessing.forkserver")
_LASTING_THREADS = ("tqdm_monitor",)
_LOCAL_NAMES = ("", "localhost", socket.gethostname())


class _Kept(logging.Handler):
    """Keeps what our loggers say at WARNING or above."""

    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.records: list[logging.LogRecord] = []

    def emit(self, record: logging.LogRecord) -> None:
        if record.name.partition(".")[0] in _WATCHED_LOGGERS:
            self.records.append(record)


class _Watch:
    """Knows the processes and threads that came after it, orphans included: processes inherit the data folder."""

    def __init__(self, base: Path) -> None:
        self._base = base
        self._pids = frozenset(psutil.pids())
        self._threads = frozenset(threading.enumerate())
        self._first_seen: dict[str, str] = {}

    def note(self, test: str) -> None:
        """Remember `test` for what was not there before it."""
        for name in self._names():
            self._first_seen.setdefault(name, test)

    def left(self) -> list[str]:
        """What still runs, each with the test it was first seen after."""
        return [f"{name} (since {self._first_seen.get(name, 'the fixtures')})" for name in self._names()]

    def end_processes(self) -> None:
        """Kill what is left, for the sake of the tests that follow."""
        for process in self._processes():
            with suppress(psutil.Error):
                process.kill()

    def _names(self) -> list[str]:
        threads = (thread for thread in threading.enumerate() if thread not in self._threads)
        return [
            *(_described(process) for process in self._processes()),
            *(f"thread {t.name}" for t in threads if not t.name.startswith(_LASTING_THREADS)),
        ]

    def _processes(self) -> Iterator[psutil.Process]:
        for pid in set(psutil.pids()) - self._pids:
            with suppress(psutil.Error):
                process = psutil.Process(pid)
                if self._is_ours(process):
                    yield process

    def _is_ours(self, process: psutil.Process) -> bool:
        command = " ".join(process.cmdline())
        if any(lasting in command for lasting in _LASTING_PROCESSES):
            return False
        if os.getpid() in (parent.pid for parent in process.parents()):
            return True
        return process.environ().get(DATA_VARIABLE, "").startswith(str(self._base))


def _described(process: psutil.Process) -> str:
    with suppress(psutil.Error):
        return f"{process.pid} {' '.join(process.cmdline()) or process.name()}"
    return str(process.pid)


def pytest_configure(config: pytest.Config) -> None:
    """Let every run look at the same examples but the slow ones, which look for new ones.

    Libraries compute on one processor, as in a model process, for tests run side by side; and of the hundreds of
    processes that are started, what one has compiled of the sources the others need not. They find the fakes by the
    path they are told: the product lets none look into the folder it is in.
    """
    os.environ["OMP_NUM_THREADS"] = "1"
    os.environ.pop("PYTHONDONTWRITEBYTECODE", None)
    os.environ["PYTHONPATH"] = os.pathsep.join(filter(None, (str(_CHECKOUT), os.environ.get("PYTHONPATH"))))
    if "not slow" in config.option.markexpr:
        settings.register_profile("repeatable", derandomize=True, max_examples=_EXAMPLES, deadline=None)
        settings.load_profile("repeatable")


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Begin with what takes long and end with what is brief, so that tests side by side end together."""
    items.sort(key=lambda item: (_LONG.isdisjoint(item.path.parts), not _BRIEF.isdisjoint(item.path.parts)))


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
def interruptible() -> None:
    """Gives Ctrl-C its meaning, which what a test starts inherits, whatever this run or an earlier test made of it."""
    signal.signal(signal.SIGINT, signal.default_int_handler)


@pytest.fixture(autouse=True, scope="module")
def watch(tmp_path_factory: pytest.TempPathFactory) -> Iterator[_Watch]:
    """Fails a test file whose processes or threads outlive it; what its own fixtures keep between tests is no leak."""
    watch = _Watch(tmp_path_factory.getbasetemp())
    yield watch
    deadline = time.monotonic() + _GRACE_S
    while watch.left() and time.monotonic() < deadline:
        time.sleep(_PAUSE_S)
    left = watch.left()
    watch.end_processes()
    if left:
        pytest.fail("left running: " + "; ".join(left))


@pytest.fixture(autouse=True)
def watched(request: pytest.FixtureRequest, watch: _Watch) -> Iterator[None]:
    """Notes which test something was first seen after."""
    yield
    watch.note(request.node.name)


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
    if host not in _LOCAL_NAMES and (known is None or not _is_here(known)):
        raise PermissionError(f"a test tried to reach {host}, beyond this machine")


def _is_here(known: ipaddress.IPv4Address | ipaddress.IPv6Address) -> bool:
    return known.is_loopback or known.is_unspecified or str(known) in _own_addresses()


@cache
def _own_addresses() -> frozenset[str]:
    """What this machine is called by others; a packet that it sends there does not leave it."""
    return frozenset(
        one.address.partition("%")[0] for adapter in psutil.net_if_addrs().values() for one in adapter
    )


def _address_of(host: object) -> ipaddress.IPv4Address | ipaddress.IPv6Address | None:
    try:
        return ipaddress.ip_address(str(host).partition("%")[0])
    except ValueError:
        return None
