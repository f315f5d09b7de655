"""What still holds of a feed, by the same rules for the core and for whoever follows it."""

from interpreter.policy.snapshot import Snapshot

__all__ = ["Snapshot"]
