"""Refuses what no session can do."""

from interpreter.domain.devices import InputPlace, OutputPlace
from interpreter.domain.errors import UserMistake
from interpreter.policy.event_setup import LOUDEST_DB, QUIETEST_DB, wrong_number


def check_volume(volume_db: float) -> None:
    """Raise UserMistake for a volume that is out of range, or none at all."""
    if not QUIETEST_DB <= volume_db <= LOUDEST_DB:
        raise UserMistake(f"A volume of {volume_db:g} dB is out of range; choose one from -60 to 12.")


def check_number(what: str, place: InputPlace | OutputPlace | None) -> None:
    """Raise UserMistake where `what` is on a channel of a device that is not counted from 1."""
    if mistake := wrong_number(what, place):
        raise UserMistake(mistake)
