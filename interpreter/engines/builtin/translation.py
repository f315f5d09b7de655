"""Simultaneous translation of growing text: revised with every word, committed when it will hold.

A target word is committed when all views of the utterance agree on it: the translation of the committed source alone,
of all that was heard in the latest two revisions (local agreement, Liu et al. 2020), and of the committed source with
different words put behind it, which shows at once what a coming word could still change. It is shown as soon as the
same views of all that was heard agree on it: by then it depends on no word to come.
"""

import math
from collections import OrderedDict, deque
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Protocol

from interpreter.domain.hypothesis import Word, Words, text_of
from interpreter.domain.steps import Term
from interpreter.domain.timeline import Ticks
from interpreter.domain.tuning import Tuning
from interpreter.engines.builtin.apertium import SOURCE_LANGUAGE, Edit, Pipeline, available_targets, mode_for
from interpreter.engines.builtin.glossary import Glossary
from interpreter.engines.builtin.translation_catalan import catalan
from interpreter.engines.builtin.translation_repair import PHRASES, known, prepared, repaired
from interpreter.engines.builtin.translation_text import cased, one_capital
from interpreter.engines.builtin.translation_transfer import spanish
from interpreter.engines.tokens import tokens_of
from interpreter.engines.translation import Revision, Translated
from interpreter.policy.alignment import common_prefix, continuation

_REVISIONS = 2
_HIDDEN = 0
_PROBES = (("house",), ("of", "the", "people"), ("in",), ("it",))
_DENIALS = {
    **dict.fromkeys(["have", "has", "had", "am", "is", "are", "was", "were"], (("not", "seen"),)),
    **dict.fromkeys(["do", "does", "did", "will", "would", "can", "could"], (("not", "see"),)),
    **dict.fromkeys(["should", "may", "might", "must"], (("not", "see"),)),
    **dict.fromkeys(["not", "never"], (("see",), ("seen",))),
}
"""What else may come behind these words: with a denial the whole group of the verb is another."""
_REMEMBERED = 512
_MARKS = frozenset(".,;:!?…")
Leg = tuple[str, str]
"""A pair of languages that Apertium has."""

_EDITS: Mapping[Leg, Mapping[str, Edit]] = {
    (SOURCE_LANGUAGE, "es"): {"apertium-postchunk": spanish, "autopgen": one_capital},
    (SOURCE_LANGUAGE, "ca"): {"apertium-postchunk": catalan},
}


class Answering(Protocol):
    """What translates whole texts between two languages."""

    def translate_all(self, texts: Sequence[str]) -> list[str]:
        """Return the translation of each text."""
        ...

    def close(self) -> None:
        """Release everything."""
        ...


class Translator:
    """Translates the utterances of every source into all targets. One thread; `close` ends its processes.

    `opened` gives what translates texts of a pair, by default Apertium's pipeline.
    """

    def __init__(
        self,
        targets: tuple[str, ...],
        terms: tuple[Term, ...],
        tuning: Tuning | None = None,
        *,
        opened: Callable[[Leg], Answering] | None = None,
    ) -> None:
        self._opened = opened or opened_pipeline
        tuning = tuning or Tuning()
        self._agreement = tuning.target_agreement or _REVISIONS
        self._hidden = _HIDDEN if tuning.target_hidden is None else tuning.target_hidden
        self._probes = _PROBES[: tuning.target_probes]
        self._hurried: frozenset[str] = frozenset()
        self._pipelines: dict[Leg, Answering] = {}
        self._targets: tuple[str, ...] = ()
        self._terms = terms
        self._glossaries: dict[str, Glossary] = {}
        self._drafts: dict[tuple[str, int], dict[str, _Draft]] = {}
        self.set_targets(targets)

    def revise(self, revisions: Sequence[Revision]) -> list[Translated]:
        """Take utterances as they stand now and return them in every target; committed words only grow.

        Of one that has ended everything is committed, and it is forgotten.
        """
        return [self._revised(revision) for revision in revisions]

    def _revised(self, revision: Revision) -> Translated:
        heard = _Heard(revision.committed, revision.provisional, revision.predicted)
        key, finish = (revision.source, revision.utterance), revision.ended
        drafts = self._drafts.setdefault(key, {})
        revised: Translated = {}
        for target in self._targets:
            draft = drafts.setdefault(target, _Draft(deque(maxlen=self._agreement)))
            revised[target] = (
                self._finished(target, draft, heard) if finish else self._grown(target, draft, heard)
            )
        if finish:
            del self._drafts[key]
        return revised

    def set_targets(self, targets: tuple[str, ...]) -> None:
        """Translate into these languages from here on. Raises MissingPart or UnsupportedLanguage, changing nothing."""
        wanted = [leg for target in targets for leg in legs_to(target)]
        for leg in wanted:
            mode_for(*leg)
        for leg in self._pipelines.keys() - set(wanted):
            self._pipelines.pop(leg).close()
        for leg in wanted:
            if leg not in self._pipelines:
                self._pipelines[leg] = self._opened(leg)
                self._pipelines[leg].translate_all(["2000"])
        self._targets = tuple(dict.fromkeys(targets))
        self.set_terms(self._terms)

    def set_terms(self, terms: tuple[Term, ...]) -> None:
        """Honour these terms from here on."""
        self._terms = terms
        self._glossaries = {target: Glossary(terms, target, phrases=PHRASES) for target in self._targets}

    def hurry(self, languages: tuple[str, ...]) -> None:
        """Commit in these languages by the newest revision alone from here on, in all others as usual."""
        self._hurried = frozenset(languages)

    def close(self) -> None:
        """End every process. May be called twice."""
        for memory in self._pipelines.values():
            memory.close()

    def _grown(self, target: str, draft: "_Draft", heard: "_Heard") -> tuple[Words, Words, Words]:
        whole = self._translate(target, heard.words)
        news = draft.hear(heard, whole)
        if news and heard.committed and len(draft.revisions) >= self._needed(target):
            agreed = self._agreed(target, draft, heard, whole)
            draft.commit(agreed, len(draft.texts) + len(continuation(draft.texts, whole)), heard)
        rest = continuation(draft.texts, whole)
        if news:
            draft.show(rest, self._steady(target, draft, heard, rest))
        coming = self._coming(target, draft, heard, rest)
        if coming:
            draft.show(rest, len(rest))
        shown = draft.shown[len(draft.texts) :]
        placed = draft.place(shown, len(draft.texts) + len(rest), heard)
        return draft.committed, placed, _after(coming, heard)

    def _agreed(
        self, target: str, draft: "_Draft", heard: "_Heard", whole: tuple[str, ...]
    ) -> tuple[str, ...]:
        """The words behind the committed ones on which all views agree."""
        latest = tuple(draft.revisions)[-self._needed(target) :]
        said = self._probed(target, [word.text for word in heard.committed])
        beyond = [continuation(draft.texts, view) for view in dict.fromkeys([whole, *latest, *said])]
        return beyond[0][: common_prefix(beyond)]

    def _steady(self, target: str, draft: "_Draft", heard: "_Heard", rest: tuple[str, ...]) -> int:
        """How many words of `rest` no coming word will change, if what was heard stands."""
        views = self._probed(target, heard.words) if rest else []
        beyond = [rest, *(continuation(draft.texts, view) for view in dict.fromkeys(views))]
        return min(common_prefix(beyond), max(0, len(rest) - self._hidden))

    def _probed(self, target: str, said: Sequence[str]) -> list[tuple[str, ...]]:
        """What was said as translated by itself and with different words behind it."""
        unfinished = self._glossaries[target].unfinished(said)
        shorter = [said[:-unfinished]] if unfinished else []
        denials = _DENIALS.get(said[-1].casefold(), ()) if self._probes and said else ()
        return self._translate_all(
            target, [said, *([*said, *probe] for probe in (*self._probes, *denials)), *shorter]
        )

    def _needed(self, target: str) -> int:
        """How many revisions have to agree."""
        return 1 if target in self._hurried else self._agreement

    def _coming(
        self, target: str, draft: "_Draft", heard: "_Heard", rest: tuple[str, ...]
    ) -> tuple[str, ...]:
        """What the predicted words add behind what was heard, or nothing when they would change that."""
        if not heard.predicted:
            return ()
        longer = [*heard.words, *(word.text for word in heard.predicted)]
        further = continuation(draft.texts, self._translate(target, longer))
        return further[len(rest) :] if further[: len(rest)] == rest else ()

    def _finished(self, target: str, draft: "_Draft", heard: "_Heard") -> tuple[Words, Words, Words]:
        rest = continuation(draft.texts, self._translate(target, heard.words))
        draft.commit(rest, len(draft.texts) + len(rest), heard)
        return draft.committed, (), ()

    def _translate(self, target: str, words: Sequence[str]) -> tuple[str, ...]:
        return self._translate_all(target, [words])[0]

    def _translate_all(self, target: str, texts: Sequence[Sequence[str]]) -> list[tuple[str, ...]]:
        carried = [self._glossaries[target].carry(prepared(words)) for words in texts]
        translations = [
            one.text if _says_something(words) else "" for one, words in zip(carried, texts, strict=True)
        ]
        legs = legs_to(target)
        for leg in legs:
            asked = [known(text, leg) for text in translations]
            translations = [_tidy(text, leg[1]) for text in self._pipelines[leg].translate_all(asked)]
        return [
            tokens_of(one.restored(text_of(_bare(cased(tokens_of(text), words))))) if text else ()
            for one, text, words in zip(carried, translations, texts, strict=True)
        ]


@dataclass(frozen=True, slots=True)
class _Heard:
    """What is known of an utterance in the language spoken."""

    committed: Words
    provisional: Words
    predicted: Words

    @property
    def words(self) -> tuple[str, ...]:
        return tuple(word.text for word in (*self.committed, *self.provisional))

    @property
    def spoken(self) -> Words:
        """The heard words without marks."""
        return tuple(word for word in (*self.committed, *self.provisional) if word.text not in _MARKS)


@dataclass(slots=True)
class _Draft:
    """An utterance in one target language."""

    revisions: deque[tuple[str, ...]]
    """The latest translations of all that was heard."""
    committed: Words = ()
    heard: tuple[str, ...] = ()
    certain: int = 0
    shown: tuple[str, ...] = ()
    """The words that a reader sees, the committed ones first."""

    @property
    def texts(self) -> tuple[str, ...]:
        return tuple(word.text for word in self.committed)

    def hear(self, heard: _Heard, whole: tuple[str, ...]) -> bool:
        """Keep a revision and its translation; tell whether anything is new in it."""
        certain = len(heard.committed)
        if (heard.words, certain) == (self.heard, self.certain):
            return False
        if heard.words != self.heard:
            self.revisions.append(whole)
        self.heard, self.certain = heard.words, certain
        return True

    def show(self, rest: tuple[str, ...], steady: int) -> None:
        """Show of `rest`, which follows the committed words, the `steady` opening ones and what was shown before."""
        whole = (*self.texts, *rest)
        stands = common_prefix((self.shown, whole))
        self.shown = whole[: max(len(self.texts) + steady, stands)]

    def commit(self, texts: Sequence[str], length: int, heard: _Heard) -> None:
        """Append words; `length` is how many words translate all that was heard."""
        self.committed += self.place(texts, length, heard)

    def place(self, texts: Sequence[str], length: int, heard: _Heard) -> Words:
        """Give each word behind the committed ones the time of the source word in its proportional place."""
        spoken = heard.spoken
        if not spoken:
            return ()
        earliest = self.committed[-1].start if self.committed else spoken[0].start
        placed: list[Word] = []
        for number, text in enumerate(texts, start=len(self.committed) + 1):
            rest = spoken[min(len(spoken), math.ceil(number * len(spoken) / max(1, length))) - 1]
            earliest = Ticks(max(earliest, rest.start))
            placed.append(Word(text, earliest, Ticks(max(earliest, rest.end)), rest.confidence))
        return tuple(placed)


class _Memory:
    """A pipeline that remembers its latest answers: a prefix is asked for again and again."""

    def __init__(self, pipeline: Pipeline) -> None:
        self._pipeline = pipeline
        self._answers: OrderedDict[str, str] = OrderedDict()

    def translate_all(self, texts: Sequence[str]) -> list[str]:
        unknown = [text for text in dict.fromkeys(texts) if text not in self._answers]
        self._answers.update(zip(unknown, self._pipeline.translate_all(unknown), strict=True))
        answers = [self._answers[text] for text in texts]
        for text in texts:
            self._answers.move_to_end(text)
        while len(self._answers) > _REMEMBERED:
            self._answers.popitem(last=False)
        return answers

    def close(self) -> None:
        self._pipeline.close()


def opened_pipeline(leg: Leg) -> Answering:
    """Return Apertium for a pair of languages. Raises MissingPart or UnsupportedLanguage."""
    pipeline = Pipeline(mode_for(*leg), names=leg[0] == SOURCE_LANGUAGE, edits=_EDITS.get(leg, {}))
    return _Memory(pipeline)


def legs_to(target: str) -> list[Leg]:
    """The pairs through which a target is reached."""
    pivot = available_targets().get(target, "")
    return [(SOURCE_LANGUAGE, pivot), (pivot, target)] if pivot else [(SOURCE_LANGUAGE, target)]


def _says_something(words: Sequence[str]) -> bool:
    return any(word not in _MARKS for word in words)


def _tidy(text: str, language: str) -> str:
    """Repair a translation and take out the spaces that transfer leaves before marks."""
    return text_of(_bare(repaired(tokens_of(text), language)))


def _bare(texts: Sequence[str]) -> Words:
    return tuple(Word(text, Ticks(0), Ticks(0)) for text in texts)


def _after(texts: Sequence[str], heard: _Heard) -> Words:
    """Predicted words have not been said: they stand at the end of what was heard."""
    end = heard.spoken[-1].end if heard.spoken else Ticks(0)
    return tuple(Word(text, end, end) for text in texts)
