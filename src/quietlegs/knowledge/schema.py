"""The shape of every fact. A fact without source, with an unknown key or an unknown reference is refused.

One fact a file, in TOML; the file's name is the fact's id. What each field means is said here once.
"""

from datetime import date
from typing import Annotated, Literal

from msgspec import Meta, Struct

from quietlegs.foundation.body import Helper, Situation

Confidence = Literal["high", "medium", "low", "judgement"]
"""How well the source supports the statement; `judgement`: Quietlegs' own cautious judgement."""

Text = Annotated[str, Meta(min_length=3)]
Id = Annotated[str, Meta(pattern=r"^[a-z][a-z0-9_]*$")]

Where = Literal[
    "everywhere", "there", "there_and_around", "there_and_below", "that_leg", "there_if_named", "leg_if_named"
]

OWN_JUDGEMENT = "own_judgement"
"""The reference id that says: Quietlegs' own cautious judgement, no source read."""


class Fact(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What every fact carries: reference ids, confidence, the day it was checked, and remarks for maintainers.

    `expires`: the day from which somebody must read its sources again. A rule of safety still holds after it.
    """

    id: Id
    sources: Annotated[tuple[Id, ...], Meta(min_length=1)]
    confidence: Confidence
    checked: date
    expires: date
    note: str = ""


class Reference(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Where a fact was read: an article, a guideline, a professional body; never a shop or a clinic's page."""

    id: Id
    kind: Literal["article", "guideline", "professional_body", "health_service", "charity", "registry", "own_judgement"]
    title: Text
    authors: str = ""
    year: int | None = None
    journal: str = ""
    doi: str = ""
    pmid: str = ""
    url: str = ""
    read: Literal["full_text", "abstract", "excerpt", "bibliography", "none"]
    note: str = ""


class Part(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """One half of a question that joins two things; any yes among the parts is a yes of the whole.

    `without_weeks`: bans that hold for some weeks of pregnancy only are not meant by a yes to this half.
    """

    id: Id
    question: Text
    without_weeks: bool = False


class Ban(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What a rule forbids. Exactly one of `techniques`, `tools`, `oils` names the thing (`["all"]` for every one).

    `where`: `everywhere`; `there` = the regions that the answer names; `there_and_around` = these and their
    neighbours; `there_and_below` = these and all that lie nearer to the toes on that side; `that_leg` = every region
    on the named sides; or a list of bases (`["knee_back"]`). An answer that names no place counts as everywhere,
    except for `there_if_named` and `leg_if_named`, which then add nothing (whole-body conditions that may, but need
    not, have a place on a leg).
    `pressure_above`: only stronger pressure than this is forbidden.
    `weeks_below`, `weeks_from`: only while the answer's weeks (of pregnancy) are fewer than this, or at least this;
    weeks that nobody gave may be any, and weeks grow from the day on which they were `given`. Where several answers
    say yes, each one without weeks may be any.

    Neighbours: a leg is read as rings from the toes up (sole and top of foot; ankle; calf and shin; knee and its back;
    thigh), front and back together. A place's neighbours are its own ring and the rings beside it; what lies nearer to
    the toes includes its own ring. A hip counts as the thigh. A place off the legs (arm, hand, trunk) is a place, so
    `there` is then on no leg; but it names no leg, so `that_leg` and `there_and_below` then mean both.
    """

    techniques: tuple[str, ...] = ()
    tools: tuple[str, ...] = ()
    oils: tuple[str, ...] = ()
    where: Where | tuple[str, ...] = "everywhere"
    pressure_above: Annotated[int, Meta(ge=0, le=4)] | None = None
    weeks_below: Annotated[int, Meta(ge=1, le=45)] | None = None
    weeks_from: Annotated[int, Meta(ge=1, le=45)] | None = None


class Alarm(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What a red flag asks for. `look_for`: shown to a person who is unsure, without emergency words."""

    urgency: Literal["emergency", "same_day", "soon"]
    action: Text
    look_for: Text


class Rule(Fact, frozen=True, kw_only=True):
    """A red flag, a condition, or a rule of use.

    `red_flag` and `condition` are asked in the intake; yes is the unsafe answer. `use_rule` binds to a technique,
    tool or oil and always applies. `scope` says what `where` an answer needs: `limb` and `area` need regions.
    `forbids` holds while the answer is yes or unsure; for `ask_first` it holds until a clinician has cleared it, and
    `cleared_forbids` holds from then on. `gate` orders the questions: 1 blocks light hand strokes, 2 blocks
    tools, heat or oils only; within a gate a lower `order` is asked first, the questions about clots before all others.

    Time: a no that was `given` more than `again_days` ago is asked again, and three days later counts as no answer
    any more. A yes or unsure that has been so `since` a day more than `lasts_days` ago counts as no answer: asked
    again. Without that day its `given` counts, since the question asks for no more than that time. If this happens to
    the whole or to one half, every no among them counts as no answer, too; a yes or unsure whose time is not over
    stays. `minutes_max`: the longest session while a yes or unsure holds, once cleared where
    it asks first.
    """

    kind: Literal["red_flag", "condition", "use_rule"]
    effect: Literal["stop", "ask_first", "limit", "always"]
    scope: Literal["whole", "limb", "area", "oil", "tool", "today"]
    question: Text
    why: Text
    forbids: Annotated[tuple[Ban, ...], Meta(min_length=1)]
    cleared_forbids: tuple[Ban, ...] = ()
    still_allowed: Text
    parts: tuple[Part, ...] = ()
    alarm: Alarm | None = None
    gate: Literal[1, 2] = 1
    order: Annotated[int, Meta(ge=1, le=99)] = 50
    rows: tuple[str, ...] = ()
    again_days: Annotated[int, Meta(ge=1, le=366)] | None = None
    lasts_days: Annotated[int, Meta(ge=1, le=366)] | None = None
    minutes_max: Annotated[int, Meta(ge=3, le=40)] | None = None


class HowTo(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """One line of how a technique is done: only for these bases (none: for each), perhaps only where oil is used."""

    text: Text
    bases: tuple[str, ...] = ()
    with_oil: bool = False


class Technique(Fact, frozen=True, kw_only=True):
    """How a technique is done, where it may be done, and how firmly; or why it is not offered.

    `longest`: seconds at one place in one session, at most. `stroke`: how a picture draws it. `mistakes`: what people
    often do that hurts or brings nothing, each with what to do instead. `instead`: what to do in place of what is not
    offered.
    """

    name: Text
    offered: bool
    why_not: str = ""
    instead: str = ""
    summary: Text
    steps: tuple[HowTo, ...] = ()
    tool: Literal["hands", "ball", "roller", "device"] | None = None
    touch: bool = True
    uses_oil: bool = False
    heat: bool = False
    bases: tuple[str, ...] = ()
    direction: str = ""
    pressure_max: Annotated[int, Meta(ge=0, le=4)] = 0
    longest: Annotated[int, Meta(ge=60, le=1800)] = 600
    stroke: Literal["glide", "knead", "hold", "press", "roll", "stretch", "soak", "vibrate", "none"] = "none"
    mistakes: tuple[Text, ...] = ()
    helpers: tuple[Helper, ...] = ()
    grade: Literal["T", "G", "J"]
    tried: str = ""


class RoutineStep(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A step for one base; the plan makes it left, right or both. `share` is its weight in the routine's time."""

    technique: Id
    base: Id
    share: Annotated[float, Meta(gt=0)] = 1.0


class RoutineTemplate(Fact, frozen=True, kw_only=True):
    """An order of steps for a helper and the tools at hand; the plan drops what is withheld and fits the minutes.

    `at_least`, `at_most`: for sessions of so many minutes; a routine for short sessions is chosen before a longer one.
    `situation`: where it is done; `setting`: how to sit or lie for it.
    """

    name: Text
    summary: Text
    helpers: Annotated[tuple[Helper, ...], Meta(min_length=1)]
    tools: tuple[str, ...] = ()
    at_least: Annotated[int, Meta(ge=3, le=40)] = 3
    at_most: Annotated[int, Meta(ge=3, le=40)] = 40
    situation: Situation = "sitting"
    setting: str = ""
    steps: Annotated[tuple[RoutineStep, ...], Meta(min_length=1)]


class Oil(Fact, frozen=True, kw_only=True):
    """An oil or lotion: how much, and what it must not meet."""

    name: Text
    scented: bool
    nut: bool
    amount: Text


class MedicineFact(Fact, frozen=True, kw_only=True):
    """A medicine that matters here, under every name a person may write.

    `aggravates`: reported to bring on or worsen RLS. `implies`: condition ids that having it answers with yes.

    A person's text names it when its `id` (underscores as spaces), `name` or one of `also` stands there as whole
    words: compared without case, width and accents; digits may touch a name, letters may not. Where `implies` is not
    empty or `dopaminergic` is true, a near word counts as well. A word is a run of letters. It is near to a name that
    is one run of letters when the restricted Damerau-Levenshtein distance (insert, delete, change, swap of two
    neighbours: one each) is at least 1 and at most 0 for names below 6 letters, 1 from 6 on, 2 from 10 on; a word
    that is itself a name of any medicine fact, or one of `person.medicines.OTHER_MEDICINES`, is near to nothing.
    """

    name: Text
    also: tuple[str, ...] = ()
    group: Text
    atc: str = ""
    dopaminergic: bool = False
    sedating: bool = False
    aggravates: bool = False
    implies: tuple[str, ...] = ()
    statement: Text


class Factor(Fact, frozen=True, kw_only=True):
    """Something beside a medicine that goes along with restless legs: what is known, and what to ask about it.

    `condition`: the rule whose question tells whether the person has it; empty where nothing asks for it.
    """

    name: Text
    topic: Literal["iron", "life"]
    condition: str = ""
    statement: Text
    ask: str = ""


class Threshold(Fact, frozen=True, kw_only=True):
    """A number against which a value is held, with its unit."""

    name: Text
    test: Text
    below: float | None = None
    above: float | None = None
    unit: str
    statement: Text


class Claim(Fact, frozen=True, kw_only=True):
    """A claim that is quoted to be judged, never asserted: what is known, and what must not be said.

    `tier`: supported, weak (say "may"), unknown (say "not tested"), not_supported. `certainty` in GRADE's words;
    `none` where nothing was found to grade. `studies`, `comparisons`, `published`: ids of single trials, of what was
    pooled from them, and of pooled results as published, that its page shows.
    """

    quoted: Text
    tier: Literal["supported", "weak", "unknown", "not_supported"]
    certainty: Literal["high", "moderate", "low", "very_low", "none"]
    known: Text
    not_known: Text
    never_say: tuple[str, ...] = ()
    about: tuple[str, ...] = ()
    studies: tuple[Id, ...] = ()
    comparisons: tuple[Id, ...] = ()
    published: tuple[Id, ...] = ()


class Allergy(Fact, frozen=True, kw_only=True):
    """An allergy that an intake may name, and the conditions that it answers with yes."""

    name: Text
    implies: tuple[str, ...]


class Instrument(Fact, frozen=True, kw_only=True):
    """A questionnaire whose total may be recorded, or a rating in our own words. Questions of others never ship.

    `lowest`, `highest`: the range of the total; `better`: its good direction. `important_change`: the smallest change
    of one person that matters, in points, with `change_note` saying in whom it was seen.
    """

    name: Text
    kind: Literal["questionnaire", "own_rating"]
    about: Text
    lowest: float
    highest: float
    better: Literal["lower", "higher"]
    period: Text
    question: str = ""
    important_change: Annotated[float, Meta(gt=0)] | None = None
    change_note: str = ""
    licence: Text


class Term(Fact, frozen=True, kw_only=True):
    """A word of the field in everyday words. `forms`: how it may stand in a text, in small letters; a page links them.

    Without forms it stands in the glossary only: an everyday word that would be linked in every line.
    """

    name: Text
    forms: tuple[str, ...] = ()
    meaning: Text
