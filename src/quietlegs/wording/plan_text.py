"""A plan as calm text for a terminal of 80 columns: verdict first, then tonight, then the routine, then why."""

import textwrap
from collections.abc import Iterable, Iterator

from quietlegs.foundation.reasons import Reason, Scalar
from quietlegs.knowledge.catalogue import Catalogue
from quietlegs.records.plan import Plan, Step, Withheld
from quietlegs.wording.speak import all_sentences, say

WIDTH = 80


def plan_text(plan: Plan, *, catalogue: Catalogue, locale: str = "en") -> str:
    """The plan, whose texts are filled in, as paragraphs of at most 80 columns."""
    page = _Page(catalogue, locale)
    return "\n".join(page.lines(plan)) + "\n"


class _Page:
    def __init__(self, catalogue: Catalogue, locale: str) -> None:
        self.catalogue = catalogue
        self.locale = locale

    def lines(self, plan: Plan) -> Iterator[str]:
        yield from _wrapped(self._say(f"plan.verdict_{plan.verdict}"))
        yield from self._section("tonight", _texts(plan.for_tonight))
        yield from self._routine(plan)
        yield from self._section("withheld", sorted({self._left_out(one) for one in plan.withheld}))
        yield from self._section("missing", [", ".join(plan.missing)] if plan.missing else [])
        yield from self._section("reasons", dict.fromkeys(_texts(plan.reasons)))
        yield from self._section("not_offered", _texts(plan.not_offered))
        yield from self._section("evidence", (line.text for line in plan.evidence))

    def _routine(self, plan: Plan) -> Iterator[str]:
        if not plan.routine.steps:
            return
        yield from ("", self._say("plan.heading_routine", minutes=plan.routine.minutes, times=plan.sessions_per_week))
        for number, step in enumerate(plan.routine.steps, start=1):
            yield from _wrapped(self._step(number, step), first="  ", rest="     ")
        yield from _wrapped(self._say("plan.before_every_session"), first="  ", rest="  ")

    def _section(self, heading: str, texts: Iterable[str]) -> Iterator[str]:
        listed = [text for text in texts if text]
        if listed:
            yield from ("", self._say(f"plan.heading_{heading}"))
        for text in listed:
            yield from _wrapped(text, first="  - ", rest="    ")

    def _step(self, number: int, step: Step) -> str:
        tool = step.tool if step.tool and step.tool != "hands" else None
        return self._say(
            "plan.step",
            number=number,
            technique=self.catalogue.techniques[step.technique].name,
            region=self._place(step.region),
            time=_clock(step.seconds),
            firm=self._say("plan.firm", pressure=step.pressure_max) if step.pressure_max else "",
            way=self._named("direction", step.direction, fallback=""),
            with_what=(self._say("plan.with_tool", tool=self._say(f"tool.{tool}")) if tool else "")
            + (self._say("plan.with_oil", oil=self._thing("oil", step.oil)) if step.oil else ""),
        )

    def _left_out(self, one: Withheld) -> str:
        kind, thing = next(
            (kind, thing)
            for kind, thing in (("technique", one.technique), ("tool", one.tool), ("oil", one.oil))
            if thing is not None
        )
        where = self._say("plan.left_out_where", region=self._place(one.region)) if one.region else ""
        firm = one.pressure_above
        above = self._say("plan.left_out_above", pressure=firm) if firm is not None else ""
        because = ", ".join(one.because)
        what = self._thing(kind, thing)
        return self._say("plan.left_out", what=what, where=where, above=above, because=because)

    def _thing(self, kind: str, thing: str) -> str:
        if kind == "tool":
            return self._named("tool", thing, fallback=thing)
        facts = self.catalogue.techniques if kind == "technique" else self.catalogue.oils
        return facts[thing].name if thing in facts else thing

    def _place(self, region: str) -> str:
        base, _, side = region.rpartition("_")
        return f"{self._named('side', side, fallback=side)} {self._named('base', base, fallback=base)}"

    def _named(self, group: str, name: str, *, fallback: str) -> str:
        code = f"{group}.{name}"
        return self._say(code) if code in all_sentences() else fallback

    def _say(self, code: str, **values: Scalar) -> str:
        return say(code, values, locale=self.locale)


def _texts(reasons: Iterable[Reason]) -> list[str]:
    return [one.text for one in reasons]


def _clock(seconds: int) -> str:
    minutes, rest = divmod(seconds, 60)
    return f"{minutes}:{rest:02d} min"


def _wrapped(text: str, *, first: str = "", rest: str = "") -> list[str]:
    return textwrap.wrap(text, WIDTH, initial_indent=first, subsequent_indent=rest, break_on_hyphens=False)
