"""How many nights a person can know beforehand, from the law and the nights so far: such an evening is not blind."""

from collections import Counter
from collections.abc import Iterator
from itertools import accumulate, combinations, groupby

from quietlegs.records.trial import COMPARISON, Trial
from quietlegs.trials.adaptive import FIRST_WEEKS
from quietlegs.trials.balanced import LONGEST_RUN
from quietlegs.trials.blocks import WEEK, State, possible_arms


def predictable_share(trial: Trial) -> float:
    """Share of this trial's nights whose assignment was certain, given its law and the nights before.

    In the course question a block is told when it begins, so that all its nights but the first are certain. In an
    adaptive trial nights can be certain in the first two weeks only: a night after three comparison nights is certain
    not to be one, but two or more techniques are open.
    """
    if trial.design.law == "blocks":
        certain = trial.nights - len(trial.design.blocks) + _certain_blocks(trial)
    elif trial.design.law == "adaptive":
        certain = _certain_in_first_weeks(trial)
    else:
        certain = sum(certain_nights(_numbers(trial), techniques=len(trial.arms)))
    return certain / trial.nights


def certain_nights(arms: list[int], *, techniques: int) -> Iterator[bool]:
    """Say of each night of a balanced schedule whether only one arm could follow the nights before it."""
    every = range(techniques + 1)
    for night in range(len(arms)):
        so_far = arms[:night]
        open_arms = [arm for arm in every if can_follow([*so_far, arm], nights=len(arms), techniques=techniques)]
        yield len(open_arms) == 1


def can_follow(so_far: list[int], *, nights: int, techniques: int) -> bool:
    """Whether some schedule of the balanced law begins like this."""
    run = _last_run(so_far)
    if run > LONGEST_RUN:
        return False
    had = Counter(so_far)
    each, more = divmod(nights, techniques + 1)
    every = range(techniques + 1)
    for with_one_more in combinations(every, more):
        left = {arm: each + (arm in with_one_more) - had[arm] for arm in every}
        if min(left.values()) >= 0 and _can_be_mixed(left, last=so_far[-1], room=LONGEST_RUN - run):
            return True
    return False


def _can_be_mixed(left: dict[int, int], *, last: int, room: int) -> bool:
    """Whether the nights left can be put in an order without a run that is too long: no arm outweighs the others.

    An arm's nights go into the gaps before, between and behind the other arms' nights, three to a gap; for the
    latest arm the first gap is partly filled already.
    """
    together = sum(left.values())
    return all(
        own <= LONGEST_RUN * (together - own) + (room if arm == last else LONGEST_RUN) for arm, own in left.items()
    )


def _last_run(arms: list[int]) -> int:
    return len(list([list(run) for _, run in groupby(arms)][-1]))


def _numbers(trial: Trial) -> list[int]:
    order = (COMPARISON, *(arm.id for arm in trial.arms))
    return [order.index(night.assigned) for night in trial.schedule]


def _certain_in_first_weeks(trial: Trial) -> int:
    """Nights of an adaptive trial's balanced weeks on which only one arm could follow, the longest run included."""
    drawn, arms = _numbers(trial)[: FIRST_WEEKS * WEEK], len(trial.arms) + 1
    each, more = divmod(WEEK, arms)
    had, certain = [0] * arms, 0
    for night in range(len(drawn)):
        had = [0] * arms if night % WEEK == 0 else had
        lucky = sum(count > each for count in had)
        full = {arm for arm, count in enumerate(had) if count > each or (count == each and lucky == more)}
        run = set(drawn[night - LONGEST_RUN : night]) if night >= LONGEST_RUN else set()
        certain += arms - len(full | (run if len(run) == 1 else set())) == 1
        had[drawn[night]] += 1
    return certain


def _certain_blocks(trial: Trial) -> int:
    """Blocks of which the law left only one arm open."""
    arms, state, certain = _numbers(trial), State(trial.nights // WEEK), 0
    for end, length in zip(accumulate(trial.design.blocks), trial.design.blocks, strict=True):
        certain += len(possible_arms(state)) == 1
        state = state.after(arms[end - 1], length // WEEK)
    return certain
