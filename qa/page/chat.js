// What Gradio does not do: a marker opens its source, an answer is copied with its label, light and dark, Chinese labels.
"use strict";
(() => {
  const LANGUAGE = "zh-CN";
  const LOG_LABEL = "对话";
  const SEND_LABEL = "提问";
  const SCROLL_LABEL = "回到最新一条";
  const THEME_KEY = "yanxiaoge-theme";
  let opener = null;
  let settled = null;

  function openSource(marker) {
    const card = document.getElementById(marker.value);
    if (!card) return;
    for (const turn of document.querySelectorAll("#panel .turn")) turn.classList.toggle("open", turn.contains(card));
    for (const other of document.querySelectorAll("#panel .card")) other.classList.toggle("active", other === card);
    document.body.classList.add("sources-shown");
    opener = marker;
    card.focus({ preventScroll: true });
    const calm = window.matchMedia("(prefers-reduced-motion: reduce)").matches;
    (card.querySelector("mark") ?? card).scrollIntoView({ block: "center", behavior: calm ? "auto" : "smooth" });
  }

  function closeSources() {
    document.body.classList.remove("sources-shown");
    if (opener?.isConnected) opener.focus();
    opener = null;
  }

  async function copyAnswer(button) {
    const source = button.parentElement.querySelector(".copied-text");
    const text = [...source.childNodes].map((node) => (node.nodeName === "BR" ? "\n" : node.textContent)).join("");
    await write(text);
    button.classList.add("copied");
    setTimeout(() => button.classList.remove("copied"), 2000);
  }

  async function write(text) {
    if (navigator.clipboard) return navigator.clipboard.writeText(text);
    const area = Object.assign(document.createElement("textarea"), { value: text });
    document.body.append(area);
    area.select();
    document.execCommand("copy"); // the only way on a page that is neither https nor loopback
    area.remove();
  }

  function switchTheme() {
    const dark = document.body.classList.toggle("dark");
    localStorage.setItem(THEME_KEY, dark ? "dark" : "light");
  }

  function keepTheme() {
    const chosen = localStorage.getItem(THEME_KEY);
    if (chosen) document.body.classList.toggle("dark", chosen === "dark");
  }

  function label(selector, text) {
    for (const element of document.querySelectorAll(selector))
      if (element.getAttribute("aria-label") !== text) element.setAttribute("aria-label", text);
  }

  function sayInChinese() {
    label("#chat [role=log]", LOG_LABEL);
    label("#question button", SEND_LABEL);
    label("#chat .scroll-down-button-container button", SCROLL_LABEL);
    for (const message of document.querySelectorAll("#chat [data-testid][aria-label]")) message.removeAttribute("aria-label");
  }

  // The newest question stays at the top while its answer grows: Gradio would scroll past a long answer's beginning.
  function followAnswer() {
    const log = document.querySelector("#chat [role=log]");
    const row = [...document.querySelectorAll("#chat .user-row")].at(-1);
    if (!row || row === settled) return;
    log.scrollTop += row.getBoundingClientRect().top - log.getBoundingClientRect().top - 4;
    if (row.nextElementSibling?.querySelector(".colophon, .failure")) settled = row;
  }

  document.documentElement.lang = LANGUAGE;
  document.addEventListener("click", (event) => {
    const button = event.target.closest?.("button");
    if (!button) return;
    if (button.matches(".marker")) openSource(button);
    else if (button.matches(".copy")) copyAnswer(button);
    else if (button.matches(".close-sources")) closeSources();
    else if (button.matches(".switch-theme")) switchTheme();
  });
  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape" && document.body.classList.contains("sources-shown")) closeSources();
  });
  new MutationObserver(() => {
    sayInChinese();
    followAnswer();
  }).observe(document.body, { childList: true, subtree: true });
  sayInChinese();
  keepTheme();
})();
