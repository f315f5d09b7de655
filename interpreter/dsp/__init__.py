"""Array work on explicit state."""
