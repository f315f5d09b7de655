"""Sets as they are published are read as if they lay in the lab's own form."""

from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest
import soundfile

from interpreter.domain.errors import UserMistake
from interpreter.lab import references
from interpreter.lab.importers.sets import opened
from interpreter.lab.references import Reference
from interpreter.lab.speakers import truth

Set = Callable[[], Path]


def _sound(path: Path, seconds: float = 3.0) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    soundfile.write(path, np.zeros(round(seconds * 8_000), np.float32), 8_000)


def _text(path: Path, *lines: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text("".join(f"{line}\n" for line in lines), encoding="utf-8")


def _read(place: Path, *targets: str, most: int | None = None) -> dict[str, Reference]:
    with opened(place, language="en", targets=targets or ("es",), most=most) as folder:
        found = [references.load(base, language="en") for base in references.find(folder)]
        assert all(one.audio is not None and one.audio.stat().st_size > 0 for one in found)
    return {one.name: one for one in found}


def _mistake(place: Path) -> str:
    with pytest.raises(UserMistake) as mistake:
        _read(place)
    assert str(mistake.value).endswith(".")
    return str(mistake.value)


@pytest.fixture
def must_c(tmp_path: Path) -> Path:
    place = tmp_path / "tst-COMMON"
    for talk in ("ted_1", "ted_2"):
        _sound(place / "wav" / f"{talk}.wav", 10)
    _text(
        place / "txt" / "tst-COMMON.yaml",
        "- {duration: 2.0, offset: 1.5, rW: 3, speaker_id: spk.1, uW: 0, wav: ted_1.wav}",
        "- {duration: 1.0, offset: 4.0, rW: 2, speaker_id: spk.1, uW: 0, wav: ted_1.wav}",
        "- {duration: 3.0, offset: 0.5, rW: 2, speaker_id: spk.2, uW: 0, wav: ted_2.wav}",
    )
    _text(place / "txt" / "tst-COMMON.en", "Thank you so much.", "Good morning.", "Hello there.")
    _text(place / "txt" / "tst-COMMON.es", "Muchas gracias.", "Buenos días.", "Hola.")
    return place


def test_the_segments_of_a_talk_are_one_recording_with_sentences_at_their_offsets(must_c: Path) -> None:
    found = _read(must_c)
    assert set(found) == {"ted_1", "ted_2"}
    talk = found["ted_1"]
    assert talk.duration_ms == 10_000
    assert [(one.speaker, one.start_ms, one.end_ms, one.text) for one in talk.sentences or ()] == [
        ("spk_1", 1500, 3500, "Thank you so much."),
        ("spk_1", 4000, 5000, "Good morning."),
    ]
    assert talk.translations == {"es": "Muchas gracias. Buenos días."}
    assert talk.words[1].start_ms == 2000
    assert set(_read(must_c, most=1)) == {"ted_1"}
    assert _read(must_c, "ca")["ted_1"].translations == {}


def test_what_is_broken_in_must_c_is_one_sentence(must_c: Path) -> None:
    _text(must_c / "txt" / "tst-COMMON.es", "Muchas gracias.")
    assert "tst-COMMON.es has 1 lines but tst-COMMON.yaml has 3" in _mistake(must_c)
    (must_c / "txt" / "tst-COMMON.es").unlink()
    (must_c / "wav" / "ted_2.wav").unlink()
    assert "lacks ted_2.wav" in _mistake(must_c)
    (must_c / "txt" / "tst-COMMON.en").unlink()
    assert "has no tst-COMMON.en" in _mistake(must_c)
    _text(must_c / "txt" / "tst-COMMON.en", "a", "b", "c")
    _text(must_c / "txt" / "tst-COMMON.yaml", "- {duration: long, offset: 1, wav: ted_1.wav}")
    _text(must_c / "txt" / "tst-COMMON.en", "a")
    assert "has “long” where a time belongs" in _mistake(must_c)
    _text(must_c / "txt" / "tst-COMMON.yaml", "wav: ted_1.wav")
    assert "no list of segments" in _mistake(must_c)
    _text(must_c / "txt" / "tst-COMMON.yaml", "- {")
    assert "is not YAML" in _mistake(must_c)


@pytest.fixture
def europarl(tmp_path: Path) -> Path:
    place = tmp_path / "v1.1" / "en" / "es" / "test"
    _sound(tmp_path / "v1.1" / "en" / "audios" / "en.2008.1-1.wav", 9)
    _text(place / "segments.lst", "en.2008.1-1 0.0 4.2", "en.2008.1-1 4.2 8.75")
    _text(place / "segments.en", "Madam President.", "I agree.")
    _text(place / "segments.es", "Señora Presidenta.", "Estoy de acuerdo.")
    _text(place / "speeches.lst", "en.2008.1-1")
    _text(place / "speakers.lst", "Ada Lovelace")
    return place


def test_a_speech_of_europarl_is_a_recording(europarl: Path) -> None:
    (speech,) = _read(europarl).values()
    assert speech.name == "en_2008_1-1"
    assert [(one.speaker, one.end_ms, one.text) for one in speech.sentences or ()] == [
        ("Ada_Lovelace", 4200, "Madam President."),
        ("Ada_Lovelace", 8750, "I agree."),
    ]
    assert speech.translations["es"] == "Señora Presidenta. Estoy de acuerdo."


def test_what_is_broken_in_europarl_is_one_sentence(europarl: Path) -> None:
    _text(europarl / "segments.lst", "en.2008.1-2 0.0 4.2", "en.2008.1-1 4.2 8.75")
    assert "lacks the audio of en.2008.1-2" in _mistake(europarl)
    _text(europarl / "segments.lst", "en.2008.1-1 0.0", "en.2008.1-1 4.2 8.75")
    assert "segments.lst is broken at “en.2008.1-1 0.0”" in _mistake(europarl)
    (europarl / "segments.en").unlink()
    _text(europarl / "segments.lst", "en.2008.1-1 0.0 4.2", "en.2008.1-1 4.2 8.75")
    assert "has no segments.en" in _mistake(europarl)


@pytest.fixture
def fleurs(tmp_path: Path) -> Path:
    place = tmp_path / "data"
    _sound(place / "en_us" / "audio" / "test" / "11.wav", 2)
    _sound(place / "en_us" / "audio" / "test" / "12.wav", 4)
    _text(
        place / "en_us" / "test.tsv",
        "1904\t11.wav\tThe bus is “late”.\tthe bus is late\tt h e |\t16000\tFEMALE",
        "1675\t12.wav\tIt rained.\tit rained\ti t |\t32000\tMALE",
    )
    _text(
        place / "es_419" / "test.tsv",
        "1675\t90.wav\tLlovió.\tllovió\tl l |\t32000\tMALE",
        "1904\t91.wav\tEl autobús llega tarde.\tel autobús llega tarde\te l |\t16000\tMALE",
    )
    return place


def test_clips_of_fleurs_meet_their_translations_by_number(fleurs: Path) -> None:
    found = _read(fleurs)
    assert {name: one.translations["es"] for name, one in found.items()} == {
        "11": "El autobús llega tarde.",
        "12": "Llovió.",
    }
    assert found["11"].transcript == "The bus is “late”."
    assert [(one.start_ms, one.end_ms) for one in found["12"].sentences or ()] == [(0, 4000)]
    assert {name: one.translations for name, one in _read(fleurs / "en_us").items()} == {
        name: one.translations for name, one in found.items()
    }
    assert len(_read(fleurs, most=1)) == 1


def test_what_is_broken_in_fleurs_is_one_sentence(fleurs: Path) -> None:
    (fleurs / "en_us" / "audio" / "test" / "12.wav").unlink()
    assert "lacks 12.wav; unpack" in _mistake(fleurs)
    _text(fleurs / "en_us" / "test.tsv", "1904\t11.wav")
    assert "a row has 7 fields" in _mistake(fleurs)


@pytest.fixture
def covost(tmp_path: Path) -> Path:
    place = tmp_path / "covost"
    _sound(place / "clips" / "common_voice_en_1.wav", 2.5)
    for target, said in (("ca", '"Bon dia", va dir.'), ("de", '"Guten Tag", sagte er.')):
        _text(
            place / f"covost_v2.en_{target}.test.tsv",
            "path\tsentence\ttranslation\tclient_id",
            f'common_voice_en_1.wav\t"Good day", he said.\t{said}\tabcdef0123456789',
        )
    return place


def test_clips_of_covost_have_every_translation_there_is(covost: Path) -> None:
    (clip,) = _read(covost, "ca", "de").values()
    assert clip.transcript == '"Good day", he said.'
    assert clip.translations == {"ca": '"Bon dia", va dir.', "de": '"Guten Tag", sagte er.'}
    assert [(one.speaker, one.end_ms) for one in clip.sentences or ()] == [("abcdef012345", 2500)]


def test_what_is_broken_in_covost_is_one_sentence(covost: Path) -> None:
    assert "has no covost_v2.en_es.test.tsv" in _mistake(covost)
    _text(covost / "covost_v2.en_es.test.tsv", "path\tsentence\ttranslation\tclient_id", "2.mp3\tA.\tB.\tx")
    assert "lacks 2.mp3" in _mistake(covost)
    _text(covost / "covost_v2.en_es.test.tsv", "path\tsplit", "2.mp3\ttest")
    assert "lacks one of the columns" in _mistake(covost)


@pytest.fixture
def meeting(tmp_path: Path) -> Path:
    place = tmp_path / "ami"
    _sound(place / "amicorpus" / "ES2004a" / "audio" / "ES2004a.Mix-Headset.wav", 12)
    _text(
        place / "rttms" / "test.rttm",
        "SPEAKER ES2004a 1 0.50 2.00 <NA> <NA> FEE013 <NA> <NA>",
        "SPEAKER ES2004a 1 3.00 4.00 <NA> <NA> MEE014 <NA> <NA>",
        "SPEAKER ES2004b 1 0.00 4.00 <NA> <NA> MEE014 <NA> <NA>",
    )
    _text(place / "uems" / "test.uem", "ES2004a NA 0.000 10.000", "ES2004b NA 0.000 9.000")
    return place


def test_a_meeting_has_its_turns_and_what_is_judged(meeting: Path) -> None:
    with opened(meeting, language="en", targets=("es",)) as folder:
        (base,) = references.find(folder)
        assert base.name == "ES2004a"
        found = truth.load(base, duration_ms=12_000)
        assert references.load(base).sentences is None
    assert found.scored == ((0.0, 10_000.0),)
    assert [(one.start_ms, one.end_ms, one.label) for one in found.stretches] == [
        (500, 2500, "FEE013"),
        (3000, 7000, "MEE014"),
    ]


def test_words_of_a_meeting_become_sentences(meeting: Path) -> None:
    def words(channel: str, *said: tuple[str, float, float]) -> None:
        rows = [f'<w nite:id="x" starttime="{start}" endtime="{end}">{text}</w>' for text, start, end in said]
        root = '<nite:root xmlns:nite="http://nite.sourceforge.net/">'
        _text(meeting / "words" / f"ES2004a.{channel}.words.xml", root, *rows, "<vocalsound/></nite:root>")

    words(
        "A", ("Okay", 0.5, 0.8), (".", 0.8, 0.8), ("Hello", 0.9, 1.3), ("there", 1.3, 1.6), ("so", 4.0, 4.2)
    )
    words("B", ("Hi", 3.0, 3.4), (".", 3.4, 3.4))
    (found,) = _read(meeting).values()
    assert [(one.speaker, one.start_ms, one.text) for one in found.sentences or ()] == [
        ("A", 500, "Okay."),
        ("A", 900, "Hello there"),
        ("B", 3000, "Hi."),
        ("A", 4000, "so"),
    ]
    assert not found.interpolated
    assert [(word.text, word.end_ms) for word in found.words[:3]] == [
        ("ok", 800),
        ("hello", 1300),
        ("there", 1600),
    ]


def test_what_is_broken_in_meetings_is_one_sentence(meeting: Path) -> None:
    _text(meeting / "words" / "ES2004a.A.words.xml", "<w>")
    assert "is not XML" in _mistake(meeting)
    _text(meeting / "uems" / "test.uem", "ES2004a NA 0")
    assert "test.uem is broken" in _mistake(meeting)
    _text(meeting / "rttms" / "test.rttm", "SPEAKER ES2004a 1 0.50 2.00")
    assert "test.rttm is broken" in _mistake(meeting)
    (meeting / "uems" / "test.uem").unlink()
    _text(meeting / "rttms" / "test.rttm", "SPEAKER XY 1 0.50 2.00 <NA> <NA> A <NA> <NA>")
    assert "no audio named after a recording in test.rttm" in _mistake(meeting)


def test_a_set_of_the_labs_own_is_opened_as_it_lies(panel: Path, tmp_path: Path) -> None:
    for place in (panel.parent, panel, tmp_path / "nope"):
        with opened(place, language="en", targets=("es",)) as folder:
            assert folder == place


def test_a_set_is_read_as_unpacked_even_where_links_are_not_allowed(
    europarl: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refused(*_: object) -> None:
        raise OSError("a required privilege is not held by the client")

    monkeypatch.setattr(Path, "symlink_to", refused)
    assert len(_read(europarl)) == 1


def test_a_set_that_is_no_text_is_one_sentence(europarl: Path) -> None:
    (europarl / "segments.en").write_bytes(b"\xff\xfe\xff")
    assert "segments.en cannot be read" in _mistake(europarl)
