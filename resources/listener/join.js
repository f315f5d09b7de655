/* How a phone is let in: by the link of the QR code, or by the room's code, with the PIN where one is asked. */

import { ask } from "/line.js";
import { Drawer } from "/settings.js";

const AGAIN_MS = 2500;

/** Gets a ticket, asking for as long as it takes. `tell` shows a state; `entered` takes the ticket. */
export class Door {
  constructor({ words, tell, entered }) {
    Object.assign(this, { words, tell, entered });
    this.drawer = new Drawer("sessionStorage");
    this.form = document.getElementById("join");
    this.code = document.getElementById("code");
    this.pin = document.getElementById("pin");
    this.mistake = null;
    this.asksPin = false;
    this.asksCode = true;
    this.given = null;
    this.round = 0;
    this.blockedUntil = 0;
    this.form.addEventListener("submit", (event) => { event.preventDefault(); this.#submit(); });
    addEventListener("hashchange", () => { this.given = null; this.forget(); this.enter(); });
    addEventListener("online", () => this.hurry && this.hurry());
  }

  /** Show the ticket that this tab has, or get one. `why` says what ended the last one. */
  async enter(why = null) {
    const round = this.round += 1;
    const kept = this.drawer.get("ticket");
    const link = this.#link();
    if (kept && (!link || kept.link === link)) {
      this.entered(kept.ticket);
      return;
    }
    const room = await this.#insist(round, () => ask("/room"));
    if (round !== this.round) return;
    this.asksPin = room.pin === true;
    document.getElementById("title").textContent = room.title || "OpenBooth";
    if (this.given && !why) await this.#try(this.given, round);
    else if (link && !why && !this.asksPin) await this.#try({ link }, round);
    else this.#show({ code: !link || !!why, mistake: why });
  }

  forget() {
    this.drawer.set("ticket", null);
  }

  /** Say everything again, in another language. */
  rewrite() {
    const { words } = this;
    document.getElementById("join-hint").textContent = words.say(this.asksCode ? "codeHint" : "pinHint");
    document.getElementById("join-mistake").textContent = this.#why();
    document.getElementById("join-key").disabled = this.blockedUntil > Date.now();
  }

  #link() {
    return location.hash.slice(1, 200);
  }

  async #submit() {
    if (this.blockedUntil > Date.now()) return;
    const pin = this.pin.value.replace(/\D/g, "");
    const code = this.code.value.toUpperCase().replace(/[^\p{L}\p{N}]/gu, "");
    const given = this.asksCode ? { code } : { link: this.#link() };
    if (this.asksCode && !code) { this.code.focus(); return; }
    if (this.asksPin && !pin) { this.pin.focus(); return; }
    document.getElementById("join-key").disabled = true;
    await this.#try(this.asksPin ? { ...given, pin } : given, this.round += 1);
    this.rewrite();
  }

  async #try(given, round) {
    const answer = await this.#insist(round, () => ask("/join", given));
    if (round !== this.round) return;
    this.given = answer.status === 200 ? given : null;
    if (answer.status === 200 && answer.ticket) this.#enters(answer.ticket);
    else if (answer.reason === "blocked") this.#blocked(answer.seconds, given, round);
    else if (answer.reason === "pin") this.#pinWanted("pin" in given);
    else this.#show({ code: true, mistake: "link" in given ? "revoked" : "wrongCode" });
  }

  #enters(ticket) {
    this.drawer.set("ticket", { ticket, link: this.#link() });
    this.form.hidden = true;
    this.code.value = this.pin.value = "";
    this.mistake = null;
    this.entered(ticket);
  }

  /** Ask until there is an answer that settles something. */
  async #insist(round, question) {
    for (;;) {
      const answer = await question();
      if (round !== this.round) return answer || {};
      if (answer && answer.status !== 503 && answer.status < 500) return answer;
      this.tell(answer && answer.reason === "full" ? "full" : navigator.onLine === false ? "offline" : "connecting");
      await this.#pause(AGAIN_MS);
    }
  }

  #pause(ms) {
    return new Promise((done) => { this.hurry = done; setTimeout(done, ms); });
  }

  #blocked(seconds, given, round) {
    this.blockedUntil = Date.now() + Math.max(1, Math.min(3600, Number(seconds) || 60)) * 1000;
    this.#show({ code: this.asksCode || !("link" in given), mistake: "blocked" });
    const tick = setInterval(() => {
      const over = this.blockedUntil <= Date.now();
      if (!over && round === this.round) { this.rewrite(); return; }
      clearInterval(tick);
      if (round !== this.round) return;
      this.mistake = null;
      this.rewrite();
      if ("link" in given) this.#try(given, this.round += 1);
    }, 1000);
  }

  #pinWanted(wasGiven) {
    this.asksPin = true;
    this.pin.value = "";
    this.#show({ code: this.asksCode && !this.form.hidden, mistake: wasGiven ? "wrongPin" : null });
  }

  #show({ code, mistake }) {
    this.asksCode = code;
    this.mistake = mistake;
    document.getElementById("code-field").hidden = !code;
    document.getElementById("pin-field").hidden = !this.asksPin;
    this.form.hidden = false;
    this.tell(null);
    this.rewrite();
    (code && mistake !== "wrongPin" ? this.code : this.pin).focus();
  }

  #why() {
    if (!this.mistake) return "";
    const seconds = Math.max(0, Math.ceil((this.blockedUntil - Date.now()) / 1000));
    const time = `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, "0")}`;
    return this.words.say(this.mistake, { time });
  }
}
