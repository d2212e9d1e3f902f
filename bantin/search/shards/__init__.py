"""The index cut into small files that a browser fetches by itself, where no service answers."""
