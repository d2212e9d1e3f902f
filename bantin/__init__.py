"""Bản tin: what the portal knows about articles, pictures, feeds and the Vietnamese language, without Pelican."""

import time

STARTED = time.time_ns()
"""When this process began to load the program, in nanoseconds from the epoch."""
