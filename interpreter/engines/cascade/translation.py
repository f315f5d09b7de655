"""Simultaneous translation of growing text by a neural model: committed target tokens are forced on every revision.

All languages of all sources that share a model are translated in one batch. A target word is committed while its
attention stays within committed source words (AlignAtt, Papi et al. 2023) or, by models without such attention, when
revisions agree on it.
"""

from collections.abc import Sequence
from dataclasses import replace
from typing import Protocol

from interpreter.domain.errors import UnsupportedLanguage
from interpreter.domain.steps import Term
from interpreter.engines.cascade.translation_draft import (
    Attempt,
    CommitRule,
    Context,
    Draft,
    TranslationSettings,
)
from interpreter.engines.cascade.translation_guide import TermList
from interpreter.engines.cascade.translation_passage import PassageModel
from interpreter.engines.translation import Revision, Translated


class Anticipator(Protocol):
    """Guesses how texts go on."""

    def continuations(self, said: Sequence[Revision]) -> list[list[tuple[str, ...]]]:
        """Return for each text as many runs of words and marks that may follow it as for any other."""
        ...


class IncrementalTranslator:
    """Translates what any number of sources say in the languages of `spoken` into all targets.

    One thread; the models may be shared between translators of that thread.
    """

    def __init__(  # noqa: PLR0913 - each by its name
        self,
        models: Sequence[PassageModel],
        spoken: Sequence[str],
        targets: tuple[str, ...],
        terms: tuple[Term, ...] = (),
        *,
        settings: TranslationSettings | None = None,
        anticipator: Anticipator | None = None,
    ) -> None:
        """Each target is translated by the first of `models` that offers it; raises UnsupportedLanguage for none."""
        self._models, self._spoken = tuple(models), tuple(spoken)
        self._settings = settings or TranslationSettings()
        self._anticipator = anticipator
        self._targets: dict[str, dict[str, PassageModel]] = {}
        self._hurried: frozenset[str] = frozenset()
        self._given = terms
        self._terms: dict[str, TermList] = {}
        self._drafts: dict[tuple[str, int], dict[str, Draft]] = {}
        self._contexts: dict[tuple[str, str, str], Context] = {}
        self.set_targets(targets)

    def revise(self, revisions: Sequence[Revision]) -> list[Translated]:
        """Take utterances of different sources as they stand now and return them in every target.

        Committed words only grow; of an utterance that has ended everything is committed, and it is forgotten.
        """
        heard = [replace(one, predicted=()) if one.ended else one for one in revisions]
        attempts = [self._attempts(one) for one in heard]
        self._translate([attempt for each in attempts for attempt in each])
        aligned = [[attempt for attempt in each if attempt.model.aligns] for each in attempts]
        self._anticipate([each for each in aligned if each])
        return [self._translated(one, each) for one, each in zip(heard, attempts, strict=True)]

    def set_targets(self, targets: tuple[str, ...]) -> None:
        """Translate into these languages from here on. Raises UnsupportedLanguage, changing nothing.

        What is spoken in one of them is passed through in that one.
        """
        self._targets = {
            language: {target: self._offering(language, target) for target in targets if target != language}
            for language in self._spoken
        }
        self._wanted = targets
        self._terms = {target: TermList(self._given, target) for target in targets}

    def set_terms(self, terms: tuple[Term, ...]) -> None:
        """Honour these terms from the next revision on, in what is not committed yet."""
        self._given = terms
        self._terms = {target: TermList(terms, target) for target in self._wanted}
        for drafts in self._drafts.values():
            for draft in drafts.values():
                draft.forget_revisions()

    def hurry(self, languages: tuple[str, ...]) -> None:
        """In these languages, commit also on the last committed source words from here on; elsewhere as usual.

        Models whose attention tells nothing do as they always do.
        """
        self._hurried = frozenset(languages)
        for drafts in self._drafts.values():
            for target, draft in drafts.items():
                draft.rule = replace(draft.rule, margin=self._margin(target))

    def close(self) -> None:
        """Forget all utterances, and what the models keep of them. May be called twice."""
        self._drafts.clear()
        self._contexts.clear()
        for model in self._models:
            model.forget()

    def _offering(self, language: str, target: str) -> PassageModel:
        for model in self._models:
            if model.translates(language, target):
                return model
        raise UnsupportedLanguage(
            f"No model translates from {language} into {target}; find one with: openbooth models list."
        )

    def _attempts(self, heard: Revision) -> list[Attempt]:
        """What has to be translated of an utterance: nothing where nothing is new in it."""
        drafts = self._drafts.setdefault((heard.source, heard.utterance), {})
        known = (heard.texts, len(heard.committed), len(heard.words), heard.ended)
        says_something = any(_says_something(word.text) for word in heard.words)
        attempts = []
        for target, model in self._targets[heard.language].items():
            if target not in drafts:
                context = self._contexts.get((heard.source, heard.language, target), Context())
                drafts[target] = Draft(context, replace(self._rule(model), margin=self._margin(target)))
            draft = drafts[target]
            if draft.known != known and says_something:
                attempts.append(Attempt(model, target, draft, heard, self._terms[target]))
            elif heard.ended:
                draft.shown = ((), ())
            draft.known = known
        return attempts

    def _translated(self, heard: Revision, attempts: Sequence[Attempt]) -> Translated:
        """An utterance in all targets after its attempts."""
        drafts = self._drafts[heard.source, heard.utterance]
        if heard.ended:
            del self._drafts[heard.source, heard.utterance]
            self._keep_context(heard, attempts)
        said = (heard.words, (), ()) if heard.ended else (heard.committed, heard.provisional, heard.predicted)
        return {
            target: said if target == heard.language else (drafts[target].committed, *drafts[target].shown)
            for target in self._wanted
        }

    def _margin(self, target: str) -> int:
        return 0 if target in self._hurried else self._settings.margin

    def _rule(self, model: PassageModel) -> TranslationSettings:
        """What is said by a model whose attention tells nothing is committed by agreement."""
        return self._settings if model.aligns else replace(self._settings, rule=CommitRule.AGREEMENT)

    def _translate(self, attempts: Sequence[Attempt]) -> None:
        """Translate until every attempt is accepted, those of one model in one batch."""
        open_attempts = list(attempts)
        while open_attempts:
            again = []
            for model in dict.fromkeys(attempt.model for attempt in open_attempts):
                batch = [attempt for attempt in open_attempts if attempt.model is model]
                results = model.translate([attempt.passage() for attempt in batch])
                judged = zip(batch, results, strict=True)
                again += [attempt for attempt, pieces in judged if not attempt.judge(pieces)]
            open_attempts = again
        for attempt in attempts:
            attempt.settle()

    def _anticipate(self, attempts: Sequence[Sequence[Attempt]]) -> None:
        """Predict what sampled continuations of each utterance would add to its translations.

        The continuations of all utterances are sampled in one batch, and translated in one per model; utterances that
        are late or have ended are left out.
        """
        growing = [each for each in attempts if not (each[0].heard.late or each[0].heard.ended)]
        if self._anticipator is None or not growing:
            return
        guessed = self._anticipator.continuations([each[0].heard for each in growing])
        asked = [
            (attempt, words)
            for each, runs in zip(growing, guessed, strict=True)
            for attempt in each
            for words in dict.fromkeys(runs)
            if words
        ]
        added: dict[tuple[Attempt, tuple[str, ...]], tuple[str, ...]] = {}
        for model in dict.fromkeys(attempt.model for attempt, _ in asked):
            batch = [(attempt, words) for attempt, words in asked if attempt.model is model]
            passages = [attempt.beyond(words) for attempt, words in batch]
            for (attempt, words), passage, pieces in zip(
                batch, passages, model.translate(passages), strict=True
            ):
                added[attempt, words] = attempt.added(passage, pieces)
        for each, runs in zip(growing, guessed, strict=True):
            for attempt in each:
                attempt.anticipate([added.get((attempt, words), ()) for words in runs])

    def _keep_context(self, heard: Revision, attempts: Sequence[Attempt]) -> None:
        """Remember what was said last, where the model can use it."""
        words = heard.texts
        for attempt in attempts:
            fits = attempt.model.takes_context and len(words) <= self._settings.context_words
            context = (
                Context(attempt.model.read(heard.language, words).tokens, attempt.draft.tokens)
                if fits
                else Context()
            )
            self._contexts[heard.source, heard.language, attempt.target] = context


def _says_something(text: str) -> bool:
    return any(character.isalnum() for character in text)
