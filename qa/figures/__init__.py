"""Which figures of a sentence are the ones asked for, and which are told of something else."""
