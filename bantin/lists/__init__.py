"""Which articles stand on which list: home, categories, years, days, tags."""
