"""LibreOffice, for what Word wrote before 2007: asked to make a .docx of it, where it is installed."""

from __future__ import annotations

import contextlib
import os
import shutil
import signal
import subprocess
import sys
import tempfile
from pathlib import Path

from bantin.importers.word.faults import MAX_FILE, WordError, too_large

# Longer than the longest report takes on an old machine, its own start included.
SECONDS = 120.0
# Where its installers put it without telling the system (https://wiki.documentfoundation.org/Documentation).
_PLACES = (
    "/Applications/LibreOffice.app/Contents/MacOS/soffice",
    r"C:\Program Files\LibreOffice\program\soffice.exe",
    r"C:\Program Files (x86)\LibreOffice\program\soffice.exe",
)


def find_program() -> str:
    """Return the path of LibreOffice: the one BANTIN_SOFFICE names, else the installed one; empty where none is."""
    named = os.environ.get("BANTIN_SOFFICE") or shutil.which("soffice") or shutil.which("libreoffice")
    return named or next((place for place in _PLACES if Path(place).is_file()), "")


def convert(data: bytes, suffix: str) -> bytes:
    """Return the bytes of the .docx that LibreOffice makes of a file of that suffix.

    It works on a copy in a folder of its own, under a name of ours and with a profile nobody else uses, so neither a
    hostile name nor a running LibreOffice is in its way; all of that is gone afterwards. Raises WordError.
    """
    program = find_program()
    if not program:
        raise WordError("word-no-office")
    with tempfile.TemporaryDirectory(prefix="bantin-word-", ignore_cleanup_errors=True) as name:
        folder = Path(name)
        source = folder / f"document{suffix}"
        with source.open("wb") as stream:
            stream.write(data)
        _run(program, source, folder)
        made = folder / "made" / "document.docx"
        if not made.is_file():
            raise WordError("word-office-failed")
        if made.stat().st_size > MAX_FILE:
            raise too_large(made.name, MAX_FILE)
        return made.read_bytes()


def _run(program: str, source: Path, folder: Path) -> None:
    command = [
        *(program, "--headless", "--norestore", "--nolockcheck", "--nodefault"),
        f"-env:UserInstallation={(folder / 'profile').as_uri()}",
        *("--convert-to", "docx", "--outdir", str(folder / "made"), str(source)),
    ]
    try:
        # It starts others of its own, which have to end with it.
        process = subprocess.Popen(  # noqa: S603 -- a list of arguments of our own, through no shell
            command,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            cwd=folder,
            start_new_session=True,
        )
    except OSError:
        raise WordError("word-no-office") from None
    with process:
        try:
            process.wait(SECONDS)
        except BaseException as error:
            _stop(process)
            if isinstance(error, subprocess.TimeoutExpired):
                raise WordError("word-office-slow", seconds=int(SECONDS)) from None
            raise


def _stop(process: subprocess.Popen[bytes]) -> None:
    with contextlib.suppress(ProcessLookupError):
        if sys.platform == "win32":
            process.kill()
        else:
            os.killpg(process.pid, signal.SIGKILL)
