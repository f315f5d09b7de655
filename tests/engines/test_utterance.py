"""What is heard in one step is told in its order, and translated as many sources at once as there are."""

from collections.abc import Iterable, Sequence

from hypothesis import given
from hypothesis import strategies as st

from interpreter.domain.hypothesis import Hypothesis, Word, Words
from interpreter.domain.steps import Checkpoint, EngineOutput, Term
from interpreter.domain.timeline import Ticks
from interpreter.engines.translation import Revision, Translated
from interpreter.engines.utterance import Said, Text, Utterance, tell


class Counting:
    """Says how often it was asked about an utterance, which is wrong as soon as revisions change places."""

    def __init__(self) -> None:
        self.asked: list[list[str]] = []
        self.late: set[str] = set()
        self._count: dict[tuple[str, int], int] = {}

    def revise(self, revisions: Sequence[Revision]) -> list[Translated]:
        self.asked.append([one.source for one in revisions])
        self.late |= {one.source for one in revisions if one.late}
        return [self._counted(one) for one in revisions]

    def _counted(self, one: Revision) -> Translated:
        key = one.source, one.utterance
        self._count[key] = self._count.get(key, 0) + 1
        said = words(f"{one.source}{number}" for number in range(self._count[key]))
        return {"es": (said[:-1], said[-1:], ()), "ca": (said, (), ())}

    def set_targets(self, targets: tuple[str, ...]) -> None:
        raise NotImplementedError

    def hurry(self, languages: tuple[str, ...]) -> None:
        self.hurried = languages

    def set_terms(self, terms: tuple[Term, ...]) -> None:
        raise NotImplementedError

    def close(self) -> None:
        raise NotImplementedError


def words(texts: Iterable[str]) -> Words:
    return tuple(Word(text, Ticks(0), Ticks(1)) for text in texts)


def said(plan: Sequence[tuple[str, int, bool]]) -> list[Said | EngineOutput]:
    """Utterances that grow to so many words; behind the end of one stand a checkpoint and the next one."""
    open_ones: dict[str, Utterance] = {}
    heard: list[Said | EngineOutput] = []
    for number, (source, size, ended) in enumerate(plan):
        if source not in open_ones:
            open_ones[source] = Utterance(number, source, Ticks(0), "en")
        text = Text(words("abcdef"[:size]), () if ended else words("?"))
        heard.append(Said(open_ones[source], text, ended))
        if ended:
            del open_ones[source]
            heard.append(Checkpoint(str(number).encode()))
    return heard


PLANS = st.lists(st.tuples(st.sampled_from("ABCD"), st.integers(1, 6), st.booleans()), max_size=12)


@given(PLANS)
def test_all_at_once_is_told_what_is_told_one_by_one(plan: list[tuple[str, int, bool]]) -> None:
    alone, together = Counting(), Counting()
    one_by_one = [output for one in said(plan) for output in tell([one], alone)]
    assert tell(said(plan), together) == one_by_one
    assert all(len(set(sources)) == len(sources) for sources in together.asked)
    mine = [[source for sources in asked for source in sources] for asked in (alone.asked, together.asked)]
    assert sorted(mine[0]) == sorted(mine[1])
    if mine[1]:
        assert len(together.asked) == max(mine[1].count(source) for source in set(mine[1]))


def test_four_sources_are_translated_in_one_call() -> None:
    translation = Counting()
    told = tell(said([(source, 2, False) for source in "ABCD"]), translation)
    assert translation.asked == [["A", "B", "C", "D"]]
    shown = [(one.source, one.language) for one in told if isinstance(one, Hypothesis)]
    assert shown == [(source, language) for source in "ABCD" for language in ("en", "es", "ca")]


def test_several_hops_of_one_source_are_translated_one_after_the_other() -> None:
    translation = Counting()
    tell(said([("A", 1, False), ("A", 2, False), ("B", 1, False), ("A", 3, True)]), translation)
    assert translation.asked == [["A", "B"], ["A"], ["A"]]
    assert translation.late == {"A"}, "what came alone is in time"


def test_what_is_nothing_new_is_not_translated_again() -> None:
    translation = Counting()
    tell(said([("A", 1, False), ("A", 1, False), ("A", 1, True)]), translation)
    assert len(translation.asked) == 2
