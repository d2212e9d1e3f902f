"""Text in the Vietnamese encodings from before Unicode: told from other text, run by run, and brought into Unicode."""
