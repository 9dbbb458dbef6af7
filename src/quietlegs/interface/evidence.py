"""Evidence: what is known about a claim, how strongly, and where it was read."""

from dataclasses import dataclass
from typing import Any

from quietlegs.evidence.claim_studies import behind
from quietlegs.evidence.claims import all_claims, one_claim, references_of
from quietlegs.interface.claim_studies import studies_behind
from quietlegs.interface.documents import document
from quietlegs.knowledge.catalogue import load_catalogue
from quietlegs.knowledge.schema import Claim
from quietlegs.wording.evidence import claim_text, claims_text
from quietlegs.wording.plan import claim_in_words
from quietlegs.wording.studies import studies_text


@dataclass(frozen=True)
class ClaimResult:
    """One claim with its references and words."""

    claim: Claim

    def to_dict(self, locale: str = "en") -> dict[str, Any]:
        """Give the claim as plain values, with its sentence and its references."""
        fact = document(self.claim)
        known = {key: fact[key] for key in fact if key not in ("id", "sources", "note")}
        known |= studies_behind(self.claim).to_dict(locale)
        references = [document(one) for one in references_of(self.claim, load_catalogue())]
        text = claim_in_words(self.claim, locale=locale)
        return {"claim": self.claim.id, **known, "text": text, "sources": references}

    def to_text(self, locale: str = "en") -> str:
        """Give the claim as text for a terminal."""
        catalogue = load_catalogue()
        found = studies_text(behind(self.claim, catalogue), catalogue.references, locale=locale)
        return claim_text(self.claim, references_of(self.claim, catalogue), found, locale=locale)


@dataclass(frozen=True)
class ClaimList:
    """Every claim, the best supported first."""

    claims: tuple[Claim, ...]

    def to_dict(self, locale: str = "en") -> dict[str, Any]:
        """Give the claims as plain values."""
        return {"claims": [ClaimResult(claim).to_dict(locale) for claim in self.claims]}

    def to_text(self, locale: str = "en") -> str:
        """Give the claims as text for a terminal."""
        return claims_text(self.claims, locale=locale)


def list_claims() -> ClaimList:
    """Give every claim that Quietlegs judges."""
    return ClaimList(all_claims(load_catalogue()))


def show_claim(name: str) -> ClaimResult:
    """Give one claim; an unknown name is refused."""
    return ClaimResult(one_claim(name, load_catalogue()))
