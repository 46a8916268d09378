"""The chat in a real headless Chromium: over a stand-in for hostile text and errors, over the real server for the rest."""

import os
import re
import shutil
import socket
import subprocess
import sys
import threading
import time
from pathlib import Path
from urllib.request import urlopen

import pytest
import uvicorn

from app import build_app
from qa.page import texts
from qa.server import create_server
from tests.fake_assistant import QUOTE_2025, QUOTE_2026, XSS, FakeAssistant

pytestmark = pytest.mark.browser
ROOT = Path(__file__).resolve().parents[1]
CHROMIUM = shutil.which("chromium")
FLAGS = (
    "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
    "--disable-component-update", "--disable-sync",
)  # fmt: skip
WAIT_MS = 15_000


@pytest.fixture(scope="module")
def browser():
    if CHROMIUM is None:
        pytest.skip("there is no chromium on this machine (Debian: apt-get install chromium)")
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        started = playwright.chromium.launch(executable_path=CHROMIUM, args=list(FLAGS))
        yield started
        started.close()


@pytest.fixture(scope="module")
def assistant():
    return FakeAssistant()


@pytest.fixture(scope="module")
def fake_url(assistant):
    config = uvicorn.Config(create_server(assistant, build_app), log_level="warning", timeout_graceful_shutdown=1)
    server = uvicorn.Server(config)
    with socket.create_server(("127.0.0.1", 0)) as listener:
        thread = threading.Thread(target=server.run, kwargs={"sockets": [listener]}, daemon=True)
        thread.start()
        yield f"http://127.0.0.1:{listener.getsockname()[1]}/"
        server.should_exit = True
        thread.join(10)


@pytest.fixture(scope="module")
def real_url(tmp_path_factory):
    """`yanxiaoge serve` as an operator starts it, over an index built from the shipped reports."""
    index = tmp_path_factory.mktemp("index") / "index"
    command = [sys.executable, "-c", "from app import run; run()"]
    subprocess.run([*command, "build", "--index", index], cwd=ROOT, check=True, capture_output=True, timeout=120)
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    serving = [*command, "serve", "--index", index, "--port", str(port)]
    with subprocess.Popen(serving, cwd=ROOT, stdout=subprocess.PIPE, env={**os.environ, "PYTHONUTF8": "1"}) as server:
        url = f"http://127.0.0.1:{port}/"
        await_server(server, url)
        yield url
        server.terminate()


def await_server(server, url):
    for _ in range(300):
        assert server.poll() is None, "the server ended"
        try:
            with urlopen(f"{url}api/health", timeout=5):
                return
        except OSError:  # not open yet, or open and still loading on a slow machine
            time.sleep(0.1)
    pytest.fail("the server did not answer within 30 s")


@pytest.fixture
def open_page(browser):
    """Open pages; at the end no script complained, nothing was asked of another origin, and nothing planted ran."""
    contexts, complaints = [], []

    def opened(url, width=1280, **options):
        context = browser.new_context(viewport={"width": width, "height": 844}, locale="zh-CN", **options)
        contexts.append(context)
        page = context.new_page()
        page.set_default_timeout(WAIT_MS)
        page.on("console", lambda message: complaints.append(message.text) if message.type == "error" else None)
        page.on("pageerror", lambda error: complaints.append(str(error)))
        page.on("request", lambda request: complaints.append(request.url) if leaves(request.url, url) else None)
        page.goto(url)
        page.locator("#chat .plain").wait_for()
        return page

    yield opened
    for context in contexts:
        for page in context.pages:
            assert page.evaluate("window.pwned === undefined")
        context.close()
    assert complaints == []


def leaves(requested, url):
    return not requested.startswith((url, "data:", "blob:"))


def ask(page, question):
    answers = page.locator("#chat .colophon, #chat .failure")
    before = answers.count()
    page.locator("#question textarea").fill(question)
    page.keyboard.press("Enter")
    answers.nth(before).wait_for()
    return page.locator("#chat .answer").last


def shown_quote(page):
    """Give the highlighted sentence of the opened source, once it is really in sight."""
    mark = page.locator("#panel .card.active mark")
    mark.wait_for()
    for _ in range(50):
        box, panel = mark.bounding_box(), page.locator("#panel").bounding_box()
        if panel["y"] <= box["y"] and box["y"] + box["height"] <= panel["y"] + panel["height"] + 1:
            return mark.inner_text()
        page.wait_for_timeout(100)
    raise AssertionError(f"the quote is out of sight: {box} in {panel}")


def test_the_main_question_over_the_real_server(open_page, real_url):
    page = open_page(real_url)
    answer = ask(page, "2026年要改造多少个老旧小区？")
    said = answer.locator("p").first.inner_text()
    assert "45" in said
    assert "58" not in said
    assert texts.LABEL in answer.inner_text()
    answer.locator(".marker").first.click()
    assert "45个老旧小区" in shown_quote(page)
    card = page.locator("#panel .card.active")
    assert "2026年" in card.locator(".badges").inner_text()
    assert "计划" in card.locator(".badges").inner_text()
    assert "聚力提升新型城镇化建设" in card.locator(".path").inner_text()


def test_a_second_turn_over_the_real_server(open_page, real_url):
    page = open_page(real_url)
    first = ask(page, "2026年要改造多少个老旧小区？").locator(".marker").first.get_attribute("value")
    assert "58" in ask(page, "那2025年呢？").inner_text()
    page.locator(f".marker[value={first}]").click()
    assert "45个老旧小区" in shown_quote(page)


def test_a_refusal_over_the_real_server(open_page, real_url):
    page = open_page(real_url)
    answer = ask(page, "广燃光伏电站投资了多少亿元？")
    assert "no_evidence" in answer.get_attribute("class")
    assert answer.locator(".marker").count() == 0
    assert texts.LABEL in answer.inner_text()


def test_an_old_turns_marker_opens_that_turns_source(open_page, fake_url):
    page = open_page(fake_url)
    ask(page, "2026年要改造多少个老旧小区？")
    ask(page, "那2025年呢？")
    assert page.locator("#panel .turn.open mark").inner_text() == QUOTE_2025
    page.locator("#chat .marker").first.click()
    assert shown_quote(page) == QUOTE_2026
    page.locator("#chat .marker").last.click()
    assert shown_quote(page) == QUOTE_2025


def test_examples_and_suggestions_are_asked_by_a_click(open_page, fake_url):
    page = open_page(fake_url)
    page.get_by_role("button", name="2026年要改造多少个老旧小区？").click()
    page.locator("#chat .answered").wait_for()
    page.get_by_role("button", name="那2025年呢？").click()
    page.locator("#chat .answered").nth(1).wait_for()
    assert page.locator("#chat .question").all_inner_texts() == ["2026年要改造多少个老旧小区？", "那2025年呢？"]


def test_by_keyboard_alone(open_page, fake_url):
    page = open_page(fake_url)
    page.locator("#question textarea").focus()
    page.keyboard.type("2026年要改造多少个老旧小区？")
    page.keyboard.press("Enter")
    page.locator("#chat .answered").wait_for()
    for _ in range(20):
        if page.evaluate("document.activeElement.className") == "marker":
            break
        page.keyboard.press("Shift+Tab")
    page.keyboard.press("Enter")
    assert shown_quote(page) == QUOTE_2026
    assert page.evaluate("document.activeElement.id") == "source-1-1"
    page.keyboard.press("Escape")
    assert page.evaluate("document.activeElement.className") == "marker"


def test_on_a_phone_the_source_is_a_sheet(open_page, fake_url):
    page = open_page(fake_url, width=390, has_touch=True)
    ask(page, "2026年要改造多少个老旧小区？")
    assert page.evaluate("document.documentElement.scrollWidth") == 390
    assert not page.locator("#panel .card").is_visible()
    page.locator("#chat .marker").tap()
    assert shown_quote(page) == QUOTE_2026
    page.get_by_role("button", name=texts.CLOSE).tap()
    page.locator("#panel .card").wait_for(state="hidden")


def test_what_is_copied_carries_the_label(open_page, fake_url):
    page = open_page(fake_url, permissions=["clipboard-read", "clipboard-write"])
    ask(page, "2026年要改造多少个老旧小区？").locator(".copy").click()
    page.get_by_text(texts.COPIED, exact=True).wait_for()
    copied = page.evaluate("navigator.clipboard.readText()")
    assert copied.startswith("全力推动45个老旧小区改造。[1]\n\n出处：\n[1] 《")
    assert copied.endswith(f"{texts.LABEL}\n{texts.made_line('2025-12', 'gen-7', 'extractive')}")


def test_hostile_text_is_inert(open_page, fake_url):
    page = open_page(fake_url)
    answer = ask(page, XSS)
    assert XSS in answer.inner_text()
    answer.locator(".marker").click()
    assert shown_quote(page) == XSS
    page.get_by_role("button", name=re.compile("onerror")).click()
    page.locator("#chat .answered").nth(1).wait_for()
    assert page.locator("#chat, #panel").locator("img, script, iframe, a").count() == 0


def test_errors_are_one_line(open_page, fake_url, assistant):
    page = open_page(fake_url)
    assert ask(page, "   ").inner_text() == "问题是空的：请输入要问的内容。"
    assistant.damaged = "索引 gen-7 已损坏：请运行 yanxiaoge build 重建。"
    try:
        assert ask(page, "2026年？").inner_text() == assistant.damaged
    finally:
        assistant.damaged = None


def test_clearing_starts_again(open_page, fake_url):
    page = open_page(fake_url)
    ask(page, "2026年要改造多少个老旧小区？")
    page.get_by_role("button", name=texts.CLEAR).last.click()
    page.locator("#chat .question").wait_for(state="detached")
    ask(page, "那2025年呢？")
    assert page.locator("#chat .question").count() == 1


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_page_follows_the_system_and_can_be_switched(open_page, fake_url, scheme):
    page = open_page(fake_url, color_scheme=scheme)
    background = "getComputedStyle(document.body).backgroundColor"
    before = page.evaluate(background)
    assert before == {"light": "rgb(242, 245, 244)", "dark": "rgb(16, 24, 27)"}[scheme]
    page.get_by_role("button", name=texts.SWITCH_THEME).click()
    switched = page.evaluate(background)
    assert switched != before
    page.reload()
    page.locator("#chat .plain").wait_for()
    assert page.evaluate(background) == switched


def test_the_page_speaks_chinese_to_a_screen_reader(open_page, fake_url):
    page = open_page(fake_url)
    assert page.evaluate("document.documentElement.lang") == "zh-CN"
    assert page.get_by_role("textbox", name=texts.QUESTION_LABEL).count() == 1
    assert page.get_by_role("log").get_attribute("aria-label") == "对话"
    assert page.get_by_role("heading", level=1).inner_text() == texts.NAME
