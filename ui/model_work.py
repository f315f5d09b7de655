"""The work on models as the windows see it: what is here, what is under way, and what somebody wants."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QObject, QTimer, Signal

from interpreter.app.hardware import Computer, this_computer
from interpreter.app.model_jobs import Consent, Job, ModelJobs, Phase, Work
from interpreter.app.model_shelf import Shelf, read_shelf, remove_model
from interpreter.domain.errors import OpenBoothError
from ui.errands import Errands
from ui.models.model_list import Act, ModelWish

_LOOK_MS = 200


class ModelWork(QObject):
    """Has things done behind the windows, and tells what became of them."""

    told = Signal()
    """What is here, or what is under way, changed."""
    refused = Signal(str)
    failed = Signal(str)
    """In one sentence why something that was under way stopped."""
    arrived = Signal()
    """A model came that was not here."""

    def __init__(
        self,
        parent: QObject,
        jobs: ModelJobs | None = None,
        computer: Callable[[], Computer] = this_computer,
    ) -> None:
        """`computer` is asked in a thread, once."""
        super().__init__(parent)
        self._jobs = jobs or ModelJobs()
        self._ask_computer = computer
        self._told: tuple[Job, ...] = ()
        self.computer: Computer | None = None
        self.shelf: Shelf | None = None
        self._errands = Errands(self)
        self._clock = QTimer(self)
        self._clock.setInterval(_LOOK_MS)
        self._clock.timeout.connect(self._follow)

    @property
    def jobs(self) -> tuple[Job, ...]:
        """What is done now, was done, or waits."""
        return self._told

    @property
    def held(self) -> bool:
        """Whether everything waits because a session runs."""
        return self._jobs.held

    def look(self) -> None:
        """Find out what is here."""
        self._errands.send("shelf", partial(_read, self.computer, self._ask_computer), self._take)

    def hold(self, *, on: bool) -> None:
        """Let everything wait while a session runs, or go on."""
        if on != self._jobs.held:
            self._jobs.hold(on)
            self._follow()
            self.told.emit()

    def ask(self, wish: ModelWish) -> None:
        """Have something done with a model."""
        jobs, name = self._jobs, wish.model
        plain = {
            Act.PAUSE: jobs.pause,
            Act.RESUME: jobs.resume,
            Act.CANCEL: jobs.cancel,
            Act.VERIFY: jobs.verify,
        }
        if wish.act in plain:
            plain[wish.act](name)
        elif wish.act is Act.REMOVE:
            jobs.cancel(name)
            self._errands.send("removal", partial(remove_model, name), self._removed)
        elif wish.folder is not None:
            jobs.import_folder(wish.folder, name)
        else:
            self._get(wish)
        self._follow()
        self._clock.start()

    def close(self) -> None:
        """Stop what is under way; it goes on where it stopped another time."""
        self._clock.stop()
        self._jobs.close()

    def _get(self, wish: ModelWish) -> None:
        model = self.shelf.model(wish.model) if self.shelf else None
        if model is not None and model.entry is not None:
            consent = Consent(wish.token, any_licence=wish.act is not Act.GET)
            self._jobs.get(model.entry, consent)

    def _follow(self) -> None:
        before, self._told = self._told, self._jobs.jobs
        if self._told == before:
            if not any(job.is_under_way for job in self._told):
                self._clock.stop()
            return
        self.told.emit()
        known = {job.model: job for job in before}
        ended = [job for job in self._told if not job.is_under_way and known.get(job.model) != job]
        if ended or len(self._told) < len(before):
            self.look()
        for job in ended:
            if job.phase is Phase.FAILED:
                self.failed.emit(job.sentence)
        if any(job.phase is Phase.DONE and job.work is not Work.VERIFY for job in ended):
            self.arrived.emit()

    def _take(self, found: tuple[Computer, Shelf] | OpenBoothError) -> None:
        if isinstance(found, OpenBoothError):
            self.refused.emit(str(found))
            return
        self.computer, self.shelf = found
        self.told.emit()

    def _removed(self, sentence: str) -> None:
        if sentence:
            self.refused.emit(sentence)
        self.look()


def _read(known: Computer | None, ask: Callable[[], Computer]) -> tuple[Computer, Shelf] | OpenBoothError:
    """Read the shelf, in a thread."""
    try:
        computer = known or ask()
        return computer, read_shelf(computer.hardware)
    except OpenBoothError as error:
        return error
