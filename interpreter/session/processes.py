"""The model processes of a session."""

import asyncio
from collections.abc import Mapping

from interpreter.domain.errors import UnknownName
from interpreter.ports.workers import EnduringWorker


class Processes:
    """Starts and ends all model processes together, and starts one again that was given up."""

    def __init__(self, workers: Mapping[str, EnduringWorker]) -> None:
        self._workers = workers
        self._reviving: list[asyncio.Task[None]] = []

    async def start(self, *, patient: bool) -> None:
        """Load all models at once; a patient start goes on without one that does not start.

        Raises UserMistake, and WorkerFailed unless patient, with every process ended.
        """
        starts = (worker.start(patient=patient) for worker in self._workers.values())
        results = await asyncio.gather(*starts, return_exceptions=True)
        errors = [result for result in results if isinstance(result, BaseException)]
        if errors:
            await asyncio.gather(*(worker.stop() for worker in self._workers.values()))
            raise errors[0]

    def revive(self, worker: str) -> None:
        """Start one once more that was given up. Raises UnknownName where there is none."""
        if worker not in self._workers:
            raise UnknownName(f"There is no process {worker}; the processes are: {', '.join(self._workers)}.")
        self._reviving.append(asyncio.create_task(self._workers[worker].revive(), name=f"revive {worker}"))

    async def stop(self) -> None:
        """End all."""
        for worker in self._workers.values():
            await worker.stop()
        await asyncio.gather(*self._reviving)
