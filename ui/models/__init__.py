"""What the window knows, as plain values: no Qt widget in here."""
