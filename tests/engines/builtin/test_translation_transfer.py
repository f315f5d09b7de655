"""What Apertium makes of plain English becomes the Spanish and Catalan of a conference, one rule at a time."""

from collections.abc import Iterator

import pytest
from hypothesis import given
from hypothesis import strategies as st

from interpreter.engines.builtin.apertium import Pipeline, available_targets
from interpreter.engines.builtin.translation_catalan import catalan
from interpreter.engines.builtin.translation_transfer import spanish
from interpreter.engines.builtin.translation_units import stream_of, units_of

needs_apertium = pytest.mark.skipif("es" not in available_targets(), reason="Apertium is not installed")

_UNITS = st.builds(
    lambda before, lemma, tags, rest: f"{before}^{lemma}{''.join(f'<{tag}>' for tag in tags)}{rest}$",
    st.sampled_from(["", " ", "% "]),
    st.sampled_from(["para", "De", "año", "cualquiera", "pedir", "cuestión", "ir", "que", "*qzbwq", "cada"]),
    st.lists(
        st.sampled_from(["n", "adj", "pl", "vblex", "vbser", "p2", "p3", "ger", "inf", "pr", "cm", "det"])
    ),
    st.sampled_from(["", "# que", "+prpers<prn><enc>"]),
)


@pytest.fixture(scope="module")
def pipeline() -> Iterator[Pipeline]:
    running = Pipeline("eng-spa", edits={"apertium-postchunk": spanish})
    yield running
    running.close()


@needs_apertium
@pytest.mark.parametrize(
    ("english", "said"),
    [
        ("We thanked the people who found the books", "encontraron los libros"),
        ("You will see the house", "Verá la casa"),
        ("I spoke with you", "Hablé con usted"),
        ("The doors are open", "Las puertas están abiertas"),
        ("The books are in the house", "Los libros están en la casa"),
        ("The house is big", "La casa es grande"),
        ("We are here today", "Estamos aquí hoy"),
        ("Where are the visitors", "Dónde están los visitantes"),
        ("Here are the results", "Aquí están los resultados"),
        ("The old one is big", "El viejo es grande"),
        ("Is there anything for me", "Hay cualquier cosa"),
        ("Was there a problem", "Había un problema"),
        ("A non-governmental organisation", "organización no gubernamental"),
        ("It was closed for seven months", "durante siete meses"),
        ("We bought it for the children", "para los niños"),
        ("They eat before noon", "antes de mediodía"),
        ("He has lived here since 1928", "desde 1928"),
        ("He started to work", "Empezó a trabajar"),
        ("He used to say that", "Solía decir"),
        ("We are going to see the house", "Vamos a ver la casa"),
        ("She left without having to pay", "sin tener que pagar"),
        ("It does not cost anything", "No cuesta nada"),
        ("It comes from the city", "iene de la ciudad"),
        ("In each of them", "En cada uno de ellos"),
        ("It is a good place", "un buen lugar"),
        ("He wanted a house", "Quería una casa"),
        ("We should do it", "deberíamos hacer"),
        ("I ask how much it costs", "Pregunto cuánto"),
        ("I think that it rains", "Creo que llueve"),
        ("They work in the market", "Trabajan en el mercado"),
        ("The policy of the market", "La política del mercado"),
        ("The new issue", "La nueva cuestión"),
        ("They threw away the fruit", "Tiraron la fruta"),
        ("The future of libraries", "El futuro de las bibliotecas"),
        ("Today 60% of the visitors", "Hoy el 60% de los visitantes"),
        ("The people tell us that it rains", "Las personas nos dicen que"),
        ("Many passengers use it every day", "Muchos pasajeros lo utilizan todos"),
    ],
)
def test_english_becomes_the_spanish_that_is_said(pipeline: Pipeline, english: str, said: str) -> None:
    assert said in pipeline.translate(f"{english}.")


@pytest.fixture(scope="module")
def catalan_pipeline() -> Iterator[Pipeline]:
    running = Pipeline("eng-cat", edits={"apertium-postchunk": catalan})
    yield running
    running.close()


@pytest.mark.skipif("ca" not in available_targets(), reason="Apertium is not installed")
@pytest.mark.parametrize(
    ("english", "said"),
    [
        ("Your house is big", "La seva casa"),
        ("I saw you", "Li vaig veure"),
        ("The books are in the south", "al sud"),
        ("In 2016 it rained", "El 2016"),
        ("They eat before noon", "abans de migdia"),
        ("We started to work", "començar a"),
        ("We did not buy anything", "No vam comprar res"),
        ("It comes from the city", "Ve de la ciutat"),
        ("The good books", "Els bons llibres"),
        ("Today 60% of the visitors", "el 60% dels visitants"),
        ("We saw about 40 visitors", "uns 40 visitants"),
        ("That problem is big", "Aquest problema"),
        ("The meeting is here", "La reunió"),
        ("The report is available", "està disponible"),
        ("The future of libraries", "El futur de les biblioteques"),
        ("A non-governmental organisation", "organització no governamental"),
    ],
)
def test_english_becomes_the_catalan_that_is_said(
    catalan_pipeline: Pipeline, english: str, said: str
) -> None:
    assert said in catalan_pipeline.translate(f"{english}.")


@given(st.lists(_UNITS).map("".join), st.sampled_from(["", " ", "\n"]))
def test_a_stream_is_put_together_as_it_was_taken_apart(stream: str, end: str) -> None:
    assert stream_of(*units_of(stream + end)) == stream + end


@given(st.lists(_UNITS).map("".join))
def test_no_word_that_the_dictionary_lacks_is_lost(stream: str) -> None:
    for repaired in (spanish(stream), catalan(stream)):
        assert repaired.count("*qzbwq") == stream.count("*qzbwq")
