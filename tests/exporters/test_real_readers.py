"""What we write opens in the programs that people open it with, and holds there what it held here."""

import shutil
import subprocess
from io import BytesIO
from pathlib import Path

import av
import numpy as np
import pytest

from interpreter.exporters import opus_sound
from interpreter.exporters.cues import cues_of
from tests.exporters.golden_files import manifest
from tests.exporters.humming import Humming
from tests.exporters.rich import RICH

SAID = ("Buenos", "Ann Lee", "=1+1", "Jerry", "dited", "input lost", "OpenBooth 0.1.0")


def program(name: str) -> str:
    found = shutil.which(name)
    if found is None:
        pytest.skip(f"{name} is not installed")
    return found


def run(*command: object, timeout_s: float = 120) -> str:
    done = subprocess.run(
        [str(part) for part in command], capture_output=True, text=True, check=False, timeout=timeout_s
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


def written(name: str, folder: Path) -> Path:
    path = folder / f"conference{manifest(name).suffix}"
    path.write_bytes(manifest(name).export(RICH))
    return path


def text_of(pages: Path) -> str:
    return " ".join(run(program("pdftotext"), "-layout", pages, "-").split())


def test_the_document_and_the_workbook_open_in_libreoffice(tmp_path: Path) -> None:
    office = program("soffice")
    files = [written(name, tmp_path) for name in ("docx", "xlsx")]
    profile = f"-env:UserInstallation=file://{tmp_path}/profile"
    named = [file.rename(file.with_stem(file.suffix[1:])) for file in files]
    run(office, "--headless", profile, "--convert-to", "pdf", "--outdir", tmp_path, *named)
    for name in ("docx", "xlsx"):
        text = text_of(tmp_path / f"{name}.pdf")
        assert all(one in text for one in SAID), name
        assert "machine interpretation" in text
        assert "Err:" not in text


def test_pages_hold_their_text_and_every_font(tmp_path: Path) -> None:
    pages = written("pdf", tmp_path)
    text = text_of(pages)
    assert all(one in text for one in SAID)
    fonts = run(program("pdffonts"), pages).splitlines()[2:]
    assert fonts
    assert all(" yes yes yes " in font for font in fonts)


def test_subtitles_are_found_by_two_other_readers(tmp_path: Path) -> None:
    srt, vtt = written("srt", tmp_path), written("vtt", tmp_path)
    joined = tmp_path / "both.mkv"
    run(program("mkvmerge"), "-q", "-o", joined, srt, vtt)
    with av.open(str(joined)) as container:
        found = [0, 0]
        for packet in container.demux():
            found[packet.stream.index] += bool(packet.size)
    assert found == [times(srt), times(vtt)] == [len(packets(srt)), len(packets(vtt))]
    first = packets(vtt)[0]
    cue = cues_of(RICH)[0]
    assert (first.pts, first.duration) == (cue.start_ms, cue.end_ms - cue.start_ms)


def times(path: Path) -> int:
    return path.read_text("utf-8").count(" --> ")


def packets(path: Path) -> list[av.Packet]:
    with av.open(str(path)) as container:
        return [packet for packet in container.demux() if packet.size]


def test_the_sound_of_a_page_is_as_long_as_the_session_and_the_same_every_time() -> None:
    sound = Humming(25)
    made = [
        opus_sound.speech_opus(sound, sound.tracks[:2], bits_per_second=24_000, tags={"title": "Floor"})
        for _ in "ab"
    ]
    assert made[0] == made[1]
    with av.open(BytesIO(made[0])) as container:
        stream = container.streams.audio[0]
        heard = np.concatenate([frame.to_ndarray()[0] for frame in container.decode(stream)])
        assert stream.metadata["title"] == "Floor"
    assert abs(len(heard) / 48_000 - 25) < 0.05
    loudness = [float(np.abs(second).mean()) for second in (heard[48_000:96_000], heard[-96_000:-48_000])]
    assert loudness[0] > 1.5 * loudness[1] > 0.1
