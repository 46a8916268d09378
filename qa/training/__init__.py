"""How the numbers of the evidence scorer were fitted, runnable on an index of the reports that `asked.jsonl` names."""
