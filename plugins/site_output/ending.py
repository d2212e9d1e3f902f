"""The end of a build: orphans removed, findings told, the exit status set."""

from __future__ import annotations

import sys
from typing import Any

from bantin.messages import text
from bantin.report import Severity
from site_output.writer import SiteWriter


def finish(_pelican: Any) -> None:
    """Remove orphans, print every finding and the totals; exit with 1 where an article was held back."""
    writer = SiteWriter.current
    if writer is None:
        return
    SiteWriter.current = None
    writer.folder.remove_orphans()
    edition = writer.context["edition"]
    report = edition.report
    if report.diagnostics:
        counts = {f"{one.value}s": report.count(one) for one in Severity}
        print(report.as_text(), text("build.findings", **counts), sep="\n", file=sys.stderr)
    print(edition.summary(), file=sys.stderr, flush=True)
    if report.has_errors or edition.totals().held:
        raise SystemExit(1)
