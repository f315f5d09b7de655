"""The child's side: runs one Stepper, for one session after another, until the core is done with it or gone.

Messages use the descriptors that were standard input and output at the start; whatever a library prints goes to
standard error instead.
"""

import contextlib
import ctypes
import gc
import importlib
import os
import signal
import sys
import time
from collections.abc import Callable, Iterable, Sequence
from typing import Any, BinaryIO

from interpreter.domain.errors import OpenBoothError, UserMistake
from interpreter.domain.steps import StepOutput
from interpreter.ports.workers import StreamingStepper
from interpreter.worker.messages import (
    LENGTH_BYTES,
    Failure,
    Kind,
    Message,
    StartOrder,
    body_length,
    pack,
    unpack,
)

_PR_SET_PDEATHSIG = 1
_SWEEP_EVERY_S = 60.0


def main() -> None:
    """Serve one core over the pipes this process was started with."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    _die_with_the_core()
    questions = os.fdopen(os.dup(0), "rb")
    answers = os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)
    os.close(0)
    os.open(os.devnull, os.O_RDONLY)

    def send(kind: Kind, number: int, values: tuple[object, ...] = ()) -> None:
        answers.write(pack(kind, number, values))
        answers.flush()

    with contextlib.suppress(EOFError, BrokenPipeError):
        _serve(lambda: _receive(questions), send)


def _serve(receive: Callable[[], Message], send: Callable[[Kind, int, tuple[object, ...]], None]) -> None:
    """Run one session after another on one Stepper, until the input ends; what fails ends the process."""
    number = 0

    def received() -> Message:
        nonlocal number
        message = receive()
        number = message.number
        return message

    try:
        order = received().values[0]
        stepper = _build(order)
        while True:
            _run_session(stepper, order, received, send)
            order = received().values[0]
    except (EOFError, BrokenPipeError):
        raise
    except OpenBoothError as error:
        send(Kind.FAILED, number, (Failure(str(error), isinstance(error, UserMistake), refused=True),))
    except Exception as error:  # noqa: BLE001 - a process ends here; the core reports the reason and restarts it
        send(Kind.FAILED, number, (Failure(_reason(error), mistake=False),))


def _run_session(
    stepper: StreamingStepper[Any],
    order: StartOrder,
    receive: Callable[[], Message],
    send: Callable[[Kind, int, tuple[object, ...]], None],
) -> None:
    """Answer from the handshake until asked to finish; nothing of the session's state outlives this."""
    _sweep_away_the_last_session()
    state = stepper.init(order.settings)
    send(Kind.READY, 0, (stepper.capabilities(state),))
    sweep = _sweeper()
    while (message := receive()).kind is Kind.STEP:
        state, outputs = stepper.step(state, message.values)
        _answer(message.number, outputs, send)
        sweep()
    send(Kind.FINISHED, message.number, tuple(stepper.finish(state)))


def _sweep_away_the_last_session() -> None:
    gc.unfreeze()
    gc.collect()


def _answer(
    number: int, outputs: Iterable[StepOutput], send: Callable[[Kind, int, tuple[object, ...]], None]
) -> None:
    """Send what is there already at once, and what is computed only now piece by piece."""
    there = outputs if isinstance(outputs, Sequence) else ()
    if outputs is not there:
        for output in outputs:
            send(Kind.PART, number, (output,))
    send(Kind.ANSWER, number, tuple(there))


def _sweeper(every_s: float = _SWEEP_EVERY_S) -> Callable[[], None]:
    """Return what makes a collection of everything now and then, but for what lives now: models stay anyway.

    By itself Python makes next to none here, and meanwhile keeps thousands of free tuples of every length.
    """
    gc.collect()
    gc.freeze()
    swept_s = time.monotonic()

    def sweep() -> None:
        nonlocal swept_s
        if time.monotonic() - swept_s >= every_s:
            gc.collect()
            swept_s = time.monotonic()

    return sweep


def _build(order: StartOrder) -> StreamingStepper[Any]:
    module, _, name = order.implementation.partition(":")
    built: StreamingStepper[Any] = getattr(importlib.import_module(module), name)()
    return built


def _reason(error: Exception) -> str:
    """Name the error and where it arose, without its text: a message might quote what was said."""
    trace = error.__traceback__
    while trace is not None and trace.tb_next is not None:
        trace = trace.tb_next
    where = f" in {trace.tb_frame.f_code.co_qualname} line {trace.tb_lineno}" if trace is not None else ""
    kind = type(error).__name__
    return f"{kind}: {error}{where}" if isinstance(error, ImportError) else f"{kind}{where}"


def _receive(stream: BinaryIO) -> Message:
    return unpack(_exactly(stream, body_length(_exactly(stream, LENGTH_BYTES))))


def _exactly(stream: BinaryIO, count: int) -> bytes:
    data = stream.read(count)
    if len(data) < count:
        raise EOFError
    return data


def _die_with_the_core() -> None:
    """Ask Linux to kill this process when its parent dies; elsewhere the end of the input pipe has to do."""
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(_PR_SET_PDEATHSIG, signal.SIGKILL)


if __name__ == "__main__":
    main()
