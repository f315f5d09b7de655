"""Frozen values: what flows through OpenBooth. Nothing here acts."""
