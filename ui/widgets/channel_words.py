"""How the state of a listener channel is said, in as few words as a strip has room for."""

from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication

from interpreter.app.languages import name_of
from interpreter.domain.channels import Mode
from interpreter.domain.devices import DeviceState
from ui.models.limits import seconds_in_words
from ui.models.phones import is_left_behind, pressed
from ui.models.views import ChannelView, Grade, LagCause, LimitView
from ui.models.wording import decimal
from ui.widgets.device_picker import pair_of

BACKLOG_TOLD_S = 0.5


@dataclass(frozen=True, slots=True)
class Said:
    """Words with an icon and a colour of the theme. `tail` is the part that is never cut."""

    text: str
    icon_name: str = ""
    ink: str = "text"
    tail: str = ""


def native_name(code: str) -> str:
    """Return what those who speak a language call it, with a capital letter."""
    name = name_of(code, shown_in=code.replace("-", "_"))
    return name[:1].upper() + name[1:]


def code_of(view: ChannelView) -> str:
    """Return the language's code, and the channel's id where it is another one."""
    return view.language if view.channel == view.language else f"{view.language} · {view.channel}"


def heard(view: ChannelView) -> Said:
    """Return who is heard on a channel."""
    match view.mode:
        case Mode.MACHINE if view.captions_only:
            return Said(_tr("Captions only"), "machine", "machine")
        case Mode.MACHINE:
            return Said(_tr("Machine"), "machine", "machine")
        case Mode.FLOOR:
            return Said(_tr("Floor"), "floor", "floor")
        case Mode.HUMAN:
            return Said(" + ".join(view.holders) or _tr("Interpreter"), "human", "human")


def output(view: ChannelView) -> Said:
    """Return where a channel plays, or what is wrong there."""
    if view.output is None:
        return Said(_tr("No output"), "headphones", "muted")
    device, pair = view.device or view.output.device, pair_of(view.output)
    match view.state:
        case DeviceState.LOST:
            return Said(_tr("Gone: {device}").format(device=device), "error", "bad", pair)
        case DeviceState.SUSPECT:
            return Said(_tr("Late: {device}").format(device=device), "warning", "warn", pair)
        case DeviceState.RUNNING:
            return Said(device, "headphones", "text", pair)


def status(view: ChannelView) -> Said:
    """Return what is wrong, or else what is special about a channel now; empty where there is nothing to say."""
    if view.trouble:
        return Said(view.trouble, "error" if view.state is DeviceState.LOST else "warning", _ink(view))
    if view.audience is not None and is_left_behind(view.audience):
        return Said(_tr("Listeners: {feedback}").format(feedback=pressed(view.audience)), "warning", "warn")
    parts = _of_limit(view.lag.limit)
    if view.input is not None:
        parts.append(_tr("Interprets {input}").format(input=view.input))
    if view.backlog_s > BACKLOG_TOLD_S:
        parts.append(_tr("{seconds} s still to be spoken").format(seconds=decimal(view.backlog_s)))
    elif view.lag.grade in {Grade.FAIR, Grade.POOR} and view.lag.cause is not LagCause.NONE:
        parts.append(_tr("Most of the lag: {cause}").format(cause=_cause(view.lag.cause)))
    if view.captions_only:
        parts.append(_tr("The voice is silent until it can keep up"))
    left_out = bool(view.lag.limit.left_out) and not view.captions_only
    return Said(" · ".join(parts), "warning" if left_out else "", "warn" if left_out else "muted")


def _of_limit(limit: LimitView) -> list[str]:
    """Return how late it may be, whether it hurries because of that, and how much had to be left out."""
    parts = []
    if limit.left_out:
        parts.append(_tr("Words not spoken: {number}").format(number=limit.left_out))
    if limit.seconds is not None:
        calm = _tr("Lag limit: {seconds}")
        words = _tr("Hurrying, lag limit: {seconds}") if limit.hurries else calm
        parts.append(words.format(seconds=seconds_in_words(limit.seconds)))
    return parts


def _cause(cause: LagCause) -> str:
    words = {
        LagCause.WORDS: _tr("waiting for words"),
        LagCause.ENGINE: _tr("engine"),
        LagCause.VOICE: _tr("voice queue"),
    }
    return words.get(cause, "")


def _ink(view: ChannelView) -> str:
    return "bad" if view.state is DeviceState.LOST else "warn"


def _tr(text: str) -> str:
    return QCoreApplication.translate("", text)
