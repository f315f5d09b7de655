/* The sound of a channel: a receiving peer connection into a plain audio element. */

const GATHERING_MS = 600;
const PATIENCE_MS = 6000;
const BROKEN_MS = 2500;
const LEVELS_MS = 300;

/** Hears once somebody tapped, and again after every interruption. States: off, starting, on, tap, none. */
export class Sound {
  constructor(audio, { send, changed, level }) {
    Object.assign(this, { audio, send, changed, level });
    this.state = window.RTCPeerConnection ? "off" : "none";
    this.peer = null;
    this.asked = 0;
    this.asks = 0;
    this.brokenAt = 0;
    setInterval(() => this.#watch(), 500);
    setInterval(() => this.#measure(), LEVELS_MS);
    audio.addEventListener("pause", () => this.wanted && this.#works() && this.#set("tap"));
    audio.addEventListener("playing", () => this.#settle());
    document.addEventListener("visibilitychange", () => document.hidden || this.#play());
    if (navigator.audioSession) navigator.audioSession.type = "playback";
  }

  get wanted() { return this.state === "starting" || this.state === "on" || this.state === "tap"; }

  /** Begin; called in the tap itself, because phones allow sound to begin there only. */
  start() {
    if (this.state === "none") return;
    if (!this.audio.srcObject) this.audio.srcObject = new MediaStream();
    const goesOn = this.#works();
    this.#set("starting");
    this.#play();
    if (goesOn) this.#settle(); else this.#ask();
  }

  stop() {
    if (!this.wanted) return;
    this.#set("off");
    this.audio.pause();
    this.audio.srcObject = null;
    this.#hangUp();
    this.send({ hear: false });
  }

  /** The line is there again: go on hearing, or begin anew where the server knows nothing of it. */
  welcomed(hears) {
    if (!this.wanted) {
      if (hears) this.send({ hear: false });
    } else if (!hears || !this.#works()) this.#ask();
  }

  async offered(sdp) {
    if (!this.wanted) return;
    this.#hangUp();
    const peer = new RTCPeerConnection({ iceServers: [] });
    this.peer = peer;
    peer.ontrack = ({ track, streams }) => this.#connect(peer, track, streams[0]);
    peer.onconnectionstatechange = () => peer === this.peer && this.#settle();
    try {
      await peer.setRemoteDescription({ type: "offer", sdp });
      await peer.setLocalDescription(await peer.createAnswer());
      await gathered(peer);
      if (peer === this.peer) this.send({ answer: peer.localDescription.sdp });
    } catch {
      if (peer === this.peer) this.#hangUp();
    }
  }

  #connect(peer, track, stream) {
    if (peer !== this.peer) return;
    this.audio.srcObject = stream || new MediaStream([track]);
    this.#play();
  }

  #play() {
    if (!this.wanted || !this.audio.srcObject) return;
    const playing = this.audio.play();
    if (playing) playing.catch((error) => error.name === "NotAllowedError" && this.wanted && this.#set("tap"));
  }

  #works() { return !!this.peer && this.peer.connectionState === "connected"; }

  #settle() {
    if (!this.wanted) return;
    if (this.#works()) this.brokenAt = this.asks = 0;
    if (this.#works() && !this.audio.paused) this.#set("on");
    else if (this.state === "on" && !this.#works()) this.#set("starting");
  }

  #ask() {
    this.#set("starting");
    this.asks += 1;
    this.changed();
    this.asked = performance.now();
    this.brokenAt = 0;
    this.send({ hear: true });
  }

  #watch() {
    if (!this.wanted || this.#works()) return;
    const now = performance.now();
    const state = this.peer ? this.peer.connectionState : "failed";
    const broken = state === "failed" || state === "closed" || state === "disconnected";
    if (!broken) this.brokenAt = 0;
    else if (!this.brokenAt) this.brokenAt = now;
    const patience = now - this.asked > PATIENCE_MS;
    if (patience || (broken && now - this.brokenAt > BROKEN_MS && now - this.asked > BROKEN_MS)) this.#ask();
  }

  async #measure() {
    if (this.state !== "on" || document.hidden || !this.peer) return;
    const receiver = this.peer.getReceivers()[0];
    const stats = receiver && await receiver.getStats();
    if (stats) stats.forEach((one) => one.type === "inbound-rtp" && this.level(one.audioLevel || 0));
  }

  #hangUp() {
    const { peer } = this;
    this.peer = null;
    this.brokenAt = 0;
    if (!peer) return;
    peer.ontrack = peer.onconnectionstatechange = null;
    peer.close();
  }

  #set(state) {
    if (state === this.state) return;
    this.state = state;
    this.changed(state);
  }
}

function gathered(peer) {
  return new Promise((done) => {
    const look = () => peer.iceGatheringState === "complete" && done();
    peer.addEventListener("icegatheringstatechange", look);
    setTimeout(done, GATHERING_MS);
    look();
  });
}
