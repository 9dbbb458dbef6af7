# Generalised least squares with AR(1) errors over the day number, many persons in one run.
# Rscript gls.R IN.csv OUT.csv: IN has person, day, y, arm, exposure and the nuisance columns z1, z2, …
suppressPackageStartupMessages(library(nlme))
files <- commandArgs(trailingOnly = TRUE)
nights <- read.csv(files[1])
columns <- c(grep("^z[0-9]+$", names(nights), value = TRUE), "exposure", "arm")
form <- as.formula(paste("y ~ 0 +", paste(columns, collapse = " + ")))
fit_one <- function(rows) {
  started <- proc.time()
  fit <- tryCatch(gls(form, data = rows, correlation = corAR1(form = ~ day)), error = function(problem) NULL)
  took <- proc.time() - started
  line <- if (is.null(fit)) rep(NA, 3) else c(summary(fit)$tTable["arm", c("Value", "Std.Error", "p-value")])
  data.frame(person = rows$person[1], mean = line[1], error = line[2], p = line[3],
             freedom = nrow(rows) - length(columns), cpu = took[["user.self"]] + took[["sys.self"]])
}
write.csv(do.call(rbind, lapply(split(nights, nights$person), fit_one)), files[2], row.names = FALSE)
