"""Taking in articles from elsewhere: records in, Markdown and pictures out, and an account of everything lost."""
