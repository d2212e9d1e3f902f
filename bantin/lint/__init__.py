"""Checks of what editors write, before a citizen sees it: rules, one small module each, over one reading of each file.

``runner.check`` is the door. What a build says of an article is said here too, by the same code.
"""
