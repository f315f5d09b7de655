"""Session folders, journal, spool and database."""
