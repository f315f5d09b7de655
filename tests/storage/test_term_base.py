"""Terms come from terminology programs and go back to them; nothing in a file can do harm."""

import time
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from interpreter.domain.errors import UnreadableGlossary
from interpreter.domain.steps import Term
from interpreter.storage.glossary import read_glossary
from interpreter.storage.term_base import parse_term_base, written_term_base

DCA = """<?xml version="1.0" encoding="UTF-8"?>
<?xml-model href="https://example.org/TBX-Basic.rng" type="application/xml"?>
<tbx style="dca" type="TBX-Basic" xml:lang="en" xmlns="urn:iso:std:iso:30042:ed-2">
<tbxHeader><fileDesc><sourceDesc><p>Port</p></sourceDesc></fileDesc></tbxHeader>
<text><body><conceptEntry id="1"><descrip type="subjectField">ports</descrip><note>of a lock</note>
<langSec xml:lang="en-GB">
 <termSec><term>gate</term><termNote type="administrativeStatus">preferredTerm-admn-sts</termNote></termSec>
 <termSec><term>lock gate</term></termSec>
 <termSec><term>sluice</term><termNote type="administrativeStatus">deprecatedTerm-admn-sts</termNote></termSec>
</langSec>
<langSec xml:lang="es"><termSec><term>puerta</term></termSec>
 <termSec><term>compuerta</term><termNote type="administrativeStatus">preferredTerm-admn-sts</termNote></termSec>
</langSec></conceptEntry>
<conceptEntry id="2"><langSec xml:lang="en"><termSec><term>Open <hi>Booth</hi></term></termSec></langSec></conceptEntry>
</body></text></tbx>"""
DCT = """<tbx style="dct" type="TBX-Basic" xml:lang="en" xmlns="urn:iso:std:iso:30042:ed-2"
 xmlns:min="http://www.tbxinfo.net/ns/min" xmlns:basic="http://www.tbxinfo.net/ns/basic">
<text><body><conceptEntry id="1"><min:subjectField>ports</min:subjectField>
<langSec xml:lang="en"><termSec><term>gate</term>
<min:administrativeStatus>preferredTerm-admn-sts</min:administrativeStatus></termSec><termSec><term>sluice</term><min:administrativeStatus>supersededTerm-admn-sts</min:administrativeStatus></termSec>
</langSec><langSec xml:lang="pt-BR"><termSec><term>comporta</term><basic:note/></termSec></langSec>
<langSec xml:lang="pt-PT"><termSec><term>porta</term></termSec></langSec></conceptEntry></body></text></tbx>"""
MARTIF = """<?xml version='1.0'?>
<!DOCTYPE martif SYSTEM "TBXcoreStructV02.dtd">
<martif type="TBX-Basic" xml:lang="en-US"><martifHeader><fileDesc/></martifHeader>
<text><body><termEntry id="c1"><langSet xml:lang="en-US"><tig><term>pilot</term></tig></langSet>
<langSet xml:lang="es-ES"><ntig><termGrp><term>práctico</term></termGrp></ntig></langSet></termEntry></body></text>
</martif>"""


@pytest.mark.parametrize(
    ("text", "terms"),
    [
        (
            DCA,
            (
                Term("gate", {"es": "compuerta"}, "of a lock"),
                Term("lock gate", {"es": "compuerta"}, "of a lock"),
                Term("Open Booth", {}),
            ),
        ),
        (DCT, (Term("gate", {"pt-br": "comporta", "pt-pt": "porta"}),)),
        (MARTIF, (Term("pilot", {"es": "práctico"}),)),
    ],
    ids=["DCA", "DCT", "martif"],
)
def test_every_style_is_read(tmp_path: Path, text: str, terms: tuple[Term, ...]) -> None:
    path = tmp_path / "port.tbx"
    path.write_text(text, encoding="utf-8")
    assert read_glossary(path, "en") == terms
    assert read_glossary(path) == terms


def test_the_terms_of_another_language_are_taken_where_that_is_spoken() -> None:
    assert parse_term_base(MARTIF.encode(), "es") == (Term("práctico", {"en": "pilot"}),)
    with pytest.raises(UnreadableGlossary, match="no terms in “fr”; it has en-us, es-es"):
        parse_term_base(MARTIF.encode(), "fr")


@given(
    st.lists(
        st.builds(
            Term,
            st.text("ab<>&\"'é漢🎈\u202e", min_size=1),
            st.dictionaries(st.sampled_from(["es", "ar"]), st.text("ab<]]>&;", min_size=1)),
            st.text("ab<>&"),
        ),
        min_size=1,
        unique_by=lambda term: term.source,
    )
)
def test_what_is_written_is_read_again(terms: list[Term]) -> None:
    assert parse_term_base(written_term_base(terms, "en")) == tuple(terms)


def test_another_reader_of_xml_finds_what_the_standard_asks_for() -> None:
    written = written_term_base(
        [Term("pilot", {"es": "práctico"}, "who steers"), Term("<gate>\x00", {"es": "a & b"})], "en"
    )
    root = etree.fromstring(written)
    names = {"t": "urn:iso:std:iso:30042:ed-2"}
    assert (root.tag, root.get("type"), root.get("style")) == (
        "{urn:iso:std:iso:30042:ed-2}tbx",
        "TBX-Basic",
        "dca",
    )
    path = "t:text/t:body/t:conceptEntry/t:langSec/t:termSec/t:term"
    assert root.xpath(f"{path}/text()", namespaces=names) == ["pilot", "práctico", "<gate>", "a & b"]
    assert root.xpath("//t:conceptEntry/@id", namespaces=names) == ["c1", "c2"]
    assert [child.tag.rpartition("}")[2] for child in root[1][0][0]] == ["note", "langSec", "langSec"]


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("", "is no TBX file"),
        ("<tbx><text>", "is no TBX file"),
        ("<html><body/></html>", "has no terms"),
        (
            '<!DOCTYPE tbx [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]><tbx><conceptEntry>&b;</conceptEntry></tbx>',
            "declares entities",
        ),
        (
            '<!DOCTYPE tbx [<!ENTITY x SYSTEM "file:///etc/hostname">]><tbx><conceptEntry>&x;</conceptEntry></tbx>',
            "declares entities",
        ),
        (
            '<!DOCTYPE tbx [<!ENTITY % p SYSTEM "http://192.0.2.1/x.dtd"> %p;]><tbx><conceptEntry/></tbx>',
            "declares entities",
        ),
        ("<tbx>" * 5000, "nested deeper"),
        ("<tbx>&nobody;</tbx>", "is no TBX file"),
    ],
)
def test_what_is_broken_or_hostile_is_refused_in_one_sentence(text: str, message: str) -> None:
    with pytest.raises(UnreadableGlossary, match=message):
        parse_term_base(text.encode())


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "iso-8859-1"])
def test_the_encoding_is_the_one_that_the_file_declares(encoding: str) -> None:
    text = MARTIF.replace(
        "<?xml version='1.0'?>", f"<?xml version='1.0' encoding='{encoding.removesuffix('-sig')}'?>"
    )
    assert parse_term_base(text.encode(encoding)) == (Term("pilot", {"es": "práctico"}),)


def test_ten_thousand_terms_are_read_and_written_at_once(tmp_path: Path) -> None:
    terms = tuple(
        Term(f"term {number}", {"es": f"término {number}", "ca": "x"}, "note") for number in range(10_000)
    )
    path = tmp_path / "many.tbx"
    began = time.monotonic()
    path.write_bytes(written_term_base(terms, "en"))
    assert read_glossary(path, "en") == terms
    assert time.monotonic() - began < 3
