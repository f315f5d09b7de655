"""Live captions in a terminal, and beneath them who is heard where and what the operator should know."""

from collections import OrderedDict

from rich.console import Console, Group
from rich.live import Live
from rich.table import Table
from rich.text import Text

from interpreter.app.languages import name_of
from interpreter.app.status import concern_of, concerns, heard_on, sharing_in_words
from interpreter.domain.captions import Caption
from interpreter.domain.channels import ChannelChanged
from interpreter.domain.events import Published, SessionChanged, SessionEvent, SessionState, SessionSummary
from interpreter.domain.health import EngineStatus, StageLag
from interpreter.domain.models import models_in_words
from interpreter.domain.sharing import AudienceCounted, SharingChanged
from interpreter.domain.timeline import Ticks, ms_from_ticks, seconds_from_ticks
from interpreter.policy.snapshot import Snapshot

_SPEAKER_STYLES = ("white", "yellow", "cyan", "green")
_REVISIONS_PER_SECOND = 15
_MOST_CONCERNS = 6
_MOST_SPOKEN = 256
"""The latest utterances of which the language is known."""


class TerminalCaptions:
    """Shows the latest utterances, one column per language, newest at the bottom.

    Committed text is upright, provisional italic, predicted italic and underlined. Where the output is no terminal,
    every finished line, and everything the operator should know, is printed once.
    """

    def __init__(self, languages: dict[str, str], *, console: Console | None = None) -> None:
        """`languages` holds the name to show for each language code, the floor's first; others join when they come."""
        self._languages = dict(languages)
        self._console = console or Console()
        self._captions: OrderedDict[int, dict[str, Caption]] = OrderedDict()
        self._spoken: OrderedDict[int, str] = OrderedDict()
        self._speakers: dict[str, str] = {}
        self._holds = Snapshot()
        self._said: str | None = None
        self._at = Ticks(0)
        self._live: Live | None = None
        if self._console.is_terminal:
            self._live = Live(console=self._console, refresh_per_second=_REVISIONS_PER_SECOND, screen=False)
            self._live.start()

    def publish(self, published: Published) -> None:
        """Take one event of the feed."""
        event = published.event
        self._holds.take(published)
        self._learn_languages(event)
        if isinstance(event, Caption) and not self._repeats_the_floor(event):
            self._show(event)
        if not isinstance(event, SharingChanged | AudienceCounted):
            self._at = published.at
        if self._live is not None:
            self._live.update(self._picture(self._at))
        elif not isinstance(event, EngineStatus):
            self._print_once(concern_of(event))

    def close(self) -> None:
        """Leave the last captions on the screen, and say which models they came from."""
        if self._live is not None:
            self._live.stop()
        for published in self._holds.events:
            if isinstance(published.event, SessionChanged) and (words := _made_with(published.event)):
                self._console.print(Text(words), soft_wrap=True)

    def _learn_languages(self, event: SessionEvent) -> None:
        match event:
            case SessionChanged(source_language=language) if language not in self._languages:
                self._languages = {language: name_of(language)} | self._languages
            case ChannelChanged(language=language, removed=False):
                self._languages.setdefault(language, name_of(language))
            case _:
                pass

    def _repeats_the_floor(self, caption: Caption) -> bool:
        """Whether a channel's caption is of what was said in its own language."""
        if caption.channel is not None:
            return self._spoken.get(caption.utterance) == caption.language
        self._spoken[caption.utterance] = caption.language
        while len(self._spoken) > _MOST_SPOKEN:
            self._spoken.popitem(last=False)
        return False

    def _print_once(self, concern: str | None) -> None:
        """Print what the operator should know, unless it was said just now."""
        if concern is not None and concern != self._said:
            self._console.print(Text(concern), soft_wrap=True)
            self._said = concern

    def _show(self, caption: Caption) -> None:
        if self._live is None:
            if caption.ended and caption.committed:
                name = f"{caption.speaker_name}: " if caption.speaker_name else ""
                self._console.print(Text(f"{caption.language}  {name}{caption.committed}"), soft_wrap=True)
            return
        self._captions.setdefault(caption.utterance, {})[caption.language] = caption
        while len(self._captions) > max(2, self._console.height // 3):
            self._captions.popitem(last=False)

    def _picture(self, at: Ticks) -> Group:
        table = Table(expand=True, show_lines=False, pad_edge=False, box=None, padding=(0, 2, 1, 0))
        for name in self._languages.values():
            table.add_column(Text(name, style="bold"), ratio=1, overflow="fold", justify="left")
        last: dict[str, str | None] = {}
        for row in list(self._captions.values())[-max(2, (self._console.height - 4) // 4) :]:
            table.add_row(
                *(self._cell(row.get(language), last.get(language)) for language in self._languages)
            )
            last |= {language: caption.speaker for language, caption in row.items()}
        return Group(table, self._foot(at))

    def _cell(self, caption: Caption | None, last_speaker: str | None) -> Text:
        """Return a caption, with its speaker's name where the speaker changes."""
        if caption is None:
            return Text("")
        text = Text(style=self._style(caption.speaker))
        if caption.speaker_name and caption.speaker != last_speaker:
            text.append(f"{caption.speaker_name}: ", style="bold")
        text.append(caption.committed)
        for tail, style in ((caption.provisional, "italic"), (caption.predicted, "italic underline")):
            if tail:
                text.append(" ")
                text.append(tail, style=style)
        return text

    def _style(self, speaker: str | None) -> str:
        if speaker is None:
            return "default"
        self._speakers.setdefault(speaker, _SPEAKER_STYLES[len(self._speakers) % len(_SPEAKER_STYLES)])
        return self._speakers[speaker]

    def _foot(self, at: Ticks) -> Text:
        events = [published.event for published in self._holds.events]
        lags = "   ".join(
            f"{event.language} {ms_from_ticks(event.lag) / 1000:.1f} s"
            for event in events
            if isinstance(event, StageLag)
        )
        foot = Text(f"{_clock(at)}   {_state_of(events)}lag  {lags}", style="dim")
        channels = [event for event in events if isinstance(event, ChannelChanged)]
        if any(channel.mode is not channels[0].mode or channel.muted for channel in channels):
            foot.append("\n" + "   ".join(f"{one.channel}: {heard_on(one)}" for one in channels))
        over = any(isinstance(event, SessionSummary) for event in events)
        if not over and (phones := sharing_in_words(events)) is not None:
            foot.append(f"\n{phones}")
        for concern in concerns(events)[:_MOST_CONCERNS]:
            foot.append(f"\n{concern}", style="bold not dim")
        return foot


def _made_with(session: SessionChanged) -> str:
    """Name the engine's models with their licences; empty for an engine without."""
    if not session.models:
        return ""
    return f"Interpreted by {session.engine}: {models_in_words(session.models)}."


def _state_of(events: list[SessionEvent]) -> str:
    for event in events:
        if isinstance(event, SessionSummary):
            return f"{seconds_from_ticks(event.duration):.0f} s interpreted   "
        if isinstance(event, SessionChanged) and event.state is SessionState.PAUSED:
            return "PAUSED, off the record   "
    return "" if any(isinstance(event, SessionChanged) for event in events) else "loading …   "


def _clock(at: Ticks) -> str:
    minutes, seconds = divmod(int(seconds_from_ticks(at)), 60)
    return f"{minutes:02d}:{seconds:02d}"
