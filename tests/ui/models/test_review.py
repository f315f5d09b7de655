"""What a session on record is shown as, and which word of it is heard."""

from interpreter.domain.health import Gap
from interpreter.domain.hypothesis import Word
from interpreter.domain.timeline import Ticks
from interpreter.domain.transcript import Line, Provenance, Transcript
from ui.models.playing import Sound, heard_on
from ui.models.review import SPOKEN, cell_of, columns_of, neighbour_of, rows_of, speakers_of
from ui.models.review_session import exact_moment, moment
from ui.models.review_words import Span, heard_at, span_at, spans_of
from ui.models.wording import isolated


def line(number: int, source: str = "podium", speaker: str | None = "S1", **rest: object) -> Line:
    start = Ticks(number * 100)
    fields = {"translations": {"es": f"frase {number}"}, "language": "en"} | rest
    return Line(number, source, speaker, start, Ticks(start + 90), text=f"line {number}", **fields)  # type: ignore[arg-type]


def transcript(*lines: Line, gaps: tuple[Gap, ...] = ()) -> Transcript:
    return Transcript(Provenance("s", "", "", ""), "en", ("es",), lines, gaps, {"S2": "Ada"})


def test_a_gap_stands_where_sound_is_missing() -> None:
    gap = Gap("podium", Ticks(150), Ticks(20), "the cable")
    first, second = line(1), line(2)
    assert rows_of(transcript(first, second, gaps=(gap,))) == (first, gap, second)


def test_the_floor_is_called_by_its_language_where_there_is_one() -> None:
    assert [one.title for one in columns_of(transcript(line(1)))] == ["English", "Spanish"]
    french = line(2, language="fr", translations={"ar": "سطر"})
    columns = columns_of(transcript(line(1), french))
    assert [(one.key, one.title) for one in columns] == [
        (SPOKEN, "Floor"),
        ("es", "Spanish"),
        ("ar", "Arabic"),
    ]
    assert [one.right_to_left for one in columns] == [False, False, True]


def test_what_was_only_shown_is_told_from_what_was_heard() -> None:
    shown = line(1, translations={}, shown_only={"es": "solo visto"})
    cell = cell_of(shown, "es")
    assert (cell.text, cell.only_shown) == ("solo visto", True)
    assert not cell_of(line(1), "es").only_shown
    assert cell_of(line(1, translations={}), "es").text == ""


def test_speakers_have_the_colours_of_the_session() -> None:
    views = speakers_of(transcript(line(1, speaker="S3"), line(2, speaker="S2"), line(3, speaker="guest")))
    assert [(one.id, one.name, one.colour) for one in views] == [
        ("S2", "Ada", 1),
        ("S3", "Speaker 3", 2),
        ("guest", "guest", 3),
    ]


def test_a_line_is_merged_with_the_next_of_its_source() -> None:
    rows = rows_of(transcript(line(1), line(2, source="hall"), line(3)))
    assert neighbour_of(rows, line(1).id) == line(3).id
    assert neighbour_of(rows, line(2, source="hall").id) is None


def test_words_are_found_in_their_text_in_order() -> None:
    words = tuple(
        Word(text, Ticks(at), Ticks(at + 5)) for at, text in enumerate(("the", "gate", ",", "the", "lost"))
    )
    spans = spans_of("the gate, the end", words)
    assert [(span.begin, span.end) for span in spans] == [(0, 3), (4, 8), (8, 9), (10, 13)]
    assert span_at(spans, 6) == spans[1]
    assert span_at(spans, 16) == spans[3]
    assert span_at((), 3) is None


def test_the_word_that_began_last_is_heard_whatever_its_place() -> None:
    spans = (Span(0, 3, Ticks(50), Ticks(60)), Span(4, 8, Ticks(10), Ticks(20)))
    assert heard_at(spans, Ticks(5)) is None
    assert heard_at(spans, Ticks(30)) == spans[1]
    assert heard_at(spans, Ticks(70)) == spans[0]


def test_a_sound_is_followed_in_its_own_lines() -> None:
    podium, hall = line(1), line(1, source="hall")
    rows = rows_of(transcript(podium, hall))

    def spans(of: Line, sound: Sound) -> tuple[Span, ...]:
        return (Span(0, 4, Ticks(of.start + (50 if sound.channel else 0)), of.end),)

    floor, channel = Sound("hall", False, "en", Ticks(900)), Sound("es", True, "es", Ticks(900))
    heard = heard_on(rows, floor, Ticks(120), spans)
    assert heard is not None
    assert (heard.line, heard.language) == (hall.id, "en")
    assert heard_on(rows, channel, Ticks(120), spans) is None
    heard = heard_on(rows, channel, Ticks(150), spans)
    assert heard is not None
    assert heard.language == "es"
    assert heard_on(rows, floor, Ticks(0), spans) is None


def test_moments_are_told_as_people_write_them() -> None:
    assert moment("not a time") == exact_moment("not a time") == "not a time"
    assert exact_moment("2026-05-06T11:02:03.250+02:00").endswith("11:02:03")
    assert isolated("نص")[1:-1] == "نص"
