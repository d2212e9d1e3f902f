"""A desk at which a site is edited in every way that an office does, by chance."""

from __future__ import annotations

import random
import shutil
from collections.abc import Callable
from pathlib import Path

from pictures import photograph
from site_in_a_string import identifier

_TEXT = (
    "Sáng nay Quận ủy giao ban công tác tháng với bí thư các phường về đất đai trật tự đô thị và phòng chống dịch bệnh "
    "đồng chí chủ tịch kết luận hội nghị giao phòng tài nguyên môi trường hoàn thành trước ngày ba mươi tháng này"
)
WORDS = tuple(_TEXT.split())
COLOURS = ("seagreen", "tomato", "navy", "gold", "gray", "plum", "olive", "teal")
SLUGS = ("dang-doan-the", "tin-phuong", "thong-bao")
NAMES = ("Đảng - đoàn thể", "Tin phường", "Thông báo")
TABLE = "| Phường | Số hộ |\n|---|---|\n| Bến Cũ | 120 |\n| Cầu Mới | 98 |"
OUTLINE = "I. Tình hình chung\n\n1. Việc thứ nhất.\n\n2. Việc thứ hai.\n\nII. Kiến nghị"


class Desk:
    """A content folder, a theme and a clock, and the edits that change them; ``chance`` decides which and how."""

    def __init__(self, root: Path, folder: Path, chance: random.Random, articles: int) -> None:
        self.content, self.theme = folder / "content", folder / "theme"
        self.output = folder / "output"
        self.chance = chance
        self.day = 0
        self.home_latest = 8
        self._count = 0
        self._names = list(NAMES)
        shutil.copytree(root / "theme", self.theme)
        self._write_site()
        self._write_categories()
        for number in range(len(COLOURS)):
            self._write_picture(number)
            self._write("files", f"{number}.txt", "x" * number)
        for _ in range(articles):
            self.add()
        self.add_page()

    @property
    def now(self) -> str:
        """The time of the next build."""
        return f"2024-{6 + self.day // 28:02}-{1 + self.day % 28:02} 08:00"

    def edit(self) -> str:
        """Change one thing, and return what it was."""
        names = [name for name, weight in EDITS.items() for _ in range(weight)]
        name = self.chance.choice(names)
        getattr(self, name)()
        return name

    def _write(self, folder: str, name: str, text: str) -> None:
        path = self.content / folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")

    def _words(self, count: int) -> str:
        return " ".join(self.chance.choices(WORDS, k=count)).capitalize()

    def _articles(self) -> list[Path]:
        return sorted(path for slug in SLUGS for path in (self.content / slug).rglob("*.md"))

    def _some(self) -> Path:
        return self.chance.choice(self._articles())

    def _lines(self, change: Callable[[list[str]], list[str]]) -> None:
        """Change the lines of the front matter of some article."""
        path = self._some()
        _, head, body = path.read_text(encoding="utf-8").split("---\n", 2)
        path.write_text("---\n" + "".join(change(head.splitlines(keepends=True))) + "---\n" + body, encoding="utf-8")

    def _set(self, name: str, value: str) -> None:
        """Give a field of some article another value; "" takes it away."""

        def change(lines: list[str]) -> list[str]:
            others = [line for line in lines if not line.startswith(f"{name}:")]
            return [*others, f"{name}: {value}\n"] if value else others

        self._lines(change)

    def _date(self) -> str:
        chance = self.chance
        return f"{chance.choice((2021, 2022, 2023, 2024))}-{chance.randint(1, 5):02}-{chance.randint(1, 28):02} 08:30"

    def _piece(self) -> str:
        chance = self.chance
        number, other = chance.randrange(len(COLOURS)), self._articles()
        pieces = [
            self._words(20) + ".",
            self._words(12) + ".",
            TABLE,
            OUTLINE,
            f"## {self._words(5)}",
            f'![{self._words(3)}](/images/{number}.jpg "{self._words(6)}. Ảnh: Lê Hà")',
            f"![](/images/{number}.jpg)",
            f"[tài liệu](/files/{number}.txt)",
            f"[nơi không có](/{self._words(1)}.html)",
            f"[bài kia](/{chance.choice(other).relative_to(self.content).as_posix()})" if other else "Chưa có.",
        ]
        return chance.choice(pieces)

    # The edits.

    def add(self) -> None:
        """Write an article, sometimes under a title that another has."""
        chance = self.chance
        self._count += 1
        title = chance.choice(["Giao ban tháng 1", self._words(6)])
        head = f"id: {identifier(self._count)}\ntitle: {title}\ndate: {self._date()}\n"
        head += f"category: {chance.choice(SLUGS)}\nviews: {chance.randrange(50)}\n"
        if chance.random() < 0.4:
            head += f"tags: [đất đai, {chance.choice(WORDS)}]\n"
        if chance.random() < 0.2:
            head += f"attachments: [/files/{chance.randrange(len(COLOURS))}.txt | Tệp]\n"
        if chance.random() < 0.2:
            head += f"aliases: [/cu/{self._count % 7}.html]\n"
        body = "\n\n".join(self._piece() for _ in range(chance.randint(1, 4)))
        self._write(
            f"{chance.choice(SLUGS)}/{chance.choice(('2021', '2022'))}",
            f"bai-{self._count}.md",
            f"---\n{head}---\n\n{body}\n",
        )

    def delete(self) -> None:
        """Take an article away."""
        if len(self._articles()) > 3:
            self._some().unlink()

    def rename(self) -> None:
        """Give an article's file another name."""
        path = self._some()
        path.rename(path.with_name(f"doi-ten-{self.chance.randrange(99)}-{path.name}"))

    def write_on(self) -> None:
        """Add a piece to an article."""
        with self._some().open("a", encoding="utf-8") as stream:
            stream.write(f"\n{self._piece()}\n")

    def rewrite(self) -> None:
        """Write the whole body of an article anew."""
        path = self._some()
        _, head, _ = path.read_text(encoding="utf-8").split("---\n", 2)
        path.write_text(f"---\n{head}---\n\n{self._piece()}\n\n{self._piece()}\n", encoding="utf-8")

    def touch(self) -> None:
        """Save an article without a change."""
        path = self._some()
        path.write_bytes(path.read_bytes())

    def retitle(self) -> None:
        """Give an article another title, perhaps that of another."""
        self._set("title", self.chance.choice(["Giao ban tháng 1", self._words(5)]))

    def move_date(self) -> None:
        """Move an article to another day."""
        self._set("date", self._date())

    def schedule(self) -> None:
        """Let an article wait for a day that may come."""
        self._set("date", f"2024-06-{self.chance.randint(1, 28):02} 09:00")

    def move_category(self) -> None:
        """Move an article to another category."""
        self._set("category", self.chance.choice(SLUGS))

    def retag(self) -> None:
        """Change an article's tags."""
        self._set("tags", self.chance.choice(["", "[đất đai]", f"[Đất đai, {self.chance.choice(WORDS)}]"]))

    def pin(self) -> None:
        """Pin an article or let it go."""
        self._set("pinned", self.chance.choice(["", "có"]))

    def count_views(self) -> None:
        """Correct the number of views of an article."""
        self._set("views", str(self.chance.randrange(100)))

    def summarise(self) -> None:
        """Change the summary of an article."""
        self._set("summary", self.chance.choice(["", self._words(15)]))

    def expire(self) -> None:
        """Let an article end on a day that may come."""
        self._set("expires", self.chance.choice(["", f"2024-06-{self.chance.randint(1, 28):02}"]))

    def withdraw(self) -> None:
        """Withdraw an article, make it a draft, or publish it again."""
        status = self.chance.choice(["", "draft", "withdrawn\nwithdrawn_reason: Có sai sót"])
        self._lines(lambda lines: [one for one in lines if not one.startswith(("status", "withdrawn"))])
        self._set("status", status)

    def break_one(self) -> None:
        """Give an article a day that does not exist, or a category that does not."""
        self._set(*self.chance.choice([("date", "31/02/2021"), ("category", "không có")]))

    def claim_id(self) -> None:
        """Give an article the identifier of another, as copying its file does."""
        self._set("id", identifier(self.chance.randint(1, self._count)))

    def picture_lead(self) -> None:
        """Name a picture in the front matter, perhaps one that is not there."""
        self._set("image", self.chance.choice(["", f"/images/{self.chance.randrange(len(COLOURS) + 1)}.jpg"]))

    def caption(self) -> None:
        """Change the caption of an article's own picture."""
        self._set("image_caption", self._words(5))

    def alias(self) -> None:
        """Give an article an old address, perhaps one that another has."""
        # An old site may have had a page and a folder of one name.
        self._set("aliases", f"[/cu/{self.chance.randrange(7)}.html{self.chance.choice(('', '', '/amp'))}]")

    def _write_picture(self, number: int) -> None:
        path = self.content / "images" / f"{number}.jpg"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(photograph(500, 300, self.chance.choice(COLOURS)))

    def repaint(self) -> None:
        """Put another picture in the place of one, or one that cannot be read, or take it away."""
        number = self.chance.randrange(len(COLOURS))
        path = self.content / "images" / f"{number}.jpg"
        kind = self.chance.randrange(6)
        if kind == 0:
            path.unlink(missing_ok=True)
        elif kind == 1:
            path.write_bytes(b"GIF8 no picture")
        else:
            self._write_picture(number)

    def change_file(self) -> None:
        """Change a file that articles give out, or take it away."""
        path = self.content / "files" / f"{self.chance.randrange(len(COLOURS))}.txt"
        if self.chance.random() < 0.3:
            path.unlink(missing_ok=True)
        else:
            path.write_text("y" * self.chance.randrange(30), encoding="utf-8")

    def add_page(self) -> None:
        """Write a standing page, perhaps one of an address that is taken."""
        name = self.chance.choice(["gioi-thieu", "lien-he", "so-do", "index"])
        slug = self.chance.choice(["", f"slug: {name}\n", "slug: gioi-thieu\n"])
        self._write("pages", f"{name}.md", f"---\ntitle: {self._words(3)}\n{slug}---\n\n{self._piece()}\n")

    def delete_page(self) -> None:
        """Take a standing page away."""
        pages = sorted((self.content / "pages").glob("*.md"))
        if pages:
            self.chance.choice(pages).unlink()

    def stray(self) -> None:
        """Leave a file that only looks like an article."""
        self._write(self.chance.choice(SLUGS), f"{self.chance.choice(WORDS)}.docx", "x")

    def _write_categories(self) -> None:
        rows = [
            f'[[category]]\nname = "{name}"\nslug = "{slug}"\norder = {self.chance.randrange(9)}\n'
            for slug, name in zip(SLUGS, self._names, strict=True)
        ]
        self._write(".", "categories.toml", "\n".join(rows))

    def rename_category(self) -> None:
        """Give a category another name, and all another order."""
        self._names[self.chance.randrange(3)] = f"Mục {self.chance.randrange(20)}"
        if len(set(self._names)) == 3:
            self._write_categories()

    def _write_site(self) -> None:
        text = f'name = "Cổng quận {self.chance.randrange(9)}"\nshort_name = "Quận"\nresponsible_body = "UBND quận"\n'
        text += self.chance.choice(["", 'emblem = "/images/0.jpg"\n', 'emblem = "/images/none.jpg"\n'])
        text += self.chance.choice(["", '[[menu]]\nlabel = "Giới thiệu"\nhref = "/gioi-thieu.html"\n'])
        self._write(".", "site.toml", text)

    def rename_site(self) -> None:
        """Change what the office says of itself."""
        self._write_site()

    def restyle(self) -> None:
        """Change the theme: a template, a component, a style, a script, a sentence, a new file."""
        kind, number = self.chance.randrange(6), self.chance.randrange(99)
        if kind == 0:
            self._append("templates/list.html", f"{{# {number} #}}<!-- {number} -->")
        elif kind == 1:
            self._replace("components/card/card.html", "<article", f'<article data-x="{number}"')
        elif kind == 2:
            self._append("components/card/card.css", f".card{{z-index:{number}}}\n")
        elif kind == 3:
            self._append("static/print.js", f"\n// {number}\nwindow.x={number};\n")
        elif kind == 4:
            self._replace("messages/vi.toml", 'most_read = "', f'most_read = "{number} ')
        else:
            (self.theme / "static" / f"{number}.svg").write_text("<svg/>", encoding="utf-8")

    def _append(self, name: str, text: str) -> None:
        path = self.theme / name
        path.write_text(path.read_text(encoding="utf-8") + text, encoding="utf-8")

    def _replace(self, name: str, old: str, new: str) -> None:
        path = self.theme / name
        path.write_text(path.read_text(encoding="utf-8").replace(old, new, 1), encoding="utf-8")

    def set_home(self) -> None:
        """Change a setting."""
        self.home_latest = self.chance.randint(3, 9)

    def wait(self) -> None:
        """Let days pass."""
        self.day += self.chance.randint(1, 10)

    def meddle(self) -> None:
        """Change what stands in the output folder: a file lost, another put in its place, one that is nobody's."""
        made = sorted(path for path in self.output.rglob("*") if path.is_file() and path.name != ".ban-tin")
        if not made:
            return
        path, kind = self.chance.choice(made), self.chance.randrange(5)
        if kind == 0:
            path.unlink()
        elif kind == 1:
            path.unlink()
            path.write_bytes(b"khac")
        elif kind == 2:
            path.with_name("la.html").write_bytes(b"la")
        elif kind == 3:
            (path.parent / "thu-muc" / "moi").mkdir(parents=True, exist_ok=True)
            (path.parent / "thu-muc" / "moi" / "la.html").write_bytes(b"la")
        else:
            shutil.rmtree(path.parent) if path.parent != self.output else path.unlink()


# Each edit by how often it comes.
_OFTEN = {
    6: "write_on",
    4: "add retitle repaint",
    3: "delete rewrite move_date move_category retag withdraw picture_lead change_file wait meddle",
    2: "rename schedule pin count_views summarise expire break_one claim_id caption alias add_page restyle",
    1: "touch delete_page stray rename_category rename_site set_home",
}
EDITS = {name: weight for weight, names in _OFTEN.items() for name in names.split()}
