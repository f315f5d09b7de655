"""Writes recognised words as a reader expects them: case, titles, numbers as digits, a full stop at the end.

The written form is made from left to right, so that more words never change what stands before them, except at a number
that may go on: `settled` tells how many words are safe. Numbers above ten are digits, smaller ones stay words.
"""

from collections.abc import Sequence
from dataclasses import replace

from interpreter.domain.hypothesis import Word, Words
from interpreter.engines.builtin.numbers import Span, find_number, may_go_on

_NAMES = (
    "monday tuesday wednesday thursday friday saturday sunday january february april june july september october "
    "november december christmas easter english spanish french german italian american british european africa "
    "america asia australia europe england britain france germany italy spain china russia india canada mexico "
    "japan london paris god"
)
_GIVEN = (
    "aaron adam alan albert alex alexander alice amanda amy andrea andrew angela anna anne anthony barbara "
    "benjamin betty brandon brian carl carol carolyn catherine charles charlotte christina christine christopher "
    "cynthia daniel david deborah debra dennis diana diane donald donna dorothy douglas edward elizabeth emily "
    "emma eric ethan eugene evelyn frances gary george gerald gloria gregory hannah harold heather helen henry "
    "isabel jacob jacqueline james jane janet janice jason jeffrey jennifer jeremy jerry jessica joan john "
    "jonathan jordan jose joseph joshua joyce juan judith judy julia julie justin karen katherine kathleen keith "
    "kelly kenneth kevin kimberly kyle larry laura lauren lawrence lisa louis lucas lucy margaret maria marie "
    "marilyn martha martin mary matthew megan melissa michael michelle monica nancy natalie nathan nicholas "
    "nicole nora noah olivia oscar pamela patricia patrick paul peter philip rachel ralph raymond rebecca richard "
    "robert roger ronald roy russell ruth ryan samantha samuel sandra sara sarah scott sean sharon shirley simon "
    "sophia stephanie stephen steven susan teresa theresa thomas timothy tyler victor victoria vincent virginia "
    "walter wayne william zachary"
)
_FAMILY = (
    "adams allen anderson bailey baker barnes bell bennett brooks brown bryant butler campbell carter clark "
    "coleman collins cook cooper cox davis diaz edwards evans fisher flores ford foster fraser garcia gibson "
    "gonzalez graham gray green griffin hall hamilton harris harrison hayes henderson hernandez hill howard "
    "hughes jackson jenkins johnson jones kelly kennedy king lee lewis long lopez marshall martinez mason "
    "mcdonald miller mitchell moore morgan morris murphy murray myers nelson owens parker patterson perez perry "
    "peterson phillips powell price ramirez reed reynolds richardson rivera roberts robinson rodriguez rogers "
    "ross russell sanchez sanders scott shaw simmons smith stevens stewart sullivan taylor thompson torres tucker "
    "turner walker wallace ward washington watson webb wells west white williams wilson wood woods wright young"
)
_TITLES = frozenset({"mister", "missus", "mr", "mrs", "ms", "dr", "doctor", "professor"})
_BEFORE_MONTHS = "in of since until last next early late mid by this every"
_GIVEN_NAMES = frozenset(_GIVEN.split())
_FAMILY_NAMES = frozenset(_FAMILY.split())
_ALWAYS = frozenset(_NAMES.split()) | _GIVEN_NAMES
_MONTHS_AMBIGUOUS = frozenset({"march", "may", "august"})
_BEFORE_A_MONTH = frozenset(_BEFORE_MONTHS.split())
_WRITTEN = {
    "i": "I",
    "mister": "Mr",
    "missus": "Mrs",
    "mr.": "Mr",
    "mrs.": "Mrs",
    "dr.": "Dr",
    "u.s.": "US",
    "u.n.": "UN",
    "u.k.": "UK",
    "o.k.": "OK",
}
_PERCENT = frozenset({"percent"})
FULL_STOP = "."


def settled(words: Words) -> int:
    """Return how many opening words have a written form that no further word can change."""
    return len(words) - may_go_on([word.text for word in words])


def written(words: Words) -> Words:
    """Return recognised lower-case words as they are written, numbers joined, one full span of time each."""
    texts = [word.text for word in words]
    tokens: list[Word] = []
    place = 0
    number_before = False
    while place < len(words):
        span = find_number(texts, place)
        if span is None:
            percent = number_before and texts[place] in _PERCENT
            tokens.append(replace(words[place], text="%" if percent else _cased(texts, place)))
            place, number_before = place + 1, False
            continue
        tokens.append(_joined(words[place : span.after], span, first=place == 0))
        place, number_before = span.after, span.text.isdigit()
    return tuple(tokens)


def full_stop(words: Sequence[Word]) -> Words:
    """Return the mark that ends written `words`, as a token of its own; nothing where nothing was said."""
    if not words:
        return ()
    last = words[-1]
    return (Word(FULL_STOP, last.end, last.end, last.confidence),)


def _joined(words: Words, span: Span, *, first: bool) -> Word:
    text = span.text[:1].upper() + span.text[1:] if first else span.text
    return Word(text, words[0].start, words[-1].end, min(word.confidence for word in words))


def _cased(texts: Sequence[str], place: int) -> str:
    text = texts[place]
    if text in _WRITTEN:
        return _WRITTEN[text]
    if place == 0 or _is_a_name(texts, place) or text.startswith("i'"):
        return text[:1].upper() + text[1:]
    return text


def is_surname(word: str, before: str) -> bool:
    """Whether a word is a family name, as it follows a given name or a title; in any case."""
    before = before.casefold().removesuffix(".")
    return word.casefold() in _FAMILY_NAMES and (before in _GIVEN_NAMES or before in _TITLES)


def _is_a_name(texts: Sequence[str], place: int) -> bool:
    stem = texts[place].removesuffix("'s")
    if stem in _ALWAYS or (stem.endswith("s") and stem[:-1] in _ALWAYS):
        return True
    before = texts[place - 1] if place else ""
    if is_surname(stem, before):
        return True
    return stem in _MONTHS_AMBIGUOUS and before in _BEFORE_A_MONTH
