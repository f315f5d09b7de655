"""Edits lines of a transcript after the event: text, split, merge, find and replace.

What is made of a line says what was committed in each language that differs from it (`Line.original`): an edit that
brings the committed text back is no edit any more.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import accumulate, pairwise
from typing import Literal

from interpreter.domain.errors import UserMistake
from interpreter.domain.hypothesis import Words, text_of
from interpreter.domain.timeline import Ticks
from interpreter.domain.transcript import Found, Line, Transcript
from interpreter.policy.word_timing import divided, joined, letters_of, squeezed, timed, written

Place = Literal["text", "translations", "shown_only"]
Committed = Mapping[str, Words]
"""The words that a line rests on, by language."""

_Side = dict[str, tuple[str, str, Words]]
"""What a line is to say by language, what was committed there, and in which words."""

_ENDS_A_SENTENCE = tuple(".!?…。！？؟।")
_SENTENCE_BONUS = 3
"""By how many words a translation is cut earlier or later, to be cut where a sentence ends."""


class SaysNothing(UserMistake):
    """An edit would leave nothing of what a line says."""


@dataclass(frozen=True, slots=True)
class _Moment:
    """Where a line is cut in time."""

    at: Ticks
    ends_a_sentence: bool


def place_of(line: Line, language: str) -> Place:
    """Where a line holds its text in a language: what was said, what listeners heard, or what was only shown."""
    if language == line.language and (line.text or language not in {*line.translations, *line.shown_only}):
        return "text"
    return (
        "shown_only" if language in line.shown_only and language not in line.translations else "translations"
    )


def languages_of(line: Line) -> tuple[str, ...]:
    """The languages in which a line has or had a text, that of the speaker first."""
    own = (line.language,) if line.text else ()
    return tuple(dict.fromkeys((*own, *line.translations, *line.shown_only, *line.original)))


def text_in(line: Line, language: str) -> str:
    """Return the text of a line in a language, empty where there is none."""
    match place_of(line, language):
        case "text":
            return line.text
        case "translations":
            return line.translations.get(language, "")
        case "shown_only":
            return line.shown_only[language]


def committed_in(line: Line, language: str) -> str:
    """Return what was committed where the line stands, empty where nothing was."""
    return line.original.get(language, text_in(line, language))


def words_in(line: Line, language: str, committed: Committed) -> Words:
    """Return the words of a line in a language with their times."""
    if place_of(line, language) == "text" and line.words:
        return line.words
    return timed(text_in(line, language), committed.get(language, ()), line.start, line.end)


def with_text(line: Line, language: str, text: str, committed: Committed) -> Line:
    """Return the line with another text in a language.

    Raises SaysNothing where nothing would be left of what was said, or no text at all in any language.
    """
    text, was = written(text), committed_in(line, language)
    if text == written(was):
        text = was
    if text == text_in(line, language):
        return line
    new = _with_side(line, {language: (text, was, committed.get(language, ()))})
    if (not text and was and place_of(line, language) == "text") or not languages_of(new):
        raise SaysNothing("What was said cannot be emptied; merge the line with a neighbour instead.")
    return new


def split(line: Line, language: str, position: int, committed: Committed, *, part: int) -> tuple[Line, Line]:
    """Cut a line before a character of its text in `language`; the second of the two gets the number `part`.

    In other languages it is cut where the time fits, or where a sentence ends nearby if one ends here. Raises
    UserMistake where one of the two would be empty.
    """
    text, position = text_in(line, language), max(0, position)
    halves = text[:position].strip(), text[position:].strip()
    if not all(halves):
        raise UserMistake("A line is cut between two of its words; choose another place.")
    _, after = _cut_behind(words_in(line, language, committed), halves[0])
    at = Ticks(min(max(after[0].start, line.start + 1), max(line.end - 1, line.start)))
    moment = _Moment(at, ends_a_sentence=halves[0].endswith(_ENDS_A_SENTENCE))
    sides: tuple[_Side, _Side] = ({}, {})
    for code in languages_of(line):
        texts = halves if code == language else _texts_at(words_in(line, code, committed), moment)
        rests = _rests(line, code, committed, texts[0], moment)
        for side, text, rest in zip(sides, texts, rests, strict=True):
            side[code] = text, text_of(rest) if code in line.original else text, rest
    first, second = replace(line, end=at), replace(_lone(line), start=at, part=part)
    return _with_side(first, sides[0]), _with_side(second, sides[1])


def merged(lines: Sequence[Line], committed: Committed) -> Line:
    """Return one line made of several, in their order, with the id of the first; `committed` is of all together.

    Raises UserMistake where their texts cannot be one.
    """
    _check_alike(lines)
    said = next((line for line in lines if line.speaker_edited), lines[0])
    whole = replace(
        lines[0],
        speaker=said.speaker,
        speaker_edited=said.speaker_edited,
        start=min(line.start for line in lines),
        end=max(line.end for line in lines),
        language=next((line.language for line in lines if line.text), lines[0].language),
        text=joined(line.text for line in lines),
        translations=_joined_by_language([line.translations for line in lines]),
        origin=next((line.origin for line in lines if line.translations), lines[0].origin),
        shown_only=_joined_by_language([line.shown_only for line in lines]),
        original={},
    )
    side: _Side = {}
    for code in dict.fromkeys(code for line in lines for code in languages_of(line)):
        words = committed.get(code, ())
        was, pieces = text_of(words), joined(committed_in(line, code) for line in lines)
        if squeezed(was) != squeezed(pieces):
            was = pieces
        edited = any(code in line.original for line in lines)
        side[code] = joined(text_in(line, code) for line in lines) if edited else was, was, words
    return _with_side(whole, side)


def find(
    transcript: Transcript, what: str, *, language: str | None, match_case: bool, whole_words: bool
) -> Iterator[Found]:
    """Yield where `what` stands, in the order of the transcript, in one language or in all."""
    if not what:
        return
    pattern = rf"(?<!\w){re.escape(what)}(?!\w)" if whole_words else re.escape(what)
    sought = re.compile(pattern, 0 if match_case else re.IGNORECASE)
    for line in transcript.lines:
        for code in (language,) if language is not None else languages_of(line):
            text = text_in(line, code)
            for hit in sought.finditer(text):
                yield Found(line.id, code, hit.start(), hit.end(), text)


def replaced(text: str, found: Sequence[Found], replacement: str) -> str:
    """Return the text with other words in these places. Raises UserMistake where another text was searched."""
    places = sorted({(one.start, one.end) for one in found})
    overlap = any(start < end for (_, end), (start, _) in pairwise(places))
    if overlap or any(one.text != text for one in found):
        raise UserMistake("The text has changed since it was searched; search again.")
    for start, end in reversed(places):
        text = text[:start] + replacement + text[end:]
    return text


def _with_side(line: Line, side: _Side) -> Line:
    """Write texts, each with what was committed in its place, into a line."""
    original = dict(line.original)
    for code, (text, was, words) in side.items():
        place = place_of(line, code)
        line = _written_at(line, place, code, text, keep=bool(was))
        if place == "text":
            line = replace(line, words=timed(text, words, line.start, line.end))
        original.pop(code, None)
        if text != was:
            original[code] = was
    return replace(line, original=original)


def _written_at(line: Line, place: Place, language: str, text: str, *, keep: bool) -> Line:
    """Write a text where it belongs; an empty one leaves its place only where nothing was committed there."""
    if place == "text":
        passes = line.text != "" and line.translations.get(language) == line.text
        shown = line.text != "" and line.shown_only.get(language) == line.text
        return replace(
            line,
            text=text,
            translations=_with(line.translations, language, text if passes else None, keep=False),
            shown_only=_with(line.shown_only, language, text if shown else None, keep=False),
        )
    if place == "translations":
        return replace(line, translations=_with(line.translations, language, text, keep=keep))
    return replace(line, shown_only=_with(line.shown_only, language, text, keep=keep))


def _with(texts: Mapping[str, str], language: str, text: str | None, *, keep: bool) -> Mapping[str, str]:
    """Return the texts with another one in a language, as they are for None."""
    if text is None:
        return texts
    if text or keep:
        return {**texts, language: text}
    return {code: other for code, other in texts.items() if code != language}


def _lone(line: Line) -> Line:
    """Return the line without texts beside the one that counts in their language: they stay with the first half."""

    def counts(code: str, text: str) -> bool:
        return code != line.language or not line.text or text == line.text

    shown = {code: text for code, text in line.shown_only.items() if code not in line.translations}
    return replace(
        line,
        translations={code: text for code, text in line.translations.items() if counts(code, text)},
        shown_only={code: text for code, text in shown.items() if counts(code, text)},
    )


def _rests(
    line: Line, language: str, committed: Committed, text: str, moment: _Moment
) -> tuple[Words, Words]:
    """Cut what was committed in a language: behind `text` where nobody edited it, else where the time fits."""
    words = committed.get(language, ())
    return _cut_at(words, moment) if language in line.original else _cut_behind(words, text)


def _texts_at(words: Words, moment: _Moment) -> tuple[str, str]:
    before, after = _cut_at(words, moment)
    return text_of(before), text_of(after)


def _cut_behind(words: Words, text: str) -> tuple[Words, Words]:
    before, after = divided(words, [letters_of(text), 0])
    return before, after


def _cut_at(words: Words, moment: _Moment) -> tuple[Words, Words]:
    """Cut words at the place with the fewest of them on the wrong side of a moment."""
    late = [(word.start + word.end) // 2 >= moment.at for word in words]
    wrong = accumulate((1 if is_late else -1 for is_late in late), initial=late.count(False))
    cost = [
        misplaced - _SENTENCE_BONUS * (moment.ends_a_sentence and _is_end(words, place))
        for place, misplaced in enumerate(wrong)
    ]
    place = cost.index(min(cost))
    return words[:place], words[place:]


def _is_end(words: Words, place: int) -> bool:
    return place > 0 and words[place - 1].text.endswith(_ENDS_A_SENTENCE)


def _joined_by_language(texts: Sequence[Mapping[str, str]]) -> dict[str, str]:
    languages = dict.fromkeys(code for by_language in texts for code in by_language)
    return {code: joined(by_language.get(code, "") for by_language in texts) for code in languages}


def _check_alike(lines: Sequence[Line]) -> None:
    if len({line.language for line in lines if line.text}) > 1:
        raise UserMistake("Lines in different languages cannot be one; merge lines in one language.")
    origins = {line.origin for line in lines if line.translations}
    places = {(code, place_of(line, code)) for line in lines for code in languages_of(line)}
    if len(origins) > 1 or len(places) > len({code for code, _ in places}):
        raise UserMistake("An interpreter was on air for some of these lines only; they stay as they are.")
