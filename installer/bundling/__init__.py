"""Makes what people install: a Debian package, a Windows set-up and a macOS application. Standard library only."""
