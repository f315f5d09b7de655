"""What a window that comes late can read of the conversation so far."""

import time
from pathlib import Path

import pytest

from interpreter.app.history import conversation_of
from interpreter.domain.channels import ListenerChannel
from interpreter.domain.errors import BrokenRecord, UnknownName
from interpreter.domain.health import Gap
from interpreter.domain.hypothesis import Origin, Word, Words
from interpreter.domain.records import ChannelHeld, Record, SessionClosed, SessionOpened, WordsCommitted
from interpreter.domain.settings import SessionSettings
from interpreter.domain.speech import SpeakerNamed, SpeakerTurn
from interpreter.domain.timeline import Ticks
from interpreter.domain.transcript import Provenance
from interpreter.storage.journal import encode_record

SESSION = "20260101-120000-abcd"
PROVENANCE = Provenance(SESSION, "2026-01-01T12:00:00+00:00", "scripted", "1", ("mic",))
OPENED = SessionOpened(
    PROVENANCE, SessionSettings("en", (ListenerChannel("es", "es"), ListenerChannel("ar", "ar")), "scripted")
)


def words(text: str, start: int = 0) -> Words:
    return tuple(
        Word(word, Ticks(start + 100 * number), Ticks(start + 100 * number + 90))
        for number, word in enumerate(text.split())
    )


def said(
    utterance: int, text: str, language: str = "en", *, start: int = 0, ended: bool = True
) -> WordsCommitted:
    origin = Origin.FLOOR if language == "en" else Origin.MACHINE
    return WordsCommitted(
        utterance, "mic", origin, language, words(text, start), "S1", Ticks(start + 999), ended
    )


@pytest.fixture
def folder(data_folder: Path) -> Path:
    folder = data_folder / "sessions" / SESSION
    folder.mkdir(parents=True)
    return folder


def write(folder: Path, *records: Record, torn: bytes = b"") -> None:
    (folder / "journal.jsonl").write_bytes(b"".join(map(encode_record, records)) + torn)


def test_every_committed_caption_is_there_in_every_language(folder: Path) -> None:
    write(
        folder,
        OPENED,
        said(1, "Good morning", ended=False),
        said(1, "all .", start=200),
        said(1, "Buenos días a todos", "es"),
        said(1, "صباح الخير", "ar"),
        said(2, "And now", start=5_000, ended=False),
    )
    seen = conversation_of(SESSION)
    assert [
        (one.utterance, one.language, one.channel, one.committed, one.ended) for one in seen.captions
    ] == [
        (1, "en", None, "Good morning all.", True),
        (1, "es", "es", "Buenos días a todos", True),
        (1, "ar", "ar", "صباح الخير", True),
        (2, "en", None, "And now", False),
    ]
    first = seen.captions[0]
    assert (first.revision, first.start, first.end, first.provisional) == (-1, 0, 390, "")
    assert [one.right_to_left for one in seen.captions] == [False, False, True, False]
    assert (seen.session, seen.source_language, seen.targets) == (SESSION, "en", ("es", "ar"))
    assert not seen.ended


def test_every_language_that_was_spoken_is_told(folder: Path) -> None:
    spanish = WordsCommitted(2, "mic", Origin.FLOOR, "es", words("Buenos días"), "S1", Ticks(9_000), True)
    write(folder, OPENED, said(1, "Good morning"), spanish, said(2, "Good morning", "ar"))
    assert conversation_of(SESSION).also_spoken == ("es",)
    write(folder, OPENED, said(1, "Good morning"))
    assert conversation_of(SESSION).also_spoken == ()


def test_speakers_have_the_names_that_the_operator_gave_and_gaps_are_told(folder: Path) -> None:
    gap = Gap("mic", Ticks(9_000), Ticks(480), "the device was lost")
    turn = SpeakerTurn(1, "mic", "S2", "en", Ticks(0), Ticks(900), 0.9, settled=True)
    write(
        folder,
        OPENED,
        said(1, "Good morning"),
        turn,
        SpeakerNamed("S2", "Ana"),
        gap,
        SessionClosed(Ticks(9_999)),
    )
    seen = conversation_of(folder)
    assert [(one.speaker, one.speaker_name) for one in seen.captions] == [("S2", "Ana")]
    assert (seen.names, seen.gaps, seen.duration, seen.ended) == ({"S2": "Ana"}, (gap,), 9_999, True)


def test_what_the_machine_wrote_while_a_human_was_on_air_was_read_all_the_same(folder: Path) -> None:
    held = ChannelHeld("es", "es", ("booth",), Ticks(0))
    back = ChannelHeld("es", "es", (), Ticks(0))
    write(folder, OPENED, held, said(1, "Buenos", "es", ended=False), back, said(1, "días", "es", start=200))
    (caption,) = conversation_of(SESSION).captions
    assert caption.committed == "Buenos días"


def test_a_journal_that_is_being_written_may_end_in_the_middle_of_a_line(folder: Path) -> None:
    whole = encode_record(said(2, "Thank you", start=500))
    for cut in range(len(whole) - 1):
        write(folder, OPENED, said(1, "Good morning"), torn=whole[:cut])
        assert [one.committed for one in conversation_of(SESSION).captions] == ["Good morning"]
    write(folder, torn=whole[:40])
    assert conversation_of(SESSION).captions == ()


def test_the_beginning_of_an_id_will_do_and_a_wrong_one_is_told(folder: Path) -> None:
    write(folder, OPENED)
    assert conversation_of("2026").session == conversation_of("last").session == SESSION
    with pytest.raises(UnknownName, match="There is no session 'nobody'"):
        conversation_of("nobody")
    with pytest.raises(BrokenRecord, match="cannot be read"):
        conversation_of(folder / "elsewhere")


def test_a_fifth_of_eight_hours_is_read_within_a_fifth_of_three_seconds(folder: Path) -> None:
    records: list[Record] = [OPENED]
    for number in range(2_000):
        start = number * 100_000
        records.append(
            SpeakerTurn(number, "mic", f"S{number % 4}", "en", Ticks(start), Ticks(start + 90_000), 0.9, True)
        )
        for language in ("en", "es", "ar"):
            records.append(said(number, "one two three four five", language, start=start, ended=False))
            records.append(said(number, "six seven eight nine ten .", language, start=start + 600))
    write(folder, *records)
    took_s = []
    for _ in range(3):
        began_s = time.process_time()
        seen = conversation_of(SESSION)
        took_s.append(time.process_time() - began_s)
        assert len(seen.captions) == 6_000
    assert min(took_s) < 0.6
