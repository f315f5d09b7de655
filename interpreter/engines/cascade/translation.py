"""Simultaneous translation of growing text by a neural model: committed target tokens are forced on every revision.

All target languages that share a model are translated in one batch. A target word is committed while its attention
stays within committed source words (AlignAtt, Papi et al. 2023) or, by models without such attention, when revisions
agree on it.
"""

from collections.abc import Sequence
from dataclasses import replace

from interpreter.domain.errors import UnsupportedLanguage
from interpreter.domain.hypothesis import Words
from interpreter.domain.steps import Term
from interpreter.engines.cascade.translation_draft import (
    Attempt,
    CommitRule,
    Context,
    Draft,
    Heard,
    TranslationSettings,
)
from interpreter.engines.cascade.translation_guide import TermList
from interpreter.engines.cascade.translation_passage import PassageModel
from interpreter.engines.translation import Translated


class IncrementalTranslator:
    """Translates what is said in one language into all targets, from any number of sources.

    One thread; the models may be shared between translators of that thread.
    """

    def __init__(
        self,
        models: Sequence[PassageModel],
        language: str,
        targets: tuple[str, ...],
        terms: tuple[Term, ...] = (),
        *,
        settings: TranslationSettings | None = None,
    ) -> None:
        """Each target is translated by the first of `models` that offers it; raises UnsupportedLanguage for none."""
        self._models, self._language = tuple(models), language
        self._settings = settings or TranslationSettings()
        self._targets: dict[str, PassageModel] = {}
        self._given = terms
        self._terms: dict[str, TermList] = {}
        self._drafts: dict[tuple[str, int], dict[str, Draft]] = {}
        self._contexts: dict[tuple[str, str], Context] = {}
        self.set_targets(targets)

    def revise(  # noqa: PLR0913, PLR0917 - the parts of a hypothesis, each by its name
        self,
        source: str,
        utterance: int,
        committed: Words,
        provisional: Words,
        predicted: Words,
        ended: bool,
    ) -> Translated:
        """Take an utterance as it stands now and return it in every target; committed words only grow.

        With `ended` everything is committed and the utterance forgotten.
        """
        heard = Heard(committed, provisional, () if ended else predicted, ended, self._language)
        drafts = self._drafts.setdefault((source, utterance), {})
        attempts = []
        for target, model in self._targets.items():
            if target not in drafts:
                drafts[target] = Draft(self._contexts.get((source, target), Context()), self._rule(model))
            draft = drafts[target]
            known = (heard.texts, len(committed), len(heard.words), ended)
            if draft.known != known and any(_says_something(word.text) for word in heard.words):
                attempts.append(Attempt(model, target, draft, heard, self._terms[target]))
            elif ended:
                draft.shown = ((), ())
            draft.known = known
        self._translate(attempts)
        if ended:
            del self._drafts[source, utterance]
            self._keep_context(source, attempts)
        translated = {target: (drafts[target].committed, *drafts[target].shown) for target in self._targets}
        said = (heard.words, (), ()) if ended else (committed, provisional, predicted)
        return translated | dict.fromkeys(self._untranslated, said)

    def set_targets(self, targets: tuple[str, ...]) -> None:
        """Translate into these languages from here on. Raises UnsupportedLanguage, changing nothing.

        What is spoken in one of them is passed through in that one.
        """
        wanted: dict[str, PassageModel] = {}
        for target in targets:
            if target == self._language:
                continue
            offering = [model for model in self._models if model.translates(self._language, target)]
            if not offering:
                raise UnsupportedLanguage(
                    f"No model translates from {self._language} into {target}; find one with: openbooth models list."
                )
            wanted[target] = offering[0]
        self._targets, self._untranslated = wanted, {self._language}.intersection(targets)
        self._terms = {target: TermList(self._given, target) for target in wanted}

    def set_terms(self, terms: tuple[Term, ...]) -> None:
        """Honour these terms from the next revision on, in what is not committed yet."""
        self._given = terms
        self._terms = {target: TermList(terms, target) for target in self._targets}
        for drafts in self._drafts.values():
            for draft in drafts.values():
                draft.forget_revisions()

    def close(self) -> None:
        """Forget all utterances. May be called twice."""
        self._drafts.clear()
        self._contexts.clear()

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

    def _keep_context(self, source: str, attempts: Sequence[Attempt]) -> None:
        """Remember what was said last, where the model can use it."""
        for attempt in attempts:
            words = attempt.heard.texts
            fits = attempt.model.takes_context and len(words) <= self._settings.context_words
            context = (
                Context(attempt.model.read(self._language, words).tokens, attempt.draft.tokens)
                if fits
                else Context()
            )
            self._contexts[source, attempt.target] = context


def _says_something(text: str) -> bool:
    return any(character.isalnum() for character in text)
