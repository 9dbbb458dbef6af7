"""Each technique is drawn at each of its places, told in words as well, and never where nobody may press."""

import math
import re
from xml.etree import ElementTree

import pytest
from django.template import engines
from django.test import Client

from quietlegs.foundation.body import NOT_OFFERED, TECHNIQUES
from quietlegs.knowledge.catalogue import load_catalogue
from quietlegs_web.pages.drawings.figures import FIGURES
from quietlegs_web.pages.drawings.marks import hatching
from quietlegs_web.pages.drawings.strokes import drawn
from quietlegs_web.pages.drawings.tags import legend, pressure_scale, stroke_picture, stroke_pictures

FACTS = load_catalogue().techniques
PLACES = [(name, base) for name in TECHNIQUES for base in FACTS[name].bases]
NUMBER = re.compile(r"-?[0-9.]+")


def rendered(template: str, **values: object) -> str:
    return str(engines["django"].from_string(template).render(values))


@pytest.mark.parametrize(("name", "base"), PLACES)
def test_a_technique_is_drawn_at_each_of_its_places(name: str, base: str) -> None:
    html = rendered('{% include "stroke.html" with technique=name region=region %}', name=name, region=f"{base}_left")
    figure = ElementTree.fromstring(html.strip())
    svg = figure.find("svg")
    assert svg is not None
    assert svg.get("role") == "img"
    title, told = svg.find("title"), svg.find("desc")
    assert title is not None
    assert told is not None
    assert FACTS[name].name in str(title.text)
    assert str(told.text) == figure.findtext("figcaption")
    assert len(svg.findall(".//path")) > 2
    assert "style" not in html
    assert " id=" not in html


@pytest.mark.parametrize(("name", "base"), PLACES)
def test_nothing_is_done_where_nobody_may_press(name: str, base: str) -> None:
    figure, marks = drawn(FACTS[name].stroke, base)
    pressed = [mark.path for mark in marks if mark.look in {"dot", "lift", "way"}]
    for path in pressed:
        numbers = [float(found) for found in NUMBER.findall(path.split("a")[0].split("A")[0])]
        if "H" in path or "V" in path:
            continue
        for x, y in zip(numbers[::2], numbers[1::2], strict=False):
            for zone, middle, height, wide, high in FIGURES[figure].nevers:
                assert math.hypot((x - middle) / wide, (y - height) / high) > 1, (zone, path)


def test_strokes_go_towards_the_heart() -> None:
    up = [mark.path for base in ("calf", "shin", "thigh_front", "thigh_back") for mark in drawn("glide", base)[1]]
    for path in up:
        numbers = [float(found) for found in NUMBER.findall(path)]
        if len(numbers) == 6 and "Q" in path and abs(numbers[0] - 120) < 40:
            assert numbers[1] > numbers[5]


def test_the_hatching_stays_inside_its_ellipse() -> None:
    lines = hatching(50, 60, 20, 10).split("Z")[1]
    numbers = [float(found) for found in NUMBER.findall(lines)]
    assert len(numbers) >= 12
    for x, y in zip(numbers[::2], numbers[1::2], strict=True):
        assert math.hypot((x - 50) / 20, (y - 60) / 10) == pytest.approx(1, abs=0.02)


def test_a_right_leg_is_the_mirror_image_of_a_left_one() -> None:
    left, right, either = (stroke_picture("effleurage", f"shin{side}") for side in ("_left", "_right", ""))
    assert left is not None
    assert right is not None
    assert right.mirrored
    assert not left.mirrored
    assert either == left


def test_what_looks_alike_at_two_places_is_drawn_once() -> None:
    assert [one.place for one in stroke_pictures(FACTS["foot_bath"])] == ["Sole"]
    assert len(stroke_pictures(FACTS["effleurage"])) == len(FACTS["effleurage"].bases)


def test_the_legend_names_every_place_where_nobody_presses() -> None:
    lines = legend(stroke_pictures(FACTS["effleurage"]))
    assert len(lines) == len(set(lines))
    for zone in ("hollow of the knee", "shin bone", "ankle bones", "knee cap"):
        assert zone in lines[-1]


@pytest.mark.parametrize("name", [*NOT_OFFERED, "levitation"])
def test_what_is_not_offered_is_not_drawn(name: str) -> None:
    assert not rendered('{% include "stroke.html" with technique=name region="" %}', name=name).strip()


@pytest.mark.parametrize("most", [1, 2, 3, 4])
def test_the_scale_of_pressure_marks_the_highest_number_and_tells_it(most: int) -> None:
    scale = pressure_scale(most)
    assert [cell.number for cell in scale.cells if cell.look == "offered"] == [1, 2, 3, 4]
    assert scale.mark == scale.cells[most - 1].middle
    assert f"at most {most} of 10" in scale.title
    assert "7: it hurts" in scale.told
    assert [number for number, _ in scale.words] == ["1", "3", "5", "7+"]


@pytest.mark.django_db
def test_the_overview_shows_a_small_picture_of_each_technique(signed_in: Client) -> None:
    source = signed_in.get("/techniques/").content.decode()
    assert source.count("drawn-small") == len(TECHNIQUES)
