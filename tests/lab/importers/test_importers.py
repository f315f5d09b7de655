"""Sets as they are published are read as if they lay in the lab's own form."""

from collections.abc import Callable
from pathlib import Path

import av
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


def _m4a(path: Path, seconds: float) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    with av.open(str(path), "w", format="ipod") as container:
        stream = container.add_stream("aac", rate=48_000, layout="stereo")
        silence = np.zeros((2, round(seconds * 48_000)), np.float32)
        frame = av.AudioFrame.from_ndarray(silence, format="fltp", layout="stereo")
        frame.sample_rate = 48_000
        for packet in (*stream.encode(frame), *stream.encode(None)):
            container.mux(packet)


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
    """As `MUSTC_v1.0_en-es.tar.gz` unpacks; one text has a line separator within a line, as some of TED's have."""
    place = tmp_path / "en-es" / "data" / "tst-COMMON"
    for talk in ("ted_1096", "ted_1102"):
        _sound(place / "wav" / f"{talk}.wav", 10)
    (tmp_path / "en-es" / "data" / "train" / "txt").mkdir(parents=True)
    _text(tmp_path / "en-es" / "data" / "train" / "txt" / "train.yaml")
    _text(
        place / "txt" / "tst-COMMON.yaml",
        "- {duration: 2.000000, offset: 1.500000, rW: 3, speaker_id: spk.1096, uW: 0, wav: ted_1096.wav}",
        "- {duration: 1.000000, offset: 4.000000, rW: 2, speaker_id: spk.1096, uW: 0, wav: ted_1096.wav}",
        "- {duration: 3.000000, offset: 0.500000, rW: 2, speaker_id: spk.1102, uW: 0, wav: ted_1102.wav}",
    )
    _text(place / "txt" / "tst-COMMON.en", "Thank you\u2028so much.", "Good morning.", "(Applause)")
    _text(place / "txt" / "tst-COMMON.es", "Muchas gracias.", "Buenos días.", "(Aplausos)")
    return place


def test_the_segments_of_a_talk_are_one_recording_with_sentences_at_their_offsets(must_c: Path) -> None:
    found = _read(must_c)
    assert set(found) == {"ted_1096", "ted_1102"}
    talk = found["ted_1096"]
    assert talk.duration_ms == 10_000
    assert [(one.speaker, one.start_ms, one.end_ms, one.text) for one in talk.sentences or ()] == [
        ("spk_1096", 1500, 3500, "Thank you so much."),
        ("spk_1096", 4000, 5000, "Good morning."),
    ]
    assert talk.translations == {"es": "Muchas gracias. Buenos días."}
    assert talk.words[1].start_ms == 2000
    assert set(_read(must_c, most=1)) == {"ted_1096"}
    assert _read(must_c, "ca")["ted_1096"].translations == {}
    assert set(_read(must_c.parents[1])) == set(found)


def test_what_is_broken_in_must_c_is_one_sentence(must_c: Path) -> None:
    _text(must_c / "txt" / "tst-COMMON.es", "Muchas gracias.")
    assert "tst-COMMON.es has 1 lines but tst-COMMON.yaml has 3" in _mistake(must_c)
    (must_c / "txt" / "tst-COMMON.es").unlink()
    (must_c / "wav" / "ted_1102.wav").unlink()
    assert "lacks ted_1102.wav" in _mistake(must_c)
    (must_c / "txt" / "tst-COMMON.en").unlink()
    assert "has no tst-COMMON.en" in _mistake(must_c)
    _text(must_c / "txt" / "tst-COMMON.en", "a", "b", "c")
    _text(must_c / "txt" / "tst-COMMON.yaml", "- {duration: long, offset: 1, wav: ted_1096.wav}")
    _text(must_c / "txt" / "tst-COMMON.en", "a")
    assert "has “long” where a time belongs" in _mistake(must_c)
    _text(must_c / "txt" / "tst-COMMON.yaml", "wav: ted_1096.wav")
    assert "no list of segments" in _mistake(must_c)
    _text(must_c / "txt" / "tst-COMMON.yaml", "- {")
    assert "is not YAML" in _mistake(must_c)


@pytest.fixture
def europarl(tmp_path: Path) -> Path:
    """As `v1.1.tar.gz` unpacks: whole speeches beside their segments, the audio apart."""
    place = tmp_path / "v1.1" / "en" / "es" / "test"
    _m4a(tmp_path / "v1.1" / "en" / "audios" / "en.20080924.31.3-243.m4a", 9)
    _text(place / "segments.lst", "en.20080924.31.3-243 0.0 4.2", "en.20080924.31.3-243 4.2 8.75")
    _text(place / "segments.en", "Madam President,", "I agree.")
    _text(place / "segments.es", "Señora Presidenta:", "Estoy de acuerdo.")
    _text(place / "speeches.en", "Madam President, I agree.")
    _text(place / "speeches.es", "Señora Presidenta: Estoy de acuerdo.")
    _text(place / "speeches.lst", "en.20080924.31.3-243")
    _text(place / "speakers.lst", "Lovelace_Ada_4711")
    return place


def test_a_speech_of_europarl_is_a_recording(europarl: Path) -> None:
    (speech,) = _read(europarl).values()
    assert speech.name == "en_20080924_31_3-243"
    assert speech.audio is not None
    assert speech.audio.suffix == ".m4a"
    assert speech.duration_ms == pytest.approx(9_000, abs=100)
    assert [(one.speaker, one.end_ms, one.text) for one in speech.sentences or ()] == [
        ("Lovelace_Ada_4711", 4200, "Madam President,"),
        ("Lovelace_Ada_4711", 8750, "I agree."),
    ]
    assert speech.translations["es"] == "Señora Presidenta: Estoy de acuerdo."


def test_a_set_is_found_from_the_folder_above_it(europarl: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(europarl.parent)
    assert len(_read(Path("test"))) == 1


def test_what_is_broken_in_europarl_is_one_sentence(europarl: Path) -> None:
    _text(europarl / "segments.lst", "en.20080924.31.3-246 0.0 4.2", "en.20080924.31.3-243 4.2 8.75")
    assert "lacks the audio of en.20080924.31.3-246" in _mistake(europarl)
    _text(europarl / "segments.lst", "en.20080924.31.3-243 0.0", "en.20080924.31.3-243 4.2 8.75")
    assert "segments.lst is broken at “en.20080924.31.3-243 0.0”" in _mistake(europarl)
    (europarl / "segments.en").unlink()
    _text(europarl / "segments.lst", "en.20080924.31.3-243 0.0 4.2", "en.20080924.31.3-243 4.2 8.75")
    assert "has no segments.en" in _mistake(europarl)


@pytest.fixture
def fleurs(tmp_path: Path) -> Path:
    """As the snapshot of `google/fleurs` lies after its archives were unpacked where they are."""
    place = tmp_path / "fleurs" / "data"
    _text(place.parent / "fleurs.py", "# the loader")
    (place / "en_us" / "audio").mkdir(parents=True)
    (place / "en_us" / "audio" / "test.tar.gz").write_bytes(b"")
    _sound(place / "en_us" / "audio" / "test" / "11.wav", 2)
    _sound(place / "en_us" / "audio" / "test" / "12.wav", 4)
    _text(
        place / "en_us" / "test.tsv",
        '1904\t11.wav\tThe bus is "late".\tthe bus is late\tt h e |\t16000\tFEMALE',
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
    assert found["11"].transcript == 'The bus is "late".'
    assert [(one.start_ms, one.end_ms) for one in found["12"].sentences or ()] == [(0, 4000)]
    assert {name: one.translations for name, one in _read(fleurs / "en_us").items()} == {
        name: one.translations for name, one in found.items()
    }
    assert set(_read(fleurs.parent)) == set(found)
    assert len(_read(fleurs, most=1)) == 1


def test_what_is_broken_in_fleurs_is_one_sentence(fleurs: Path) -> None:
    (fleurs / "en_us" / "audio" / "test" / "12.wav").unlink()
    assert "lacks 12.wav; unpack" in _mistake(fleurs)
    _text(fleurs / "en_us" / "test.tsv", "1904\t11.wav")
    assert "a row has 7 fields" in _mistake(fleurs)


@pytest.fixture
def covost(tmp_path: Path) -> Path:
    """As `get_covost_splits.py` leaves it beside Common Voice: quotes are none, a backslash escapes itself."""
    place = tmp_path / "cv-corpus-4" / "en"
    _sound(place / "clips" / "common_voice_en_1.mp3", 2.5)
    _text(place / "validated.tsv", "client_id\tpath\tsentence\tup_votes")
    for target, said in (("ca", '"Bon dia", va dir.'), ("zh-CN", "“早上好”，他说。")):
        _text(
            place / f"covost_v2.en_{target}.tsv",
            "path\ttranslation\tsplit",
            f"common_voice_en_1.mp3\t{said}\ttest",
        )
        _text(
            place / f"covost_v2.en_{target}.test.tsv",
            "path\tsentence\ttranslation\tclient_id",
            f'common_voice_en_1.mp3\t"Good day", he \\\\ she said.\t{said}\tabcdef0123456789',
        )
    return place


def test_clips_of_covost_have_every_translation_there_is(covost: Path) -> None:
    (clip,) = _read(covost, "ca", "zh").values()
    assert clip.transcript == '"Good day", he \\ she said.'
    assert clip.translations == {"ca": '"Bon dia", va dir.', "zh": "“早上好”，他说。"}
    ((speaker, end_ms),) = [(one.speaker, one.end_ms) for one in clip.sentences or ()]
    assert speaker == "abcdef012345"
    assert end_ms == pytest.approx(2_500, abs=100)
    assert set(_read(covost.parent, "ca")) == {clip.name}


def test_what_is_broken_in_covost_is_one_sentence(covost: Path) -> None:
    assert "has no covost_v2.en_es.test.tsv; it has en_ca, en_zh-CN." in _mistake(covost)
    (covost / "clips" / "2.mp3").write_bytes(b"nothing that anybody could hear")
    _text(covost / "covost_v2.en_es.test.tsv", "path\tsentence\ttranslation\tclient_id", "2.mp3\tA.\tB.\tx")
    assert "2.mp3 cannot be read as audio" in _mistake(covost)
    (covost / "clips" / "2.mp3").unlink()
    assert "lacks 2.mp3" in _mistake(covost)
    _text(covost / "covost_v2.en_es.test.tsv", "path\tsplit", "2.mp3\ttest")
    assert "lacks one of the columns" in _mistake(covost)
    for table in covost.glob("covost_v2.*.test.tsv"):
        table.unlink()
    assert "make it with get_covost_splits.py" in _mistake(covost)


@pytest.fixture
def meeting(tmp_path: Path) -> Path:
    """As `AMI-diarization-setup` lies after `download_ami.sh`, with more microphones beside the mix."""
    place = tmp_path / "AMI-diarization-setup"
    audio = place / "pyannote" / "amicorpus" / "ES2004a" / "audio"
    for microphone in ("Array1-01", "Headset-0"):
        _sound(audio / f"ES2004a.{microphone}.wav", 3)
    _sound(audio / "ES2004a.Mix-Headset.wav", 12)
    words = (
        "SPEAKER ES2004a 1 0.50 2.00 <NA> <NA> FEE013 <NA> <NA>",
        "SPEAKER ES2004a 1 3.00 4.00 <NA> <NA> MEO015 <NA> <NA>",
    )
    other = ("SPEAKER ES2004b 1 0.00 4.00 <NA> <NA> MEO015 <NA> <NA>",)
    laughter = ("SPEAKER ES2004a 1 7.50 1.00 <NA> <NA> MEO015 <NA> <NA>",)
    for kind, told in (("only_words", words), ("word_and_vocalsounds", words + laughter)):
        _text(place / kind / "rttms" / "test" / "ES2004a.rttm", *told)
        _text(place / kind / "rttms" / "test" / "ES2004b.rttm", *other)
    _text(place / "only_words" / "rttms" / "test.rttm", *words, *other)
    _text(place / "uems" / "test" / "ES2004a.uem", "ES2004a 1 0.000 10.000")
    _text(place / "uems" / "test" / "ES2004b.uem", "ES2004b 1 0.000 9.000")
    _text(place / "lists" / "test.meetings.txt", "ES2004a", "ES2004b")
    return place


def test_a_meeting_has_its_turns_and_what_is_judged(meeting: Path) -> None:
    with opened(meeting, language="en", targets=("es",)) as folder:
        (base,) = references.find(folder)
        assert base.name == "ES2004a"
        found = truth.load(base, duration_ms=12_000)
        reference = references.load(base)
        assert reference.sentences is None
        assert reference.duration_ms == 12_000
    assert found.scored == ((0.0, 10_000.0),)
    assert [(one.start_ms, one.end_ms, one.label) for one in found.stretches] == [
        (500, 2500, "FEE013"),
        (3000, 7000, "MEO015"),
    ]


def _nxt(place: Path, channel: str, *said: tuple[str, float, float]) -> None:
    """Write words as AMI's annotators did: marks are words without length, sounds stand between."""
    mark = ' punc="true"'
    rows = [
        f'<w nite:id="ES2004a.{channel}.words{number}" starttime="{start}" endtime="{end}"'
        f"{mark * (end == start)}>{text}</w>"
        for number, (text, start, end) in enumerate(said)
    ]
    root = '<nite:root nite:id="ES2004a.A.words" xmlns:nite="http://nite.sourceforge.net/">'
    sound = '<vocalsound nite:id="ES2004a.A.words9" starttime="9.0" endtime="9.4" type="laugh"/>'
    lines = (
        '<?xml version="1.0" encoding="ISO-8859-1" standalone="yes"?>',
        root,
        *rows,
        sound,
        "</nite:root>",
    )
    path = place / "ami_public_manual_1.6.2" / "words" / f"ES2004a.{channel}.words.xml"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes("\n".join(lines).encode("latin-1"))


def test_words_of_a_meeting_become_sentences(meeting: Path) -> None:
    said = [
        ("Okay", 0.5, 0.8),
        (".", 0.8, 0.8),
        ("That&#39;s", 0.9, 1.3),
        ("a", 1.3, 1.4),
        ("café", 1.4, 1.6),
    ]
    _nxt(meeting, "A", *said, ("T_V_", 4.0, 4.2))
    _nxt(meeting, "B", ("Hi", 3.0, 3.4), (".", 3.4, 3.4))
    (found,) = _read(meeting).values()
    assert [(one.speaker, one.start_ms, one.text) for one in found.sentences or ()] == [
        ("A", 500, "Okay."),
        ("A", 900, "That's a café"),
        ("B", 3000, "Hi."),
        ("A", 4000, "TV"),
    ]
    assert not found.interpolated
    assert [(word.text, word.end_ms) for word in found.words[:2]] == [("ok", 800), ("that's", 1300)]


def test_recordings_may_be_called_after_the_file_as_pyannote_does(meeting: Path) -> None:
    for table in meeting.rglob("*.rttm"):
        table.unlink()
    row = "SPEAKER ES2004a.Mix-Headset 1 0.50 2.00 <NA> <NA> FEE013 <NA> <NA>"
    _text(meeting / "MixHeadset.test.rttm", row)
    _nxt(meeting, "A", ("Okay", 0.5, 0.8))
    (found,) = _read(meeting).values()
    assert found.name == "ES2004a_Mix-Headset"
    assert found.transcript == "Okay"


def test_what_is_broken_in_meetings_is_one_sentence(meeting: Path) -> None:
    _text(meeting / "words" / "ES2004a.A.words.xml", "<w>")
    assert "is not XML" in _mistake(meeting)
    _text(meeting / "uems" / "test" / "ES2004a.uem", "ES2004a NA 0")
    assert "ES2004a.uem is broken" in _mistake(meeting)
    _text(meeting / "only_words" / "rttms" / "test.rttm", "SPEAKER ES2004a 1 0.50 2.00")
    assert "test.rttm is broken" in _mistake(meeting)
    (meeting / "only_words" / "rttms" / "test.rttm").unlink()
    (meeting / "uems" / "test" / "ES2004a.uem").unlink()
    for sound in meeting.rglob("*.wav"):
        sound.unlink()
    assert "no audio named after a recording in ES2004a.rttm" in _mistake(meeting)


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
