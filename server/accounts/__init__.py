"""Who may read a diary: accounts, passwords, sessions, rate limits."""
