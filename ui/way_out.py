"""Where its engine keeps a session from starting: which other one would do, found without making a window wait."""

from dataclasses import dataclass, replace
from functools import partial

from PySide6.QtCore import QObject, Signal

from interpreter.app.engine_watch import EngineWatch, watch_of
from interpreter.app.protocol import Ended, Message
from interpreter.domain.events import Published
from interpreter.domain.setup import EventSetup
from ui.errands import Errands


@dataclass(frozen=True, slots=True)
class Instead:
    """Why a session does not start, and the same one with an engine that works here."""

    sentence: str
    setup: EventSetup


class WayOut(QObject):
    """Follows the session that was started here last until its engine is ready, or has failed."""

    found = Signal(object)
    """Instead; told once per session at most."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._errands = Errands(self)
        self._watched: tuple[EventSetup, EngineWatch] | None = None

    def follow(self, setup: EventSetup) -> None:
        """A session is about to be started."""
        self._watched = setup, watch_of(setup)

    def take(self, message: Message) -> None:
        """Take what the core tells."""
        if self._watched is None:
            return
        match message:
            case Published():
                self._watched[1].publish(message)
                if trouble := self._watched[1].trouble:
                    self.look(trouble)
            case Ended(error=error) if error is not None:
                self.look(str(error))
            case _:
                pass

    def look(self, sentence: str) -> None:
        """Look for another engine, where it is the engine that failed; `sentence` is why the session did not start."""
        if self._watched is None:
            return
        (setup, watch), self._watched = self._watched, None
        self._errands.send("way out", partial(watch.instead, sentence), partial(self._tell, setup, sentence))

    def _tell(self, setup: EventSetup, sentence: str, engine: str) -> None:
        if engine:
            self.found.emit(Instead(sentence, replace(setup, engine=engine, model=None)))
