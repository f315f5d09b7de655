"""OpenBooth's core: realtime simultaneous interpretation without a window system."""
