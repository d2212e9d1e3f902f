"""What search engines and social networks read: JSON-LD, OpenGraph, sitemaps, robots.txt."""
