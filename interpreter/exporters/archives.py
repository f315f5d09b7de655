"""Packed documents whose bytes depend on their content alone."""

import io
import zipfile
from collections.abc import Mapping
from datetime import UTC, datetime

from interpreter.domain.transcript import Transcript

_BEGINNING_OF_ZIP = (1980, 1, 1, 0, 0, 0)


def moment_of(transcript: Transcript) -> datetime:
    """Return when it started, naive and in UTC; where that is unknown, the first moment a ZIP file can hold."""
    try:
        moment = datetime.fromisoformat(transcript.provenance.started)
        moment = moment.astimezone(UTC) if moment.tzinfo else moment.replace(tzinfo=UTC)
    except (ValueError, OverflowError):
        moment = datetime(*_BEGINNING_OF_ZIP, tzinfo=UTC)
    return moment.replace(tzinfo=None, microsecond=0)


def with_fixed_times(archive: bytes, replaced: Mapping[str, bytes] | None = None) -> bytes:
    """Pack the same members again, in their order, all from the first moment a ZIP file can hold.

    Members in `replaced` get the content that stands there.
    """
    packed = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(archive)) as written, zipfile.ZipFile(packed, "w") as fixed:
        for name in written.namelist():
            member = zipfile.ZipInfo(name, _BEGINNING_OF_ZIP)
            member.compress_type = zipfile.ZIP_DEFLATED
            member.create_system = 0
            fixed.writestr(member, (replaced or {}).get(name) or written.read(name))
    return packed.getvalue()
