"""JAGS (Debian package `jags`), an independent sampler of Quietlegs's model, the point mass at no effect included.

With the module `glm`, which draws the level, trend and so on at once and halves the cost of an effective draw.
"""

import resource
import subprocess
import tempfile
from pathlib import Path

import numpy as np

from benchmarks.peers.nights import Nights, powers
from benchmarks.peers.sampled import Sampled
from quietlegs.statistics import priors

CHAINS = 4
BURN_IN = 2000

MODEL = """
model {
  some ~ dbern(1 - null)
  slab ~ dnorm(prior_mean, 1 / prior_sd^2)
  b <- some * slab
  rho ~ dunif(-0.2, 0.8)
  c ~ dunif(0, 0.3)
  precision ~ dgamma(shape, scale)
  for (j in 1:P) { beta[j] ~ dnorm(nuisance_mean[j], precision * (reference / nuisance_sd[j])^2) }
  for (t in 1:N) { mu[t] <- inprod(Z[t, ], beta[]) + b * (A[t] + c * E[t]) }
  y[1] ~ dnorm(mu[1], precision)
  for (t in 2:N) {
    power[t] <- step(rho) * pow(abs(rho), gap[t]) + (1 - step(rho)) * sign[t] * pow(abs(rho), gap[t])
    y[t] ~ dnorm(mu[t] + power[t] * (y[t-1] - mu[t-1]), precision / (1 - power[t]^2))
  }
}
"""


def sample_by_jags(nights: Nights, *, seed: int, draws: int) -> Sampled:
    """Draws of the effect under the shipped prior, four chains of `draws` after adaptation and burn-in.

    Processor time of the whole process less that of one which only compiles and initialises the same model.
    """
    with tempfile.TemporaryDirectory() as folder:
        here = Path(folder)
        _write(here, nights=nights, seed=seed)
        compiling = _run(here, script=_compile())
        whole = _run(here, script=f"{_compile()}update {BURN_IN}\nmonitor b\nupdate {draws}\ncoda b, stem(out)\n")
        chains = [np.loadtxt(here / f"outchain{chain}.txt")[:, 1] for chain in range(1, CHAINS + 1)]
    return Sampled(np.stack(chains), whole - compiling)


def _write(here: Path, *, nights: Nights, seed: int) -> None:
    """The model, the nights and the seeds, as files."""
    (here / "model.bug").write_text(MODEL)
    (here / "data.R").write_text(_data(nights))
    for chain in range(CHAINS):
        start = f'.RNG.name <- "base::Mersenne-Twister"\n.RNG.seed <- {seed + chain}\n'
        (here / f"start{chain + 1}.R").write_text(start)


def _compile() -> str:
    starts = "".join(f'parameters in "start{chain}.R", chain({chain})\n' for chain in range(1, CHAINS + 1))
    return f'load glm\nmodel in "model.bug"\ndata in "data.R"\ncompile, nchains({CHAINS})\n{starts}initialize\n'


def _run(here: Path, *, script: str) -> float:
    """Run JAGS; processor seconds of the child. No other child of this process may end meanwhile."""
    (here / "run.cmd").write_text(script)
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    subprocess.run(["jags", "run.cmd"], cwd=here, check=True, capture_output=True)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def _data(nights: Nights) -> str:
    """The nights in JAGS's data format."""
    exponent, sign = powers(nights.gaps)
    shown = {
        "y": nights.outcome,
        "A": nights.arm.astype(np.float64),
        "E": nights.exposure,
        "gap": exponent,
        "sign": sign,
        "nuisance_mean": np.array([prior.mean for prior in nights.priors]),
        "nuisance_sd": np.array([prior.sd for prior in nights.priors]),
    }
    single = {
        "N": nights.outcome.size,
        "P": len(nights.priors),
        "null": priors.SHIPPED.null_mass,
        "prior_mean": priors.SHIPPED.mean,
        "prior_sd": priors.SHIPPED.sd,
        "shape": priors.NOISE_SHAPE,
        "scale": priors.NOISE_SHAPE * priors.REFERENCE_NOISE**2,
        "reference": priors.REFERENCE_NOISE,
    }
    lines = [f"{name} <- c({', '.join(repr(float(value)) for value in values)})" for name, values in shown.items()]
    flat = ", ".join(repr(float(value)) for value in nights.nuisance.T.ravel())
    lines.append(f"Z <- structure(c({flat}), .Dim = c({nights.outcome.size}, {len(nights.priors)}))")
    return "\n".join([*lines, *(f"{name} <- {value!r}" for name, value in single.items())]) + "\n"
