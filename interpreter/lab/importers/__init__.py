"""Sets as they are published, read as if they lay in the lab's own form."""
