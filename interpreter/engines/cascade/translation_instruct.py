"""Translation by a small language model that follows instructions: a decoder only, asked in its own chat template.

What is committed stands as the beginning of its answer. The model does not tell where it looks, so its text is
committed where successive drafts agree; the places of its pieces are proportional guesses, for the times of words.
"""

from collections.abc import Sequence
from pathlib import Path
from typing import Any

import babel
import torch
from babel import UnknownLocaleError
from transformers.convert_slow_tokenizer import bytes_to_unicode

from interpreter.domain.errors import UserMistake
from interpreter.domain.hypothesis import Word, text_of
from interpreter.domain.timeline import Ticks
from interpreter.engines.cascade.language_model import load_language_model
from interpreter.engines.cascade.translation_guide import Guide
from interpreter.engines.cascade.translation_passage import SPACE, Passage, Piece, Source
from interpreter.engines.cascade.translation_prefixes import Feed, Prefixes
from interpreter.engines.torch_compat import Placement
from interpreter.policy.entities import has_digit

_INSTRUCTION = (
    "Translate what is said from {source} into {target}. It may break off: translate what is there, and add nothing. "
    "Answer with one line that begins with “{target}:”."
)
_TERMS = "Always say {terms}."
_TERM = "“{wording}” for “{said}”"
_TOKENS_PER_WORD = 4
_MORE = 16
_NOWHERE = -2
"""Points to no source word: terms are asked for in words, and led in only where the text would end without them."""


class InstructionModel:
    """A causal language model with a chat template from a local folder that holds safetensors. One thread at a time.

    Words of the source are its tokens here, each the number that its letters write: the model is given the text itself.
    """

    aligns = False
    takes_context = True

    def __init__(self, folder: Path, *, placement: Placement | None = None) -> None:
        """Load the model. Raises UserMistake where the folder holds no such model."""
        self._tokenizer, self._network = load_language_model(folder, placement or Placement())
        if not self._tokenizer.chat_template:
            raise UserMistake(
                f"The model in {folder} follows no instructions: it has no chat template; choose another one."
            )
        self._prefixes = Prefixes()
        self._sort_pieces()

    @property
    def pieces(self) -> Sequence[str | None]:
        """What each target token writes, bytes of unfinished characters as lone surrogates; None for marks."""
        return self._pieces

    def translates(self, source: str, target: str) -> bool:
        """Any two languages: such models name none."""
        return source != target

    def read(self, language: str, words: Sequence[str]) -> Source:
        """Return source text, a token for each word."""
        tokens = tuple(map(_number_of, words))
        return Source(language, tokens, tuple(range(len(tokens))))

    def write(self, text: str, target: str) -> tuple[int, ...]:  # noqa: ARG002 - the same in all languages
        """Return the target tokens that write `text` behind a space."""
        return tuple(self._tokenizer(self._spaced + text, add_special_tokens=False).input_ids)

    def forget(self) -> None:
        """Keep nothing that was computed: what follows is as from a model that was just loaded."""
        self._prefixes = Prefixes()

    def translate(self, passages: Sequence[Passage]) -> list[tuple[Piece, ...]]:
        """Translate all passages at once; each result begins with the opening and leaves out the end mark."""
        if not passages:
            return []
        answers = [_Answer(self, passage) for passage in passages]
        with torch.inference_mode():
            self._write(answers)
        return [answer.pieces() for answer in answers]

    def text(self, source: Source) -> str:
        """The source as it is written."""
        return text_of(Word(_word_of(token), Ticks(0), Ticks(0)) for token in source.tokens)

    def _asked(self, passage: Passage) -> tuple[list[int], int]:
        """The tokens before the answer: the request, and how the answer has to begin; how many precede the source."""
        target = _name(passage.target)
        request = [_INSTRUCTION.format(source=_name(passage.source.language), target=target)]
        if passage.terms:
            terms = (_TERM.format(said=said, wording=wording) for said, wording in passage.terms)
            request.append(_TERMS.format(terms=", ".join(terms)))
        said = "\n" + self.text(passage.source)
        asked = self._tokenizer.apply_chat_template(
            [{"role": "user", "content": "\n".join(request) + said}],
            add_generation_prompt=True,
            tokenize=False,
            enable_thinking=False,
        )
        before = asked.rpartition(said)[0] + "\n"
        return self._tokens(f"{asked}{target}:"), len(self._tokens(before))

    def _tokens(self, text: str) -> list[int]:
        tokens: list[int] = self._tokenizer(text, add_special_tokens=False).input_ids
        return tokens

    def room(self, passage: Passage, asked: int) -> int:
        """How many tokens an answer may have behind so many."""
        length = max(len(passage.opening), _TOKENS_PER_WORD * len(passage.source.tokens)) + _MORE
        return int(min(length, self._network.config.max_position_embeddings - asked))

    def _write(self, answers: "Sequence[_Answer]") -> None:
        """Let every answer grow until it ends; only what no earlier row began with is read."""
        asked, common = zip(*(self._asked(answer.passage) for answer in answers), strict=True)
        room = [self.room(answer.passage, len(row)) for answer, row in zip(answers, asked, strict=True)]
        rows = [row + answer.tokens for answer, row in zip(answers, asked, strict=True)]
        known = list(map(self._prefixes.take, rows, common))
        feed = Feed(rows, known, self._network.config, self._network.device)
        while not all(answer.over for answer in answers):
            logits = self._network(**feed.inputs(), use_cache=True, logits_to_keep=1).logits[:, -1]
            logits = logits.float().cpu()
            logits[:, self._never] = float("-inf")
            for answer, scores, most in zip(answers, logits, room, strict=True):
                answer.grow(scores, most)
            feed.follow([answer.latest(self._pad) for answer in answers])
        self._prefixes.keep(feed, [row + answer.tokens for answer, row in zip(answers, asked, strict=True)])

    def _sort_pieces(self) -> None:
        """Find what each token writes, and which of them end the answer."""
        tokenizer = self._tokenizer
        size = int(self._network.config.vocab_size)
        marks = {*tokenizer.all_special_ids, *tokenizer.added_tokens_decoder}
        known = {token: piece for piece, token in tokenizer.get_vocab().items() if token < size}
        written = _Bytes(tokenizer)
        self._pieces = [
            None if token in marks or token not in known else written.text(known[token])
            for token in range(size)
        ]
        ends = self._network.generation_config.eos_token_id
        ends = {tokenizer.eos_token_id, *(ends if isinstance(ends, list) else [ends])} - {None}
        lines = {token for token, text in enumerate(self._pieces) if text and "\n" in text}
        self.ends = frozenset(ends | lines)
        self._pad = min(ends)
        self._never = torch.tensor(
            [token for token, text in enumerate(self._pieces) if text is None and token not in ends]
        )
        texts = {token: text for token, text in enumerate(self._pieces) if text}
        self.digits = frozenset(token for token, text in texts.items() if has_digit(text))
        self.gluing = frozenset(token for token, text in texts.items() if text[:1].isalnum())
        self._spaced = "" if written.opens_with_space else " "


class _Answer:
    """The answer to one passage while it grows."""

    def __init__(self, model: InstructionModel, passage: Passage) -> None:
        self.passage = passage
        self.tokens = list(passage.opening)
        self.over = False
        self._model = model
        self._probabilities = [1.0] * len(self.tokens)

    def grow(self, scores: torch.Tensor, most: int) -> None:
        """Add the likeliest token that the guide allows, or the one it wants; `most` is what there is room for."""
        if self.over or len(self.tokens) >= most:
            self.over = True
            return
        token, probability = self._chosen(scores, self.passage.guide or Guide())
        if token in self._model.ends:
            self.over = True
            return
        self.tokens.append(token)
        self._probabilities.append(probability)

    def latest(self, pad: int) -> int:
        """The token that the next one follows."""
        return pad if self.over else self.tokens[-1]

    def pieces(self) -> tuple[Piece, ...]:
        """All of it, spread evenly over the source."""
        words, length = len(self.passage.source.tokens), len(self.tokens)
        return tuple(
            Piece(token, place * words // length, probability)
            for place, (token, probability) in enumerate(zip(self.tokens, self._probabilities, strict=True))
        )

    def _chosen(self, scores: torch.Tensor, guide: Guide) -> tuple[int, float]:
        choice = guide.choose(self.tokens, _NOWHERE)
        if choice.token is not None:
            return choice.token, 1.0
        scores[list(choice.banned)] = float("-inf")
        token = int(scores.argmax())
        if token in self._model.ends and (choice := guide.before_end(self.tokens)).token is not None:
            return choice.token, 1.0
        return token, float(scores.softmax(-1)[token])


class _Bytes:
    """How a tokenizer writes bytes: with characters that stand for them, or as words behind a mark for the space."""

    def __init__(self, tokenizer: Any) -> None:  # noqa: ANN401 - a tokenizer of Transformers
        self._byte_of = {character: byte for byte, character in bytes_to_unicode().items()}
        self._by_byte = "ByteLevel" in str(tokenizer.backend_tokenizer.decoder)
        first = tokenizer.convert_ids_to_tokens(tokenizer("a", add_special_tokens=False).input_ids)[0]
        self.opens_with_space = self.text(first).startswith(SPACE)

    def text(self, piece: str) -> str:
        if self._by_byte:
            raw = bytes(self._byte_of[character] for character in piece)
        elif piece.startswith("<0x") and len(piece) == len("<0x00>"):
            raw = bytes.fromhex(piece[3:5])
        else:
            return piece
        return raw.decode("utf-8", "surrogateescape").replace(" ", SPACE)


def _number_of(word: str) -> int:
    """The number that a word's bytes write behind a one, which keeps those that are zero."""
    return int.from_bytes(b"\1" + word.encode("utf-8", "surrogatepass"))


def _word_of(number: int) -> str:
    return number.to_bytes(number.bit_length() // 8 + 1)[1:].decode("utf-8", "surrogatepass")


def _name(code: str) -> str:
    """The English name of a language; a code that nobody named stays as it is."""
    try:
        return babel.Locale.parse(code, sep="-").get_display_name("en") or code
    except (ValueError, UnknownLocaleError):
        return code
