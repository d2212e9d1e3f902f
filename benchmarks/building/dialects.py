"""The same made-up articles as files of Bản tin and as files of Hugo, and the changes that editors make to them."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from pathlib import Path

from bantin import files
from bantin.article.slugs import slugify
from bantin.dates import machine
from benchmarks import corpus
from benchmarks.corpus import CATEGORIES, MadeUp

# Of an added article: none that is made up by number has it.
ADDED = 10_000_000
# On one page of a list.
LISTED = 20


def page(one: MadeUp) -> str:
    """Return the article's page below the output folder, the same for both."""
    return f"{one.fields['category']}/{one.moment.year}/{slugify(one.stem)}-{one.fields['id']}.html"


def hugo_text(one: MadeUp) -> str:
    """Return the article as Hugo reads it: YAML before the same Markdown, its address given."""
    fields = {
        "title": one.title,
        "date": machine(one.moment),
        "url": f"/{page(one)}",
        "categories": [one.fields["category"]],
        "views": one.fields["views"],
        "summary": one.fields["summary"],
    }
    # What JSON writes is YAML too.
    head = "\n".join(f"{name}: {json.dumps(value, ensure_ascii=False)}" for name, value in fields.items())
    return f"---\n{head}\n---\n\n{one.body}\n"


@dataclass(frozen=True, slots=True)
class Twins:
    """Two content folders that hold the same articles; ``hugo`` is the folder of a whole site, or None without it."""

    ours: Path
    hugo: Path | None

    def _files(self, one: MadeUp) -> Iterator[tuple[Path, str]]:
        yield self.ours / one.path, one.text
        if self.hugo:
            yield self.hugo / "content" / "posts" / f"{one.stem}.md", hugo_text(one)

    def put(self, one: MadeUp) -> None:
        """Write the article, or write it anew."""
        for path, text in self._files(one):
            files.write_text(path, text)

    def remove(self, one: MadeUp) -> None:
        """Take the article away."""
        for path, _ in self._files(one):
            path.unlink()

    def fill(self, count: int) -> list[tuple[datetime, int]]:
        """Write ``count`` articles and all they need; return their moments and numbers, the oldest first."""
        found = []
        for one in corpus.articles(count):
            self.put(one)
            found.append((one.moment, one.number))
        corpus.write_frame(self.ours)
        if self.hugo:
            corpus.write_pictures(self.hugo / "static" / "images")
            for name, _ in CATEGORIES:
                head = f"---\ntitle: {json.dumps(name, ensure_ascii=False)}\nurl: /{slugify(name)}/\n---\n"
                files.write_text(self.hugo / "content" / "categories" / slugify(name) / "_index.md", head)
        return sorted(found)


@dataclass(frozen=True, slots=True)
class Change:
    """What an editor did, and how one sees that it is on the site.

    ``kind`` is "edited", "added" or "deleted", ``age`` "recent" or "old"; ``mark`` stands on the article's page
    afterwards, or the page is gone where ``mark`` is "". ``place`` is the article's among all, the newest being 0.
    """

    kind: str
    age: str
    article: MadeUp
    mark: str
    place: int

    @property
    def listed(self) -> str:
        """The address of the page of the peers' list of all articles where it stands or stood."""
        number = self.place // LISTED + 1
        return f"/page/{number}/" if number > 1 else "/"

    @property
    def name(self) -> str:
        """How the table calls it."""
        return f"{self.kind}, {self.age}"

    def apply(self, twins: Twins) -> None:
        """Make the change in both folders."""
        if self.mark:
            twins.put(self.article)
        else:
            twins.remove(self.article)


class Editor:
    """Makes changes to an article among the newest and to one of the first year, and takes them back."""

    def __init__(self, twins: Twins, moments: list[tuple[datetime, int]]) -> None:
        self._twins = twins
        self._words = corpus.syllables()
        self._weights = corpus.weigh(self._words)
        # One of those on the first page, and one in the middle of the first year.
        first_year = sum(moment.year == moments[0][0].year for moment, _ in moments)
        places = {"recent": len(moments) - 3, "old": first_year // 2}
        self._chosen = {age: self._made(moments[at][1]) for age, at in places.items()}
        self._places = {age: len(moments) - 1 - at for age, at in places.items()}
        self._count = 0

    def _made(self, number: int) -> MadeUp:
        return corpus.article(number, self._words, self._weights)

    def changes(self, kinds: tuple[str, ...] = ("edited", "added", "deleted")) -> Iterator[Change]:
        """Yield one round of changes, each to be applied before the next; no two rounds are alike.

        An edit changes title and text. What was added is what is deleted.
        """
        for age, chosen in self._chosen.items():
            self._count += 1
            # What is added is newer by a minute, and so takes the other's place.
            place = self._places[age]
            mark = f"dấu {self._count}"
            if "edited" in kinds:
                title, body = f"{chosen.title} {mark}", f"{chosen.body}\n\nCâu thêm, {mark}."
                yield Change("edited", age, replace(chosen, title=title, body=body), mark, place)
            added = self._added(chosen, mark)
            if "added" in kinds:
                yield Change("added", age, added, mark, place)
            if "deleted" in kinds:
                yield Change("deleted", age, added, "", place)

    def _added(self, beside: MadeUp, mark: str) -> MadeUp:
        made = self._made(ADDED + self._count)
        fields = {**made.fields, "category": beside.fields["category"]}
        moment = beside.moment + timedelta(minutes=1)
        return replace(made, title=f"{made.title} {mark}", moment=moment, fields=fields)

    def take_back(self) -> None:
        """Make all articles what they were at first."""
        for one in self._chosen.values():
            self._twins.put(one)
