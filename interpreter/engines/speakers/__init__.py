"""Voice activity and voice prints."""
