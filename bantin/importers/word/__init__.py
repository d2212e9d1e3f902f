"""Articles out of Word files, read from their XML alone (docs/decisions/0020-word-files.md)."""
