"""What the chat shows: pure functions from answers to HTML, and the page's own style and script.

talk.py      one conversation: exchanges in, exchanges out
answer.py    an answer's text -> the HTML of a chat message, and what the copy button copies
sources.py   an answer's citations -> the source cards beside the chat
masthead.py  the head and foot of the page
layout.py    Gradio's components, laid out; app.py wires them
texts.py     every Chinese string on screen
theme.py     Gradio's theme without a web font; chat.css, chat.js: the page's own files
"""

__all__: list[str] = []
