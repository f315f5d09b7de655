/* The listeners' page: captions at once, and sound after one tap. */

import { Captions } from "/captions.js";
import { Door } from "/join.js";
import { ask, Line } from "/line.js";
import { Drawer, option, Settings, Words } from "/settings.js";
import { Sound } from "/sound.js";

const TICKET_DEAD = 4401, REVOKED = 4403, OVER = 4404, REPLACED = 4409;
const AGAIN_MS = 300;
const THANKS_MS = 3000;
const WORDS_AGAIN_MS = 1500;
const QUIET_MS = 400;
const FLOOR = "floor";
const get = (id) => document.getElementById(id);

class Page {
  constructor(words) {
    this.words = words;
    this.drawer = new Drawer("sessionStorage");
    this.channels = [];
    this.channel = null;
    this.shownChannel = null;
    this.session = { session: null, state: null };
    this.heardFrom = null;
    this.sequence = null;
    this.trouble = "connecting";
    this.isSilent = false;
    this.lagMs = null;
    this.thanked = {};
    this.settings = new Settings({ words, rewrite: () => this.rewrite() });
    this.captions = new Captions({
      scroller: get("scroller"), list: get("captions"), newest: get("newest"), spoken: get("spoken"),
      nameOf: (speaker) => this.#nameOf(speaker) });
    this.line = new Line({
      greeting: () => this.#greeting(), took: (message) => this.#took(message), closed: (code) => this.#closed(code) });
    this.sound = new Sound(get("audio"), {
      send: (message) => this.line.send(message), changed: () => this.#soundChanged(), level: showLevel });
    this.door = new Door({
      words, tell: (state) => this.#tell(state), entered: (ticket) => this.#entered(ticket) });
    this.#connect();
    this.rewrite();
    document.documentElement.classList.remove("starting");
    this.door.enter();
  }

  rewrite() {
    const { words } = this;
    words.write();
    for (const id of ["display", "close", "smaller", "larger", "scroller"]) {
      get(id).setAttribute("aria-label", words.say(id));
    }
    this.door.rewrite();
    this.captions.rename();
    this.#drawChannels();
    this.#draw();
  }

  #draw() {
    this.#drawFacts();
    this.#drawListen();
    this.#drawPresses();
    this.#drawBanner();
    this.#describe();
  }

  #connect() {
    get("listen").addEventListener("click", () => this.#toggle());
    get("channel").addEventListener("change", (event) => this.#choose(event.target.value));
    for (const kind of ["lost", "fast"]) get(kind).addEventListener("click", () => this.#press(kind));
    addEventListener("online", () => this.#drawBanner());
    addEventListener("offline", () => this.#drawBanner());
    document.addEventListener("visibilitychange", () => this.#stayAwake());
  }

  #entered(ticket) {
    this.ticket = ticket;
    get("join").hidden = true;
    get("room").hidden = get("controls").hidden = false;
    this.#tell("connecting");
    this.line.open();
  }

  #greeting() {
    const languages = Array.from(navigator.languages || [navigator.language || "en"]).slice(0, 10);
    const read = this.sequence === null ? null : this.shownChannel;
    return {
      ticket: this.ticket, session: this.heardFrom, since: this.sequence,
      channel: this.wished || this.drawer.get("channel") || read, languages };
  }

  #took(message) {
    if (message.welcome) this.#welcome(message.welcome);
    if (message.channels) this.#offer(message.channels);
    if (message.session) this.#sessionChanged(message.session);
    if ("chosen" in message) this.#chosen(message.chosen);
    if (message.captions) this.#caption(message.captions);
    if ("lag_ms" in message) this.#lag(message.lag_ms);
    if (message.offer) this.sound.offered(message.offer);
    if (message.trouble) this.#noRoom();
  }

  #welcome(welcome) {
    this.#sessionChanged(welcome);
    this.#chosen(welcome.channel);
    this.#tell(null);
    this.sound.welcomed(welcome.hears);
    this.#stayAwake();
  }

  #sessionChanged(session) {
    if (session.session && session.session !== this.heardFrom) {
      if (this.heardFrom) this.captions.clear();
      this.heardFrom = session.session;
      this.sequence = null;
      this.cameAt = performance.now();
    }
    this.session = session;
    this.lagMs = session.state === "running" ? this.lagMs : null;
    get("title").textContent = session.title || "OpenBooth";
    document.title = session.title ? `${session.title} – OpenBooth` : "OpenBooth";
    this.#draw();
  }

  #offer(channels) {
    this.channels = channels;
    this.#drawChannels();
    this.#draw();
  }

  #chosen(channel) {
    if (channel !== this.shownChannel) {
      if (this.shownChannel !== null) this.captions.clear();
      this.shownChannel = channel;
      this.sequence = null;
      this.cameAt = performance.now();
      this.lagMs = null;
    }
    this.channel = channel;
    get("channel").value = channel;
    this.#draw();
  }

  #choose(channel) {
    this.channel = this.wished = channel;
    this.drawer.set("channel", channel);
    this.line.send({ choose: channel });
    this.#draw();
  }

  #caption(batch) {
    this.captions.show(batch, { quiet: performance.now() - this.cameAt < QUIET_MS });
    for (const { sequence } of batch) if (sequence > (this.sequence ?? -1)) this.sequence = sequence;
    this.#drawBanner();
  }

  #lag(ms) {
    this.lagMs = ms;
    this.#drawFacts();
  }

  #closed(code) {
    if ([TICKET_DEAD, REVOKED, REPLACED].includes(code)) {
      this.line.close();
      if (code === REVOKED) this.sound.stop();
      this.door.forget();
      get("room").hidden = get("controls").hidden = get("facts").hidden = true;
      setTimeout(() => this.door.enter(code === REVOKED ? "revoked" : null), AGAIN_MS);
    } else if (code === OVER) this.#tell("over");
    else if (!["over", "full", "connecting"].includes(this.trouble)) this.#tell("lost");
  }

  /** Nobody more is let in, or, where one is in already, nobody more can hear. */
  #noRoom() {
    if (this.trouble) this.#tell("full");
    else this.isSilent = true;
    this.#drawBanner();
  }

  #tell(trouble) {
    this.trouble = trouble;
    document.body.classList.toggle("away", trouble !== null);
    this.#drawBanner();
  }

  #toggle() {
    if (this.sound.state === "starting" || this.sound.state === "on") this.sound.stop();
    else this.sound.start();
  }

  #press(kind) {
    if (this.thanked[kind] || !this.line.send({ press: kind })) return;
    this.thanked[kind] = true;
    get("told").textContent = this.words.say("thanks");
    this.#drawPresses();
    setTimeout(() => {
      this.thanked[kind] = false;
      get("told").textContent = "";
      this.#drawPresses();
    }, THANKS_MS);
  }

  #soundChanged() {
    this.captions.reads = this.sound.state !== "on";
    this.isSilent = this.isSilent && this.sound.state === "starting";
    this.#draw();
  }

  /** Who has no name yet has a number. */
  #nameOf(speaker) {
    const number = /^S(\d+)$/.exec(speaker);
    return number ? this.words.say("speaker", { number: number[1] }) : speaker;
  }

  get #chosenChannel() { return this.channels.find(({ channel }) => channel === this.channel) || null; }

  #drawChannels() {
    const select = get("channel");
    const offered = this.channels.map(({ channel, name, language }) => {
      const written = name.charAt(0).toUpperCase() + name.slice(1);
      return channel === FLOOR
        ? [channel, this.words.say("originalOf", { name: written }), this.words.language] : [channel, written, language];
    });
    if (JSON.stringify(offered) !== this.offered) select.replaceChildren(...offered.map((one) => option(...one)));
    this.offered = JSON.stringify(offered);
    select.value = this.channel;
    select.disabled = !offered.length;
  }

  #drawFacts() {
    const mode = this.#chosenChannel && this.#chosenChannel.mode;
    get("facts").hidden = !mode || !get("join").hidden;
    if (!mode) return;
    get("kind").className = `kind ${mode}`;
    get("kind-icon").setAttribute("href", `#i-${mode}`);
    get("kind-word").textContent = this.words.say(mode);
    const seconds = this.lagMs === null ? null : this.words.number(this.lagMs / 1000);
    get("lag").textContent = seconds === null ? "" : this.words.say("behind", { seconds });
  }

  #drawListen() {
    const { state } = this.sound;
    const on = state === "on" || state === "starting";
    const button = get("listen");
    button.className = `big ${state}`;
    button.disabled = state === "none";
    get("listen-icon").setAttribute("href", on ? "#i-stop" : "#i-headphones");
    const starting = this.sound.asks > 2 ? "soundLate" : "startingSound";
    const named = { off: "listen", starting, on: "stop", tap: "tapToHear", none: "noSound" };
    get("listen-word").textContent = this.words.say(named[state]);
  }

  #drawPresses() {
    for (const [kind, word] of [["lost", "lostMe"], ["fast", "tooFast"]]) {
      get(kind).firstElementChild.textContent = this.words.say(this.thanked[kind] ? "thanked" : word);
      get(kind).classList.toggle("thanked", !!this.thanked[kind]);
    }
  }

  #drawBanner() {
    const banner = get("banner");
    const state = get("join").hidden ? this.#state() : this.trouble;
    const word = state ? this.words.say(state) : "";
    banner.hidden = !state;
    banner.className = `banner ${state || ""}`;
    if (get("banner-word").textContent !== word) get("banner-word").textContent = word;
    get("empty").hidden = !this.captions.isEmpty || !get("join").hidden;
    get("empty").textContent = this.trouble ? "" : this.words.say("empty");
  }

  #state() {
    if (this.trouble) return navigator.onLine === false && this.trouble === "lost" ? "offline" : this.trouble;
    const { session, state } = this.session;
    if (this.isSilent) return "full";
    if (!session) return "waiting";
    if (state === "paused" || state === "stopped") return state;
    const chosen = this.#chosenChannel;
    if (chosen && chosen.muted) return "muted";
    return this.wished && this.wished !== this.channel ? "gone" : null;
  }

  /** What the lock screen shows. */
  #describe() {
    const media = navigator.mediaSession;
    if (!media || !window.MediaMetadata) return;
    const chosen = this.#chosenChannel;
    media.metadata = this.sound.wanted && chosen ? new MediaMetadata({
      title: `${chosen.name} · ${this.words.say(chosen.mode)}`, artist: this.session.title || "OpenBooth",
      artwork: [{ src: "/icon.svg", sizes: "any", type: "image/svg+xml" }] }) : null;
    media.playbackState = this.sound.state === "on" ? "playing" : this.sound.wanted ? "paused" : "none";
    for (const [action, act] of [
      ["play", () => this.sound.start()], ["pause", () => this.sound.stop()], ["stop", () => this.sound.stop()]]) {
      try { media.setActionHandler(action, act); } catch { /* this browser has no such key */ }
    }
  }

  async #stayAwake() {
    if (!navigator.wakeLock || document.hidden || (this.awake && !this.awake.released)) return;
    try { this.awake = await navigator.wakeLock.request("screen"); } catch { /* the phone saves its battery */ }
  }
}

function showLevel(level) {
  const loud = Math.min(1, Math.sqrt(level) * 1.6);
  [...get("bars").children].forEach((bar, index) => bar.classList.toggle("lit", loud > 0.08 + index * 0.2));
}

async function load(language) {
  const texts = await ask(`/words.${language}.json`);
  return texts && texts.status === 200 ? texts : null;
}

async function begin() {
  const words = new Words(load);
  const wished = new Drawer("localStorage").get("words");
  while (!await words.use(wished)) await new Promise((done) => { setTimeout(done, WORDS_AGAIN_MS); });
  return new Page(words);
}

begin();
