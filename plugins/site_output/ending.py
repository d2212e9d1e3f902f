"""The end of a build: orphans removed, findings told, the exit status set."""

from __future__ import annotations

import sys
import time
from pathlib import Path
from typing import Any

from bantin.build.dead_links import dead_links
from bantin.build.snapshot import tell
from bantin.messages import text
from bantin.report import Severity
from site_output.writer import SiteWriter

# Of warnings and hints of one kind; an old archive may have thousands.
_MOST = 20


def _as_opened(content: Path) -> Path:
    """Return the folder as an editor names it from where the build was started."""
    here = Path.cwd()
    return content.relative_to(here) if content.is_relative_to(here) else content


def _work(writer: SiteWriter, removed: int, seconds: float) -> str:
    """Return what the build had to do."""
    counts = writer.units.counts
    return text(
        "build.work",
        read=writer.context["edition"].read,
        rendered=counts.rendered,
        skipped=counts.skipped,
        written=counts.written,
        removed=removed,
        seconds=f"{seconds:.1f}".replace(".", ","),
    )


def finish(pelican: Any) -> None:
    """Remove orphans, print every finding and the totals; exit with 1 where an article was held back."""
    writer, SiteWriter.current = SiteWriter.current, None
    if writer is None:
        return
    removed = writer.close()
    edition = writer.context["edition"]
    edition.report.extend(dead_links(edition, writer.written))
    report = edition.report.below(_as_opened(edition.content))
    lines = [edition.summary()]
    if report.diagnostics:
        counts = {f"{one.value}s": report.count(one) for one in Severity}
        lines = [report.as_text(_MOST), text("build.findings", **counts), *lines]
    said = "\n".join(lines)
    print(_work(writer, removed, time.monotonic() - pelican.started), said, sep="\n", file=sys.stderr, flush=True)
    state = writer.context["state"]
    tell(state, edition, Path(pelican.theme), said)
    state.end()
    # The next may begin.
    pelican.turn.close()
    if report.has_errors or edition.totals().held:
        raise SystemExit(1)
