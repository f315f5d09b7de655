"""The model processes of a session."""

import asyncio
from collections.abc import Mapping

from interpreter.domain.errors import UnknownName, WorkerFailed
from interpreter.ports.workers import EnduringWorker


class Processes:
    """Starts and ends all model processes together, and starts one again that was given up."""

    def __init__(self, workers: Mapping[str, EnduringWorker]) -> None:
        self._workers = workers
        self._hastened = False
        self._reviving: dict[str, asyncio.Task[None]] = {}

    async def start(self, *, patient: bool) -> None:
        """Load all models at once; a patient start goes on without one that does not start.

        Raises UserMistake, and WorkerFailed unless patient or hastened, with every process ended.
        """
        starts = (worker.start(patient=patient) for worker in self._workers.values())
        results = await asyncio.gather(*starts, return_exceptions=True)
        bearable = WorkerFailed if self._hastened else ()
        errors = [one for one in results if isinstance(one, BaseException) and not isinstance(one, bearable)]
        if errors:
            await asyncio.gather(*(worker.stop() for worker in self._workers.values()))
            raise errors[0]

    def revive(self, worker: str) -> None:
        """Start one once more that was given up and is not being started. Raises UnknownName where there is none."""
        if worker not in self._workers:
            raise UnknownName(f"There is no process {worker}; the processes are: {', '.join(self._workers)}.")
        if worker not in self._reviving or self._reviving[worker].done():
            self._reviving[worker] = asyncio.create_task(
                self._workers[worker].revive(), name=f"revive {worker}"
            )

    def hasten(self) -> None:
        """The session ends soon: start nothing again, and give up what is being started."""
        self._hastened = True
        for worker in self._workers.values():
            worker.hasten()

    async def stop(self) -> None:
        """End all."""
        for worker in self._workers.values():
            await worker.stop()
        await asyncio.gather(*self._reviving.values())
