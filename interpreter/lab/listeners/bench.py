"""`openbooth bench listeners` and `openbooth bench join`: a room and its listeners, each in processes of their own."""

import json
import os
import socket
import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import asdict, dataclass
from typing import Any

import psutil

from interpreter.domain.devices import Direction
from interpreter.domain.errors import OpenBoothError
from interpreter.domain.processes import SAFE_PATH
from interpreter.lab.bars import Bar
from interpreter.lab.janus_server import janus_can_run, janus_server
from interpreter.lab.listeners import report
from interpreter.lab.listeners.crowd import Crowd
from interpreter.lab.listeners.event import event
from interpreter.lab.listeners.report import Run
from interpreter.lab.listeners.room import CHANNEL, HOST, LINK, Room
from interpreter.lab.processes import family

_MOST_IN_A_PROCESS = 150
_MOST_ALONE = 24
_CALM_S = 1.0
_SPARE_S = 60.0
_PATIENCE_S = 30.0


@dataclass(frozen=True, slots=True)
class Order:
    """How much is measured."""

    listeners: int = 150
    seconds: float = 20.0
    """Of steady listening, each time."""
    over_s: float = 10.0
    """In which all of them join."""
    rounds: int = 2
    """Ways take turns there and back again: two rounds are ABBA."""
    seed: int = 1


@dataclass(frozen=True, slots=True)
class Result:
    """What came of one way."""

    way: report.Way
    bars: tuple[Bar, ...]
    line: str


def listeners(order: Order) -> Iterator[Result]:
    """Measure each way of sending in turn, there and back again; then return them one by one."""
    found: dict[str, list[Run]] = {}
    ways = [name for name in report.WAYS if name != "janus" or janus_can_run()]
    for turn in range(order.rounds):
        for name in ways if turn % 2 == 0 else reversed(ways):
            found.setdefault(name, []).append(run(name, order))
    for name in ways:
        yield measured(name, found[name], order)


def join(order: Order) -> Result:
    """Let listeners join a live event within a time; return how soon they hear something, and what that did to it.

    Raises MissingPart without PulseAudio.
    """
    with event(order.over_s + order.seconds + _SPARE_S) as live, ExitStack() as stack:
        crowds = [
            stack.enter_context(
                _process("crowd", Crowd(live.port, live.link, CHANNEL, HOST, part, order.over_s))
            )
            for part in _parts(order.listeners)
        ]
        run = _measured([live.server], crowds, order.listeners, order)
        found = report.way(
            "live",
            [run],
            capture_xruns=live.xruns(Direction.INPUT),
            output_xruns=live.xruns(Direction.OUTPUT),
        )
    judged = report.join_bars(found)
    return Result(found, judged, report.line("join", found, asdict(order), judged))


def measured(name: str, runs: Sequence[Run], order: Order) -> Result:
    """Return what came of one way."""
    way = report.way(name, runs)
    judged = report.bars(way)
    return Result(way, judged, report.line("listeners", way, asdict(order), judged))


def run(name: str, order: Order) -> Run:
    """Measure one way of sending once."""
    with ExitStack() as stack:
        janus = stack.enter_context(janus_server()) if name == "janus" else None
        room = Room(
            order.seed,
            crowded=name == "crowded",
            each_alone=name == report.ALONE,
            janus=() if janus is None else (janus.address,),
        )
        served = stack.enter_context(_process("room", room))
        port = _heard(served)["listening"]
        count = min(order.listeners, _MOST_ALONE) if name == report.ALONE else order.listeners
        servers = [served.pid] if janus is None else [served.pid, janus.process.pid]
        address = HOST if janus is None else _own_address()
        crowds = [
            stack.enter_context(_process("crowd", Crowd(port, LINK, CHANNEL, address, part, order.over_s)))
            for part in _parts(count)
        ]
        return _measured(servers, crowds, count, order)


def _measured(
    servers: Sequence[int], crowds: Sequence["subprocess.Popen[str]"], count: int, order: Order
) -> Run:
    before = _cpu_s(servers)
    told = [_heard(crowd) for crowd in crowds]
    joining_cpu_s = _cpu_s(servers) - before
    time.sleep(_CALM_S)
    for crowd in crowds:
        _ask(crowd)
    begin, before, crowd_before = time.monotonic(), _cpu_s(servers), _cpu_s([one.pid for one in crowds])
    time.sleep(order.seconds)
    wall_s, cpu_s = time.monotonic() - begin, _cpu_s(servers) - before
    crowd_cpu_s = _cpu_s([one.pid for one in crowds]) - crowd_before
    arrived = [_ask(crowd) for crowd in crowds]
    return Run(
        listeners=count,
        wall_s=wall_s,
        cpu_s=cpu_s,
        crowd_cpu_s=crowd_cpu_s,
        crowds=len(crowds),
        joining_cpu_s=joining_cpu_s,
        listened_s=sum(one["listened"] for one in told),
        joined_s=[seconds for one in told for seconds in one["joined"]],
        sent=sum(one["sent"] for one in arrived),
        lost=sum(one["lost"] for one in arrived),
        silent=sum(one["silent"] for one in arrived),
        jitter_ms=[late for one in arrived for late in one["jitter_ms"]],
    )


def _parts(count: int) -> list[int]:
    processes = -(-count // _MOST_IN_A_PROCESS)
    return [count // processes + (number < count % processes) for number in range(processes)]


def _cpu_s(pids: Sequence[int]) -> float:
    total = 0.0
    for pid in pids:
        for process in family(pid):
            times = process.cpu_times()
            total += times.user + times.system
    return total


@contextmanager
def _process(module: str, asked: Room | Crowd) -> Iterator["subprocess.Popen[str]"]:
    command = [sys.executable, "-m", f"interpreter.lab.listeners.{module}", json.dumps(_fields(asked))]
    process = subprocess.Popen(  # noqa: S603 - our own module
        command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, env=os.environ | SAFE_PATH
    )
    try:
        yield process
    finally:
        assert process.stdin is not None  # noqa: S101  for the type checker
        assert process.stdout is not None  # noqa: S101
        process.stdin.close()
        try:
            process.wait(_PATIENCE_S)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()
        process.stdout.close()


def _fields(asked: Room | Crowd) -> dict[str, Any]:
    return {name: getattr(asked, name) for name in asked.__struct_fields__}


def _heard(process: "subprocess.Popen[str]") -> dict[str, Any]:
    """Return what a process says next. Raises OpenBoothError where it ends instead."""
    assert process.stdout is not None  # noqa: S101  for the type checker
    said = process.stdout.readline()
    if not said:
        raise OpenBoothError("The measurement broke off; see above, and try fewer listeners.")
    told: dict[str, Any] = json.loads(said)
    return told


def _ask(crowd: "subprocess.Popen[str]") -> dict[str, Any]:
    assert crowd.stdin is not None  # noqa: S101  for the type checker
    crowd.stdin.write("\n")
    crowd.stdin.flush()
    return _heard(crowd)


def _own_address() -> str:
    """Return an address other than loopback, which Janus leaves out."""
    found = (one for addresses in psutil.net_if_addrs().values() for one in addresses)
    return next(one.address for one in found if one.family == socket.AF_INET and one.address != HOST)
