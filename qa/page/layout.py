"""The page's components, laid out: head, conversation beside sources, foot."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from qa.page import texts
from qa.page.masthead import footer_html, panel_head_html

SAFE = {"sanitize_html": True, "latex_delimiters": []}
"""What we set is escaped already; Gradio's own cleaning stays on as a second wall."""


@dataclass(frozen=True, slots=True)
class Parts:
    """The components that events read and write; Gradio is untyped."""

    head: Any
    chat: Any
    box: Any
    clear: Any
    panel: Any
    talk: Any


def build(contact: str) -> tuple[Any, Parts]:
    """Give the page and its parts, without events."""
    import gradio as gr

    with gr.Blocks(title=texts.TITLE, analytics_enabled=False, fill_width=True) as page:
        talk = gr.State((), time_to_live=3600)
        head = gr.Markdown(elem_id="head", **SAFE)
        with gr.Row(elem_id="desk"):
            with gr.Column(elem_id="talk", scale=3):
                chat = _chat()
                box = _box()
                clear = gr.Button(texts.CLEAR, elem_id="clear", size="sm")
            with gr.Column(elem_id="sources", scale=2):
                gr.Markdown(panel_head_html(), elem_id="panel-head", **SAFE)
                panel = gr.Markdown(elem_id="panel", **SAFE)
        gr.Markdown(footer_html(contact), elem_id="foot", **SAFE)
    return page, Parts(head, chat, box, clear, panel, talk)


def _chat() -> Any:  # noqa: ANN401 - Gradio is untyped
    import gradio as gr

    return gr.Chatbot(
        elem_id="chat",
        show_label=False,
        height=None,
        autoscroll=False,
        buttons=[],
        allow_tags=False,
        feedback_options=None,
        group_consecutive_messages=False,
        **SAFE,
    )


def _box() -> Any:  # noqa: ANN401 - Gradio is untyped
    import gradio as gr

    return gr.Textbox(
        elem_id="question",
        label=texts.QUESTION_LABEL,
        placeholder=texts.PLACEHOLDER,
        lines=1,
        max_lines=4,
        max_length=500,
        submit_btn=texts.SEND,
        autofocus=True,
    )
