"""A plan as calm text for a terminal of 80 columns: verdict first, then tonight, then the routine, then why."""

import textwrap
from collections.abc import Iterable, Iterator

from quietlegs.foundation.body import SIDES
from quietlegs.foundation.reasons import Reason, Scalar
from quietlegs.knowledge.catalogue import Catalogue
from quietlegs.records.plan import Plan, Routine, Step
from quietlegs.wording.how_to import how_lines, place_name
from quietlegs.wording.left_out import left_out, small
from quietlegs.wording.plan import verdict_sentence
from quietlegs.wording.speak import say

WIDTH = 80
QUESTIONS_SHOWN = 6
WATCH_FOR = "safety.watch_for"
"""What to watch for with this person's answers: shown with the routine."""


def plan_text(plan: Plan, *, catalogue: Catalogue, locale: str = "en") -> str:
    """The plan, whose texts are filled in, as paragraphs of at most 80 columns."""
    page = _Page(catalogue, locale)
    return "\n".join(page.lines(plan)) + "\n"


def steps_text(routine: Routine, *, catalogue: Catalogue, locale: str = "en") -> str:
    """A routine's steps and how each technique is done."""
    return "\n".join(_Page(catalogue, locale).steps(routine)) + "\n"


class _Page:
    def __init__(self, catalogue: Catalogue, locale: str) -> None:
        self.catalogue = catalogue
        self.locale = locale

    def lines(self, plan: Plan) -> Iterator[str]:
        yield from _wrapped(verdict_sentence(plan, catalogue=self.catalogue, locale=self.locale))
        yield from self._section("tonight", _texts(plan.for_tonight))
        if plan.routine.steps:
            yield from self._routine(plan, watch=_texts(one for one in plan.reasons if one.code == WATCH_FOR))
            yield from self._short_ones(plan)
            yield from self._section("left_out", left_out(plan.withheld, catalogue=self.catalogue, locale=self.locale))
        yield from self._section("missing", self._questions(plan.missing))
        yield from self._section("next_steps", _texts(plan.next_steps))
        yield from self._section("reasons", self._why(plan))
        yield from self._section("not_offered", _texts(plan.not_offered))
        yield from self._section("evidence", (self._claim(line.claim) for line in plan.evidence))

    def _why(self, plan: Plan) -> Iterable[str]:
        """Each reason once; what to watch for stands with the routine where there is one."""
        shown = [one for one in plan.reasons if one.code != WATCH_FOR or not plan.routine.steps]
        return dict.fromkeys(_texts(shown))

    def _routine(self, plan: Plan, *, watch: Iterable[str]) -> Iterator[str]:
        minutes = f"{plan.routine.minutes:g}"
        yield from ("", self._say("plan.heading_routine", minutes=minutes, times=plan.sessions_per_week))
        yield from self._placed(plan.routine)
        for text in dict.fromkeys(watch):
            yield from _wrapped(text, first="  ", rest="  ")
        yield from self._how(plan.routine)

    def _short_ones(self, plan: Plan) -> Iterator[str]:
        """The three-minute version and the other places: one line each."""
        if plan.too_tired.steps:
            yield from ("", self._say("plan.heading_too_tired", minutes=f"{plan.too_tired.minutes:g}"))
            yield from _wrapped(f"{self._brief(plan.too_tired)}.", first="  - ", rest="    ")
        yield from self._section("elsewhere", (self._elsewhere(one.routine) for one in plan.elsewhere))

    def _elsewhere(self, routine: Routine) -> str:
        name = self.catalogue.routines[routine.id or ""].name
        values = {"name": name, "minutes": f"{routine.minutes:g}", "steps": self._brief(routine)}
        return self._say("plan.elsewhere_line", **values)

    def _brief(self, routine: Routine) -> str:
        """Each technique with its places: both legs at once, or the one leg by its name."""
        parts = []
        for technique in dict.fromkeys(step.technique for step in routine.steps):
            regions = [step.region for step in routine.steps if step.technique == technique]
            places = " / ".join(self._sided(regions))
            name = small(self.catalogue.techniques[technique].name)
            parts.append(self._say("plan.short_step", technique=name, places=places))
        return "; ".join(parts)

    def _sided(self, regions: list[str]) -> Iterator[str]:
        for base in dict.fromkeys(region.rpartition("_")[0] for region in regions):
            both = {f"{base}_{side}" for side in SIDES} <= set(regions)
            here = [region for region in regions if region.rpartition("_")[0] == base]
            yield self._say(f"base.{base}") if both else place_name(here[0], locale=self.locale)

    def steps(self, routine: Routine) -> Iterator[str]:
        yield from self._placed(routine)
        yield from self._how(routine)

    def _placed(self, routine: Routine) -> Iterator[str]:
        for side in SIDES:
            steps = [step for step in routine.steps if step.region.endswith(f"_{side}")]
            if steps:
                yield "  " + self._say(f"plan.leg_{side}")
            for number, step in enumerate(steps, start=1):
                yield from _wrapped(self._step(number, step), first="  ", rest="     ")
        yield from _wrapped(self._say("plan.before_every_session"), first="  ", rest="  ")

    def _how(self, routine: Routine) -> Iterator[str]:
        """How each technique is done, only at the places of this routine: hands never go elsewhere."""
        yield from ("", self._say("plan.heading_how"))
        for technique in dict.fromkeys(step.technique for step in routine.steps):
            fact = self.catalogue.techniques[technique]
            yield f"  {fact.name}"
            for line in how_lines(fact, routine.steps):
                yield from _wrapped(line, first="  - ", rest="    ")

    def _section(self, heading: str, texts: Iterable[str]) -> Iterator[str]:
        listed = [text for text in texts if text]
        if listed:
            yield from ("", self._say(f"plan.heading_{heading}"))
        for text in listed:
            yield from _wrapped(text, first="  - ", rest="    ")

    def _step(self, number: int, step: Step) -> str:
        place = self._say(f"base.{step.region.rpartition('_')[0]}")
        return self._say(
            "plan.step",
            number=number,
            place=place[0].upper() + place[1:],
            technique=small(self.catalogue.techniques[step.technique].name),
            time=_clock(step.seconds),
            firm=self._say("plan.firm", pressure=step.pressure_max) if step.pressure_max else "",
        )

    def _questions(self, missing: tuple[str, ...]) -> Iterator[str]:
        for key in missing[:QUESTIONS_SHOWN]:
            yield self._question(key)
        if len(missing) > QUESTIONS_SHOWN:
            yield self._say("plan.more_questions", count=len(missing) - QUESTIONS_SHOWN)

    def _question(self, key: str) -> str:
        name, _, part = key.partition(".")
        rule = self.catalogue.rules.get(name)
        if rule is None:
            return key
        asked = {one.id: one.question for one in rule.parts}.get(part, rule.question)
        return self._say("plan.where", question=asked) if part == "where" else asked

    def _claim(self, name: str) -> str:
        claim = self.catalogue.claims[name]
        tier = self._say(f"claim.tier_{claim.tier}")
        return self._say("plan.claim_line", quoted=claim.quoted, tier=tier, claim=claim.id)

    def _say(self, code: str, **values: Scalar) -> str:
        return say(code, values, locale=self.locale)


def _texts(reasons: Iterable[Reason]) -> list[str]:
    return [one.text for one in reasons]


def _clock(seconds: int) -> str:
    minutes, rest = divmod(seconds, 60)
    return f"{minutes}:{rest:02d}"


def _wrapped(text: str, *, first: str = "", rest: str = "") -> list[str]:
    return textwrap.wrap(text, WIDTH, initial_indent=first, subsequent_indent=rest, break_on_hyphens=False)
