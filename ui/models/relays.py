"""How many interpretations lie between the floor and what a desk hears (ISO 20109: floor, +, −)."""

from enum import StrEnum

from interpreter.domain.channels import Mode
from ui.models.views import BoothView, ChannelView


class Depth(StrEnum):
    """What a channel carries."""

    FLOOR = "floor"
    DIRECT = "translation"
    RELAY = "translation of a translation"


def depth_of(channel: ChannelView, booth: BoothView) -> Depth:
    """Return whether a channel carries the floor, its translation, or the translation of another channel."""
    if channel.mode is Mode.FLOOR:
        return Depth.FLOOR
    others = {other.channel: other for other in booth.channels}
    taken_from = others.get(_heard_by(channel, booth) or "")
    if taken_from is None or taken_from.channel == channel.channel or taken_from.mode is Mode.FLOOR:
        return Depth.DIRECT
    return Depth.RELAY


def _heard_by(channel: ChannelView, booth: BoothView) -> str | None:
    """Return what is interpreted on a channel: by the machine its input, by people what they listen to."""
    if channel.mode is not Mode.HUMAN:
        return channel.input
    listening = {desk.desk: desk.listens_to for desk in booth.desks}
    return next((listening[holder] for holder in channel.holders if holder in listening), channel.input)
