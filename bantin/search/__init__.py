"""Search that understands Vietnamese: an index of immutable arrays, and the questions citizens put to it."""
