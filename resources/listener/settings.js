/* What a reader has set for this page, and the page's own words. No cookie is used. */

const SIZES_REM = [1, 1.2, 1.45, 1.75, 2.1, 2.6, 3.3];
const USUAL_SIZE = 2;

const LANGUAGES = {
  en: "English", es: "Español", fr: "Français", de: "Deutsch", pt: "Português", it: "Italiano", ar: "العربية" };

/** The page in a reader's language: texts by their names. `load` gets those of a language, null if that fails. */
export class Words {
  constructor(load) {
    this.load = load;
    this.texts = null;
    this.language = "en";
  }

  /** Speak the wished language, or the browser's first; say whether that worked. */
  async use(wished) {
    const codes = [wished, ...(navigator.languages || [navigator.language || "en"])];
    const known = codes.filter(Boolean).map((code) => code.toLowerCase().split("-")[0]);
    const language = known.find((code) => LANGUAGES[code]) || "en";
    const texts = await this.load(language);
    if (!texts) return false;
    this.texts = texts;
    this.language = language;
    document.documentElement.lang = language;
    document.documentElement.dir = texts.dir;
    return true;
  }

  say(name, values = {}) {
    const text = this.texts[name] || "";
    return text.replace(/\{(\w+)\}/g, (_, key) => values[key]);
  }

  number(value) {
    return value.toLocaleString(this.language, { minimumFractionDigits: 1, maximumFractionDigits: 1 });
  }

  write() {
    for (const element of document.querySelectorAll("[data-word]")) {
      element.textContent = this.say(element.dataset.word);
    }
  }
}

/** A drawer of the browser that may be locked: then nothing is kept. */
export class Drawer {
  constructor(kind) {
    try { this.store = window[kind]; } catch { this.store = null; }
  }

  get(name) {
    try { return JSON.parse(this.store.getItem(`openbooth.${name}`)); } catch { return null; }
  }

  set(name, value) {
    try {
      if (value === null) this.store.removeItem(`openbooth.${name}`);
      else this.store.setItem(`openbooth.${name}`, JSON.stringify(value));
    } catch { /* it is kept for as long as the page is open */ }
  }
}

/** Text size, colours and the page's language. */
export class Settings {
  constructor({ words, rewrite }) {
    this.words = words;
    this.rewrite = rewrite;
    this.drawer = new Drawer("localStorage");
    this.step = this.drawer.get("size") ?? USUAL_SIZE;
    this.theme = this.drawer.get("theme") || "auto";
    this.dialog = document.getElementById("settings");
    this.#connect();
    this.apply();
  }

  apply() {
    const root = document.documentElement;
    this.step = Math.max(0, Math.min(SIZES_REM.length - 1, Math.round(this.step) || 0));
    root.style.setProperty("--size", `${SIZES_REM[this.step]}rem`);
    const dark = this.theme === "auto" ? !matchMedia("(prefers-color-scheme: light)").matches : this.theme === "dark";
    root.dataset.theme = dark ? "dark" : "light";
    document.querySelector("meta[name=theme-color]").content = dark ? "#12161a" : "#eef0f3";
    document.getElementById("size").textContent = `${Math.round(100 * SIZES_REM[this.step] / SIZES_REM[USUAL_SIZE])} %`;
    document.getElementById("smaller").disabled = this.step === 0;
    document.getElementById("larger").disabled = this.step === SIZES_REM.length - 1;
  }

  #connect() {
    const on = (id, event, act) => document.getElementById(id).addEventListener(event, act);
    on("display", "click", () => this.#open());
    on("close", "click", () => this.#close());
    on("smaller", "click", () => this.#resize(-1));
    on("larger", "click", () => this.#resize(1));
    this.dialog.addEventListener("click", (event) => event.target === this.dialog && this.#close());
    for (const choice of this.dialog.querySelectorAll("[name=theme]")) {
      choice.checked = choice.value === this.theme;
      choice.addEventListener("change", () => this.#recolour(choice.value));
    }
    const select = document.getElementById("words");
    select.replaceChildren(...Object.entries(LANGUAGES).map(([code, name]) => option(code, name, code)));
    select.value = this.words.language;
    select.addEventListener("change", () => this.#speak(select.value));
    const system = matchMedia("(prefers-color-scheme: light)");
    if (system.addEventListener) system.addEventListener("change", () => this.apply());
  }

  #open() {
    if (this.dialog.showModal) this.dialog.showModal();
    else this.dialog.setAttribute("open", "");
  }

  #close() {
    if (this.dialog.close) this.dialog.close();
    else this.dialog.removeAttribute("open");
  }

  #resize(by) {
    this.step += by;
    this.apply();
    this.drawer.set("size", this.step);
  }

  #recolour(theme) {
    this.theme = theme;
    this.drawer.set("theme", theme);
    this.apply();
  }

  async #speak(language) {
    if (!await this.words.use(language)) return;
    this.drawer.set("words", language);
    this.rewrite();
  }
}

export function option(value, text, lang) {
  const made = document.createElement("option");
  made.value = value;
  made.textContent = text;
  made.lang = lang;
  made.dir = "auto";
  return made;
}
