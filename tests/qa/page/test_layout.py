from qa.page import texts
from qa.page.layout import build


def test_gradio_cleans_and_shares_nothing():
    page, parts = build("12345")
    assert parts.chat.sanitize_html is True
    assert parts.chat.allow_tags is False
    assert parts.chat.buttons == []
    assert parts.panel.sanitize_html is True
    assert parts.box.max_length == 500
    assert parts.box.placeholder == texts.PLACEHOLDER
    assert page.analytics_enabled is False
