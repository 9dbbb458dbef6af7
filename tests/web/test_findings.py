"""The page of a finding: the same numbers as the API and the command line; pictures for their person only."""

import json
import re
from datetime import date, timedelta
from html import unescape
from pathlib import Path

import pytest
from django.conf import settings
from django.core.cache import cache
from django.test import Client
from msgspec.structs import replace

from quietlegs.diary.write import write_diary
from quietlegs.interface.finding import FindingResult, find
from quietlegs.records.diary import Diary, Night
from quietlegs.records.trial import Trial
from quietlegs_web.actions import charts, clock, demo, finding, people, trial
from quietlegs_web.actions.chart_content import charts_of
from quietlegs_web.actions.diary import diary_of
from quietlegs_web.actions.whose import Person
from tests.diaries import keep_diary
from tests.golden.synthetic_nights import SITUATIONS, each
from tests.in_process import quietlegs
from tests.web.evenings import answer_all, stamp, write, write_night

BACKEND = "django.contrib.auth.backends.ModelBackend"


@pytest.fixture
def synthetic(db: None) -> Person:
    """A synthetic person with eight weeks of drawn nights."""
    return demo.make_demo()


@pytest.fixture
def browser(synthetic: Person, client: Client) -> Client:
    """Their browser."""
    client.force_login(synthetic.user, backend=BACKEND)
    return client


def text(browser: Client, path: str = "/findings/") -> str:
    return unescape(browser.get(path).content.decode())


def files_of(person: Person, folder: Path) -> tuple[Path, Path]:
    """What an export holds for the command line."""
    diary, drawn = folder / "DIARY.csv", folder / "TRIAL.json"
    diary.write_bytes(write_diary(diary_of(person)))
    row = trial.latest(person)
    assert row is not None
    drawn.write_bytes(bytes(row.document))
    return diary, drawn


@pytest.mark.parametrize("outcome", ["", "minutes_to_sleep"])
def test_page_api_and_command_line_give_the_same_numbers(
    browser: Client, synthetic: Person, tmp_path: Path, capsys: pytest.CaptureFixture[str], outcome: str
) -> None:
    diary, drawn = files_of(synthetic, tmp_path)
    query = f"?outcome={outcome}" if outcome else ""
    asked = ["--outcome", outcome] if outcome else ["--trial", drawn]
    ran = quietlegs(capsys, "finding", diary, *asked, "--json")
    told = json.loads(ran.out)
    assert browser.get(f"/api/v1/finding{query}").json() == told
    page = text(browser, f"/findings/{query}")
    for arm, found in told["arms"].items():
        shown = re.search(rf'<p data-arm="{arm}">(.*?)</p>', page, re.DOTALL)
        assert shown is not None
        numbers = [float(one) for one in re.findall(r'<data [^>]*value="([^"]+)"', shown[1])]
        assert numbers == [found["effect"][name] for name in ("mean", "q05", "q95")]
        assert f"{found['nights']} nights with it" in shown[1]
    for line in told["text"].splitlines():
        assert line in page
    for caution in told["cautions"]:
        assert caution["text"] in page


def test_words_come_first_then_the_number_with_its_interval_then_the_picture(browser: Client) -> None:
    page = text(browser)
    places = [page.index(part) for part in ('class="lead"', 'class="number"', "90 in 100 sure", 'id="picture-effect"')]
    assert places == sorted(places)
    assert "90 in 100 sure: between" in page


def test_what_stands_beside_the_answer(browser: Client, synthetic: Person) -> None:
    write(synthetic, "score", {**today_stamp(synthetic), "instrument": "expectation", "total": 7, "date": "2026-11-01"})
    found = finding.finding_of(synthetic).finding
    page = text(browser)
    for arm, count in found.nights.rescued.items():
        assert count == (2 if arm == "comparison" else 0)
    beside = page[page.index('data-side="comparison"') :]
    assert re.search(r"<dd>(\d+)</dd>", beside)[1] == "2"  # type: ignore[index]
    assert "If hope alone is worth 1 point in 10" in page
    assert "Before the first night you expected 7 of 10." in page
    for who in ("A doubter", "An enthusiast"):
        assert who in page
    assert found.first_claim is not None
    assert f"Something was first said on {found.first_claim.night}" in page
    assert page.count("as planned") >= 3
    assert "Keep or stop?" in page
    assert "not the finding" in page


def test_after_the_picture_come_what_would_change_it_the_session_and_the_plan(browser: Client) -> None:
    page = text(browser)
    parts = ("picture-nights", "what-would-change-it", "right-after", "planned", "beside")
    places = [page.index(f'id="{part}"') for part in parts]
    assert places == sorted(places)
    after = page[page.index('id="right-after"') : page.index('id="planned"')]
    assert "Right after the session with “gliding strokes”" in after
    assert "This is not the finding" in after
    assert 'id="as-done"' not in page


def test_by_what_was_done_comes_last_and_says_that_it_misleads(
    browser: Client, synthetic: Person, monkeypatch: pytest.MonkeyPatch
) -> None:
    cache.clear()
    monkeypatch.setattr(finding, "find", lambda *args, **asked: SITUATIONS["often_not_done_as_drawn"]())
    page = text(browser)
    at = page.index("By what was done, not by the draw")
    assert page.index('id="as-done"') < at
    assert at > page.index('id="beside"')
    assert "This can mislead" in page[at:]
    assert page.count("By what was done") == 1
    cache.clear()


def test_a_log_alone_shows_medians_and_never_a_comparison(signed_in: Client, person: Person) -> None:
    tonight = clock.tonight(person)
    for days in (1, 2):
        write_night(person, Night(night=tonight - timedelta(days=days), urge=4))
    assert "Three rated nights are needed" in text(signed_in)
    write_night(person, Night(night=tonight - timedelta(days=3), urge=7, done="effleurage"))
    page = text(signed_in)
    assert re.search(r"Worst spell of the night</th><td><strong>4</strong></td><td>3</td>", page)
    assert "People reach for massage on bad nights" in page
    assert "data-arm" not in page
    assert "comparison nights" not in page


def test_an_empty_diary_says_that_tonight_is_the_first_night(signed_in: Client) -> None:
    assert "Three rated nights are needed" in text(signed_in)


def test_too_early_says_how_many_nights_are_needed_and_shows_no_number(signed_in: Client, person: Person) -> None:
    answer_all(person)
    start = clock.tonight(person) - timedelta(days=4)
    wish = trial.TrialWish(arms=("effleurage",), nights=56, start=start)
    drawn = trial.proposal(person, wish, seed=5)
    trial.store(person, drawn)
    for one in drawn.schedule[:4]:
        write_night(person, Night(night=one.night, assigned=one.assigned, done=one.assigned, urge=5))
    page = text(signed_in)
    assert "Cannot tell yet" in page
    assert 'class="number"' not in page
    assert "quietlegs " not in page.replace("Quietlegs ", "")


def test_relief_right_after_needs_three_sessions_and_is_not_the_finding(signed_in: Client, person: Person) -> None:
    tonight = clock.tonight(person)
    for days in (1, 2, 3):
        assert "not the finding" not in text(signed_in)
        at = stamp(person, tonight - timedelta(days=days), clock.now().time().replace(hour=21))
        write(person, "session", {**at, "routine": "effleurage", "urge_before": 6, "urge_after": 2 + days})
    page = text(signed_in)
    assert "the middle rating went from 6 to 4 of 10" in page
    assert "not the finding" in page


def test_what_an_earlier_trial_has_shown_is_kept_when_a_new_one_is_drawn(browser: Client, synthetic: Person) -> None:
    before = finding.finding_of(synthetic).to_dict()
    first = trial.current(synthetic)
    assert first is not None
    trial.change_state(synthetic, "stopped")
    trial.start(synthetic, trial.TrialWish(arms=("petrissage",), nights=56, start=clock.today(synthetic)))
    page = text(browser)
    assert "Cannot tell yet" in page
    assert "/findings/?trial=1" in page
    kept = text(browser, "/findings/?trial=1")
    for line in before["text"].splitlines():
        assert line in kept
    assert f'value="{before["arms"]["effleurage"]["effect"]["mean"]!r}"' in kept
    assert browser.get("/findings/chart/effect.light.svg?trial=1").status_code == 200
    for number in ("0", "3", "-1", "x"):
        assert browser.get(f"/findings/?trial={number}").status_code == 404


def test_the_page_of_a_count_tells_how_much_hope_it_bears(browser: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    kept = keep_diary(-1.8, nights=56, seed=9)
    woken = each(kept.diary, lambda at, n: replace(n, awakenings=None if n.urge is None else round(n.urge)))
    counted = find(replace(woken, columns=(*woken.columns, "awakenings")), outcome="awakenings")
    cache.clear()
    monkeypatch.setattr(finding, "find", lambda diary, *, trial, outcome: counted)
    assert "is worth 1 waking or less" in text(browser, "/findings/?outcome=awakenings")


def test_an_outcome_that_nobody_knows_has_no_page(signed_in: Client) -> None:
    assert signed_in.get("/findings/?outcome=mood").status_code == 404


def test_the_finding_is_computed_once_for_each_state_of_the_diary(
    synthetic: Person, monkeypatch: pytest.MonkeyPatch
) -> None:
    cache.clear()
    asked: list[int] = []

    def counted(diary: Diary, *, trial: Trial | None, outcome: str | None) -> FindingResult:
        asked.append(1)
        return find(diary, trial=trial, outcome=outcome)

    monkeypatch.setattr(finding, "find", counted)
    for _ in range(3):
        finding.finding_of(synthetic)
    assert len(asked) == 1
    night = diary_of(synthetic).nights[-1].night
    write(synthetic, "checkin", {**stamp(synthetic, night, clock.now().time().replace(hour=8)), "urge": 9})
    finding.finding_of(synthetic)
    assert len(asked) == 2


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_a_picture_is_drawn_in_the_background_and_served(browser: Client, synthetic: Person, theme: str) -> None:
    charts.forget(synthetic)
    assert browser.get(f"/findings/chart/effect.{theme}.svg").status_code == 404
    page = text(browser)
    assert f"/findings/chart/effect.{theme}.svg" in page
    answer = browser.get(f"/findings/chart/effect.{theme}.svg")
    assert answer.status_code == 200
    assert answer["Content-Type"] == "image/svg+xml"
    assert answer.content.startswith(b"<svg")
    assert b"<script" not in answer.content


def test_while_nobody_draws_the_page_has_the_table_and_says_so(
    browser: Client, synthetic: Person, monkeypatch: pytest.MonkeyPatch
) -> None:
    charts.forget(synthetic)
    asked: list[str] = []

    class Slow:
        """A worker that is busy."""

        @staticmethod
        def enqueue(person_id: str, key: str) -> None:
            asked.append(key)

    monkeypatch.setattr(charts, "import_string", lambda name: Slow)
    for _ in range(2):
        page = text(browser)
    assert "The picture is being drawn" in page
    assert "<img" not in page
    assert "<caption>" in page
    assert len(asked) == len(set(asked)) == 2
    monkeypatch.undo()
    assert all(charts.draw(str(synthetic.pk), key) for key in asked)
    assert not charts.draw(str(synthetic.pk), asked[0])
    assert "<img" in text(browser)


def test_a_picture_is_served_only_to_its_person(browser: Client, synthetic: Person, client: Client) -> None:
    text(browser)
    assert browser.get("/findings/chart/effect.light.svg").status_code == 200
    other = people.add_person(name="Synthetic Ben", passcode="synthetic-43", zone="UTC")
    stranger = Client()
    assert stranger.get("/findings/chart/effect.light.svg").status_code == 302
    stranger.force_login(other, backend=BACKEND)
    assert stranger.get("/findings/chart/effect.light.svg").status_code == 404
    for path in (Path(settings.DATA) / "charts" / str(synthetic.pk)).glob("*.svg"):
        assert stranger.get(f"/findings/chart/../{synthetic.pk}/{path.name}").status_code == 404


def test_the_table_twin_holds_what_the_picture_shows(browser: Client, synthetic: Person) -> None:
    page = text(browser)
    for name, chart in charts_of(synthetic, outcome="urge").items():
        section = page[page.index(f'id="picture-{name}"') :]
        section = section[: section.index("</section>")]
        assert re.findall(r"<th scope=\"col\">(.*?)</th>", section) == list(chart.table.header)
        rows = [re.findall(r"<td>(.*?)</td>", row) for row in re.findall(r"<tr>(.*?)</tr>", section)[1:]]
        assert rows == [[charts._cell(cell) for cell in row] for row in chart.table.rows]
        assert chart.alt in section


def today_stamp(person: Person) -> dict[str, object]:
    today: date = clock.tonight(person)
    return stamp(person, today, clock.now().time().replace(hour=21))
