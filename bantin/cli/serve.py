"""`serve`: the site on this machine, built again and reloaded at each change."""

from __future__ import annotations

import argparse
import errno
import socket
import sys

from bantin.cli.parser import Number, Parser
from bantin.cli.project import ROOT, SUCCESS, VAR, CommandError
from bantin.cli.rebuilding import Rebuilder
from bantin.cli.site import Site, declare_folders
from bantin.messages import text
from bantin.search.generations import Index
from bantin.search.pointer import index_folder
from bantin.web.app import create_app
from bantin.web.live import Live
from bantin.web.search import Service
from bantin.web.server import Server

LAST_PORT = 65535


def declare(parser: Parser) -> None:
    """Declare the options of `serve`."""
    parser.add_argument("--host", default="127.0.0.1", metavar=text("cli.metavar.host"), help=text("cli.serve.host"))
    parser.add_argument(
        "--port",
        type=Number(1, LAST_PORT),
        default=8000,
        metavar=text("cli.metavar.port"),
        help=text("cli.serve.port"),
    )
    parser.add_argument("--no-build", action="store_true", help=text("cli.serve.no-build"))
    declare_folders(parser)


def run(options: argparse.Namespace) -> int:
    """Serve until interrupted; what stands is served at once, while the first build runs.

    With ``--no-build`` no build does, and pages are left as they are: so the site is searched behind another server.
    """
    site = Site(options.content, options.output, options.settings)
    if not options.no_build:
        site.require_ready()
    listener = listen(options.host, options.port)
    live = Live()
    told, lifespan = (None, None) if options.no_build else (live, Rebuilder(site, live).lifespan)
    service = Service(Index(index_folder(VAR, site.output)), site.output, ROOT / "theme", told)
    app = create_app(site.output, routes=service.routes(), live=told, lifespan=lifespan)
    print(text("cli.serve.address", address=address(listener)), file=sys.stderr, flush=True)
    try:
        Server(app, live).run(sockets=[listener])
    except KeyboardInterrupt:
        # How a person ends it.
        print(text("cli.stopped"), file=sys.stderr)
    return SUCCESS


def listen(host: str, port: int) -> socket.socket:
    """Return a listening socket; raises CommandError, naming a free port where the wanted one is taken."""
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    try:
        return socket.create_server((host, port), family=family)
    except OSError as error:
        if error.errno == errno.EADDRINUSE:
            raise CommandError(text("cli.serve.port-taken", port=port, free=free_port(host, port))) from None
        raise CommandError(text("cli.serve.host-refused", host=host, port=port, error=error)) from None


def free_port(host: str, taken: int) -> int:
    """Return a port that is free now: one of the next ones, else any."""
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    for port in (*range(taken + 1, min(taken + 20, LAST_PORT)), 0):
        try:
            with socket.create_server((host, port), family=family) as probe:
                return int(probe.getsockname()[1])
        except OSError:
            continue
    return 0


def address(listener: socket.socket) -> str:
    """Return the address of the site as a browser takes it."""
    host, port = listener.getsockname()[:2]
    return f"http://[{host}]:{port}" if ":" in host else f"http://{host}:{port}"
