/* The captions: newest at the bottom, each word where it was. Strangers' texts are only ever text. */

import { COMMITTED, readableEnd, wordsOf } from "/text.js";

const KEPT = 150;
const NEAR_PX = 48;
const COLOURS = 4;
const GLIDE_PX = 240;
const READ_OUT = 6;
const NO_ITALICS = /^(ar|fa|ur|he|zh|ja|ko)\b/;

/** Shows one channel's captions, follows the newest, and reads committed text out to those who asked for that. */
export class Captions {
  constructor({ scroller, list, newest, spoken, nameOf }) {
    Object.assign(this, { scroller, list, newest, spoken, nameOf });
    this.rows = new Map();
    this.speakers = new Map();
    this.reads = true;
    this.follows = true;
    this.lastTop = 0;
    scroller.addEventListener("scroll", () => this.#scrolled(), { passive: true });
    newest.addEventListener("click", () => this.follow());
    if (window.ResizeObserver) {
      const observer = new ResizeObserver(() => this.#stick(false));
      observer.observe(scroller);
      observer.observe(list);
    }
  }

  get isEmpty() { return !this.rows.size; }

  clear() {
    this.rows.clear();
    this.list.replaceChildren();
    this.spoken.replaceChildren();
    this.follow();
  }

  /** Take captions; `quiet` ones are not read out. */
  show(batch, { quiet = false } = {}) {
    for (const caption of batch) this.#take(caption, quiet);
    this.rename();
    if (this.follows) this.#prune();
    this.#stick(!quiet);
  }

  follow() {
    this.follows = true;
    this.newest.hidden = true;
    this.#stick(false);
  }

  #take(caption, quiet) {
    let row = this.rows.get(caption.utterance);
    if (row && row.sequence > caption.sequence) return;
    if (!row) {
      row = new Row(caption);
      this.rows.set(caption.utterance, row);
      this.#place(row);
    }
    row.revise(caption);
    if (quiet) row.said = caption.committed.length;
    else this.#read(row, caption);
  }

  #place(row) {
    let after = this.list.lastElementChild;
    while (after && later(after.row, row)) after = after.previousElementSibling;
    if (after) after.after(row.element);
    else this.list.prepend(row.element);
  }

  rename() {
    let before = null;
    for (const element of this.list.children) {
      const { speaker } = element.row;
      if (element.hidden) continue;
      element.row.name(speaker && speaker !== before ? this.nameOf(speaker) : null, this.#colour(speaker));
      before = speaker;
    }
  }

  #colour(speaker) {
    if (speaker === null) return 0;
    if (!this.speakers.has(speaker)) this.speakers.set(speaker, this.speakers.size % COLOURS);
    return this.speakers.get(speaker);
  }

  #read(row, caption) {
    const end = readableEnd(caption.committed, caption.ended);
    if (end <= row.said) return;
    const text = caption.committed.slice(row.said, end).trim();
    row.said = end;
    if (!this.reads || !text) return;
    const line = document.createElement("p");
    line.lang = caption.language;
    line.dir = row.element.dir;
    line.textContent = text;
    this.spoken.append(line);
    while (this.spoken.childElementCount > READ_OUT) this.spoken.firstElementChild.remove();
  }

  #prune() {
    while (this.rows.size > KEPT) {
      const oldest = this.list.firstElementChild;
      this.rows.delete(oldest.row.utterance);
      oldest.remove();
    }
  }

  #scrolled() {
    const { scrollTop, scrollHeight, clientHeight } = this.scroller;
    const atEnd = scrollHeight - clientHeight - scrollTop < NEAR_PX;
    if (atEnd) this.follows = true;
    else if (scrollTop < this.lastTop - 2) this.follows = false;
    this.lastTop = scrollTop;
    this.newest.hidden = this.follows;
  }

  #stick(glide) {
    if (!this.follows) return;
    const { scroller } = this;
    const way = scroller.scrollHeight - scroller.clientHeight - scroller.scrollTop;
    if (way <= 0) return;
    const calm = way > GLIDE_PX || !glide || matchMedia("(prefers-reduced-motion: reduce)").matches;
    scroller.scrollTo({ top: scroller.scrollHeight, behavior: calm ? "auto" : "smooth" });
  }
}

class Row {
  constructor({ utterance, start_ms: start }) {
    this.utterance = utterance;
    this.start = start;
    this.sequence = -1;
    this.said = 0;
    this.speaker = null;
    this.shown = [];
    this.element = document.createElement("article");
    this.element.row = this;
    this.speakerElement = document.createElement("h3");
    this.speakerElement.dir = "auto";
    this.speakerElement.hidden = true;
    this.text = document.createElement("p");
    this.element.append(this.speakerElement, this.text);
  }

  name(speaker, colour) {
    this.speakerElement.hidden = speaker === null;
    if (this.speakerElement.textContent !== (speaker || "")) this.speakerElement.textContent = speaker || "";
    this.element.dataset.speaker = colour;
  }

  revise(caption) {
    const words = wordsOf(caption);
    this.sequence = caption.sequence;
    this.speaker = caption.speaker || null;
    this.element.lang = caption.language;
    this.element.dir = caption.right_to_left ? "rtl" : "ltr";
    this.element.classList.toggle("upright", NO_ITALICS.test(caption.language));
    if (caption.ended && words.every((word) => word.certainty === COMMITTED)) this.#settle(words);
    else this.#patch(words, caption.ended);
    this.element.hidden = !words.length;
  }

  #settle(words) {
    const text = words.map((word) => word.text).join("");
    if (this.text.childElementCount || this.text.textContent !== text) this.text.textContent = text;
    this.shown = [];
  }

  /** Change only the words that changed; what a refuted prediction leaves stays blank until something is said. */
  #patch(words, ended) {
    if (!this.shown.length) this.text.textContent = "";
    const { begin, end } = unchanged(this.shown, words);
    const fresh = words.slice(begin, words.length - end);
    const stale = this.shown.splice(begin, this.shown.length - begin - end);
    const before = this.shown[begin] ? this.shown[begin].element : null;
    const middle = fresh.map((word) => new Shown(stale.shift() || null, this.text, before).set(word));
    for (const left of stale) {
      if (end || ended || left.certainty === COMMITTED) left.element.remove();
      else middle.push(left.blank());
    }
    this.shown.splice(begin, 0, ...middle);
    words.forEach((word, index) => this.shown[index].set(word));
  }
}

class Shown {
  constructor(reused, parent, before) {
    this.element = reused ? reused.element : document.createElement("span");
    this.word = reused ? reused.word : "";
    this.certainty = reused ? reused.certainty : null;
    if (!reused) parent.insertBefore(this.element, before);
  }

  set({ text, certainty }) {
    if (this.word !== text) this.element.textContent = text;
    if (this.certainty !== certainty) this.element.className = certainty;
    this.word = text;
    this.certainty = certainty;
    return this;
  }

  blank() {
    this.element.className = "blank";
    this.certainty = "blank";
    return this;
  }
}

function later(a, b) { return a.start > b.start || (a.start === b.start && a.utterance > b.utterance); }

/** How many words are the same at the beginning, and at the end of what is left. */
function unchanged(shown, words) {
  const most = Math.min(shown.length, words.length);
  const same = (a, b) => a.word.trimEnd() === b.text.trimEnd() && a.certainty !== "blank";
  let begin = 0, end = 0;
  while (begin < most && same(shown[begin], words[begin])) begin += 1;
  while (end < most - begin && same(shown[shown.length - 1 - end], words[words.length - 1 - end])) end += 1;
  return { begin, end };
}
