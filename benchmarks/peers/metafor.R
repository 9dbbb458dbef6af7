# What R's metafor says about data sets of every kind: the expected values of tests/unit/test_metafor.py.
# Rscript --vanilla benchmarks/peers/metafor.R tests/metafor/expected.json      (Debian: r-cran-metafor, r-cran-jsonlite)
# Each data set is written with the numbers that went in, so that the test needs no R. Published numbers are facts; each
# names where metadat has them from. Synthetic ones are drawn here, with their seed.
suppressPackageStartupMessages({library(metafor); library(metadat); library(jsonlite)})
strict <- list(threshold = 1e-12, tol = 1e-12, maxiter = 1000)

effects <- function(y, v) data.frame(yi = as.numeric(y), vi = as.numeric(v))
groups <- function(d) data.frame(n_treat = d$n1i, mean_treat = d$m1i, sd_treat = d$sd1i,
                                 n_ctrl = d$n2i, mean_ctrl = d$m2i, sd_ctrl = d$sd2i)
intervals <- function(y, half) data.frame(yi = y, ci_low = y - half, ci_high = y + half)

with_effects <- function(d, measure) {
  if ("n_treat" %in% names(d)) {
    e <- escalc(measure = measure, n1i = d$n_treat, m1i = d$mean_treat, sd1i = d$sd_treat,
                n2i = d$n_ctrl, m2i = d$mean_ctrl, sd2i = d$sd_ctrl)
    return(effects(e$yi, e$vi))
  }
  if ("ci_low" %in% names(d)) return(effects(d$yi, ((d$ci_high - d$ci_low) / (2 * qnorm(0.975)))^2))
  d
}

drawn <- function(seed, k, tau, low = 0.02, high = 0.6, mean = -0.4) {
  set.seed(seed)
  v <- runif(k, low, high)
  effects(rnorm(k, mean, sqrt(v + tau^2)), v)
}

drawn_groups <- function(seed, k, smallest, largest, tau) {
  set.seed(seed)
  n <- matrix(sample(smallest:largest, 2 * k, replace = TRUE), k)
  true <- rnorm(k, -4, tau)
  data.frame(n_treat = n[, 1], mean_treat = round(20 + true + rnorm(k, 0, 7 / sqrt(n[, 1])), 2),
             sd_treat = round(runif(k, 4, 9), 2), n_ctrl = n[, 2],
             mean_ctrl = round(20 + rnorm(k, 0, 7 / sqrt(n[, 2])), 2), sd_ctrl = round(runif(k, 4, 9), 2))
}

one <- function(id, source, studies, measure = "MD") list(id = id, source = source, measure = measure, studies = studies)
bcg <- escalc(measure = "RR", ai = tpos, bi = tneg, ci = cpos, di = cneg, data = dat.bcg)
clasp <- escalc(measure = "OR", ai = c(5, 5, 12, 69, 9, 313), n1i = c(156, 303, 565, 1570, 103, 4659),
                ci = c(8, 17, 9, 94, 11, 352), n2i = c(74, 303, 477, 1565, 105, 4650))
z_of_r <- function(d) { e <- escalc(measure = "ZCOR", ri = ri, ni = ni, data = d); effects(e$yi, e$vi) }
curtis <- groups(dat.curtis1998)
konst <- dat.konstantopoulos2011
normand_pooled <- with(dat.normand1999, {
  sp <- sqrt(((n1i - 1) * sd1i^2 + (n2i - 1) * sd2i^2) / (n1i + n2i - 2))
  data.frame(n_treat = n1i, mean_treat = m1i, sd_treat = sp, n_ctrl = n2i, mean_ctrl = m2i, sd_ctrl = sp)
})

sets <- list(
  one("bcg", "13 trials of the BCG vaccine, log relative risks (Colditz 1994; metadat dat.bcg)", effects(bcg$yi, bcg$vi)),
  one("bcg_rounded", "the same, rounded to six decimals", effects(round(bcg$yi, 6), round(bcg$vi, 6))),
  one("normand", "9 trials of stroke care, days in hospital (Normand 1999; metadat dat.normand1999)", groups(dat.normand1999)),
  one("normand_smd", "the same, standardised", groups(dat.normand1999), "SMD"),
  one("normand_pooled_sd", "the same, one spread for both groups as in Normand 1999", normand_pooled),
  one("clasp", "6 trials of aspirin in pregnancy, log odds ratios (DerSimonian and Kacker 2007)", effects(clasp$yi, clasp$vi)),
  one("konstantopoulos", "56 studies of school calendars (Konstantopoulos 2011; metadat)", effects(konst$yi, konst$vi)),
  one("raudenbush", "19 studies of teachers' expectancy (Raudenbush 1985; metadat)",
      effects(dat.raudenbush1985$yi, dat.raudenbush1985$vi)),
  one("hackshaw", "37 studies of passive smoking, log odds ratios (Hackshaw 1998; metadat)",
      effects(dat.hackshaw1998$yi, dat.hackshaw1998$vi)),
  one("bangertdrowns", "48 studies of writing to learn (Bangert-Drowns 2004; metadat)",
      effects(dat.bangertdrowns2004$yi, dat.bangertdrowns2004$vi)),
  one("mcdaniel", "160 correlations of job interviews, Fisher's z (McDaniel 1994; metadat)", z_of_r(dat.mcdaniel1994)),
  one("molloy", "16 correlations of taking medicine, Fisher's z (Molloy 2014; metadat)", z_of_r(dat.molloy2014)),
  one("curtis_smd", "102 trials of plants in carbon dioxide (Curtis 1998; metadat), groups of 2 to 36, standardised", curtis, "SMD"),
  one("two_alike", "synthetic: two studies that agree", effects(c(-1.1, -0.9), c(0.25, 0.4))),
  one("two_apart", "synthetic: two studies that do not", effects(c(-3.2, 0.4), c(0.25, 0.4))),
  one("three_alike", "synthetic: three nearly equal effects, a tiny Hartung-Knapp interval", effects(c(1, 1.01, 0.99), c(0.1, 0.2, 0.3))),
  one("three_apart", "synthetic: three effects far apart", effects(c(-12, -1, 7), c(1, 2, 0.5))),
  one("three_intervals", "synthetic: three effects with intervals", intervals(c(-9, -10.82, -3.4), c(7.3, 2.36, 2))),
  one("five_small_groups", "synthetic, seed 5: groups of 2 to 5 people, standardised", drawn_groups(5, 5, 2, 5, 2), "SMD"),
  one("eight_groups", "synthetic, seed 8: groups of 8 to 40 people", drawn_groups(8, 8, 8, 40, 3)),
  one("sixty_equal", "synthetic, seed 60: one true effect", drawn(60, 60, 0)),
  one("sixty_too_equal", "synthetic, seed 61: less spread than chance gives",
      transform(drawn(61, 60, 0), yi = -0.4 + (yi + 0.4) / 3)),
  one("hundred_far_apart", "synthetic, seed 100: true effects very far apart", drawn(100, 100, 20, 0.01, 4)),
  one("seven_unequal", "synthetic: variances from a ten-thousandth to a hundred",
      effects(c(0.31, -0.2, 1.4, 0.05, 2.2, -3, 0.7), c(1e-4, 0.01, 0.5, 0.002, 3, 100, 0.08))),
  one("two_hundred", "synthetic, seed 200: large, some differences", drawn(200, 200, 0.3))
)

fitted <- function(e, method, knapp) {
  r <- suppressWarnings(rma(yi, vi, data = e, method = method, test = if (knapp) "knha" else "z", control = strict))
  p <- suppressWarnings(predict(r))
  bound <- function(x) if (is.null(x) || is.na(x)) NULL else x
  list(method = method, hartung_knapp = knapp, k = r$k, estimate = as.numeric(r$beta), se = r$se, ci_low = r$ci.lb,
       ci_high = r$ci.ub, pi_low = bound(p$pi.lb), pi_high = bound(p$pi.ub), tau2 = r$tau2, i2 = r$I2, q = r$QE,
       q_df = r$k - r$p, q_p = r$QEp)
}

answered <- function(s) {
  e <- with_effects(s$studies, s$measure)
  s$studies <- cbind(study_id = sprintf("study_%03d", seq_len(nrow(s$studies))), s$studies)
  runs <- expand.grid(knapp = c(FALSE, TRUE), method = c("EE", "DL", "REML", "PM"), stringsAsFactors = FALSE)
  c(s, list(effects = e, results = lapply(seq_len(nrow(runs)), function(i) fitted(e, runs$method[i], runs$knapp[i]))))
}

told <- list(
  command = "Rscript --vanilla benchmarks/peers/metafor.R tests/metafor/expected.json",
  r = R.version.string, metafor = as.character(packageVersion("metafor")), metadat = as.character(packageVersion("metadat")),
  control = strict, sets = lapply(sets, answered)
)
writeLines(toJSON(told, digits = I(17), auto_unbox = TRUE, null = "null", dataframe = "rows", pretty = FALSE), commandArgs(TRUE)[1])
