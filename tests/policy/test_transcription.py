"""The transcript is what the journal says, all of it."""

from hypothesis import given
from hypothesis import strategies as st

from interpreter.domain.channels import ListenerChannel, SkipCause, SpeechPlayed, SpeechSkipped
from interpreter.domain.health import Gap
from interpreter.domain.hypothesis import Origin, Word, text_of
from interpreter.domain.records import (
    ChannelHeld,
    Record,
    RediarizationUndone,
    Rediarized,
    SessionClosed,
    SessionOpened,
    WordsCommitted,
)
from interpreter.domain.settings import SessionSettings
from interpreter.domain.speech import SpeakerNamed, SpeakersMerged, SpeakerTurn, TurnsReassigned
from interpreter.domain.timeline import Ticks
from interpreter.domain.transcript import Provenance
from interpreter.policy.transcription import transcribe

OPENED = SessionOpened(
    Provenance("20261121-093012-ab12", "2026-11-21T09:30:12+01:00", "builtin", "0.1.0", ("panel.flac",)),
    SessionSettings("en", (ListenerChannel("es", "es"), ListenerChannel("ca", "ca")), "builtin"),
)


def said(text: str, start: int = 0, step: int = 100) -> tuple[Word, ...]:
    return tuple(
        Word(token, Ticks(start + index * step), Ticks(start + (index + 1) * step))
        for index, token in enumerate(text.split())
    )


def committed(
    utterance: int,
    words: tuple[Word, ...],
    language: str = "en",
    speaker: str | None = None,
    source: str = "floor",
) -> WordsCommitted:
    origin = Origin.FLOOR if language == "en" else Origin.MACHINE
    at = words[-1].end if words else Ticks(0)
    return WordsCommitted(utterance, source, origin, language, words, speaker, at, ended=False)


def turn(
    number: int, speaker: str | None, start: int, end: int | None, *, settled: bool = True
) -> SpeakerTurn:
    return SpeakerTurn(
        number, "floor", speaker, None, Ticks(start), None if end is None else Ticks(end), 0.9, settled
    )


def test_words_of_an_utterance_accumulate_in_each_language() -> None:
    transcript = transcribe(
        [
            OPENED,
            committed(1, said("Good"), speaker="S1"),
            committed(1, said("Buenos"), "es"),
            committed(1, said("morning .", 100)),
            committed(1, said("días .", 100), "es"),
            committed(1, said("Bon dia ."), "ca"),
            SessionClosed(Ticks(1000)),
        ]
    )
    (line,) = transcript.lines
    assert (line.text, line.speaker, line.language) == ("Good morning.", "S1", "en")
    assert line.translations == {"es": "Buenos días.", "ca": "Bon dia."}
    assert (line.start, line.end) == (0, 300)
    assert text_of(line.words) == line.text
    assert (transcript.complete, transcript.duration, transcript.targets) == (True, 1000, ("es", "ca"))
    assert transcript.provenance == OPENED.provenance


def test_lines_come_in_the_order_in_which_they_were_said() -> None:
    transcript = transcribe([OPENED, committed(2, said("later", 900)), committed(1, said("sooner", 100))])
    assert [line.text for line in transcript.lines] == ["sooner", "later"]


def test_a_settled_turn_corrects_who_spoke_and_moves_no_text() -> None:
    records = [
        OPENED,
        committed(1, said("a b c d"), speaker="S1"),
        turn(1, "S1", 0, 100),
        turn(2, "S2", 100, 400),
    ]
    (line,) = transcribe(records).lines
    assert (line.speaker, line.text) == ("S2", "a b c d")


def test_several_turns_of_one_speaker_count_together() -> None:
    turns = [turn(1, "S1", 0, 200), turn(2, "S2", 200, 500), turn(3, "S1", 500, 700)]
    (line,) = transcribe([OPENED, committed(1, said("a b c d e f g")), *turns]).lines
    assert line.speaker == "S1"


def test_a_turn_that_is_not_settled_or_of_another_source_changes_nothing() -> None:
    elsewhere = committed(1, said("a b"), speaker="S1", source="desk")
    records = [
        OPENED,
        elsewhere,
        committed(2, said("c d"), speaker="S1"),
        turn(1, "S2", 0, 400, settled=False),
    ]
    assert [line.speaker for line in transcribe(records).lines] == ["S1", "S1"]
    records.append(turn(1, "S3", 0, None))
    assert {line.source: line.speaker for line in transcribe(records).lines} == {"desk": "S1", "floor": "S3"}


def test_a_settled_turn_of_nobody_known_takes_a_wrong_name_away() -> None:
    (line,) = transcribe([OPENED, committed(1, said("a"), speaker="S1"), turn(1, None, 0, 400)]).lines
    assert line.speaker is None


def test_the_operators_corrections_reach_lines_and_turns() -> None:
    records = [
        OPENED,
        committed(1, said("a b"), speaker="S1"),
        turn(1, "S1", 0, 200),
        committed(2, said("c d", 200), speaker="S3"),
        turn(2, "S3", 200, 400),
        SpeakersMerged("S3", "S1"),
        TurnsReassigned((1,), "S4"),
    ]
    transcript = transcribe(records)
    assert [line.speaker for line in transcript.lines] == ["S4", "S1"]
    assert [found.speaker for found in transcript.turns] == ["S4", "S1"]


def test_turns_found_afterwards_replace_those_found_live_until_that_is_undone() -> None:
    records = [
        OPENED,
        committed(1, said("a b c d"), speaker="S1"),
        turn(1, "S1", 0, 400),
        SpeakerNamed("S2", "Eva"),
        Rediarized("pyannote", (turn(7, "S2", 0, 400),), "2026-11-21T10:00:00+01:00"),
    ]
    found = transcribe(records)
    assert [(line.text, line.speaker) for line in found.lines] == [("a b c d", "S2")]
    assert found.name_of(found.lines[0].speaker) == "Eva"
    undone = transcribe([*records, RediarizationUndone("later"), RediarizationUndone("later")])
    assert [line.speaker for line in undone.lines] == ["S1"]
    assert [one.turn for one in undone.turns] == [1]


def test_an_utterance_with_a_translation_only_is_kept() -> None:
    (line,) = transcribe([OPENED, committed(4, said("Hola", 70), "es")]).lines
    assert (line.text, line.translations, line.start, line.language) == ("", {"es": "Hola"}, 70, "en")


def test_an_utterance_without_any_text_is_no_line() -> None:
    assert transcribe([OPENED, committed(1, ()), committed(2, (Word("", Ticks(0), Ticks(1)),))]).lines == ()


def test_a_journal_without_an_end_is_incomplete_and_lasts_until_the_last_thing_known() -> None:
    gap = Gap("floor", Ticks(700), Ticks(50), "input lost")
    transcript = transcribe(
        [OPENED, committed(1, said("a")), gap, turn(1, "S1", 0, 600), turn(2, "S1", 610, None)]
    )
    assert (transcript.complete, transcript.duration, transcript.gaps) == (False, 750, (gap,))


def test_names_reach_the_transcript_and_the_last_one_wins() -> None:
    transcript = transcribe([OPENED, SpeakerNamed("S1", "An"), SpeakerNamed("S1", "Ann"), OPENED])
    assert transcript.name_of("S1") == "Ann"


def test_a_journal_that_lost_its_opening_still_gives_its_lines() -> None:
    transcript = transcribe([committed(1, said("Hola"), "es"), committed(2, said("words"))])
    assert (transcript.source_language, transcript.targets, len(transcript.lines)) == ("en", ("es",), 2)
    assert transcribe([]).source_language == "und"


def test_text_of_a_human_interpreter_is_marked_as_such() -> None:
    record = WordsCommitted(1, "floor", Origin.HUMAN, "es", said("Hola"), None, Ticks(100), ended=True)
    assert transcribe([OPENED, record]).lines[0].origin is Origin.HUMAN


def test_what_the_machine_wrote_while_an_interpreter_was_on_air_was_shown_only() -> None:
    records = [
        committed(1, said("good morning")),
        committed(1, said("buenos"), "es"),
        ChannelHeld("es", "es", ("ana",), Ticks(300)),
        committed(1, said("días", 300), "es"),
        committed(2, said("bon dia", 400), "ca"),
        ChannelHeld("es", "es", (), Ticks(500)),
        committed(3, said("gracias", 600), "es"),
    ]
    first, other, last = transcribe(records).lines
    assert (first.translations, first.shown_only) == ({"es": "buenos"}, {"es": "días"})
    assert (other.translations, other.shown_only) == ({"ca": "bon dia"}, {})
    assert (last.translations, last.shown_only) == ({"es": "gracias"}, {})


def test_what_was_played_and_skipped_is_no_text() -> None:
    played = SpeechPlayed("es", "es", 1, Ticks(10), Ticks(20), 1.0)
    skipped = SpeechSkipped("es", "es", 1, 3, SkipCause.BACKLOG)
    assert transcribe([OPENED, played, skipped]).lines == ()


@given(
    st.lists(
        st.tuples(st.integers(1, 4), st.sampled_from(["en", "es", "ca"]), st.text("ab ", max_size=6)),
        max_size=20,
    )
)
def test_every_committed_word_is_in_the_transcript_once(pieces: list[tuple[int, str, str]]) -> None:
    records: list[Record] = [OPENED]
    expected: dict[tuple[int, str], list[str]] = {}
    for utterance, language, text in pieces:
        records.append(committed(utterance, said(text), language))
        expected.setdefault((utterance, language), []).extend(text.split())
    found = {
        (line.utterance, language): text.split()
        for line in transcribe(records).lines
        for language, text in {**line.translations, "en": line.text}.items()
        if text
    }
    assert found == {key: words for key, words in expected.items() if words}
