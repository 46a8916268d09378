"""Programs that print the figures in README.md and docs/evaluation.md."""
