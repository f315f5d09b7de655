"""Checks what an operator says of speakers and turns against what is known of them."""

import difflib
import re
from collections.abc import Sequence

from interpreter.domain.errors import UnknownName, UserMistake
from interpreter.domain.speech import SpeakerNamed, SpeakersMerged, TurnsReassigned
from interpreter.policy.attribution import TurnBook

LONGEST_NAME = 80

_UNSEEN = re.compile("[\u00ad\u061c\u200b\u200e\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff]")
_JOINERS = re.compile("[\u200c\u200d]")


def named(book: TurnBook, speaker: str, name: str) -> SpeakerNamed:
    """Call a speaker, known by id or by name, `name`. Raises UserMistake."""
    found, name = known_speaker(book, speaker), cleaned_name(name)
    if not is_name(name):
        raise UserMistake(f"A name needs 1 to {LONGEST_NAME} characters that can be read; give another one.")
    return SpeakerNamed(found, name)


def cleaned_name(name: str) -> str:
    """Return a name without what editors put around text unseen, such as marks of its direction."""
    return " ".join(_UNSEEN.sub("", name).split())


def is_name(name: str) -> bool:
    """Whether a clean name can be shown; scripts such as Persian need characters that join or part letters."""
    letters = _JOINERS.sub("", name)
    return bool(letters) and len(name) <= LONGEST_NAME and letters.isprintable()


def merged(book: TurnBook, speaker: str, into: str) -> SpeakersMerged:
    """Make two speakers one. Raises UserMistake."""
    found, other = known_speaker(book, speaker), known_speaker(book, into)
    if found == other:
        raise UserMistake(f"{book.name_of(found)} cannot be merged with itself; name two speakers.")
    return SpeakersMerged(found, other)


def reassigned(book: TurnBook, turns: Sequence[int], speaker: str | None) -> TurnsReassigned:
    """Give turns to a speaker, to a new one where `speaker` is None. Raises UserMistake."""
    known = {turn.turn for turn in book.turns}
    if not turns:
        raise UserMistake("Say which turns to give away by their numbers.")
    for turn in turns:
        if turn not in known:
            raise UserMistake(f"There is no turn {turn}; list them with: openbooth speakers turns SESSION.")
    return TurnsReassigned(
        tuple(dict.fromkeys(turns)),
        book.unused_speaker() if speaker is None else known_speaker(book, speaker),
    )


def known_speaker(book: TurnBook, wanted: str) -> str:
    """Return the id of the speaker with this id or name, whatever the case of its letters. Raises UserMistake."""
    shown = {speaker: book.name_of(speaker) or speaker for speaker in book.speakers}
    found = [
        speaker
        for speaker, name in shown.items()
        if wanted.casefold() in {speaker.casefold(), name.casefold()}
    ]
    if len(found) == 1:
        return found[0]
    if found:
        raise UserMistake(f"{len(found)} speakers are called {wanted}; use one of: {', '.join(found)}.")
    if not shown:
        raise UnknownName("Nobody has been told apart in this session yet.")
    near = difflib.get_close_matches(wanted, [*shown, *shown.values()], n=1)
    hint = f"did you mean {near[0]}?" if near else f"there are {', '.join(shown)}."
    raise UnknownName(f"There is no speaker {wanted}; {hint}")
