"""What a listener shows after having been let in: a number of their own, signed."""

import hmac
import re
import secrets

_FORM = re.compile(r"[0-9a-f]{32}\.[0-9a-f]{64}", re.ASCII)


class Tickets:
    """Nothing is kept of a ticket, so it outlives the server; it is void as soon as there is another key."""

    def __init__(self, key: str) -> None:
        """`key` is 256 bits in hexadecimal."""
        self._key = bytes.fromhex(key)

    def new(self) -> str:
        """Return a ticket for a new listener."""
        listener = secrets.token_hex(16)
        return f"{listener}.{self._signature(listener)}"

    def listener_of(self, ticket: str) -> str | None:
        """Return whose ticket it is, None where it is none of ours."""
        if _FORM.fullmatch(ticket) is None:
            return None
        listener, _, signature = ticket.partition(".")
        return listener if hmac.compare_digest(signature, self._signature(listener)) else None

    def _signature(self, listener: str) -> str:
        return hmac.digest(self._key, listener.encode(), "sha256").hex()
