"""Every format makes the very bytes that are kept; how to renew them is told in golden_files.py."""

import pytest

from tests.exporters.golden_files import FOLDER, Golden, golden_files

GOLDEN = list(golden_files())


@pytest.mark.parametrize("golden", GOLDEN, ids=lambda golden: golden.path.name)
def test_a_file_has_the_bytes_that_are_kept(golden: Golden) -> None:
    made, kept = golden.made(), golden.path.read_bytes()
    if made != kept:
        pytest.fail(f"{golden.path} is not what is made now; see golden_files.py", pytrace=False)


def test_no_file_is_kept_that_nothing_makes() -> None:
    assert {path.name for path in FOLDER.iterdir()} == {golden.path.name for golden in GOLDEN}
