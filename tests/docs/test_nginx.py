from __future__ import annotations

import re
import shutil
import subprocess
from pathlib import Path

import pytest

from bantin.article.redirects import Redirect, Redirects, nginx_gone, nginx_redirects
from bantin.web.headers import HEADERS
from tests.docs.tables import blocks, read

EXAMPLE = next(block for block in blocks(read("docs/quan-tri/van-hanh.md")) if "server {" in block)
# As long as an address of an article gets, and an old one in letters that are sent percent-encoded.
LONGEST = f"dang-doan-the/2021/{'a' * 200}-k7m2q9xb.html"
OLD = f"/tin/{'ệ' * 80}.html"


def test_the_example_sends_the_headers_of_the_server_of_this_machine() -> None:
    """What is allowed to a page while it is written is allowed to it on the live site, and no more."""
    sent = dict(re.findall(r"add_header (\S+) \"?(.*?)\"? always;", EXAMPLE))
    assert sent
    assert sent == {name: HEADERS[name] for name in sent}
    assert "Content-Security-Policy" in sent


def test_nginx_takes_the_example(tmp_path: Path) -> None:
    """A real nginx finds nothing wrong with the example and with maps that hold the longest addresses."""
    nginx = shutil.which("nginx") or shutil.which("nginx", path="/usr/sbin")
    if nginx is None:
        pytest.skip("nginx is not installed")
    maps = tmp_path / "var" / "nginx" / "output"
    maps.mkdir(parents=True)
    redirects = Redirects((Redirect(OLD, "", LONGEST, "Giao ban"),), (LONGEST,), ())
    (maps / "redirects.map").write_text(nginx_redirects(redirects), encoding="utf-8")
    (maps / "gone.map").write_text(nginx_gone(redirects), encoding="utf-8")
    example = EXAMPLE.replace("/srv/ban-tin", str(tmp_path)).replace("listen 80", f"listen unix:{tmp_path / 'socket'}")
    folders = "".join(
        f"{name}_temp_path {tmp_path / name};" for name in ("client_body", "proxy", "fastcgi", "uwsgi", "scgi")
    )
    conf = (
        f"pid {tmp_path / 'pid'};\nerror_log stderr;\nevents {{}}\nhttp {{\naccess_log off;\n{folders}\n{example}}}\n"
    )
    (tmp_path / "nginx.conf").write_text(conf, encoding="utf-8")
    command = [nginx, "-t", "-q", "-e", "stderr", "-p", str(tmp_path), "-c", str(tmp_path / "nginx.conf")]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (0, "")
