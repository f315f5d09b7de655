"""What was heard is kept in a file."""

from pathlib import Path

import pytest

from interpreter.domain.errors import UserMistake
from interpreter.domain.hypothesis import Word
from interpreter.domain.timeline import Ticks
from interpreter.engines.builtin.recogniser import Heard
from interpreter.lab.policy.streams import ReadAgain, Reading, Recorded, Stream, line_of, read, written

HEARD = Heard((Word("hello", Ticks(0), Ticks(4800), 0.5),), Ticks(9600), sure=1)
STREAM = Stream(
    Recorded("panel", "builtin", "en", "abc"),
    (
        Reading(Ticks(9600), 1, HEARD, hold=True),
        ReadAgain(1, (HEARD,)),
        Reading(Ticks(9900), 1, HEARD, Ticks(5)),
    ),
)


def test_streams_are_read_as_they_were_written(tmp_path: Path) -> None:
    file = tmp_path / "streams.jsonl"
    written([STREAM, STREAM], file)
    assert read(file) == (STREAM, STREAM)


def test_what_is_no_stream_is_refused_with_what_to_do(tmp_path: Path) -> None:
    file = tmp_path / "streams.jsonl"
    for text in (b"hello\n", line_of(STREAM.entries[0]), b'{"type":"other"}\n'):
        file.write_bytes(text)
        with pytest.raises(UserMistake, match="holds no hypothesis streams"):
            read(file)
    file.write_bytes(line_of(Recorded("panel", "builtin", "en", None, format=0)))
    with pytest.raises(UserMistake, match="another version"):
        read(file)
    with pytest.raises(UserMistake, match="cannot be written"):
        written([STREAM], tmp_path)
    with pytest.raises(UserMistake, match="cannot be read"):
        read(tmp_path)
