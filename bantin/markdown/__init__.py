"""The body of an article: from Markdown to sanitised HTML and figures.

``render.render`` is the door; only this package imports markdown and nh3.
"""
