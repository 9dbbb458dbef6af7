"""Top-two Thompson sampling: how likely each arm is to be the leader or its challenger, from draws of a posterior.

With a_k = P(arm k is best), the arm of a night is the leader with chance beta and its challenger otherwise:

    w_k = a_k (beta + (1 - beta) sum over j != k of a_j / (1 - a_j))

which is beta P(k best) + (1 - beta) sum over leaders j of P(j best) P(k best | j is not), from Russo, "Simple Bayesian
algorithms for best-arm identification", COLT 2016 (Operations Research 68, 2020); beta is `LEADER`. The comparison
is an arm like the others, with the effect 0. From `n` draws, a_k is a share; where almost every draw has the same
leader j, P(k best | j is not) rests on few draws, so that the arm that is best once j is left out of all draws
counts as one more of them. A draw in which no technique changes anything counts for every arm alike.

Plain NumPy without a diary, so that thousands of simulated persons can be weighed at once.
"""

import numpy as np

from quietlegs.statistics.moments import Floats, Ints
from quietlegs.trials.adaptive import TECHNIQUE_FLOOR

LEADER = 0.95
"""Beta: the chance that a night goes to the leader and not to its challenger."""


def weights(draws: Floats, *, leader: float = LEADER) -> Floats:
    """The arms' weights (..., k + 1), the comparison first, which add up to 1.

    `draws` (..., n, k): effects of the techniques in points, lower is better; leading axes are persons. `leader`: beta.
    """
    led, without = _led_and_without(draws)
    count = draws.shape[-2]
    challenger = (led[..., None, :] + without) / (count - led[..., :, None] + 1.0)
    own = np.eye(led.shape[-1], dtype=np.bool_)
    challenger = np.where(own, 0.0, challenger)
    share = led / count
    return np.asarray(leader * share + (1 - leader) * (share[..., None, :] @ challenger)[..., 0, :], dtype=np.float64)


def floored(weight: Floats, *, floor: float = TECHNIQUE_FLOOR) -> Floats:
    """Each night's probabilities (..., k + 1), the comparison first, which add up to 1.

    The comparison's is never below 1 / (k + 1), a technique's never below `floor` / (k + 1); what is left is shared by
    weight.
    """
    arms = weight.shape[-1]
    least = floor / arms
    comparison = np.clip(weight[..., :1], 1 / arms, 1 - (arms - 1) * least)
    rest = weight[..., 1:]
    whole = rest.sum(axis=-1, keepdims=True)
    share = np.where(whole > 0, rest / np.where(whole > 0, whole, 1.0), 1 / (arms - 1))
    left = 1 - comparison - (arms - 1) * least
    return np.concatenate([comparison, least + left * share], axis=-1)


def _led_and_without(draws: Floats) -> tuple[Floats, Floats]:
    """In how many draws each arm is best (..., k + 1), and the share of best draws once another arm is left out.

    The second (..., j, k) is how often k is best when j does not take part, as a share of the draws.
    """
    count, arms = draws.shape[-2], draws.shape[-1] + 1
    first, second = _two_lowest(draws)
    changes = np.logical_or.reduce([draws[..., arm] != 0 for arm in range(arms - 1)])
    pair = np.where(changes, first * arms + second, arms * arms)
    persons = pair.size // count
    place = pair.reshape(persons, count) + np.arange(persons)[:, None] * (arms * arms + 1)
    counts = np.bincount(place.ravel(), minlength=persons * (arms * arms + 1)).reshape(*draws.shape[:-2], -1)
    pairs = counts[..., :-1].reshape(*draws.shape[:-2], arms, arms)
    nothing = counts[..., -1]
    alone = pairs.sum(axis=-1)
    without = alone[..., None, :] + pairs + nothing[..., None, None] / (arms - 1)
    return alone + nothing[..., None] / arms, without / count


def _two_lowest(draws: Floats) -> tuple[Ints, Ints]:
    """The arm with the lowest effect in each draw (..., n), and the next; of equal ones the first."""
    lowest, following = np.zeros(draws.shape[:-1]), np.full(draws.shape[:-1], np.inf)
    first, second = np.zeros(draws.shape[:-1], dtype=np.int64), np.zeros(draws.shape[:-1], dtype=np.int64)
    for arm in range(1, draws.shape[-1] + 1):
        effect = draws[..., arm - 1]
        leads, follows = effect < lowest, effect < following
        second = np.where(leads, first, np.where(follows, arm, second))
        following = np.where(leads, lowest, np.where(follows, effect, following))
        first, lowest = np.where(leads, arm, first), np.where(leads, effect, lowest)
    return first, second
