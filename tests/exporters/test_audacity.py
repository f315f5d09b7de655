"""Labels that Audacity shows above the waveform: one per turn, whatever people are called."""

from hypothesis import given
from hypothesis import strategies as st

from interpreter.domain.speech import SpeakerTurn
from interpreter.domain.timeline import Ticks, ticks_from_seconds
from interpreter.domain.transcript import Provenance, Transcript
from interpreter.exporters.audacity import export


def read(file: bytes) -> list[tuple[float, float, str]]:
    """Read as Audacity does: lines of two numbers and the rest as the label, which one tab each sets apart."""
    rows = [row.split("\t") for row in file.decode().split("\n")[:-1]]
    return [(float(start), float(end), label) for start, end, label in rows]


def test_each_turn_is_a_label_with_its_times_and_name(diarized: Transcript) -> None:
    assert read(export(diarized)) == [
        (1.0, 16.0, "Ann Lee"), (15.25, 18.125, "Speaker 2"), (20.0, 21.5, "Speaker ?"), (25.0, 26.0, "Speaker 3"),
    ]  # fmt: skip


def test_a_record_without_turns_gives_its_lines(conference: Transcript) -> None:
    labels = [label for _, _, label in read(export(conference))]
    assert labels == ["Ann Lee", "Ann Lee", "Speaker 2", "Speaker ?", "Ann Lee"]


@given(name=st.text(max_size=20) | st.sampled_from(["a\tb", "a\nb", "\u202egnp", "", " \t "]))
def test_no_name_breaks_a_row_or_reorders_it(name: str) -> None:
    turn = SpeakerTurn(1, "floor", "S1", None, Ticks(0), ticks_from_seconds(1.5), 1.0, settled=True)
    origin = Provenance("id", "2026-11-21T09:30:12Z", "builtin", "0.1.0")
    transcript = Transcript(origin, "en", (), (), names={"S1": name}, turns=(turn,))
    ((start, end, label),) = read(export(transcript))
    assert (start, end) == (0, 1.5)
    assert label.strip()
    assert "\u202e" not in label
