"""What an engine's models would take on this computer, before they are downloaded."""
