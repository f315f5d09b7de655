"""Sets up OpenBooth in its checkout: system packages, an environment, pinned dependencies. Standard library only."""
