"""The commands behind `tasks.py`, one module a command; what they do lies in the packages below."""
