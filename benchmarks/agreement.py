"""Agreement of the posterior with a fine grid and with JAGS, an independent sampler of the same model.

    .venv/bin/python -m benchmarks.agreement [--persons 400] [--jags-persons 12] [--seed 2026]

Grid: 61 x 9 nodes of rho and c (41 of sigma) on random persons with gaps, 1-4 techniques, 7-365 nights. Bar: the
largest difference of mean, sd and the 5, 25, 50, 75, 95 % points is at most 0.01 posterior sd. Where one of two points
lies on the jump at "no effect" and the other does not, the jump's edge is compared by its probability instead.
JAGS (Debian package `jags`): the same persons with one technique, its own code for the model; bar: every mean within
4 Monte Carlo standard errors, which batch means give.
"""

import argparse
import json
import shutil
import sys
from pathlib import Path
from typing import NamedTuple

import numpy as np

from benchmarks.peers import jags
from benchmarks.peers.nights import Nights as PeerNights
from quietlegs.statistics import priors
from quietlegs.statistics.mixture import Mixture, above, below, mean_and_sd, quantile
from quietlegs.statistics.moments import Floats, Ints, Moments, gather
from quietlegs.statistics.posterior import SHORT_DIARY, Nodes, marginalise, posterior

GRID = Nodes(rho=61, carry=9, noise=41)
NUISANCE = [priors.LEVEL, priors.TREND_PER_28_NIGHTS]
LEVELS = (0.05, 0.25, 0.50, 0.75, 0.95)
BAR = 0.01
STANDARD_ERRORS = 4.0


class Nights(NamedTuple):
    """One random person's rows: outcome (n,), level and trend (n, 2), arms and exposure (n, k), gaps (n,)."""

    outcome: Floats
    nuisance: Floats
    treatment: Floats
    exposure: Floats
    gaps: Ints


def random_nights(rng: np.random.Generator, *, techniques: int, nights: int) -> Nights:
    """Nights with a random share missing, noise and effects over a wide range."""
    arm = rng.integers(0, techniques + 1, nights)
    treatment = (arm[:, None] == np.arange(1, techniques + 1)).astype(np.float64)
    exposure = np.vstack([np.zeros((1, techniques)), treatment[:-1]])
    effects = rng.normal(-0.3, 1.2, techniques) * (rng.random() > 0.15)
    rho, sigma, carry = rng.uniform(-0.1, 0.7), rng.uniform(0.8, 2.5), rng.uniform(0, 0.3)
    noise = rng.standard_normal(nights)
    for night in range(1, nights):
        noise[night] = rho * noise[night - 1] + np.sqrt(1 - rho**2) * noise[night]
    outcome = rng.normal(5.5, 1.2) + (treatment + carry * exposure) @ effects + sigma * noise
    kept = np.flatnonzero(rng.random(nights) > rng.uniform(0, 0.4))
    kept = kept if kept.size >= 5 else np.arange(nights)
    gaps = np.diff(kept, prepend=kept[0])
    level = np.column_stack([np.ones(kept.size), (kept - kept[0]) / 28])
    return Nights(outcome[kept], level, treatment[kept], exposure[kept], gaps)


def moments(nights: Nights) -> Moments:
    """The moments that the model needs."""
    return gather(
        np.column_stack([nights.nuisance, nights.treatment, nights.exposure, nights.outcome]), gaps=nights.gaps
    )


def fitted(nights: Nights, *, nodes: Nodes | None = None) -> Mixture:
    """The posterior under the shipped prior, on the nodes given or on those that Quietlegs chooses."""
    evidence = marginalise([moments(nights)], nuisance=NUISANCE, nodes=nodes)
    return posterior(evidence, prior=priors.SHIPPED, noise_nodes=(nodes or SHORT_DIARY).noise)


def difference(ours: Mixture, fine: Mixture) -> float:
    """Largest difference of mean, sd and quantiles in units of the fine posterior's sd.

    Where one of two quantiles lies exactly on the mass at no effect, the distribution jumps there: then the jump's
    edge is compared by its probability.
    """
    mean, sd = mean_and_sd(fine)
    our_mean, our_sd = mean_and_sd(ours)
    worst = max(float(np.abs((our_mean - mean) / sd).max()), float(np.abs(our_sd / sd - 1).max()))
    for level in LEVELS:
        point, reference = quantile(ours, level), quantile(fine, level)
        apart = np.abs(point - reference) / sd
        at_jump = (point == 0) != (reference == 0)
        edge = np.minimum(np.abs(below(ours, 0.0) - level), np.abs(1 - above(ours, 0.0) - level))
        worst = max(worst, float(np.where(at_jump, edge, apart).max()))
    return worst


def against_grid(persons: int, *, seed: int) -> dict[str, float]:
    """Differences from the fine grid over random persons."""
    rng = np.random.default_rng(seed)
    apart = []
    for number in range(persons):
        nights = random_nights(rng, techniques=1 + number % 4, nights=int(np.exp(rng.uniform(np.log(7), np.log(365)))))
        apart.append(difference(fitted(nights), fitted(nights, nodes=GRID)))
        progress(f"grid: {number + 1} of {persons}")
    return {"persons": persons, "largest_sd": max(apart), "median_sd": float(np.median(apart)), "bar_sd": BAR}


def batch_error(chains: Floats) -> float:
    """Monte Carlo standard error of the mean of all draws, from 25 batches a chain."""
    batches = chains[:, : chains.shape[1] // 25 * 25].reshape(chains.shape[0] * 25, -1).mean(axis=1)
    return float(batches.std(ddof=1) / np.sqrt(batches.size))


def for_peers(nights: Nights) -> PeerNights:
    """The same nights as the peers take them; one technique."""
    return PeerNights(
        outcome=nights.outcome,
        arm=nights.treatment[:, 0].astype(np.int64),
        day=np.cumsum(nights.gaps),
        nuisance=nights.nuisance,
        priors=NUISANCE,
        exposure=nights.exposure[:, 0],
        gaps=nights.gaps,
        evening=np.full(nights.outcome.size, np.nan),
    )


def against_jags(persons: int, *, seed: int) -> list[dict[str, float]]:
    """Mean effect and chance of benefit beside JAGS's, person by person."""
    rng = np.random.default_rng(seed + 1)
    rows = []
    for number in range(persons):
        nights = random_nights(rng, techniques=1, nights=56)
        chains = jags.sample_by_jags(for_peers(nights), seed=seed + 10 * number, draws=20_000).draws
        ours = fitted(nights)
        mean, helps = float(mean_and_sd(ours)[0][0, 0]), float(below(ours, 0.0)[0, 0])
        shares = (chains < 0).astype(np.float64)
        rows.append(
            {
                "mean": mean,
                "jags_mean": float(chains.mean()),
                "mean_errors": abs(mean - float(chains.mean())) / batch_error(chains),
                "helps": helps,
                "jags_helps": float(shares.mean()),
                "helps_errors": abs(helps - float(shares.mean())) / max(batch_error(shares), 1e-4),
            }
        )
        progress(f"JAGS: {number + 1} of {persons}")
    return rows


def progress(text: str) -> None:
    """Say on a terminal how far it is."""
    if sys.stderr.isatty():
        sys.stderr.write(f"\r{text}   ")


def main() -> int:
    """Print both tables; status 1 if a bar is missed."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--persons", type=int, default=400)
    parser.add_argument("--jags-persons", type=int, default=12)
    parser.add_argument("--seed", type=int, default=2026)
    parser.add_argument("--json", type=Path)
    options = parser.parse_args()
    if options.jags_persons and not shutil.which("jags"):
        print("JAGS is not installed: apt-get install jags, or ask without it: --jags-persons 0", file=sys.stderr)
        return 2
    grid = against_grid(options.persons, seed=options.seed)
    sampled = against_jags(options.jags_persons, seed=options.seed)
    print(
        f"\n{grid['persons']} persons against a 61 x 9 grid: largest difference {grid['largest_sd']:.4f} sd, ", end=""
    )
    print(f"median {grid['median_sd']:.5f} sd (bar {BAR})")
    print(f"{'mean':>8} {'JAGS':>8} {'errors':>7} | {'P(helps)':>8} {'JAGS':>8} {'errors':>7}")
    for row in sampled:
        print(
            f"{row['mean']:8.4f} {row['jags_mean']:8.4f} {row['mean_errors']:7.2f} | "
            f"{row['helps']:8.4f} {row['jags_helps']:8.4f} {row['helps_errors']:7.2f}"
        )
    worst = max((max(row["mean_errors"], row["helps_errors"]) for row in sampled), default=0.0)
    print(f"largest distance from JAGS: {worst:.2f} Monte Carlo standard errors (bar {STANDARD_ERRORS})")
    if options.json:
        options.json.write_text(json.dumps({"grid": grid, "jags": sampled}, indent=1))
    return int(grid["largest_sd"] > BAR or worst > STANDARD_ERRORS)


if __name__ == "__main__":
    sys.exit(main())
