"""One utterance in one target language: what of it is committed, and one attempt to go on with it."""

from collections import deque
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from enum import StrEnum
from itertools import takewhile

from interpreter.domain.hypothesis import Word, Words
from interpreter.domain.timeline import Ticks
from interpreter.engines.cascade.translation_guide import Guide, Mention, Required, TermList, occurrences
from interpreter.engines.cascade.translation_passage import Passage, PassageModel, Piece
from interpreter.engines.cascade.translation_units import Unit, units_of
from interpreter.engines.translation import UNSPACED, Revision
from interpreter.policy.alignment import common_prefix
from interpreter.policy.entities import Numeral, has_digit, numerals
from interpreter.policy.prediction import agreed_opening

_MARKS = frozenset(".,;:!?…")
_BANS = 2
_MOST_AMENDS = 8
_MOST_COMING = 12
"""Tokens that are written of what was not said."""


class CommitRule(StrEnum):
    """What makes a target word certain."""

    ATTENTION = "attention"
    """Its attention stays within committed source words (AlignAtt, Papi et al. 2023)."""
    AGREEMENT = "agreement"
    """The latest revisions agree on it (LocalAgreement-n, Liu et al. 2020)."""


@dataclass(frozen=True, slots=True)
class TranslationSettings:
    """How an utterance is translated while it grows."""

    rule: CommitRule = CommitRule.ATTENTION
    margin: int = 1
    """Committed source words at the end that nothing may be committed on, by attention."""
    agreement: int = 2
    """Revisions that have to agree, by agreement."""
    context_words: int = 24
    """The longest previous utterance that is put in front, where the model takes context; 0 for never."""
    predicted_confidence: float = 0.5
    """The least probability with which a predicted word is shown; of sampled continuations, the least share."""


@dataclass(frozen=True, slots=True)
class Context:
    """A finished utterance that is put in front of the next one, with its translation."""

    source: tuple[int, ...] = ()
    tokens: tuple[int, ...] = ()


@dataclass(slots=True)
class Draft:
    """An utterance in one target language; `committed` and `tokens` only grow."""

    context: Context
    rule: TranslationSettings
    committed: Words = ()
    tokens: tuple[int, ...] = ()
    covered: int = 0
    """The source word behind the last one that committed text rests on."""
    terms_from: int = 0
    """Terms said before this source word were not known in time."""
    terms_since: int = 0
    recent: deque[tuple[tuple[str, ...], tuple[str, ...]]] = field(default_factory=deque)
    """The latest revisions: what was heard, and how it is translated behind what is committed."""
    known: tuple[object, ...] = ()
    shown: tuple[Words, Words] = ((), ())

    def forget_revisions(self) -> None:
        """Let new terms hold for what is not committed."""
        self.recent.clear()
        self.known = ()
        self.terms_from, self.terms_since = self.covered, len(self.tokens)

    def agreed(self, heard: tuple[str, ...], texts: tuple[str, ...]) -> int:
        """How many opening units this revision shares with those of other words; 0 while there are too few."""
        others = [known for words, known in self.recent if words != heard]
        before = others[1 - self.rule.agreement :] if self.rule.agreement > 1 else []
        return common_prefix([*before, texts]) if len(before) == self.rule.agreement - 1 else 0

    def keep(self, heard: tuple[str, ...], texts: tuple[str, ...]) -> None:
        """Remember a revision in place of the last one of the same words."""
        if self.recent and self.recent[-1][0] == heard:
            self.recent.pop()
        self.recent.append((heard, texts))
        while len(self.recent) > self.rule.agreement:
            self.recent.popleft()

    def commit(self, units: Sequence[Unit], words: Words, covered: int) -> None:
        """Append what the units say; `words` is the same with times."""
        self.committed += words
        for unit in units:
            self.tokens += unit.tokens
        self.covered = max(self.covered, covered)
        self.recent = deque((heard, texts[len(units) :]) for heard, texts in self.recent)


class Attempt:
    """Goes on with a draft for what was heard: `passage` is to be translated until `judge` accepts the result.

    At least one word was heard.
    """

    def __init__(
        self, model: PassageModel, target: str, draft: Draft, heard: Revision, terms: TermList
    ) -> None:
        self.model, self.target, self.draft, self.heard = model, target, draft, heard
        self._terms = terms
        self._source = model.read(heard.language, heard.texts)
        self._mentions = terms.mentions([word.text for word in heard.words])
        wordings = [mention.wording for mention in self._mentions]
        self._wordings = {model.write(wording, target): wording for wording in wordings}
        self._forced: tuple[int, ...] = ()
        self._banned: dict[int, set[int]] = {}
        self._amends, self._digits = 0, True
        self._mending: tuple[int, Numeral] | None = None
        self._numerals = numerals([word.text for word in heard.words])
        self.units: list[Unit] = []
        self._cut = 0
        self._shown: tuple[int, ...] = ()

    def passage(self) -> Passage:
        """What to translate next."""
        context = self.draft.context
        source = replace(
            self._source,
            tokens=context.source + self._source.tokens,
            words=(-1,) * len(context.source) + self._source.words,
        )
        opening = (*context.tokens, *self.draft.tokens, *self._forced)
        guide = Guide(
            self._required(),
            banned=self._banned,
            never=() if self._digits else self.model.digits,
            gluing=() if self.target in UNSPACED else self.model.gluing,
        )
        return Passage(source, self.target, opening, guide, self._said_terms())

    def judge(self, pieces: Sequence[Piece]) -> bool:
        """Take a translation of the passage; tell whether it will do, or has to be made again."""
        context = self.draft.context
        behind = len(context.tokens) + len(self.draft.tokens)
        if context.tokens and len(pieces) == len(context.tokens) and self._source.tokens:
            self.draft.context = Context()
            return False
        self.units = units_of(pieces[behind:], self.model.pieces, self._wordings)
        if not self._mended():
            return False
        if self.heard.ended:
            self._append_missing()
        self._cut = self._candidates()
        return self._numbers_hold()

    def settle(self) -> tuple[Words, Words, Words]:
        """Commit what is certain; return committed, provisional and predicted words."""
        self.draft.keep(self.heard.texts, self._texts)
        certain, rest = self.units[: self._cut], self.units[self._cut :]
        covered = max([self._word(unit.last) + 1 for unit in certain], default=0)
        self.draft.commit(certain, self._placed(certain), covered)
        open_units, coming = self._split(rest)
        self._shown = tuple(token for unit in open_units for token in unit.tokens)
        self.draft.shown = (self._placed(open_units), self._coming(coming))
        return (self.draft.committed, *self.draft.shown)

    def beyond(self, words: Sequence[str]) -> Passage:
        """What is to be translated to see what these words add if they are said next; for settled attempts."""
        context, draft = self.draft.context, self.draft
        source = self.model.read(self.heard.language, [*self.heard.texts, *words])
        tokens = context.source + source.tokens
        behind = (-1,) * len(context.source) + source.words
        opening = (*context.tokens, *draft.tokens, *self._shown)
        return Passage(replace(source, tokens=tokens, words=behind), self.target, opening, more=_MOST_COMING)

    def added(self, passage: Passage, pieces: Sequence[Piece]) -> tuple[str, ...]:
        """The words that a translation of such a passage adds; none where it changes the word before them."""
        new = pieces[len(passage.opening) :]
        units = units_of(new, self.model.pieces, {})
        whole = units[:-1] if len(new) >= _MOST_COMING else units
        glued = new and new[0].token in self.model.gluing and self.target not in UNSPACED
        return () if glued else tuple(text for unit in whole for text in unit.texts)

    def anticipate(self, added: Sequence[Sequence[str]]) -> None:
        """Predict the words on which enough continuations agree, without numbers; never any that were heard."""
        end = self.heard.words[-1].end
        agreed = agreed_opening(added, self.draft.rule.predicted_confidence)
        kept = takewhile(lambda one: not has_digit(one[0]), agreed)
        coming = tuple(Word(text, end, end, share) for text, share in kept)
        if coming:
            self.draft.shown = (self.draft.shown[0], coming)

    @property
    def _texts(self) -> tuple[str, ...]:
        return tuple(unit.text for unit in self.units)

    def _said_terms(self) -> tuple[tuple[str, str], ...]:
        words = self.heard.texts
        said = ((" ".join(words[one.first : one.after]), one.wording) for one in self._mentions)
        return tuple(dict.fromkeys(said))

    def _required(self) -> list[Required]:
        """The terms said that do not stand in the opening yet."""
        written = (*self.draft.tokens[self.draft.terms_since :], *self._forced)
        spent: dict[str, int] = {}
        required = []
        for mention in self._mentions:
            tokens = self.model.write(mention.wording, self.target)
            spent[mention.wording] = spent.get(mention.wording, 0) + (mention.first >= self.draft.terms_from)
            late = mention.first < self.draft.terms_from
            if tokens and not late and spent[mention.wording] > len(occurrences(written, tokens)):
                required.append(Required(tokens, *self._span(mention)))
        return required

    def _span(self, mention: Mention) -> tuple[int, int]:
        owned = [
            place for place, word in enumerate(self._source.words) if mention.first <= word < mention.after
        ]
        before = len(self.draft.context.source)
        return (before + owned[0], before + owned[-1]) if owned else (-1, -1)

    def _append_missing(self) -> None:
        """Write a term at the end for which the text had no room."""
        tokens = [token for unit in self.units for token in unit.tokens][len(self._forced) :]
        written = {run: len(occurrences(tokens, run)) for run in self._wordings}
        for required in self._required():
            written[required.tokens] -= 1
            if written[required.tokens] < 0:
                text = self._wordings[required.tokens]
                self.units.append(
                    Unit(required.tokens, text, required.first, required.last, 1.0, beyond=False)
                )

    def _word(self, place: int) -> int:
        """The source word of a token of the passage; the first for one in the context."""
        own = place - len(self.draft.context.source)
        words = self._source.words
        return words[min(own, len(words) - 1)] if own >= 0 and words else 0

    def _candidates(self) -> int:
        """How many opening units are certain, as far as their numbers are right."""
        if self.heard.ended:
            return len(self.units)
        unfinished = self._terms.unfinished([word.text for word in self.heard.words])
        limit = len(self.heard.words) - unfinished
        if self.draft.rule.rule is CommitRule.ATTENTION:
            limit = min(limit, len(self.heard.committed) - self.draft.rule.margin)
        cut = next(
            (n for n, unit in enumerate(self.units) if unit.beyond or self._word(unit.last) >= limit),
            len(self.units),
        )
        if self.units and self.units[-1].text[-1:] in _MARKS:
            cut = min(cut, len(self.units) - 1)
        if self.draft.rule.rule is CommitRule.AGREEMENT:
            cut = min(cut, self.draft.agreed(self.heard.texts, self._texts))
        return cut

    def _numbers_hold(self) -> bool:
        """Whether every number up to the cut is the source's; else move the cut or prepare another attempt."""
        owners = [number for number, unit in enumerate(self.units) for _ in unit.texts]
        texts = [text for unit in self.units for text in unit.texts]
        sure = self._sure_numerals()
        for numeral in numerals(texts, spelled=False):
            owner = owners[numeral.first]
            if owner >= self._cut:
                break
            if any(numeral.agrees(other) for other in sure):
                if owners[numeral.after - 1] >= self._cut:
                    self._cut = owner
            elif any(numeral.agrees(other) for other in self._numerals) or not self._amend(owner, sure):
                self._cut = owner
            else:
                return False
        return True

    def _sure_numerals(self) -> list[Numeral]:
        """The source's numbers that no further word can change, and those in terms."""
        heard = self.heard
        agreeing = self.draft.rule.rule is CommitRule.AGREEMENT
        end = len(heard.words) if heard.ended or agreeing else len(heard.committed)
        last = len(heard.words) if heard.ended else len(heard.words) - 1
        sure = [numeral for numeral in self._numerals if numeral.after <= min(end, last)]
        given = [mention.wording.split() for mention in self._mentions]
        return sure + [numeral for words in given for numeral in numerals(words, spelled=False)]

    def _amend(self, owner: int, sure: Sequence[Numeral]) -> bool:
        """Prepare another attempt without this number, to be replaced by the one said where the attention points.

        Returns False where nothing can be done before more is heard. At the end, no digit at all is the last resort.
        """
        self._amends += 1
        right = self._nearest(owner)
        most = _MOST_AMENDS if self.heard.ended else _BANS
        if self._amends > most or (right is None and self._amends > _BANS):
            again, self._digits = self.heard.ended and self._digits, False
            return again
        if right is not None and right not in sure:
            return False
        self._mending = None if right is None else (owner, right)
        self._ban(owner)
        return True

    def _nearest(self, owner: int) -> Numeral | None:
        """The number said nearest to where the attention of a unit points."""
        word = self._word(self.units[owner].last)
        return min(self._numerals, key=lambda numeral: abs(numeral.first - word), default=None)

    def _mended(self) -> bool:
        """Whether the right number stands where a wrong one was banned; else force it there."""
        if self._mending is None:
            return True
        (owner, right), self._mending = self._mending, None
        unit = self.units[owner] if owner < len(self.units) else None
        written = numerals(unit.texts, spelled=False) if unit else ()
        if any(numeral.agrees(right) for numeral in written):
            return True
        text = unit.text.replace(written[0].text, right.text, 1) if unit and written else right.text
        tokens = self.model.write(text, self.target)
        self._wordings[tokens] = text
        self._forced = (*(token for before in self.units[:owner] for token in before.tokens), *tokens)
        return False

    def _ban(self, owner: int) -> None:
        """Forbid the first token with a digit of this unit where it stands."""
        before = len(self.draft.context.tokens) + len(self.draft.tokens)
        place = before + sum(len(unit.tokens) for unit in self.units[:owner])
        for token in self.units[owner].tokens:
            if token in self.model.digits:
                self._banned.setdefault(place, set()).add(token)
                return
            place += 1

    def _split(self, units: Sequence[Unit]) -> tuple[list[Unit], list[Unit]]:
        """Part what rests on heard words from what does not."""
        heard = len(self.heard.words)
        behind = next(
            (n for n, unit in enumerate(units) if unit.beyond or self._word(unit.last) >= heard), len(units)
        )
        return list(units[:behind]), list(units[behind:])

    def _placed(self, units: Sequence[Unit]) -> Words:
        """Give every word the time of the source words its unit rests on, never before the word in front."""
        source = self.heard.words
        earliest = self.draft.committed[-1].start if self.draft.committed else source[0].start
        placed: list[Word] = []
        for unit in units:
            first = source[min(len(source) - 1, self._word(unit.first))]
            last = source[min(len(source) - 1, self._word(unit.last))]
            earliest = Ticks(max(earliest, first.start))
            end = Ticks(max(earliest, last.end))
            confidence = min(unit.confidence, last.confidence)
            placed.extend(Word(text, earliest, end, confidence) for text in unit.texts)
        return tuple(placed)

    def _coming(self, units: Sequence[Unit]) -> Words:
        """Predicted words have not been said: they stand at the end of what was heard."""
        end = self.heard.words[-1].end
        coming: list[Word] = []
        for unit in units:
            if unit.confidence < self.draft.rule.predicted_confidence:
                break
            coming.extend(Word(text, end, end, unit.confidence) for text in unit.texts)
        return tuple(coming)
