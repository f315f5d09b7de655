"""What the start panel draws."""

from dataclasses import dataclass
from pathlib import Path

from interpreter.app.drafts import Choices, obstacle
from ui.models.event_draft import EventDraft


@dataclass(frozen=True, slots=True)
class StartView:
    """The event that is prepared, and what it could be. `why_not` says why it cannot start, or is empty."""

    title: str = ""
    source_language: str = "en"
    targets: tuple[str, ...] = ()
    spoken_offered: tuple[str, ...] = ()
    targets_offered: tuple[str, ...] = ()
    why_not: str = ""
    recent: tuple[Path, ...] = ()


def start_view(draft: EventDraft, offered: Choices, recent: tuple[Path, ...] = ()) -> StartView:
    """Return what the start panel shows of a draft."""
    setup, engine = draft.setup, offered.engine(draft.setup.engine)
    targets = tuple(dict.fromkeys(channel.listener.language for channel in setup.channels))
    return StartView(
        title=draft.title,
        source_language=setup.source_language,
        targets=targets,
        spoken_offered=engine.source_languages if engine else (),
        targets_offered=engine.target_languages if engine else (),
        why_not=obstacle(setup, offered) if offered.engines else "",
        recent=recent,
    )
