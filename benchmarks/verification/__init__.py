"""How many lies the verifier catches and how many true sentences it lets pass."""
