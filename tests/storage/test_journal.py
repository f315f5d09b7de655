"""What was committed is in the journal, and what is in the journal can be read again."""

import json
import os
import signal
import subprocess
import sys
import time
import zlib
from pathlib import Path
from typing import get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st

from interpreter.domain.channels import ListenerChannel, SkipCause, SpeechPlayed, SpeechSkipped
from interpreter.domain.errors import BrokenRecord
from interpreter.domain.health import Gap
from interpreter.domain.hypothesis import Origin, Word
from interpreter.domain.records import (
    ChannelHeld,
    EditRedone,
    EditUndone,
    LinesEdited,
    Record,
    RediarizationUndone,
    Rediarized,
    Replacement,
    SessionClosed,
    SessionOpened,
    WordsCommitted,
)
from interpreter.domain.settings import Pace, SessionSettings
from interpreter.domain.speech import SpeakerNamed, SpeakersMerged, SpeakerTurn, TurnsReassigned
from interpreter.domain.steps import Term
from interpreter.domain.timeline import Ticks
from interpreter.domain.transcript import Line, LineId, Provenance
from interpreter.storage.journal import (
    JournalFile,
    decode_record,
    encode_record,
    inspect_journal,
    read_journal,
)
from interpreter.storage.reserve import RESERVE_BYTES

texts = st.text(max_size=20)
ticks = st.integers(0, 2**50).map(Ticks)
words = st.lists(st.builds(Word, texts, ticks, ticks, st.floats(0, 1, allow_nan=False)), max_size=4).map(
    tuple
)
committed = st.builds(
    WordsCommitted,
    utterance=st.integers(0, 9),
    source=texts,
    origin=st.sampled_from(Origin),
    language=st.sampled_from(["en", "es"]),
    words=words,
    speaker=st.none() | texts,
    at=ticks,
    ended=st.booleans(),
)
EDITED = Line(
    1, "floor", "S3", Ticks(1), Ticks(2), "en", "李", {"es": ""}, Origin.HUMAN,
    (Word("李", Ticks(1), Ticks(2), 0.5),), {"ca": "ع"}, 2, {"en": "x"}, speaker_edited=True,
)  # fmt: skip
ALL_KINDS: list[Record] = [
    SessionOpened(
        Provenance("20261121-093012-ab12", "2026-11-21T09:30:12+01:00", "builtin", "0.1.0", ("panel.flac",)),
        SessionSettings(
            "en", (ListenerChannel("es", "es", "voice"),), "builtin", Pace.FAST, 4, (Term("FIFA", {"es": "FIFA"}),)
        ),
    ),
    WordsCommitted(1, "floor", Origin.FLOOR, "en", (Word("Señor\n\"", Ticks(1), Ticks(2), 0.5),), "S1", Ticks(3), True),
    SpeakerTurn(1, "floor", None, None, Ticks(0), None, 0.25, settled=True),
    SpeakerNamed("S1", "Ünsal 李"),
    SpeechPlayed("es", "es", 1, Ticks(5), Ticks(6), 1.25),
    SpeechSkipped("es", "es", 1, 7, SkipCause.BACKLOG),
    ChannelHeld("es", "es", ("ana",), Ticks(96_000)),
    Gap("floor", Ticks(1), Ticks(2), "input lost"),
    SpeakersMerged("S2", "S1"),
    TurnsReassigned((1, 4), "S3"),
    Rediarized("pyannote", (SpeakerTurn(5, "floor", "S1", None, Ticks(0), Ticks(9), 1.0, settled=True),), "2026-11-21"),
    RediarizationUndone("2026-11-22"),
    LinesEdited((Replacement((LineId("floor", 1), LineId("floor", 2, 1)), (EDITED,)),), "merge", "2026-11-23"),
    EditUndone("2026-11-24"),
    EditRedone("2026-11-25"),
    SessionClosed(Ticks(480), recovered=True),
]  # fmt: skip


def write(path: Path, records: list[Record]) -> bytes:
    journal = JournalFile(path)
    for record in records:
        journal.append(record)
    journal.close()
    return path.read_bytes()


def test_every_kind_of_record_comes_back_as_it_was_written(tmp_path: Path) -> None:
    write(tmp_path / "journal.jsonl", ALL_KINDS)
    assert read_journal(tmp_path / "journal.jsonl") == ALL_KINDS
    assert {type(record) for record in ALL_KINDS} == set(get_args(Record))


@given(committed)
def test_any_committed_words_come_back_as_they_were_written(record: WordsCommitted) -> None:
    line = encode_record(record)
    assert line.endswith(b"\n")
    assert line.count(b"\n") == 1
    assert decode_record(line[:-1]) == record


def test_a_line_is_plain_json_that_other_programs_can_read() -> None:
    line = json.loads(encode_record(SessionClosed(Ticks(480))))
    assert line == {"crc": line["crc"], "type": "SessionClosed", "at": 480, "recovered": False}


def test_a_journal_of_an_earlier_version_closes_in_order() -> None:
    payload = b'{"type":"SessionClosed","at":480}'
    earlier = b'{"crc":"%08x",%s' % (zlib.crc32(payload), payload[1:])
    assert decode_record(earlier) == SessionClosed(Ticks(480))


def test_a_journal_cut_at_any_byte_keeps_every_whole_line(tmp_path: Path) -> None:
    written = write(tmp_path / "whole.jsonl", ALL_KINDS)
    cut = tmp_path / "cut.jsonl"
    for size in range(len(written) + 1):
        cut.write_bytes(written[:size])
        whole = written[: size + 1].count(b"\n")  # a line that only lost its newline is whole
        assert read_journal(cut) == ALL_KINDS[:whole], size


def test_a_journal_that_was_cut_at_any_byte_can_be_continued(tmp_path: Path) -> None:
    written = write(tmp_path / "whole.jsonl", ALL_KINDS[1:3])
    cut = tmp_path / "cut.jsonl"
    for size in range(0, len(written) + 1, 7):
        cut.write_bytes(written[:size])
        before = read_journal(cut)
        write(cut, [ALL_KINDS[-1]])
        assert read_journal(cut) == [*before, ALL_KINDS[-1]], size


def test_a_flipped_bit_anywhere_costs_at_most_the_lines_it_touches(tmp_path: Path) -> None:
    records = ALL_KINDS[2:6]
    written = write(tmp_path / "whole.jsonl", records)
    broken = tmp_path / "broken.jsonl"
    for place in range(len(written)):
        damaged = bytearray(written)
        damaged[place] ^= 1 << (place % 8)
        broken.write_bytes(damaged)
        kept = read_journal(broken)
        assert [record for record in records if record in kept] == kept
        assert len(kept) >= len(records) - 2, place


def test_a_bad_line_in_the_middle_is_skipped_and_counted_and_a_bad_end_is_a_cut(tmp_path: Path) -> None:
    path = tmp_path / "journal.jsonl"
    lines = write(path, ALL_KINDS).splitlines(keepends=True)
    lines[2] = lines[2].replace(b"0.25", b"0.75")
    path.write_bytes(b"".join(lines))
    assert inspect_journal(path).damaged == 1
    assert inspect_journal(path).records == tuple(
        record for record in ALL_KINDS if record is not ALL_KINDS[2]
    )
    path.write_bytes(b"".join(lines) + b"\0" * 4096)
    assert (inspect_journal(path).damaged, inspect_journal(path).cut) == (1, True)


def test_a_record_from_a_newer_version_is_counted_and_does_not_stop_the_reading(tmp_path: Path) -> None:
    path = tmp_path / "journal.jsonl"
    payload = b'{"type":"Hologram","at":1}'
    newer = b'{"crc":"%08x",%s\n' % (zlib.crc32(payload), payload[1:])
    path.write_bytes(newer + encode_record(SessionClosed(Ticks(1))))
    assert inspect_journal(path).damaged == 1
    assert inspect_journal(path).records == (SessionClosed(Ticks(1)),)


def test_words_without_a_confidence_and_names_that_are_no_unicode_are_kept() -> None:
    word = Word("hello", Ticks(0), Ticks(1), float("nan"))
    record = WordsCommitted(1, "floor", Origin.FLOOR, "en", (word,), "bad\udcff name", Ticks(1), ended=False)
    kept = decode_record(encode_record(record)[:-1])
    assert isinstance(kept, WordsCommitted)
    assert (kept.words[0].text, kept.words[0].confidence, kept.speaker) == ("hello", 0.0, "bad? name")
    plain = WordsCommitted(1, "floor", Origin.FLOOR, "en", (word,), None, Ticks(1), ended=False)
    assert isinstance(decode_record(encode_record(plain)[:-1]), WordsCommitted)


def test_a_line_is_with_the_operating_system_before_append_returns(tmp_path: Path) -> None:
    journal = JournalFile(tmp_path / "journal.jsonl")
    for count, record in enumerate(ALL_KINDS, start=1):
        journal.append(record)
        assert read_journal(tmp_path / "journal.jsonl") == ALL_KINDS[:count]
    journal.close()
    journal.close()
    assert [path.name for path in tmp_path.iterdir()] == ["journal.jsonl"]


def test_a_line_is_on_disk_for_good_within_200_ms(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    synced: list[float] = []
    sync = os.fsync

    def noting(descriptor: int) -> None:
        sync(descriptor)
        synced.append(time.monotonic())

    journal = JournalFile(tmp_path / "journal.jsonl")
    monkeypatch.setattr(os, "fsync", noting)
    written = time.monotonic()
    journal.append(ALL_KINDS[0])
    while not synced and time.monotonic() < written + 2:
        time.sleep(0.005)
    assert synced
    assert synced[0] - written < 0.2
    journal.close()


KILLED = """
import sys
from pathlib import Path
from interpreter.domain.records import SessionClosed
from interpreter.storage.journal import JournalFile
journal = JournalFile(Path(sys.argv[1]))
count = 0
while True:
    journal.append(SessionClosed(count))
    print(count, flush=True)
    count += 1
"""


def test_what_was_appended_survives_a_kill_at_any_moment(tmp_path: Path) -> None:
    path = tmp_path / "journal.jsonl"
    process = subprocess.Popen([sys.executable, "-c", KILLED, str(path)], stdout=subprocess.PIPE)
    assert process.stdout is not None
    process.stdout.readline()
    time.sleep(0.05)
    process.send_signal(signal.SIGKILL)
    said, _ = process.communicate()
    shown = int(said.rsplit(b"\n", 2)[-2])
    kept = read_journal(path)
    assert kept[: shown + 1] == [SessionClosed(Ticks(count)) for count in range(shown + 1)]


FULL = """
import resource, sys
from pathlib import Path
from interpreter.domain.records import SessionClosed
from interpreter.storage.journal import JournalFile, read_journal
path = Path(sys.argv[1])
journal = JournalFile(path)
hard = resource.getrlimit(resource.RLIMIT_FSIZE)[1]
resource.setrlimit(resource.RLIMIT_FSIZE, (100, hard))
for count in range(20):
    journal.append(SessionClosed(count))
print(len(read_journal(path)), journal.problem)
resource.setrlimit(resource.RLIMIT_FSIZE, (hard, hard))
journal.append(SessionClosed(20))
print(len(read_journal(path)), journal.problem)
journal.close()
"""


@pytest.mark.skipif(os.name != "posix", reason="limits of a process are a POSIX thing")
def test_a_disk_that_refuses_keeps_the_text_in_memory_says_so_and_loses_nothing(tmp_path: Path) -> None:
    path = tmp_path / "journal.jsonl"
    done = subprocess.run([sys.executable, "-c", FULL, str(path)], capture_output=True, text=True, check=True)
    refused, recovered = done.stdout.splitlines()
    assert int(refused.split()[0]) < 3
    assert "free some space" in refused
    assert recovered == "21 None"
    assert read_journal(path) == [SessionClosed(Ticks(count)) for count in range(21)]


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no device that is always full")
def test_a_full_disk_gets_the_reserve_and_never_stops_the_session(tmp_path: Path) -> None:
    (tmp_path / "journal.jsonl").symlink_to("/dev/full")
    journal = JournalFile(tmp_path / "journal.jsonl")
    assert (tmp_path / "journal.reserve").stat().st_size == RESERVE_BYTES
    journal.append(ALL_KINDS[0])
    assert journal.problem is not None
    assert "No space left" in journal.problem
    assert (tmp_path / "journal.reserve").stat().st_size == 0
    journal.close()
    assert journal.problem is not None


def test_a_journal_that_cannot_be_opened_says_what_to_do(tmp_path: Path) -> None:
    with pytest.raises(BrokenRecord, match="choose another folder"):
        JournalFile(tmp_path / "absent" / "journal.jsonl")
    with pytest.raises(BrokenRecord, match="cannot be read"):
        read_journal(tmp_path / "absent.jsonl")


@given(st.binary(max_size=200))
def test_any_bytes_at_all_can_be_read(tmp_path_factory: pytest.TempPathFactory, noise: bytes) -> None:
    path = tmp_path_factory.getbasetemp() / "noise.jsonl"
    path.write_bytes(noise)
    assert read_journal(path) == []
