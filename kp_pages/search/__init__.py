"""The search: what it looks in, how it looks, and what it answers."""
