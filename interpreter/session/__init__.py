"""The running interpretation: stages joined by bounded queues. Knows ports, never adapters."""
