"""Live captions in a terminal."""

from collections import OrderedDict

from rich.console import Console, Group
from rich.live import Live
from rich.table import Table
from rich.text import Text

from interpreter.domain.captions import Caption
from interpreter.domain.events import Published, SessionSummary
from interpreter.domain.health import EngineStatus, StageLag, WorkerState
from interpreter.domain.timeline import Ticks, ms_from_ticks, seconds_from_ticks

_SPEAKER_STYLES = ("white", "yellow", "cyan", "green")
_REVISIONS_PER_SECOND = 15


class TerminalCaptions:
    """Shows the latest utterances, one column per language, newest at the bottom.

    Committed text is upright, provisional italic, predicted italic and underlined. Where the output is no terminal,
    every finished line is printed once.
    """

    def __init__(self, languages: dict[str, str], *, console: Console | None = None) -> None:
        """`languages` holds the name to show for each language code, the floor's first."""
        self._languages = languages
        self._console = console or Console()
        self._captions: OrderedDict[int, dict[str, Caption]] = OrderedDict()
        self._speakers: dict[str, str] = {}
        self._lag: dict[str, Ticks] = {}
        self._status = "loading …"
        self._live: Live | None = None
        if self._console.is_terminal:
            self._live = Live(console=self._console, refresh_per_second=_REVISIONS_PER_SECOND, screen=False)
            self._live.start()

    def publish(self, published: Published) -> None:
        """Take one event of the feed."""
        event = published.event
        if isinstance(event, Caption):
            self._show(event)
        elif isinstance(event, StageLag):
            self._lag[event.language] = event.lag
        elif isinstance(event, EngineStatus):
            self._status = (
                "" if event.state is WorkerState.READY else f"{event.worker}: {event.detail or event.state}"
            )
        elif isinstance(event, SessionSummary):
            self._status = f"{seconds_from_ticks(event.duration):.0f} s interpreted"
        if self._live is not None:
            self._live.update(self._picture(published.at))

    def close(self) -> None:
        """Leave the last captions on the screen."""
        if self._live is not None:
            self._live.stop()

    def _show(self, caption: Caption) -> None:
        row = self._captions.setdefault(caption.utterance, {})
        row[caption.language] = caption
        if self._live is None:
            if caption.ended and caption.committed:
                name = f"{caption.speaker_name}: " if caption.speaker_name else ""
                self._console.print(Text(f"{caption.language}  {name}{caption.committed}"), soft_wrap=True)
            if (
                caption.ended
                and all(entry.ended for entry in row.values())
                and len(row) == len(self._languages)
            ):
                del self._captions[caption.utterance]
            return
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
        lags = "   ".join(
            f"{language} {ms_from_ticks(lag) / 1000:.1f} s" for language, lag in self._lag.items()
        )
        return Text(f"{_clock(at)}   lag  {lags}   {self._status}", style="dim")


def _clock(at: Ticks) -> str:
    minutes, seconds = divmod(int(seconds_from_ticks(at)), 60)
    return f"{minutes:02d}:{seconds:02d}"
