/* Captions for a video mixer's browser source: OBS, vMix. The address says what is shown:

   /overlay?channel=es&token=TOKEN   a channel, or floor; TOKEN lets whoever has it read
     lines=2       how many lines, 1 to 4
     width=42      the most characters on a line
     size=5        the height of a letter's line, in percent of the picture
     speaker=0     leave names out

   Words are set from left to right, line by line, and stay where they are; nothing is shown after a long silence. */

import { wordsOf } from "/text.js";

const FLOOR = "floor";
const WIDE = /[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6]/gu;
const KEPT = 12;
const SILENCE_MS = 8000;
const AGAIN_MS = 2000;
const OLD_MS = 300; // what is told so soon had been said before anybody looked
const NOTICES = {
  en: "AI interpretation", es: "Interpretación por IA", fr: "Interprétation par IA", de: "KI-Dolmetschung",
  pt: "Interpretação por IA", it: "Interpretazione IA", ar: "ترجمة بالذكاء الاصطناعي" };

const given = new URLSearchParams(location.search);
const options = {
  channel: given.get("channel") || FLOOR,
  lines: within(given.get("lines"), 1, 4, 2),
  width: within(given.get("width"), 20, 80, 42),
  size: within(given.get("size"), 2, 20, 5),
  speaker: given.get("speaker") !== "0",
};

/** What of the feed concerns the one channel that is shown. */
class Overlay {
  constructor() {
    this.picture = document.getElementById("picture");
    this.lines = document.getElementById("lines");
    this.notice = document.getElementById("notice");
    this.picture.style.setProperty("--size", options.size / 1.35);
    this.picture.style.setProperty("--width", options.width);
    this.clear();
  }

  clear() {
    this.captions = new Map();
    this.speakers = new Map();
    this.draw();
  }

  take(event) {
    this.cameAt ??= performance.now();
    if (event.type === "session") this.session(event);
    else if (event.type === "channel" && event.channel === options.channel) this.channel(event);
    else if (event.type === "caption" && (event.channel ?? FLOOR) === options.channel) this.caption(event);
  }

  session({ session, state }) {
    if (session !== this.running || state !== "running") this.clear();
    this.running = session;
  }

  channel({ mode, language, removed }) {
    this.notice.textContent = NOTICES[language.split("-")[0]] || NOTICES.en;
    this.notice.hidden = mode !== "machine" || removed === true;
  }

  caption(caption) {
    const before = this.captions.get(caption.utterance);
    if (caption.ended && !before && performance.now() - this.cameAt < OLD_MS) return;
    if (before && before.revision > caption.revision) return;
    this.captions.set(caption.utterance, caption);
    if (this.captions.size > KEPT) this.captions.delete(Math.min(...this.captions.keys()));
    this.draw();
    clearTimeout(this.silence);
    this.silence = setTimeout(() => { this.captions.clear(); this.draw(); }, SILENCE_MS);
  }

  draw() {
    const set = [];
    let speaker = null;
    const ordered = [...this.captions.values()].sort((a, b) => a.start_ms - b.start_ms || a.utterance - b.utterance);
    for (const caption of ordered) {
      const name = options.speaker && caption.speaker !== speaker ? caption.speaker_name : null;
      set.push(...linesOf(caption, name, this.colour(caption.speaker)));
      speaker = caption.speaker;
    }
    const shown = set.slice(-options.lines);
    this.picture.classList.toggle("empty", !shown.length);
    if (shown.length) this.picture.dir = shown[shown.length - 1].dir;
    while (this.lines.childElementCount > shown.length) this.lines.firstElementChild.remove();
    while (this.lines.childElementCount < shown.length) this.lines.append(document.createElement("div"));
    shown.forEach((line, index) => draw(this.lines.children[index], line));
  }

  colour(speaker) {
    if (!speaker) return 0;
    if (!this.speakers.has(speaker)) this.speakers.set(speaker, this.speakers.size % 4);
    return this.speakers.get(speaker);
  }
}

/** Break an utterance into lines of at most so many characters; those of its settled words never change. */
function linesOf(caption, name, colour) {
  const lines = [];
  let room = 0;
  const begin = (words, cells) => {
    lines.push({ words, colour, lang: caption.language, dir: caption.right_to_left ? "rtl" : "ltr" });
    room = options.width - cells;
  };
  for (const word of wordsOf(caption).flatMap(cut)) {
    const cells = cellsOf(word.text.trimEnd());
    if (!lines.length) begin(name ? [{ text: name, certainty: "name" }] : [], name ? cellsOf(name) + 2 : 0);
    if (cells > room && lines[lines.length - 1].words.length) begin([], 0);
    lines[lines.length - 1].words.push(word);
    room -= cellsOf(word.text);
  }
  return lines;
}

function cut(word) {
  const parts = [];
  for (let text = word.text; text; text = text.slice(options.width)) {
    parts.push({ text: text.slice(0, options.width), certainty: word.certainty });
  }
  return parts;
}

function cellsOf(text) { return text.length + (text.match(WIDE) || []).length; }

function draw(element, line) {
  const wanted = JSON.stringify(line);
  if (element.drawn === wanted) return;
  element.drawn = wanted;
  element.className = `line speaker-${line.colour}`;
  element.lang = line.lang;
  element.dir = line.dir;
  const box = document.createElement("span");
  line.words.forEach(({ text, certainty }, index) => {
    const word = document.createElement("span");
    word.className = certainty;
    word.textContent = index === line.words.length - 1 ? text.trimEnd() : text;
    box.append(word);
  });
  element.replaceChildren(box);
}

function within(text, least, most, usual) {
  const number = Number.parseFloat(text);
  return Number.isFinite(number) ? Math.max(least, Math.min(most, number)) : usual;
}

function read(overlay) {
  const scheme = location.protocol === "https:" ? "wss" : "ws";
  const token = encodeURIComponent(given.get("token") || "");
  const socket = new WebSocket(`${scheme}://${location.host}/feed?token=${token}`);
  socket.onmessage = ({ data }) => {
    try { overlay.take(JSON.parse(data)); } catch { /* what is no event is left out */ }
  };
  socket.onclose = () => setTimeout(() => read(overlay), AGAIN_MS);
}

read(new Overlay());
