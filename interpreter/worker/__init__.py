"""Model processes: messages, host, client, supervisor."""
