"""Gradio's theme in the page's colours, with fonts that the reader's machine has: nothing is fetched."""

from __future__ import annotations

from typing import Any

FONTS = (
    "Noto Sans CJK SC",
    "Noto Sans SC",
    "Source Han Sans SC",
    "PingFang SC",
    "Microsoft YaHei",
    "WenQuanYi Micro Hei",
    "sans-serif",
)
MONO_FONTS = ("ui-monospace", "Consolas", "monospace")


def theme() -> Any:  # noqa: ANN401 - Gradio is imported late and untyped
    """Give the theme; the colours themselves stand in chat.css, for light and dark alike."""
    import gradio as gr

    plain = "transparent"
    return gr.themes.Base(primary_hue="cyan", neutral_hue="slate", font=FONTS, font_mono=MONO_FONTS).set(
        body_background_fill="var(--salt)",
        body_background_fill_dark="var(--salt)",
        body_text_color="var(--ink)",
        body_text_color_dark="var(--ink)",
        block_background_fill=plain,
        block_background_fill_dark=plain,
        block_border_width="0px",
        block_border_width_dark="0px",
        block_shadow="none",
        block_shadow_dark="none",
        button_transition="none",
    )
