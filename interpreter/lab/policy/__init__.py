"""What is heard of a recording is kept once and played through an engine's policies again and again."""
