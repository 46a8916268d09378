"""Which sentences of the retrieved passages say what is asked, each scored."""
