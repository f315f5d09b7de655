"""How many listeners one processor serves, and how soon they hear something."""
