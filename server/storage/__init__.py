"""What is kept, and how: rows, transactions, keys. Imports `domain` alone."""
