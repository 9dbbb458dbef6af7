"""A decision carries its reasons from the first line on; the words come late, in `wording/`."""

from msgspec import Struct, field

Scalar = str | int | float | bool | None


class Reason(Struct, frozen=True, kw_only=True, omit_defaults=False):
    """Why something was decided, or something a person should know.

    `about` names the thing (a technique, a condition id, `plan`), `code` the sentence, `values` what the
    sentence quotes, `sources` the reference ids behind it. `text` stays empty until `wording` fills it.
    """

    about: str
    code: str
    text: str = ""
    sources: tuple[str, ...] = ()
    values: dict[str, Scalar] = field(default_factory=dict)
