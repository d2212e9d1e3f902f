"""Feeds: articles in, the bytes of Atom, RSS 2.0, JSON Feed and OPML out."""
