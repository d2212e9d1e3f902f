"""The end of a build: orphans removed, findings told, the exit status set."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

from bantin.build.dead_links import dead_links
from bantin.messages import text
from bantin.report import Severity
from site_output.writer import SiteWriter

# Of warnings and hints of one kind; an old archive may have thousands.
_MOST = 20


def _as_opened(content: Path) -> Path:
    """Return the folder as an editor names it from where the build was started."""
    here = Path.cwd()
    return content.relative_to(here) if content.is_relative_to(here) else content


def finish(pelican: Any) -> None:
    """Remove orphans, print every finding and the totals; exit with 1 where an article was held back."""
    writer, SiteWriter.current = SiteWriter.current, None
    if writer is None:
        return
    writer.units.close()
    edition = writer.context["edition"]
    edition.report.extend(dead_links(edition, writer.written))
    report = edition.report.below(_as_opened(edition.content))
    if report.diagnostics:
        counts = {f"{one.value}s": report.count(one) for one in Severity}
        print(report.as_text(_MOST), text("build.findings", **counts), sep="\n", file=sys.stderr)
    print(edition.summary(), file=sys.stderr, flush=True)
    writer.context["state"].close()
    # The next may begin.
    pelican.turn.close()
    if report.has_errors or edition.totals().held:
        raise SystemExit(1)
