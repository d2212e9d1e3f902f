"""Bản tin: what the portal knows about articles, pictures, feeds and the Vietnamese language, without Pelican."""
