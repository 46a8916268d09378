"""Other systems doing the same work, in a virtual environment of their own (`.venv-peers`)."""
