"""Mounts the Gradio chat at the root, with the page's theme, style and script, and everything else of Gradio's off."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from fastapi import FastAPI, HTTPException
from fastapi.responses import FileResponse

_FILES = {"chat.css": "text/css", "chat.js": "text/javascript"}
_FOLDER = Path(__file__).resolve().parents[1] / "page"
_HEAD = '<link rel="stylesheet" href="page/chat.css"><script src="page/chat.js" defer></script>'


def mount_chat(server: FastAPI, blocks: Any) -> None:  # noqa: ANN401 - Gradio is imported late and untyped
    """Mount the chat; Gradio is imported here, so that an API without a chat does without it."""
    import gradio as gr

    from qa.page.theme import theme

    @server.get("/page/{name}")
    def page_file(name: str) -> FileResponse:
        if name not in _FILES:
            raise HTTPException(404, "没有这个文件。")
        return FileResponse(_FOLDER / name, media_type=_FILES[name], headers={"Cache-Control": "no-cache"})

    gr.mount_gradio_app(
        server,
        blocks,
        path="/",
        theme=theme(),
        head=_HEAD,
        footer_links=[],
        run_history=False,
        ssr_mode=False,
        mcp_server=False,
        pwa=False,
        enable_monitoring=False,
        show_error=False,
        allowed_paths=[],
        max_file_size=0,
    )
