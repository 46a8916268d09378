"""The web server's parts: routes, and what keeps them safe.

api.py        the HTTP API's routes
session.py    what the chat's events do
limits.py     how much, how often, how long: concurrency, a bucket per client, a deadline
hardening.py  which requests are let in at all
refusals.py   saying no in one Chinese sentence
headers.py    the headers that every response carries
content_policy.py  the Content-Security-Policy of a page
chat.py       mounts the Gradio chat with its theme, style and script
"""

__all__: list[str] = []
