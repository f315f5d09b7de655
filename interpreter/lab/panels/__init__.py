"""Panels to measure with: written texts spoken by changing casts, at other speeds, with pauses, overlaps and noise."""
