"""From a rule's bans to the rows of what is withheld, each thing once with all its grounds."""

from collections import defaultdict
from collections.abc import Iterable, Iterator

from msgspec.structs import replace

from quietlegs.foundation.body import TOOLS
from quietlegs.knowledge.catalogue import Catalogue
from quietlegs.knowledge.schema import Ban
from quietlegs.records.plan import Withheld
from quietlegs.safety.places import Place, regions


def expand(bans: Iterable[Ban], place: Place, *, catalogue: Catalogue) -> Iterator[Withheld]:
    """The rows that bans mean at a place, without grounds yet."""
    for ban in bans:
        above = ban.pressure_above
        for region in regions(ban.where, place):
            for technique in _techniques(ban, catalogue, everywhere=region is None):
                yield Withheld(technique=technique, region=region, pressure_above=above)
            for tool in TOOLS if "all" in ban.tools else ban.tools:
                yield Withheld(tool=tool, region=region, pressure_above=above)
            for oil in catalogue.oils if "all" in ban.oils else ban.oils:
                yield Withheld(oil=oil, region=region)


def grounded(rows: Iterable[Withheld], *, because: str, sources: tuple[str, ...]) -> Iterator[Withheld]:
    """The same rows with their grounds."""
    return (replace(row, because=(because,), sources=sources) for row in rows)


def merged(rows: Iterable[Withheld]) -> tuple[Withheld, ...]:
    """Each thing at each place and pressure once, with all its grounds, in a fixed order."""
    because: defaultdict[Withheld, set[str]] = defaultdict(set)
    sources: defaultdict[Withheld, set[str]] = defaultdict(set)
    for row in rows:
        thing = replace(row, because=(), sources=())
        because[thing].update(row.because)
        sources[thing].update(row.sources)
    return tuple(
        replace(thing, because=tuple(sorted(because[thing])), sources=tuple(sorted(sources[thing])))
        for thing in sorted(because, key=_order)
    )


def _order(row: Withheld) -> tuple[str, str, str, str, int]:
    above = -1 if row.pressure_above is None else row.pressure_above
    return row.technique or "~", row.tool or "~", row.oil or "~", row.region or "", above


def _techniques(ban: Ban, catalogue: Catalogue, *, everywhere: bool) -> Iterator[str]:
    """The techniques of a ban.

    What is never offered is withheld everywhere anyway, so only whole bans repeat it; a limit on the pressure of
    everything leaves out what is never that firm.
    """
    for name in catalogue.techniques if "all" in ban.techniques else ban.techniques:
        technique = catalogue.techniques[name]
        if not technique.offered:
            if everywhere and ban.pressure_above is None:
                yield name
        elif ban.pressure_above is None or technique.pressure_max > ban.pressure_above:
            yield name
