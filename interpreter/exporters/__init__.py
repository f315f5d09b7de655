"""One format per file: a pure function from transcript to bytes."""
