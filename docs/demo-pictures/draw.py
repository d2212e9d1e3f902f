"""Draw every picture and print every document of the demo content: python docs/demo-pictures/draw.py [name ...].

Needs Playwright, Chromium, and the fonts Noto Sans and Noto Serif. The pictures are stored in content/images and the
documents in content/files, so a build never needs this script.
"""

from __future__ import annotations

import shutil
import sys
from pathlib import Path

from album import PICTURES, Picture
from playwright.sync_api import Browser, PdfMargins, sync_playwright

HERE = Path(__file__).resolve().parent
CONTENT = HERE.parents[1] / "content"
FLAGS = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--disable-background-networking", "--disable-sync"]
QUALITY = 80
MARGIN: PdfMargins = {"top": "20mm", "right": "18mm", "bottom": "18mm", "left": "25mm"}


def draw(browser: Browser, picture: Picture, target: Path) -> None:
    """Write the picture to `target` as JPEG, or as PNG when its name says so."""
    page = browser.new_page(viewport={"width": picture.width, "height": picture.height})
    page.set_content(f"<style>body{{margin:0}}svg{{display:block}}</style>{picture.drawing()}")
    target.parent.mkdir(parents=True, exist_ok=True)
    if target.suffix == ".png":
        page.screenshot(path=target, omit_background=True)
    else:
        page.screenshot(path=target, type="jpeg", quality=QUALITY)
    page.close()


def print_document(browser: Browser, source: Path, target: Path) -> None:
    """Write the HTML page to `target` as a PDF of A4 sheets."""
    page = browser.new_page()
    page.goto(source.as_uri())
    target.parent.mkdir(parents=True, exist_ok=True)
    page.pdf(path=target, format="A4", margin=MARGIN)
    page.close()


def main(wanted: list[str]) -> None:
    """Draw the wanted pictures and documents, or all of them when none is named."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=shutil.which("chromium"), args=FLAGS)
        for picture in PICTURES:
            if not wanted or any(word in picture.file for word in wanted):
                target = CONTENT / "images" / picture.file
                draw(browser, picture, target)
                sys.stdout.write(f"{picture.file}  {target.stat().st_size // 1024} KB\n")
        for source in sorted((HERE / "documents").glob("*/*.html")):
            if not wanted or any(word in source.stem for word in wanted):
                target = CONTENT / "files" / source.parent.name / f"{source.stem}.pdf"
                print_document(browser, source, target)
                sys.stdout.write(f"{target.name}  {target.stat().st_size // 1024} KB\n")
        browser.close()


if __name__ == "__main__":
    main(sys.argv[1:])
