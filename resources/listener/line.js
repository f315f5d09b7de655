/* The way into the room, and the line to it that is taken up again for ever. */

const WAITS_MS = [200, 400, 700, 1000, 1500, 2000];
const SILENT_MS = 9000;
const ANSWER_MS = 4000;
const TOO_SLOW = 4408;

/** Ask the room something; the answer with its status, or null where nothing answers. */
export async function ask(path, body) {
  try {
    const answer = await fetch(path, body && {
      method: "POST", headers: { "Content-Type": "application/json" }, body: JSON.stringify(body) });
    return { status: answer.status, ...await answer.json().catch(() => ({})) };
  } catch {
    return null;
  }
}

/** A WebSocket that is opened again whenever it closes; a silent one is tested. */
export class Line {
  constructor({ greeting, took, closed }) {
    Object.assign(this, { greeting, took, closed });
    this.socket = null;
    this.tries = 0;
    this.waiting = 0;
    this.lastHeard = 0;
    this.tested = 0;
    this.on = false;
    setInterval(() => this.#watch(), 1000);
    addEventListener("online", () => this.hurry());
    addEventListener("pageshow", () => this.hurry());
    document.addEventListener("visibilitychange", () => document.hidden || this.hurry());
  }

  get isOpen() { return !!this.socket && this.socket.readyState === WebSocket.OPEN; }

  open() {
    this.on = true;
    this.tries = 0;
    this.#connect();
  }

  close() {
    this.on = false;
    clearTimeout(this.waiting);
    this.#drop();
  }

  send(message) {
    if (this.isOpen) this.socket.send(JSON.stringify(message));
    return this.isOpen;
  }

  /** Try at once: the network is back, or somebody looks. */
  hurry() {
    if (!this.on) return;
    if (this.isOpen) this.#test();
    else this.#connect();
  }

  #connect() {
    clearTimeout(this.waiting);
    this.#drop();
    const socket = new WebSocket(`${location.protocol === "https:" ? "wss" : "ws"}://${location.host}/listen`);
    this.socket = socket;
    this.lastHeard = performance.now();
    this.tested = 0;
    socket.onopen = () => socket.send(JSON.stringify(this.greeting()));
    socket.onmessage = (event) => this.#heard(event.data);
    socket.onclose = (event) => socket === this.socket && this.#ended(event.code);
  }

  #drop() {
    const { socket } = this;
    this.socket = null;
    if (!socket) return;
    socket.onmessage = socket.onclose = null;
    socket.close();
  }

  #heard(text) {
    this.lastHeard = performance.now();
    this.tested = 0;
    const message = parsed(text);
    if (!message) return;
    if (message.welcome) this.tries = 0;
    this.took(message);
  }

  #ended(code) {
    this.socket = null;
    this.closed(code);
    if (!this.on) return;
    const wait = code === TOO_SLOW ? 0 : WAITS_MS[Math.min(this.tries, WAITS_MS.length - 1)];
    this.tries += 1;
    clearTimeout(this.waiting);
    this.waiting = setTimeout(() => this.#connect(), wait * (0.7 + 0.3 * Math.random()));
  }

  #test() {
    if (this.tested) return;
    this.tested = performance.now();
    this.send({ ping: true });
  }

  #watch() {
    if (!this.on || !this.socket) return;
    const now = performance.now();
    const opening = this.socket.readyState === WebSocket.CONNECTING && now - this.lastHeard > ANSWER_MS;
    if (opening || (this.tested && now - this.tested > ANSWER_MS)) {
      this.#drop();
      this.#ended(0);
    } else if (this.isOpen && now - this.lastHeard > SILENT_MS) this.#test();
  }
}

function parsed(text) {
  try { return JSON.parse(text); } catch { return null; }
}
