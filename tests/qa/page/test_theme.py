from qa.page.theme import theme


def test_no_font_is_fetched():
    style = theme()
    assert style._stylesheets == []
    assert "Noto Sans CJK SC" in style.font
    assert "@import" not in style._get_theme_css()
    assert "url(https" not in style._get_theme_css()
