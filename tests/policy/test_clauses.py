"""Clauses: what is spoken as one piece."""

from itertools import count

import pytest
from hypothesis import given
from hypothesis import strategies as st

from interpreter.domain.channels import Clause
from interpreter.domain.hypothesis import Hypothesis, Origin, Word, text_of
from interpreter.domain.timeline import Ticks, ticks_from_ms
from interpreter.domain.tuning import Tuning
from interpreter.policy.clauses import ClausePolicy, ClauseTiming, spoken_words

MARKS = (",", ".", "?", "»", ")")


def said(text: str, *, every_ms: int = 300, start_ms: int = 0) -> tuple[Word, ...]:
    """Tokens with abutting source times."""
    return tuple(
        Word(token, ticks_from_ms(start_ms + every_ms * n), ticks_from_ms(start_ms + every_ms * (n + 1)))
        for n, token in enumerate(text.split())
    )


def hypothesis(
    words: tuple[Word, ...], *, utterance: int = 1, ended: bool = False, **changes: object
) -> Hypothesis:
    values: dict[str, object] = {
        "utterance": utterance,
        "revision": 0,
        "source": "floor",
        "origin": Origin.MACHINE,
        "language": "es",
        "committed": words,
        "ended": ended,
    }
    return Hypothesis(**(values | changes))  # type: ignore[arg-type]


def policy(timing: ClauseTiming | None = None) -> ClausePolicy:
    return ClausePolicy("es", "es", ids=count(1), timing=timing)


def texts(clauses: list[Clause]) -> list[str]:
    return [text_of(clause.words) for clause in clauses]


def ms(value: float) -> Ticks:
    return ticks_from_ms(value)


def test_a_clause_ends_at_punctuation_and_keeps_the_mark() -> None:
    clauses = policy().take(hypothesis(said("buenos días , señoras y señores")), ms(1_000))
    assert texts(clauses) == ["buenos días,"]
    assert clauses[0].at == ms(1_000)
    assert not clauses[0].ends_utterance


def test_closing_marks_after_a_stop_stay_with_it() -> None:
    clauses = policy().take(hypothesis(said("dijo « basta . » y se fue")), ms(0))
    assert texts(clauses) == ["dijo «basta.»"]


def test_marks_of_several_characters_end_a_clause() -> None:
    assert texts(policy().take(hypothesis(said("bueno ... pues")), ms(0))) == ["bueno..."]


def test_a_pause_in_the_source_ends_a_clause() -> None:
    words = said("el acta está lista") + said("pasemos al punto", start_ms=1_500)
    assert texts(policy().take(hypothesis(words), ms(0))) == ["el acta está lista"]


def test_a_shorter_pause_does_not_end_a_clause() -> None:
    words = said("el acta está lista") + said("pasemos al punto", start_ms=1_499)
    assert policy().take(hypothesis(words), ms(0)) == []


def test_twelve_words_are_a_clause_once_another_word_follows() -> None:
    cutter = policy()
    twelve = said("a b c d e f g h i j k l")
    assert cutter.take(hypothesis(twelve), ms(0)) == []
    assert texts(cutter.take(hypothesis(said("a b c d e f g h i j k l m")), ms(100))) == [text_of(twelve)]


def test_twelve_words_are_released_to_a_busy_voice_when_no_mark_follows_soon() -> None:
    cutter = policy()
    cutter.take(hypothesis(said("a b c d e f g h i j k l")), ms(0))
    assert cutter.due(ms(399)) == []
    assert len(cutter.due(ms(400))) == 1


def test_twelve_words_are_released_to_an_idle_voice_at_once() -> None:
    cutter = policy()
    cutter.take(hypothesis(said("a b c d e f g h i j k l")), ms(0))
    assert len(cutter.due(ms(0), idle=True)) == 1


def test_a_number_of_several_tokens_is_not_split_at_the_twelfth_word() -> None:
    words = said("a b c d e f g h i j costó 10 000 euros")
    assert texts(policy().take(hypothesis(words), ms(0))) == ["a b c d e f g h i j costó"]


def test_an_endless_number_is_cut_at_the_longest_clause() -> None:
    timing = ClauseTiming(longest_words=3, idle_words=1)
    assert texts(policy(timing).take(hypothesis(said("1 2 3 4")), ms(0))) == ["1 2 3"]


def test_an_opening_mark_goes_with_the_word_after_it() -> None:
    cutter = policy()
    cutter.take(hypothesis(said("ahora pregunto algo sencillo ¿")), ms(0))
    assert texts(cutter.due(ms(0), idle=True)) == ["ahora pregunto algo sencillo"]
    clauses = cutter.take(hypothesis(said("ahora pregunto algo sencillo ¿ quién ?")), ms(50))
    assert texts(clauses) == ["¿quién?"]


def test_the_end_of_an_utterance_releases_the_rest() -> None:
    cutter = policy()
    assert cutter.take(hypothesis(said("muchas gracias")), ms(0)) == []
    clauses = cutter.take(hypothesis(said("muchas gracias"), ended=True), ms(500))
    assert texts(clauses) == ["muchas gracias"]
    assert clauses[0].ends_utterance
    assert clauses[0].at == ms(0)
    assert cutter.waiting_since is None


def test_an_ended_utterance_is_not_spoken_twice() -> None:
    cutter = policy()
    cutter.take(hypothesis(said("gracias ."), ended=True), ms(0))
    assert cutter.take(hypothesis(said("gracias ."), ended=True), ms(10)) == []
    assert cutter.flush(ms(20)) == []


def test_words_that_come_after_the_end_are_still_spoken() -> None:
    cutter = policy()
    cutter.take(hypothesis(said("gracias ."), ended=True), ms(0))
    assert texts(cutter.take(hypothesis(said("gracias . adiós"), ended=True), ms(10))) == ["adiós"]


@pytest.mark.parametrize("changes", [{"origin": Origin.FLOOR}, {"language": "ca"}])
def test_other_text_is_left_alone(changes: dict[str, object]) -> None:
    cutter = policy()
    assert cutter.take(hypothesis(said("hello ."), ended=True, **changes), ms(0)) == []
    assert cutter.waiting_since is None


def test_an_idle_voice_starts_with_four_words() -> None:
    cutter = policy()
    cutter.take(hypothesis(said("señoras señores buenos")), ms(0))
    assert cutter.due(ms(100), idle=True) == []
    cutter.take(hypothesis(said("señoras señores buenos días")), ms(200))
    assert cutter.due(ms(200)) == []
    assert texts(cutter.due(ms(200), idle=True)) == ["señoras señores buenos días"]


def test_short_words_at_the_end_wait_for_what_follows() -> None:
    cutter = policy()
    cutter.take(hypothesis(said("quiero agradecer vuestra presencia en la")), ms(0))
    assert texts(cutter.due(ms(0), idle=True)) == ["quiero agradecer vuestra presencia"]
    assert cutter.due(ms(899), idle=True) == []
    assert texts(cutter.due(ms(900), idle=True)) == ["en la"]


def test_a_number_that_may_go_on_waits() -> None:
    cutter = policy()
    cutter.take(hypothesis(said("nuestra empresa ganó casi 10")), ms(0))
    assert texts(cutter.due(ms(0), idle=True)) == ["nuestra empresa ganó casi"]
    cutter.take(hypothesis(said("nuestra empresa ganó casi 10 000 euros")), ms(100))
    assert texts(cutter.flush(ms(200))) == ["10 000 euros"]


def test_a_few_words_reach_an_idle_voice_after_a_while_and_a_busy_one_later() -> None:
    for idle, wait in ((True, 900), (False, 3_000)):
        cutter = policy()
        cutter.take(hypothesis(said("muy bien")), ms(0))
        assert cutter.due(ms(wait - 1), idle=idle) == []
        assert texts(cutter.due(ms(wait), idle=idle)) == ["muy bien"]


def test_a_lone_mark_is_not_worth_waiting_for() -> None:
    cutter = policy()
    cutter.take(hypothesis(said("¿")), ms(0))
    assert cutter.due(ms(10_000), idle=True) == []
    assert cutter.waiting_since is not None


def test_an_utterance_waits_for_the_earlier_one_of_its_source() -> None:
    cutter = policy()
    cutter.take(hypothesis(said("primero")), ms(0))
    assert cutter.take(hypothesis(said("segundo ."), utterance=2, ended=True), ms(100)) == []
    clauses = cutter.take(hypothesis(said("primero , sí ."), ended=True), ms(200))
    assert texts(clauses) == ["primero,", "sí.", "segundo."]
    assert [clause.clause for clause in clauses] == [1, 2, 3]


def test_an_utterance_does_not_wait_for_ever() -> None:
    cutter = policy()
    cutter.take(hypothesis(()), ms(0))
    cutter.take(hypothesis(said("segundo ."), utterance=2, ended=True), ms(100))
    assert cutter.due(ms(4_099)) == []
    assert texts(cutter.due(ms(4_100))) == ["segundo."]


def test_sources_do_not_wait_for_each_other() -> None:
    cutter = policy()
    cutter.take(hypothesis(said("primero")), ms(0))
    clauses = cutter.take(hypothesis(said("otro ."), utterance=2, ended=True, source="second"), ms(100))
    assert texts(clauses) == ["otro."]


def test_one_idle_voice_gets_one_run_at_a_time() -> None:
    cutter = policy()
    cutter.take(hypothesis(said("aaaa bbbb cccc dddd")), ms(0))
    cutter.take(hypothesis(said("eeee ffff gggg hhhh"), utterance=2, source="second"), ms(0))
    assert texts(cutter.due(ms(0), idle=True)) == ["aaaa bbbb cccc dddd"]
    assert texts(cutter.due(ms(0), idle=True)) == ["eeee ffff gggg hhhh"]


def test_punctuation_counts_as_no_word() -> None:
    assert spoken_words(said("sí , 3 % .")) == 2


def test_timing_that_cannot_work_is_refused() -> None:
    with pytest.raises(ValueError, match="idle_words"):
        ClauseTiming(longest_words=3)


TOKENS = st.sampled_from(("casa", "de", "y", "10", "000", "españoles", "a", *MARKS, "¿", "(", "..."))
STEPS = st.lists(
    st.tuples(
        st.integers(1, 3),
        st.lists(TOKENS, max_size=9),
        st.booleans(),
        st.integers(0, 1_200),
        st.sampled_from(("take", "due", "idle")),
    ),
    max_size=25,
)


@given(STEPS, st.integers(1, 2))
def test_every_committed_word_is_in_exactly_one_clause_in_order(
    steps: list[tuple[int, list[str], bool, int, str]], sources: int
) -> None:
    cutter, now = policy(), 0
    texts_so_far: dict[int, tuple[Word, ...]] = {}
    released: list[Clause] = []
    for utterance, tokens, ended, later_ms, kind in steps:
        now += later_ms
        if kind == "take":
            known = texts_so_far.get(utterance, ())
            texts_so_far[utterance] = known + said(" ".join(tokens), start_ms=now)
            source = f"source {utterance % sources}"
            heard = hypothesis(texts_so_far[utterance], utterance=utterance, ended=ended, source=source)
            released += cutter.take(heard, ms(now))
        else:
            released += cutter.due(ms(now), idle=kind == "idle")
    released += cutter.flush(ms(now))
    assert [clause.clause for clause in released] == list(range(1, len(released) + 1))
    for utterance, words in texts_so_far.items():
        spoken = tuple(w for clause in released if clause.utterance == utterance for w in clause.words)
        assert spoken == words
    assert all(clause.words and spoken_words(clause.words) <= 12 for clause in released)
    assert cutter.waiting_since is None


@given(st.lists(TOKENS, min_size=1, max_size=40), st.lists(st.integers(0, 40), max_size=8))
def test_clauses_do_not_depend_on_how_commitment_was_chunked(tokens: list[str], cuts: list[int]) -> None:
    words = said(" ".join(tokens))
    whole = policy().take(hypothesis(words, ended=True), ms(0))
    cutter = policy(ClauseTiming(order_wait=ms(1)))
    pieces: list[Clause] = []
    seen = sorted({min(cut, len(words)) for cut in cuts})
    for cut in seen:
        pieces += cutter.take(hypothesis(words[:cut]), ms(0))
    pieces += cutter.take(hypothesis(words, ended=True), ms(0))
    if not any(_splits_marks(words, cut) for cut in seen):
        assert texts(pieces) == texts(whole)


def _splits_marks(words: tuple[Word, ...], cut: int) -> bool:
    """Commitment between a stop and a closing mark that follows it cannot be known beforehand."""
    return 0 < cut < len(words) and not words[cut].text.isalnum() and not words[cut - 1].text.isalnum()


def test_an_opening_mark_before_a_short_word_waits_with_it() -> None:
    cutter = policy()
    cutter.take(hypothesis(said("tenemos buenos datos nuevos ( la")), ms(0))
    assert texts(cutter.due(ms(0), idle=True)) == ["tenemos buenos datos nuevos"]
    assert texts(cutter.flush(ms(10))) == ["(la"]


def test_what_was_said_is_not_said_again_long_after_its_end() -> None:
    clauses = policy()
    for utterance in range(300):
        clauses.take(hypothesis(said("hola ."), utterance=utterance, ended=True), ms(0))
    assert clauses.take(hypothesis(said("hola ."), utterance=200, ended=True), ms(0)) == []


def test_an_utterance_that_goes_on_after_its_end_is_not_forgotten_while_it_does() -> None:
    clauses = policy()
    clauses.take(hypothesis(said("hola ."), utterance=1, ended=True), ms(0))
    clauses.take(hypothesis(said("hola . y"), utterance=1), ms(0))
    for utterance in range(2, 302):
        clauses.take(hypothesis(said("eso ."), utterance=utterance, source="other", ended=True), ms(0))
    assert texts(clauses.take(hypothesis(said("hola . y adiós ."), utterance=1, ended=True), ms(0))) == [
        "y adiós."
    ]


def foreseen(committed: str, provisional: str, *, idle: bool = False, **changes: object) -> str:
    clauses = policy()
    words = said(f"{committed} {provisional}")
    split = len(committed.split())
    revision = hypothesis(words[:split], provisional=words[split:], **changes)  # type: ignore[arg-type]
    clauses.take(revision, ms(0))
    return clauses.foreseen(revision, idle=idle)


@pytest.mark.parametrize(
    ("committed", "provisional", "idle", "expected"),
    [
        ("buenos", "días , señoras", False, "buenos días,"),
        ("el acta", "está lista", False, ""),
        ("el acta", "está lista para la", True, "el acta está lista"),
        ("el acta", "está", True, ""),
        ("sí . el", "acta está lista hoy", True, "el acta está lista"),
        ("", "buenos días .", True, "buenos días."),
        ("buenos días .", "", True, ""),
    ],
)
def test_the_next_clause_is_known_before_it_is_committed(
    committed: str, provisional: str, *, idle: bool, expected: str
) -> None:
    assert foreseen(committed, provisional, idle=idle) == expected


def test_nothing_is_foreseen_of_other_languages_the_floor_or_what_is_over() -> None:
    assert foreseen("buenos", "días , señoras", language="ca") == ""
    assert foreseen("buenos", "días , señoras", origin=Origin.FLOOR) == ""
    assert foreseen("buenos", "días , señoras", ended=True) == ""


@given(st.integers(0, 8), st.lists(st.sampled_from(["palabra", "de", ",", "25"]), min_size=1, max_size=12))
def test_what_was_foreseen_is_what_is_said_once_just_that_is_committed(split: int, words: list[str]) -> None:
    tokens = said(" ".join(words))
    clauses = policy()
    revision = hypothesis(tokens[:split], provisional=tokens[split:])
    released = texts(clauses.take(revision, ms(0)))
    expected = clauses.foreseen(revision)
    if expected:
        assert texts(clauses.take(hypothesis(tokens), ms(1)))[0] == expected
    assert all(released)


def test_a_tuning_says_how_long_clauses_are_and_how_long_words_wait() -> None:
    assert ClauseTiming.tuned(Tuning()) == ClauseTiming()
    timing = ClauseTiming.tuned(Tuning(clause_words=6, start_words=2, start_wait_ms=500))
    assert (timing.longest_words, timing.idle_words, timing.idle_wait) == (6, 2, ticks_from_ms(500))
