"""The ASGI application that serves a built site."""
