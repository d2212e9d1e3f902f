"""The article: its fields, its front matter, its category, its address for life."""
