"""The stream that tells open pages of a new build."""

from __future__ import annotations

import asyncio

from bantin.web.live import Live


def test_a_listener_hears_of_each_new_build() -> None:
    """The stream names the build at once, then each one that follows, and ends when the server stops."""

    async def listen() -> list[str]:
        live = Live()
        heard: list[str] = []
        async for event in live.events():
            heard.append(event)
            assert event == f"data: {live.build}\n\n"
            # As a builder does it: later, while the listener waits.
            asyncio.get_running_loop().call_soon(live.announce if len(heard) < 3 else live.close)
        return heard

    heard = asyncio.run(asyncio.wait_for(listen(), timeout=5))
    assert len(set(heard)) == 3


def test_another_start_is_another_build() -> None:
    """A page left open while the server was restarted finds that its build is not the one being served."""
    assert Live().build != Live().build


def test_a_page_without_a_body_end_gets_the_script_too() -> None:
    """The end tag of the body may be left out in HTML; the page reloads all the same."""
    assert Live().inject(b"<p>x").startswith(b"<p>x<script src=")


def test_only_the_last_body_end_takes_the_script() -> None:
    """A page that shows HTML as text is not changed inside that text."""
    page = Live().inject(b"<pre></body></pre></body>")
    assert page.startswith(b"<pre></body></pre><script")
