"""Why a listener's WebSocket was closed, as its page is told."""

from enum import IntEnum


class Close(IntEnum):
    """Close codes of /listen and /feed."""

    BAD_TICKET = 4401
    """Join again."""
    REVOKED = 4403
    """The link, the code and every ticket are void."""
    ENDED = 4404
    """Phones are let in no longer."""
    TOO_SLOW = 4408
    """The first message did not come, or nothing was read."""
    REPLACED = 4409
    """The same ticket came on another socket; this one need not come back."""
    NOT_UNDERSTOOD = 4413
    """A message was none of ours; one that is too long ends with 1009."""
    TOO_MANY = 4429
    """The room is full, or too much was asked at once; wait before coming back."""
