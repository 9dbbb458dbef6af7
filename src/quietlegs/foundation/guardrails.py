"""A number with its bounds is one value that classifies itself; nobody else compares."""

from typing import Literal

from msgspec import Struct

Standing = Literal["allowed", "caution", "forbidden"]


class Guardrail(Struct, frozen=True, kw_only=True):
    """Bounds for a number: allowed up to `comfortable`, with caution up to `highest`, forbidden beyond or below."""

    lowest: float
    comfortable: float
    highest: float

    def classify(self, value: float) -> Standing:
        """Whether a value is allowed, wants caution, or is forbidden."""
        if not self.lowest <= value <= self.highest:
            return "forbidden"
        return "allowed" if value <= self.comfortable else "caution"

    def capped(self, highest: float) -> "Guardrail":
        """The same bounds, narrowed to a new highest value; never widened."""
        top = min(self.highest, highest)
        return Guardrail(lowest=self.lowest, comfortable=min(self.comfortable, top), highest=top)
