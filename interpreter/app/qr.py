"""QR codes as patterns of squares, for screens and terminals that draw them themselves."""

import segno

QUIET = 4
"""The width in modules of the white border that readers need around a code (ISO/IEC 18004)."""


def matrix_of(text: str) -> tuple[tuple[bool, ...], ...]:
    """Return the smallest QR code of a text, row by row without the border; True is dark.

    It repairs up to 15 % damage, or more where that makes it no larger.
    """
    code = segno.make_qr(text, error="m")
    return tuple(tuple(bool(module) for module in row) for row in code.matrix)
