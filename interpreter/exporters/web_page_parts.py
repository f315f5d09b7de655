"""What every web page of a transcript looks like and does; the page itself is made in web_page.py."""

STYLE = """
:root {
  color-scheme: light dark;
  --page: #f4f5f7; --paper: #ffffff; --text: #14181c; --muted: #4d5660; --line: #c9d0d8; --accent: #1d62b3;
  --now: #dfeaf8; --word: #ffd75e; --on-word: #14181c; --warn: #6f4700;
  --white: #14181c; --yellow: #6b4a00; --cyan: #005c73; --lime: #1a5e2a;
}
@media (prefers-color-scheme: dark) {
  :root {
    --page: #12161a; --paper: #080a0c; --text: #eef1f3; --muted: #aab3bb; --line: #31383f; --accent: #8cc8ff;
    --now: #17304b; --word: #ffd75e; --on-word: #14181c; --warn: #f6c667;
    --white: #ffffff; --yellow: #ffe14d; --cyan: #63e2fb; --lime: #7be37b;
  }
}
* { box-sizing: border-box; }
body {
  margin: 0; background: var(--page); color: var(--text);
  font: 1rem/1.5 system-ui, -apple-system, "Segoe UI", Roboto, Inter, "Noto Sans", sans-serif;
}
header, main { max-width: 90rem; margin: 0 auto; padding: .75rem 1rem; }
h1 { font-size: 1.3rem; margin: .25rem 0; }
dl { display: grid; grid-template-columns: max-content 1fr; gap: .1rem 1rem; margin: .5rem 0; font-size: .9rem; }
dt { color: var(--muted); }
dd { margin: 0; overflow-wrap: anywhere; }
.notice { margin: .25rem 0; color: var(--warn); font-weight: 600; }
.bar {
  position: sticky; top: 0; z-index: 1; background: var(--page); border-bottom: 1px solid var(--line);
}
.bar > div {
  max-width: 90rem; margin: 0 auto; padding: .5rem 1rem; display: flex; flex-wrap: wrap; gap: .5rem 1rem;
  align-items: center;
}
audio { height: 2.5rem; flex: 1 1 16rem; min-width: 14rem; }
input, select, button { font: inherit; color: inherit; }
input[type="search"], select {
  background: var(--paper); border: 1px solid var(--muted); border-radius: .4rem; padding: .3rem .5rem;
}
output { color: var(--muted); min-width: 6rem; }
table { width: 100%; border-collapse: collapse; background: var(--paper); table-layout: fixed; }
th, td { padding: .4rem .6rem; border: 1px solid var(--line); text-align: start; vertical-align: top; }
td { overflow-wrap: anywhere; }
th { font-size: .9rem; color: var(--muted); }
.time { width: 6.5rem; }
.speaker { width: 10rem; font-weight: 650; }
td.time { font-variant-numeric: tabular-nums; }
td.time button { border: 0; background: none; padding: 0; color: var(--accent); cursor: pointer; }
.edited { display: block; font-size: .8rem; font-style: italic; color: var(--muted); }
.white { color: var(--white); } .yellow { color: var(--yellow); }
.cyan { color: var(--cyan); } .lime { color: var(--lime); }
.gap td { color: var(--muted); font-style: italic; }
tr.now td { background: var(--now); }
.hearable [data-start] td:not(.speaker) { cursor: pointer; }
.said.now { background: var(--word); color: var(--on-word); border-radius: .2rem; }
::highlight(found) { background: var(--word); color: var(--on-word); }
:focus-visible { outline: 3px solid var(--accent); outline-offset: 1px; }
[hidden] { display: none; }
@media (max-width: 45rem) {
  thead { display: none; }
  table, tbody, tr, td { display: block; width: auto; }
  td { border-width: 0 1px; }
  .time, .speaker { width: auto; }
  td:empty { display: none; }
  tr { border-bottom: 1px solid var(--line); }
}
@media print {
  :root { --page: #fff; --paper: #fff; --text: #000; --muted: #444; --line: #999; --accent: #000; }
  body { font-size: 10pt; }
  .bar, summary { display: none; }
  details::details-content { content-visibility: visible; }
  tr { break-inside: avoid; }
  thead { display: table-header-group; }
  tr[hidden] { display: table-row; }
  tr.now td, .said.now { background: none; color: inherit; }
}
"""

SCRIPT = """
"use strict";
const byId = (name) => document.getElementById(name);
const rows = [...document.querySelectorAll("tbody tr")];
const lines = rows.filter((row) => row.dataset.start !== undefined);
const starts = lines.map((row) => Number(row.dataset.start));
const search = byId("search"), found = byId("found");
const sound = byId("sound"), track = byId("track"), follow = byId("follow"), beside = byId("beside");
const texts = new Map(rows.map((row) => [row, row.textContent.normalize("NFC").toLocaleLowerCase()]));
const opened = new Map();
let nowRow = null, nowWords = [];

function look() {
  const wanted = search.value.trim().normalize("NFC").toLocaleLowerCase();
  let count = 0;
  for (const row of rows) {
    row.hidden = wanted !== "" && !texts.get(row).includes(wanted);
    if (!row.hidden) count += 1;
  }
  found.textContent = wanted === "" ? "" : count === 1 ? "1 line" : `${count} lines`;
  paint(wanted);
}

function paint(wanted) {
  if (!("highlights" in CSS)) return;
  const ranges = [];
  if (wanted !== "") {
    for (const row of rows) {
      if (row.hidden) continue;
      for (const cell of row.cells) ranges.push(...rangesIn(cell, wanted));
    }
  }
  CSS.highlights.set("found", new Highlight(...ranges.slice(0, 5000)));
}

function rangesIn(cell, wanted) {
  const walker = document.createTreeWalker(cell, NodeFilter.SHOW_TEXT), pieces = [];
  let text = "";
  while (walker.nextNode()) {
    pieces.push([text.length, walker.currentNode]);
    text += walker.currentNode.data;
  }
  const lower = text.toLocaleLowerCase(), ranges = [];
  if (lower.length !== text.length) return ranges;
  const place = (at) => {
    const [first, node] = pieces.findLast(([begin]) => begin <= at);
    return [node, Math.min(at - first, node.data.length)];
  };
  for (let at = lower.indexOf(wanted); at >= 0; at = lower.indexOf(wanted, at + wanted.length)) {
    const range = new Range();
    range.setStart(...place(at));
    range.setEnd(...place(at + wanted.length));
    ranges.push(range);
  }
  return ranges;
}

function open(option) {
  const name = option.value;
  if (!opened.has(name)) {
    if (option.dataset.file) {
      opened.set(name, option.dataset.file);
    } else {
      const packed = atob(byId(name).textContent.trim()), bytes = new Uint8Array(packed.length);
      for (let at = 0; at < packed.length; at += 1) bytes[at] = packed.charCodeAt(at);
      opened.set(name, URL.createObjectURL(new Blob([bytes], { type: "audio/ogg" })));
    }
  }
  return opened.get(name);
}

function choose() {
  const option = track.selectedOptions[0], playing = !sound.paused, at = sound.currentTime;
  beside.textContent = option.dataset.missing ?? "";
  sound.src = open(option);
  sound.addEventListener("loadedmetadata", () => {
    sound.currentTime = at;
    if (playing) void sound.play().catch(() => {});
  }, { once: true });
}

function playFrom(seconds) {
  const begin = () => {
    sound.currentTime = seconds;
    void sound.play().catch(() => {});
  };
  if (sound.readyState > 0) begin();
  else {
    sound.addEventListener("loadedmetadata", begin, { once: true });
    sound.load();
  }
}

function lineAt(seconds) {
  let low = 0, high = starts.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (starts[middle] <= seconds) low = middle + 1;
    else high = middle;
  }
  return low === 0 ? null : lines[low - 1];
}

function move() {
  const seconds = sound.currentTime + 0.01, row = sound.currentTime > 0 || !sound.paused ? lineAt(seconds) : null;
  if (row !== nowRow) {
    nowRow?.classList.remove("now");
    nowRow?.removeAttribute("aria-current");
    row?.classList.add("now");
    row?.setAttribute("aria-current", "true");
    nowRow = row;
    if (row !== null && follow.checked && !sound.paused) row.scrollIntoView({ block: "center" });
  }
  for (const word of nowWords) word.classList.remove("now");
  nowWords = row === null ? [] : [...row.querySelectorAll(".said")].filter(
    (word) => Number(word.dataset.from) <= seconds && seconds < Number(word.dataset.to));
  for (const word of nowWords) word.classList.add("now");
}

function tick() {
  move();
  if (!sound.paused) requestAnimationFrame(tick);
}

function press(event) {
  if (event.target instanceof HTMLInputElement || event.target instanceof HTMLSelectElement) {
    if (event.key === "Escape" && event.target === search) { search.value = ""; look(); }
    return;
  }
  if (event.ctrlKey || event.altKey || event.metaKey) return;
  if (event.key === "/") { event.preventDefault(); search.focus(); }
  if (sound === null) return;
  const here = nowRow === null ? -1 : lines.indexOf(nowRow);
  if (event.key === "ArrowDown" && event.target !== sound && here + 1 < lines.length) {
    event.preventDefault(); playFrom(starts[here + 1]);
  } else if (event.key === "ArrowUp" && event.target !== sound && here > 0) {
    event.preventDefault(); playFrom(starts[here - 1]);
  } else if (event.key === " " && event.target === document.body) {
    event.preventDefault();
    if (sound.paused) void sound.play().catch(() => {}); else sound.pause();
  }
}

function click(event) {
  const row = event.target.closest("tr[data-start]");
  if (row === null || String(getSelection()) !== "") return;
  playFrom(Number(event.target.closest(".said")?.dataset.from ?? row.dataset.start));
}

search.addEventListener("input", look);
document.addEventListener("keydown", press);
if (sound !== null) {
  document.querySelector("tbody").addEventListener("click", click);
  track.addEventListener("change", choose);
  sound.addEventListener("play", tick);
  sound.addEventListener("seeked", move);
  choose();
}
"""
