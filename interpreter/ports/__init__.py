"""What the session needs from the world: Protocols only."""
