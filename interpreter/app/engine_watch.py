"""Whether it is its engine that keeps a session from starting, and which other one would do here."""

from contextlib import suppress

from interpreter.app.engine_models import engine_instead, engine_models, offers
from interpreter.app.plugins import engine
from interpreter.domain.errors import OpenBoothError
from interpreter.domain.events import Published
from interpreter.domain.health import EngineStatus, WorkerState
from interpreter.domain.settings import SessionSettings
from interpreter.domain.setup import EventSetup


class EngineWatch:
    """Follows one session from before its start; a sink of its feed. Nothing is changed by it."""

    def __init__(self, settings: SessionSettings) -> None:
        self._settings = settings
        self._loading = False
        self.trouble = ""
        """Why the engine did not start when it was first tried, in one sentence; empty where that is not so."""

    def publish(self, published: Published) -> None:
        """Take one event of the session."""
        match published.event:
            case EngineStatus(worker="engine", state=WorkerState.STARTING):
                self._loading = True
            case EngineStatus(worker="engine", state=WorkerState.READY):
                self._loading, self.trouble = False, ""
            case EngineStatus(worker="engine", state=WorkerState.RESTARTING, detail=detail) if self._loading:
                self.trouble = self.trouble or detail
            case _:
                pass

    def close(self) -> None:
        """The feed is over; what became of the engine stays known."""

    def instead(self, failure: str) -> str:
        """Return the engine that would start here where this session's did not; empty where none would.

        `failure` is why the session did not start: where that was not the engine's fault, no other one would do better.
        Blocks for some seconds where a graphics card is slow to answer. Never raises.
        """
        with suppress(OpenBoothError):
            if self._loading or self._does_not_suit(failure):
                return engine_instead(self._settings)
        return ""

    def _does_not_suit(self, failure: str) -> bool:
        """Whether the engine lacks languages, or its models, and nothing else was complained of before that."""
        manifest = engine(self._settings.engine)
        if not offers(manifest, self._settings):
            return True
        try:
            engine_models(manifest, self._settings)
        except OpenBoothError as error:
            return str(error) == failure
        return False


def watch_of(setup: EventSetup) -> EngineWatch:
    """Return what follows the session of an event."""
    channels = tuple(channel.listener for channel in setup.channels)
    return EngineWatch(
        SessionSettings(
            setup.source_language, channels, setup.engine, model=setup.model, also_spoken=setup.also_spoken
        )
    )


def with_way_out(error: OpenBoothError, instead: str) -> OpenBoothError:
    """Return an error of its kind whose sentence ends with the engine that works here; as it is where none does."""
    if not instead:
        return error
    return type(error)(f"{error} Here --engine {instead} works for these languages.")
