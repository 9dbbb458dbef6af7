"""Claims that are quoted to be judged: which there are, and what stands behind one."""

from difflib import get_close_matches

from quietlegs.foundation.errors import InputError
from quietlegs.knowledge.catalogue import Catalogue
from quietlegs.knowledge.schema import Claim, Reference

_TIERS = ("supported", "weak", "unknown", "not_supported")


def all_claims(catalogue: Catalogue) -> tuple[Claim, ...]:
    """Every claim, the best supported first."""
    return tuple(sorted(catalogue.claims.values(), key=lambda claim: (_TIERS.index(claim.tier), claim.id)))


def one_claim(name: str, catalogue: Catalogue) -> Claim:
    """The claim of that name; an unknown name is refused in one sentence."""
    if name not in catalogue.claims:
        near = get_close_matches(name, catalogue.claims, n=1)
        hint = f"did you mean {near[0]}? " if near else ""
        raise InputError(f"There is no claim {name!r}; {hint}`quietlegs evidence list` names them all.")
    return catalogue.claims[name]


def references_of(claim: Claim, catalogue: Catalogue) -> tuple[Reference, ...]:
    """The references behind a claim."""
    return tuple(catalogue.references[source] for source in claim.sources)
