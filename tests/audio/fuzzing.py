"""Reads mutated recordings in a process of its own: `fuzzing.py FOLDER COUNT SEED`; prints counts and peak memory."""

import random
import sys
from pathlib import Path

from interpreter.audio.files import open_recording
from interpreter.domain.errors import UnreadableAudio

_LONGEST_SECONDS = 600


def mutated(original: bytes, chance: random.Random) -> bytes:
    """Flip bytes, mostly near the head, cut, repeat, drop or overwrite a part."""
    content = bytearray(original)
    for _ in range(chance.choice((1, 2, 8, 64))):
        place = chance.randrange(len(content))
        if chance.random() < 0.6:
            place = chance.randrange(min(len(content), 200))
        content[place] = chance.choice((0, 0xFF, 0x7F, 0x80, chance.randrange(256)))
    first, last = sorted(chance.randrange(len(content)) for _ in range(2))
    change = chance.randrange(6)
    if change == 0:
        del content[first:]
    elif change == 1:
        del content[first:last]
    elif change == 2:
        content[first:first] = content[first:last]
    elif change == 3:
        content[first:last] = chance.randbytes(last - first)
    return bytes(content)


def read_all(path: Path) -> bool:
    """Whether the file opens; every block it then gives is read and checked."""
    try:
        recording = open_recording(path)
    except UnreadableAudio:
        return False
    heard = 0
    while heard < _LONGEST_SECONDS * recording.rate_hz and len(samples := recording.read(4_800)):
        assert samples.dtype == "float32"
        assert abs(samples).max() <= 1.0
        heard += len(samples)
    recording.close()
    return True


def main() -> None:
    """Mutate every file of the folder in turn."""
    folder, count, seed = Path(sys.argv[1]), int(sys.argv[2]), int(sys.argv[3])
    originals = sorted(path for path in folder.iterdir() if path.is_file())
    chance = random.Random(seed)  # noqa: S311 - mutations, not secrets
    target = folder / "mutated"
    target.mkdir()
    opened = 0
    for index in range(count):
        original = originals[index % len(originals)]
        path = target / f"file{original.suffix}"
        path.write_bytes(mutated(original.read_bytes(), chance))
        opened += read_all(path)
    status = Path("/proc/self/status").read_text(encoding="utf-8")  # getrusage begins with the parent's peak
    peak_mib = int(status.partition("VmHWM:")[2].split()[0]) // 1024
    sys.stdout.write(f"{count} {opened} {peak_mib}\n")


if __name__ == "__main__":
    main()
