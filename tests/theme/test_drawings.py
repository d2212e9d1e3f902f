from __future__ import annotations

from jinja2 import DictLoader, Environment
from markupsafe import Markup
from theme_support.drawings import MOST_DRAWINGS, Drawings, SharedTemplate

TEMPLATES = {
    "counted.html": "{% macro counted(words, more='') %}{{ tick() }} {{ words }}{{ more }}{% endmacro %}",
    "page.html": "{% from 'counted.html' import counted %}{{ once(counted, words) }}|{{ counted(words) }}",
}


def environment() -> Environment:
    made = Environment(loader=DictLoader(TEMPLATES), autoescape=True)
    made.template_class = SharedTemplate
    ticks = iter(range(100))
    made.globals.update(once=Drawings().once, tick=lambda: next(ticks))
    return made


def test_a_component_is_drawn_once_for_the_same_arguments() -> None:
    """The second page shows what the first one drew; what is drawn without it is drawn anew."""
    page = environment().get_template("page.html")
    assert [page.render(words="a<b"), page.render(words="a<b")] == ["0 a&lt;b|1 a&lt;b", "0 a&lt;b|2 a&lt;b"]


def test_other_arguments_are_drawn_for_themselves() -> None:
    """Another text is another drawing, and so is another object, equal or not."""
    page = environment().get_template("page.html")
    assert page.render(words="x") == "0 x|1 x"
    assert page.render(words="y") == "2 y|3 y"
    assert page.render(words=[1]) == "4 [1]|5 [1]"
    assert page.render(words=[1]) == "6 [1]|7 [1]"


def test_environments_do_not_share_drawings() -> None:
    """Another build draws for itself."""
    assert environment().get_template("page.html").render(words="x").startswith("0 ")
    assert environment().get_template("page.html").render(words="x").startswith("0 ")


def test_pages_import_one_module_of_a_component() -> None:
    """However many pages import a component, it is run once."""
    made = environment()
    component = made.get_template("counted.html")
    assert component.module is component.module
    made.get_template("page.html").render(words="x")
    assert vars(component.module)["counted"]("z") == "2 z"


def test_drawings_are_forgotten_where_there_are_too_many() -> None:
    """Whoever draws something else on every page costs time, not all the memory."""
    ticks = iter(range(10 * MOST_DRAWINGS))
    drawings = Drawings()

    def draw(words: str) -> Markup:
        return Markup("{} {}").format(words, next(ticks))

    first = drawings.once(draw, "x")
    assert drawings.once(draw, "x") == first
    for number in range(MOST_DRAWINGS):
        drawings.once(draw, str(number))
    assert drawings.once(draw, "x") != first
