"""Times the build of a made-up archive: `python benchmarks/build.py 1000`, one JSON line.

Cold is a build with no state at all, pictures included; warm_pictures keeps the picture cache and writes into an
empty folder; again is a build over what stands, nothing changed. Each is a process of its own, as an editor starts it.
Wall and CPU are in seconds (CPU of all its processes), peak is the largest single process in MiB.
"""

from __future__ import annotations

import argparse
import json
import os
import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from benchmarks.corpus import write_corpus

ROOT = Path(__file__).resolve().parent.parent

# A child's figures are read by a small process between, so that each run has its own.
_MEASURE = """
import json, resource, subprocess, sys, time
start = time.perf_counter()
status = subprocess.run(sys.argv[1:], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL).returncode
used = resource.getrusage(resource.RUSAGE_CHILDREN)
wall = time.perf_counter() - start
print(json.dumps([status, wall, used.ru_utime + used.ru_stime, used.ru_maxrss / 1024]))
"""


def build(content: Path, output: Path, state: Path, workers: int) -> dict[str, float]:
    """Build once and return wall and CPU seconds and the peak in MiB; raises RuntimeError where the build failed."""
    command = [sys.executable, "-m", "pelican", str(content), "-o", str(output), "-s", str(ROOT / "pelicanconf.py")]
    command += ["--fatal", "errors", "-e", f'STATE_PATH="{state.as_posix()}"']
    variables = {**os.environ, "BANTIN_NOW": "2026-01-01", "BANTIN_WORKERS": str(workers), "PYTHONPATH": str(ROOT)}
    done = subprocess.run(
        [sys.executable, "-c", _MEASURE, *command], check=True, capture_output=True, text=True, cwd=ROOT, env=variables
    )
    status, wall, cpu, peak = json.loads(done.stdout)
    if status:
        raise RuntimeError(f"build ended with {status}")
    return {"wall": round(wall, 2), "cpu": round(cpu, 2), "peak": round(peak)}


def main() -> None:
    """Measure and print one line."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("articles", type=int)
    parser.add_argument("--workers", type=int, default=0, help="processes for pictures; 0: one a core")
    arguments = parser.parse_args()
    folder = Path(tempfile.mkdtemp(prefix="bantin-benchmark-"))
    try:
        started = time.perf_counter()
        write_corpus(arguments.articles, folder / "content")
        written = time.perf_counter() - started
        content, output, state = folder / "content", folder / "output", folder / "state"
        result: dict[str, object] = {"articles": arguments.articles, "corpus_seconds": round(written, 1)}
        result["cold"] = build(content, output, state, arguments.workers)
        shutil.rmtree(output)
        result["warm_pictures"] = build(content, output, state, arguments.workers)
        result["again"] = build(content, output, state, arguments.workers)
        made = [path for path in output.rglob("*") if path.is_file()]
        result["files"] = len(made)
        result["megabytes"] = round(sum(path.stat().st_size for path in made) / 1e6, 1)
        print(json.dumps(result))
    finally:
        shutil.rmtree(folder, ignore_errors=True)


if __name__ == "__main__":
    main()
