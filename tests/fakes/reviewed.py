"""A short session on record with two speakers, three languages and a gap, as windows review it."""

from pathlib import Path

from interpreter.domain.channels import ListenerChannel, SpeechPlayed
from interpreter.domain.health import Gap
from interpreter.domain.hypothesis import Origin, Word, Words
from interpreter.domain.records import Record, WordsCommitted
from interpreter.domain.speech import SpeakerNamed, SpeakerTurn
from interpreter.domain.timeline import Ticks, ticks_from_seconds
from tests.fakes.records import begun, captured, ended, heard, noise

SAID = (
    (
        "S1",
        "Good morning to the harbour .",
        "Buenos días al puerto .",
        "صباح الخير للميناء .",
    ),
    (
        "S1",
        "The gate opens in March , the old gate closes .",
        "La compuerta se abre en marzo .",
        "تفتح البوابة في مارس 2026 .",
    ),
    (
        "S2",
        "Thank you .",
        "Gracias .",
        "شكرا .",
    ),
)
LENGTH_S = 4
"""Of a line; it is spoken in the first three quarters, and heard in Spanish two seconds later."""
DELAY = ticks_from_seconds(2)


def on_record(data: Path, *, closed: bool = True, sound: bool = True) -> str:
    """Put it on record and return its id; one that is not `closed` is as a killed core leaves it."""
    folder = begun(data, ListenerChannel("es", "es"), ListenerChannel("ar", "ar"))
    end = ticks_from_seconds(LENGTH_S * len(SAID) + 2)
    if sound:
        captured(folder, {"podium": noise(LENGTH_S * len(SAID))})
        heard(folder.path / "channels" / "channel.es.flac", end=end)
    if closed:
        ended(data, folder, end, records())
    else:
        for record in records():
            folder.journal.append(record)
        folder.journal.close()
        folder.lock.release()
    return folder.id


def records() -> list[Record]:
    """What is in its journal between its first and its last record."""
    made: list[Record] = [SpeakerNamed("S1", "Ana Ruiz")]
    for number, (speaker, english, spanish, arabic) in enumerate(SAID):
        start = ticks_from_seconds(LENGTH_S * number)
        end = Ticks(start + ticks_from_seconds(LENGTH_S * 0.75))
        made.append(SpeakerTurn(number + 1, "podium", speaker, "en", start, end, 0.9, settled=True))
        for origin, language, text in (
            (Origin.FLOOR, "en", english),
            (Origin.MACHINE, "es", spanish),
            (Origin.MACHINE, "ar", arabic),
        ):
            words = spread(text, start, end)
            made.append(
                WordsCommitted(number + 1, "podium", origin, language, words, speaker, end, ended=True)
            )
        made.append(SpeechPlayed("es", "es", number + 1, Ticks(start + DELAY), Ticks(end - start), 1.0))
    made.append(Gap("podium", ticks_from_seconds(LENGTH_S - 0.5), ticks_from_seconds(0.3), "the cable"))
    return made


def spread(text: str, start: Ticks, end: Ticks) -> Words:
    """The tokens of a text, each as long."""
    tokens = text.split()
    each = (end - start) // len(tokens)
    return tuple(
        Word(token, Ticks(start + each * number), Ticks(start + each * (number + 1)))
        for number, token in enumerate(tokens)
    )
