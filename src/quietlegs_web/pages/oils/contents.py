"""What the page shows of every oil: amount, what it must not meet, source."""

from dataclasses import dataclass

from quietlegs.knowledge.catalogue import load_catalogue
from quietlegs.knowledge.schema import Oil
from quietlegs.wording.speak import say


@dataclass(frozen=True, kw_only=True)
class OilLine:
    """An oil with its amount and the rules for it."""

    id: str
    name: str
    amount: str
    never: bool
    rules: tuple[str, ...]
    sources: str
    questions: tuple[str, ...]


def oils(locale: str) -> list[OilLine]:
    """Every oil with its amount, and what it must not meet; those that are never offered last."""
    return sorted((_oil(one, locale) for one in load_catalogue().oils.values()), key=lambda one: one.never)


def _oil(one: Oil, locale: str) -> OilLine:
    catalogue = load_catalogue()
    against = [
        rule for rule in catalogue.rules.values() if any({one.id, "all"} & set(ban.oils) for ban in rule.forbids)
    ]
    never = any(rule.kind == "use_rule" for rule in against)
    kinds = [("library.oil_never", never), ("library.oil_scented", one.scented), ("library.oil_nut", one.nut)]
    told = [say(code, locale=locale) for code, holds in kinds if holds][: 1 if never else None]
    return OilLine(
        id=one.id,
        name=one.name,
        amount=one.amount,
        never=never,
        rules=tuple(told),
        sources=", ".join(catalogue.references[name].title for name in one.sources),
        questions=tuple(rule.question for rule in against if rule.kind == "condition"),
    )
