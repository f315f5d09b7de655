"""Refuses what no session can do."""

from collections.abc import Sequence

from interpreter.domain.devices import InputPlace, OutputPlace
from interpreter.domain.errors import UnsupportedLanguage, UserMistake
from interpreter.domain.steps import Capabilities
from interpreter.policy.event_setup import LOUDEST_DB, QUIETEST_DB, wrong_number


def check_volume(volume_db: float) -> None:
    """Raise UserMistake for a volume that is out of range, or none at all."""
    if not QUIETEST_DB <= volume_db <= LOUDEST_DB:
        raise UserMistake(f"A volume of {volume_db:g} dB is out of range; choose one from -60 to 12.")


def check_number(what: str, place: InputPlace | OutputPlace | None) -> None:
    """Raise UserMistake where `what` is on a channel of a device that is not counted from 1."""
    if mistake := wrong_number(what, place):
        raise UserMistake(mistake)


def check_language(told: Capabilities, language: str, used: Sequence[str]) -> None:
    """Raise UnsupportedLanguage or UserMistake for one more language that the engine cannot translate into."""
    if language not in told.target_languages:
        offered = ", ".join(told.target_languages)
        raise UnsupportedLanguage(
            f"The engine does not translate into {language}; it translates into {offered}."
        )
    if told.most_targets is not None and language not in used and len(used) >= told.most_targets:
        raise UserMistake(
            f"{len(used)} of {told.most_targets} languages are in use on this graphics card; give one up first."
        )
