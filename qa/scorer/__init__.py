"""The evidence scorer's network: how likely a sentence answers a question, read token by token."""
