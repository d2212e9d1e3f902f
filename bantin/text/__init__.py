"""The Vietnamese language as a search needs it: one spelling, keys, syllables, tokens. Standard library only."""
