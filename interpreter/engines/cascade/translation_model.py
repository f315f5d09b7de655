"""Encoder-decoder translation models of Transformers, decoded greedily behind a given opening.

Rows of one call may differ in language, source and opening; each source is encoded once, however many rows it has.
"""

import warnings
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from interpreter.domain.errors import MissingPart, UserMistake
from interpreter.domain.hypothesis import Word, text_of
from interpreter.domain.timeline import Ticks
from interpreter.engines.cascade.translation_passage import SPACE, Passage, Piece, Source
from interpreter.engines.cascade.translation_rows import Rows
from interpreter.engines.torch_compat import Placement, prepare_torchaudio, stay_silent
from interpreter.policy.entities import has_digit

_LONGER = 2
_MORE = 16
_REMEMBERED = 4096
_THREE_LETTERS = (
    "ar:ara bg:bul ca:cat cs:ces da:dan de:deu el:ell en:eng es:spa et:est eu:eus fa:fas fi:fin fr:fra ga:gle gl:glg "
    "he:heb hi:hin hr:hrv hu:hun id:ind is:isl it:ita ja:jpn ko:kor lt:lit lv:lav mt:mlt nl:nld no:nob pl:pol pt:por "
    "ro:ron ru:rus sk:slk sl:slv sq:sqi sr:srp sv:swe th:tha tr:tur uk:ukr vi:vie zh:cmn"
)
_LONG_CODES = {pair[:2]: pair[3:] for pair in _THREE_LETTERS.split()}


class TranslationModel:
    """A Marian or M2M-100 model from a local folder that holds safetensors. One thread at a time.

    `digits` are the target tokens that write a digit, `gluing` those that go on with the word before them and
    `never` those that are never chosen, as a tensor.
    """

    def __init__(
        self, folder: Path, *, attention_layer: int | None = None, placement: Placement | None = None
    ) -> None:
        """Load the model; alignments are read from `attention_layer`.

        By default that is the last decoder layer but one (Garg et al. 2019). Raises UserMistake where the folder holds
        no such model or layer, MissingPart without Transformers.
        """
        stay_silent()
        try:
            prepare_torchaudio()
            import torch  # noqa: PLC0415 - only the model process pays for it
            import transformers  # noqa: PLC0415
        except ImportError as error:
            raise MissingPart("transformers is not installed; run installer/run.py again.") from error
        self._torch: Any = torch
        self._transformers: Any = transformers
        self._encoded: dict[tuple[str, str], tuple[int, ...]] = {}
        self._load(folder, placement or Placement())
        config = self._network.config
        self._layer = max(0, config.decoder_layers - 2) if attention_layer is None else attention_layer
        if not 0 <= self._layer < config.decoder_layers:
            raise UserMistake(f"The model {folder} has {config.decoder_layers} layers; name one of them.")
        self._place_by_rows()
        self._longest = int(config.max_position_embeddings) - _MORE
        self._end = int(self._tokenizer.eos_token_id)
        self._pad = int(self._tokenizer.pad_token_id)
        self._unknown = int(self._tokenizer.unk_token_id)
        self._stand_ins: dict[str, tuple[int, ...]] = {}
        self._sort_pieces()

    @property
    def aligns(self) -> bool:
        """The decoder looks at the source."""
        return True

    @property
    def takes_context(self) -> bool:
        """Whether sentences put in front help: Marian models know single sentences only."""
        return self._by_code

    @property
    def pieces(self) -> Sequence[str | None]:
        """What each target token writes; None for one that writes nothing and is never chosen."""
        return self._pieces

    def translates(self, source: str, target: str) -> bool:
        """Whether the model offers this pair of languages."""
        tokenizer = self._tokenizer
        if self._by_code:
            return all(language in tokenizer.lang_code_to_id for language in (source, target))
        if not _covers(tokenizer.source_lang, source):
            return False
        if tokenizer.supported_language_codes:
            return self._marian_code(target) is not None
        return _covers(tokenizer.target_lang, target)

    def read(self, language: str, words: Sequence[str]) -> Source:
        """Return source text in tokens; each chunk between spaces is split by itself, as no piece crosses a space."""
        tokens: list[int] = []
        owners: list[int] = []
        for chunk in _chunks(words):
            text = "".join(words[place] for place in chunk)
            found = self._encode(text, None)
            tokens += found
            owners += self._owners(found, [(place, len(words[place])) for place in chunk])
        room = self._longest
        return Source(language, tuple(tokens[:room]), tuple(owners[:room]))

    def write(self, text: str, target: str) -> tuple[int, ...]:
        """Return the target tokens that write `text`.

        Text with letters that the model cannot write has tokens of its own, which no translation holds by chance.
        """
        tokens = self._encode(text, target)
        if all(self._pieces[token] is not None for token in tokens):
            return tokens
        return self._stand_ins.setdefault(text, (self._unknown, self._writing[len(self._stand_ins)]))

    def forget(self) -> None:
        """Keep no text and no stand-ins: what follows is as from a model that was just loaded."""
        self._encoded.clear()
        self._stand_ins.clear()

    def translate(self, passages: Sequence[Passage], *, cached: bool = True) -> list[tuple[Piece, ...]]:
        """Translate all passages at once; each result begins with the opening and leaves out the end mark.

        Without `cached` every step computes the whole row again, which is how the cache is tested.
        """
        if not passages:
            return []
        with self._torch.inference_mode():
            rows = Rows(self, passages, self._network.device)
            while not rows.finished:
                rows.grow(*self._forward(rows, cached=cached))
        return [tuple(row) for row in rows.pieces]

    def _load(self, folder: Path, placement: Placement) -> None:
        self._transformers.utils.logging.disable_progress_bar()
        kinds = ("MarianMTModel", "M2M100ForConditionalGeneration")
        try:
            with warnings.catch_warnings():
                warnings.filterwarnings("ignore", message="Recommended: pip install sacremoses")
                self._tokenizer: Any = self._transformers.AutoTokenizer.from_pretrained(
                    str(folder), local_files_only=True
                )
            network = self._transformers.AutoModelForSeq2SeqLM.from_pretrained(
                str(folder),
                local_files_only=True,
                use_safetensors=True,
                attn_implementation="eager",
                dtype=placement.dtype,
            )
        except ImportError as error:
            raise MissingPart("sentencepiece is not installed; run installer/run.py again.") from error
        except (OSError, ValueError, KeyError) as error:
            raise UserMistake(
                f"The folder {folder} holds no translation model with safetensors; get it again."
            ) from error
        if type(network).__name__ not in kinds:
            raise UserMistake(f"The model in {folder} is neither Marian nor M2M-100; choose another one.")
        self._network: Any = placement.put(network)
        self._by_code = type(network).__name__ == kinds[1]

    def _place_by_rows(self) -> None:
        """Let each token have its place in its own row, whatever padding stands before it."""
        positions = self._network.get_decoder().embed_positions
        name, offset = ("weights", positions.padding_idx + 1) if self._by_code else ("weight", 0)

        usual = positions.forward
        self._places: Any = None

        def at_places(*args: object, **given: object) -> Any:  # noqa: ANN401
            if self._places is None:
                return usual(*args, **given)
            table = getattr(positions, name)
            return table[(self._places + offset).clamp_max(len(table) - 1)]

        positions.forward = at_places

    def _forward(self, rows: Rows, *, cached: bool) -> tuple[Any, Any]:
        """Logits behind the last token, shape (rows, tokens), and attention, shape (rows, steps, source)."""
        network = self._network
        if rows.encoded is None:
            encoded = network.get_encoder()(input_ids=rows.sources, attention_mask=rows.heard)
            rows.encoded = encoded.last_hidden_state[rows.of]
        fed = rows.fed(whole=not cached or rows.cache is None)
        self._places = rows.places(fed.shape[1])
        done = network.get_decoder()(
            input_ids=fed,
            attention_mask=rows.written,
            encoder_hidden_states=rows.encoded,
            encoder_attention_mask=rows.mask,
            past_key_values=rows.cache if cached else None,
            use_cache=cached,
            output_attentions=True,
        )
        self._places = None
        rows.cache = done.past_key_values
        logits = network.lm_head(done.last_hidden_state[:, -1])
        bias = getattr(network, "final_logits_bias", None)
        logits = logits if bias is None else logits + bias
        attention = done.cross_attentions[self._layer].mean(1)
        return logits.float(), attention.float()

    def head(self, target: str) -> list[int]:
        """The tokens before the first one of the text."""
        start = [int(self._network.config.decoder_start_token_id)]
        return [*start, int(self._tokenizer.get_lang_id(target))] if self._by_code else start

    def marked(self, passage: Passage) -> tuple[list[int], int]:
        """The source's tokens as the encoder wants them, and how many stand before the text."""
        before: list[int] = []
        if self._by_code:
            before = [self._tokenizer.get_lang_id(passage.source.language)]
        elif (code := self._marian_code(passage.target)) is not None:
            before = [self._tokenizer.encoder[code]]
        return [*before, *passage.source.tokens, self._end], len(before)

    def room(self, passage: Passage) -> int:
        """How many tokens a translation may have at most."""
        length = max(len(passage.opening), _LONGER * len(passage.source.tokens)) + _MORE
        if passage.more is not None:
            length = min(length, len(passage.opening) + passage.more)
        return min(self._longest, length)

    @property
    def end(self) -> int:
        """The token that ends a text."""
        return self._end

    @property
    def pad(self) -> int:
        """The token that fills a row up."""
        return self._pad

    def _marian_code(self, target: str) -> str | None:
        wanted = (f">>{target}<<", f">>{_LONG_CODES.get(target, target)}<<")
        codes = self._tokenizer.supported_language_codes
        return next((code for code in wanted if code in codes), None)

    def _encode(self, text: str, target: str | None) -> tuple[int, ...]:
        """The tokens of a text, which are the same in all languages of one side."""
        side = "text" if target is None else "text_target"
        if len(self._encoded) > _REMEMBERED:
            self._encoded.clear()
        if (side, text) not in self._encoded:
            if self._by_code and target is not None:
                self._tokenizer.tgt_lang = target
            found = self._tokenizer(**{side: text}, add_special_tokens=False).input_ids
            self._encoded[side, text] = tuple(found)
        return self._encoded[side, text]

    def _owners(self, tokens: Sequence[int], words: Sequence[tuple[int, int]]) -> list[int]:
        """The word of each token of a chunk, by how many characters were written before the token ends."""
        owners: list[int] = []
        written = 0
        for piece in self._tokenizer.convert_ids_to_tokens(list(tokens)):
            written += len(piece.replace(SPACE, ""))
            reach, owner = 0, words[0][0]
            for place, length in words:
                owner, reach = place, reach + length
                if reach >= max(1, written):
                    break
            owners.append(owner)
        return owners

    def _sort_pieces(self) -> None:
        """Find what each target token writes, and which of them write what has to be known of."""
        size = int(self._network.lm_head.out_features)
        known = getattr(self._tokenizer, "target_encoder", None) or self._tokenizer.get_vocab()
        special = set(self._tokenizer.all_special_tokens)
        texts = {
            token: piece
            for piece, token in known.items()
            if piece not in special and not piece.startswith((">>", "__")) and token < size
        }
        self._pieces = [texts.get(token) for token in range(size)]
        self._writing = sorted(texts)
        self.never: Any = self._torch.tensor(
            sorted(set(range(size)) - texts.keys() - {self._end}), device=self._network.device
        )
        self.digits = frozenset(token for token, text in texts.items() if has_digit(text))
        self.gluing = frozenset(token for token, text in texts.items() if text[:1].isalnum())


def _covers(named: str | None, language: str) -> bool:
    """Whether a language as a model names it is this one, or a group of languages such as "roa" or "mul"."""
    single = named in _LONG_CODES or named in _LONG_CODES.values()
    return not single or named in {language, _LONG_CODES.get(language)}


def _chunks(words: Sequence[str]) -> list[list[int]]:
    """The indices of the words that are written without a space between them."""
    chunks: list[list[int]] = []
    for place, word in enumerate(words):
        pair = tuple(Word(text, Ticks(0), Ticks(0)) for text in (words[place - 1], word)) if place else ()
        if pair and text_of(pair) == pair[0].text + word:
            chunks[-1].append(place)
        else:
            chunks.append([place])
    return chunks
