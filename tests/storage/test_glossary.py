"""Glossaries that people write."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from interpreter.domain.errors import UnreadableGlossary
from interpreter.domain.steps import Term
from interpreter.storage.glossary import parse_glossary, read_glossary, repeated, written_glossary

WORDS = st.text("ab'\",;=+-@é漢🎈", min_size=1)


@pytest.mark.parametrize(("mark", "encoding"), [(",", "utf-8"), (";", "utf-8"), (";", "utf-8-sig")])
def test_comma_semicolon_and_byte_order_mark_are_understood(tmp_path: Path, mark: str, encoding: str) -> None:
    path = tmp_path / "terms.csv"
    lines = ["source,es,ca", "health board,junta de salud,", "OpenBooth,,", "", "water,agua,aigua"]
    path.write_text("\r\n".join(lines).replace(",", mark), encoding=encoding)
    assert read_glossary(path) == (
        Term("health board", {"es": "junta de salud"}),
        Term("OpenBooth", {}),
        Term("water", {"es": "agua", "ca": "aigua"}),
    )


def test_short_rows_and_quoted_commas_are_understood() -> None:
    terms = parse_glossary('source,es\nOpenBooth\n"Paris, Texas","París, Texas"\n')
    assert terms == (Term("OpenBooth", {}), Term("Paris, Texas", {"es": "París, Texas"}))


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("", "line 1: the first line must read source"),
        ("english,es\nwater,agua\n", "line 1: the first line must read source"),
        ("source,Spanish!\nwater,agua\n", 'line 1: "spanish!" is not a language code'),
        ("source,es,es\nwater,agua,agua\n", "line 1: a language stands there twice"),
        ("source,es\nwater,agua\n,fuego\n", "line 3: the term is missing"),
        ("source,es\nwater,agua,aigua\n", "line 2: more columns than languages"),
        ('source,es\nwater,"agua"x\n', "line 2: .*check the quotation marks"),
    ],
)
def test_a_mistake_is_named_with_its_line_and_the_way_out(text: str, message: str) -> None:
    with pytest.raises(UnreadableGlossary, match=message):
        parse_glossary(text, name="terms.csv")


def test_an_absent_file_and_another_encoding_are_mistakes(tmp_path: Path) -> None:
    with pytest.raises(UnreadableGlossary, match="Cannot read"):
        read_glossary(tmp_path / "absent.csv")
    (tmp_path / "latin.csv").write_bytes("source,es\nyear,año\n".encode("latin-1"))
    with pytest.raises(UnreadableGlossary, match="UTF-8"):
        read_glossary(tmp_path / "latin.csv")


@given(st.text())
def test_any_text_is_a_glossary_or_a_mistake(text: str) -> None:
    try:
        terms = parse_glossary(text)
    except UnreadableGlossary:
        return
    assert all(term.source for term in terms)


def test_notes_have_a_column_of_their_own() -> None:
    terms = parse_glossary("source,es,note\ngate,compuerta,the lock's\nwater,agua\n")
    assert terms == (Term("gate", {"es": "compuerta"}, "the lock's"), Term("water", {"es": "agua"}))


TRANSLATIONS = st.dictionaries(st.sampled_from(["es", "pt-br"]), WORDS, max_size=2)


@given(st.lists(st.builds(Term, WORDS, TRANSLATIONS, st.just("") | WORDS), max_size=3))
def test_what_is_written_is_read_again(terms: list[Term]) -> None:
    assert parse_glossary(written_glossary(terms).decode("utf-8-sig")) == tuple(terms)


def test_no_written_cell_is_a_formula() -> None:
    written = written_glossary([Term("=1+1", {"es": "@SUM(A1)"}, "-2")]).decode("utf-8-sig")
    assert written.splitlines()[1] == "'=1+1,'@SUM(A1),'-2"


def test_a_term_that_stands_there_twice_is_named_once() -> None:
    terms = [Term("Gate", {}), Term("gate", {"es": "compuerta"}), Term("water", {}), Term("GATE", {})]
    assert repeated(terms) == ("Gate",)
