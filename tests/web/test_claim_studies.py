"""The studies on a claim's page: words, then the number, then the picture with its table."""

import dataclasses
import re

import pytest
from django.test import Client

from quietlegs.interface.claim_studies import studies_behind
from quietlegs.knowledge.catalogue import load_catalogue
from quietlegs_web.pages.evidence.forest import WIDTH, axis, picture
from tests.unit.test_claim_studies import with_two

pytestmark = pytest.mark.django_db
FACTS = load_catalogue()
WITH_STUDIES = [one for one in FACTS.claims.values() if one.studies or one.published]
WITH_PICTURE = [one.id for one in WITH_STUDIES if studies_behind(one).forests()]
DUMMY = "People given a dummy treatment improved by 6.6 points on this scale too"


def page(client: Client, claim: str) -> str:
    answer = client.get(f"/evidence/{claim}/")
    assert answer.status_code == 200
    return str(answer.content.decode())


def test_a_page_names_every_trial_and_every_published_result(signed_in: Client) -> None:
    assert len(WITH_STUDIES) >= 10
    for claim in WITH_STUDIES:
        text = page(signed_in, claim.id)
        names = [FACTS.studies[one].name for one in claim.studies] + [
            FACTS.published[one].name for one in claim.published
        ]
        assert [name for name in names if name not in text] == []


@pytest.mark.parametrize("claim", WITH_PICTURE)
def test_each_picture_is_described_and_has_its_table_with_the_same_lines(signed_in: Client, claim: str) -> None:
    text = page(signed_in, claim)
    pictures = re.findall(r"<svg.*?</svg>", text, re.DOTALL)
    tables = re.findall(r'<table class="forest-table">.*?</table>', text, re.DOTALL)
    assert len(pictures) == len(tables) >= 1
    for drawn, table in zip(pictures, tables, strict=True):
        assert 'role="img"' in drawn
        assert "<title" in drawn
        assert "<desc" in drawn
        assert "style=" not in drawn
        assert drawn.count('class="forest-figures"') == table.count('<th scope="row">') >= 1


@pytest.mark.parametrize("claim", WITH_PICTURE)
def test_words_come_before_the_picture(signed_in: Client, claim: str) -> None:
    text = page(signed_in, claim)
    assert text.index('id="studies"') < text.index("<svg viewBox")
    if "forest-irls" in text:
        assert text.index(DUMMY) < text.index('id="forest-irls-title"')


def test_a_claim_without_studies_has_no_section_of_them(signed_in: Client) -> None:
    bare = next(one.id for one in FACTS.claims.values() if not (one.studies or one.comparisons or one.published))
    assert 'id="studies"' not in page(signed_in, bare)


@pytest.mark.parametrize("claim", WITH_PICTURE)
def test_everything_drawn_lies_inside_the_picture(claim: str) -> None:
    for forest in studies_behind(FACTS.claims[claim]).forests():
        drawn = picture(forest, "en")
        places = [drawn.zero, *(x for x, _ in drawn.ticks)]
        places += [end for line in drawn.lines for end in (line.left, line.right) if end is not None]
        assert all(0 <= place <= WIDTH for place in places)
        assert max(line.y for line in drawn.lines) < drawn.floor < drawn.height


def test_a_long_name_takes_a_second_line_and_pushes_the_rest_down() -> None:
    (forest,) = with_two().forests()
    long = dataclasses.replace(forest.rows[0], name="Long strokes on both legs, with a little oil that has no scent")
    short, tall = (
        picture(dataclasses.replace(forest, rows=rows), "en") for rows in (forest.rows, (long, *forest.rows[1:]))
    )
    assert len(tall.lines[0].names) == 2
    assert tall.lines[1].y - short.lines[1].y == tall.height - short.height > 0


def test_the_axis_holds_zero_and_every_end_on_round_numbers() -> None:
    (forest,) = with_two().forests()
    low, high, step = axis(forest.rows)
    assert low <= min(row.low for row in forest.rows if row.low is not None)
    assert low < 0 < high
    assert low % step == high % step == 0
    assert [line.kind for line in picture(forest, "en").lines] == [row.kind for row in forest.rows]
