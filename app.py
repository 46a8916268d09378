"""The web chat (`build_app`: wiring only) and the console script `yanxiaoge` (`run`)."""

import os
import sys
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from qa.assistant import Assistant

CONTACT_SETTING = "YANXIAOGE_CONTACT"
GRADIO_SETTINGS = {
    "GRADIO_ANALYTICS_ENABLED": "False",
    # Otherwise Gradio keeps the last 10,000 events and sums them up again after each.
    "GRADIO_ANALYTICS_MAX_EVENTS": "1",
    "GRADIO_ANALYTICS_CACHE_FREQUENCY": "1000000000",
}


def build_app(assistant: "Assistant") -> Any:  # noqa: ANN401 - a gradio.Blocks; Gradio is imported late and untyped
    """Wire the chat: head, conversation with its input beside the sources, foot."""
    os.environ.update(GRADIO_SETTINGS)
    import gradio as gr

    from qa.page import layout
    from qa.page.talk import Talk
    from qa.web.session import Session

    session = Session(assistant)
    page, parts = layout.build(os.environ.get(CONTACT_SETTING, ""))

    def opened() -> tuple[Any, ...]:
        view = session.view()
        return session.head(), view.messages, view.panel, view.talk

    def asked(text: str, talk: Talk, event: gr.EventData) -> Iterator[tuple[Any, ...]]:
        offered = event.target == parts.chat
        typed = gr.skip() if offered else ""
        for view in session.ask(str(event.value) if offered else text, talk):
            yield view.messages, view.panel, view.talk, typed
            typed = gr.skip()

    def cleared() -> tuple[Any, ...]:
        view = session.view()
        return view.messages, view.panel, view.talk

    shown = [parts.chat, parts.panel, parts.talk]
    quiet = {"api_visibility": "private", "show_progress": "hidden"}
    with page:
        page.load(opened, None, [parts.head, *shown], **quiet)
        asking = gr.on(
            [parts.box.submit, parts.chat.option_select],
            asked,
            [parts.box, parts.talk],
            [*shown, parts.box],
            trigger_mode="once",
            concurrency_limit=session.limits.running,
            **quiet,
        )
        parts.clear.click(cleared, None, shown, cancels=[asking], **quiet)
    return page.queue(max_size=session.limits.waiting, default_concurrency_limit=session.limits.running)


def run() -> None:
    """Run the command line with the chat at hand."""
    from qa.cli import main

    main(chat=build_app)


if __name__ == "__main__":
    sys.argv.insert(1, "serve")
    run()
