"""The index of record: the documents and postings of our segments as a Whoosh index, and what compares the two.

Imported where an index is written or checked, never to answer: Whoosh takes a fifth of a second to load.
"""

from __future__ import annotations

import warnings

with warnings.catch_warnings():
    # Whoosh is older than these warnings of the compiler, which come once, before its bytecode is kept. Every module of
    # it that this package uses is named here, so that it is compiled here.
    warnings.simplefilter("ignore", SyntaxWarning)
    warnings.simplefilter("ignore", DeprecationWarning)
    import whoosh.analysis
    import whoosh.codec.whoosh3
    import whoosh.fields
    import whoosh.index
    import whoosh.qparser
    import whoosh.query
    import whoosh.scoring
    import whoosh.searching
    import whoosh.writing  # noqa: F401
