"""What a phone scans."""

import io

import segno
from hypothesis import given
from hypothesis import strategies as st

from interpreter.app.qr import QUIET, matrix_of

LINK = "http://192.168.178.20:8080/#5e1f0a9cbd7743d2a86e0f1b2c3d4e5f"


def test_it_is_a_square_with_its_three_corners() -> None:
    code = matrix_of(LINK)
    assert {len(row) for row in code} == {len(code)}
    corner = ["1111111", "1000001", "1011101", "1011101", "1011101", "1000001", "1111111"]
    for rows, columns in (
        (slice(0, 7), slice(0, 7)),
        (slice(0, 7), slice(-7, None)),
        (slice(-7, None), slice(0, 7)),
    ):
        assert ["".join(str(int(dark)) for dark in row[columns]) for row in code[rows]] == corner


def test_a_link_makes_a_code_that_is_read_across_a_room() -> None:
    assert len(matrix_of(LINK)) <= 37


@given(st.text(min_size=1, max_size=60))
def test_the_same_text_gives_the_same_code_as_a_picture_of_it(text: str) -> None:
    picture = io.StringIO()
    segno.make_qr(text, error="m").save(picture, kind="txt", border=QUIET)
    rows = picture.getvalue().split()
    inside = [row[QUIET:-QUIET] for row in rows[QUIET:-QUIET]]
    assert ["".join(str(int(dark)) for dark in row) for row in matrix_of(text)] == inside
