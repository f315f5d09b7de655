"""One format per file: a pure function from transcript to bytes; and back, for those that people correct."""
