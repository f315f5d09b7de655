"""The lab's measures: each formula a pure function with its source."""
