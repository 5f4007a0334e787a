"""Benchmarks: `make bench`. Figures are ratios within one run on one machine; times alone say little."""
