// The least that a team's log can cost a page: NATS by hand, over a socket of the page's origin, and nothing
// kept, checked or shown. The floor of the rows on a team, and what fills the log before them.
const ENCODER = new TextEncoder();
const DECODER = new TextDecoder();
const WRONG_LAST_SEQUENCE = [10071, 10164];
/** So many entries are on their way at once when a log is filled. */
const WINDOW = 1024;
/** So many are sent at once. */
const FRAME = 64;
/** So many entries are asked for at once. */
const PAGE = 1000;
/** A lost answer is waited for so long where servers are killed. */
const PATIENCE_MS = 1000;

function joined(parts) {
  const all = new Uint8Array(parts.reduce((sum, it) => sum + it.length, 0));
  let at = 0;
  for (const it of parts) {
    all.set(it, at);
    at += it.length;
  }
  return all;
}

/** A connection of somebody who is known by a name and a secret. */
class Wire {
  static async connect({ user, secret }) {
    const wire = new Wire();
    Object.assign(wire, { held: [], handlers: new Map(), next: 1, isOver: false, inbox: `_INBOX_${user}.${crypto.randomUUID()}` });
    wire.socket = new WebSocket(`ws://${location.host}/nats`);
    wire.socket.binaryType = "arraybuffer";
    await new Promise((done, fail) => {
      wire.onInfo = () => {
        wire.send(`CONNECT ${JSON.stringify({ verbose: false, headers: true, no_responders: true, echo: false, user, pass: secret })}\r\nSUB ${wire.inbox}.* 0\r\nPING\r\n`);
      };
      wire.onPong = done;
      wire.onEnd = fail;
      wire.socket.onmessage = ({ data }) => wire.take(new Uint8Array(data));
      wire.socket.onclose = () => wire.end();
    });
    return wire;
  }

  end() {
    this.isOver = true;
    this.onEnd(new Error("the connection is lost"));
    for (const it of this.handlers.values()) it(undefined);
    this.socket.close();
  }

  send(...parts) {
    this.socket.send(joined(parts.map((it) => (typeof it === "string" ? ENCODER.encode(it) : it))));
  }

  hear(subject, then) {
    const number = this.next++;
    this.handlers.set(`s${number}`, then);
    this.send(`SUB ${subject} ${number}\r\n`);
  }

  /** Asks; `then` hears each answer until it says that it is the last, or nothing where the connection ends. */
  ask(subject, body, headers, then) {
    this.send(...this.question(subject, typeof body === "string" ? ENCODER.encode(body) : body, headers, then));
  }

  /** Returns the parts of a question that is to be sent. */
  question(subject, data, headers, then) {
    const number = this.next++;
    this.handlers.set(`r${number}`, (it) => {
      if (then(it) || !it) this.handlers.delete(`r${number}`);
    });
    const reply = `${this.inbox}.${number}`;
    if (!headers) return [`PUB ${subject} ${reply} ${data.length}\r\n`, data, "\r\n"];
    const head = `NATS/1.0\r\n${headers}\r\n`;
    return [`HPUB ${subject} ${reply} ${head.length} ${head.length + data.length}\r\n${head}`, data, "\r\n"];
  }

  /** Asks for one answer, which is JSON. */
  json(subject, body = "", headers = undefined) {
    return new Promise((done, fail) =>
      this.ask(subject, body, headers, (it) => {
        if (!it || it.status === 503) fail(new Error("no answer"));
        else done(JSON.parse(DECODER.decode(it.data)));
        return true;
      }),
    );
  }

  take(frame) {
    this.held.push(frame);
    const bytes = this.held.length > 1 ? joined(this.held) : frame;
    let at = 0;
    for (;;) {
      const end = bytes.indexOf(13, at);
      if (end < 0 || end + 1 >= bytes.length) break;
      const words = DECODER.decode(bytes.subarray(at, end)).split(" ");
      if (words[0] === "MSG" || words[0] === "HMSG") {
        const [total, head] = [Number(words.at(-1)), words[0] === "HMSG" ? Number(words.at(-2)) : 0];
        const from = end + 2;
        if (from + total + 2 > bytes.length) break;
        const headers = head > 0 ? DECODER.decode(bytes.subarray(from, from + head)) : "";
        const message = { status: Number(/^NATS\/1.0 (\d+)/.exec(headers)?.[1] ?? 200), headers, data: bytes.slice(from + head, from + total) };
        at = from + total + 2;
        this.handlers.get(words[2] === "0" ? `r${words[1].slice(words[1].lastIndexOf(".") + 1)}` : `s${words[2]}`)?.(message);
        continue;
      }
      at = end + 2;
      if (words[0] === "INFO" && this.onInfo) {
        this.onInfo();
        this.onInfo = undefined;
      } else if (words[0] === "PING") this.send("PONG\r\n");
      else if (words[0] === "PONG") this.onPong();
    }
    this.held = at < bytes.length ? [bytes.subarray(at)] : [];
  }
}

const lastOf = async (wire, stream) => (await wire.json(`$JS.API.STREAM.INFO.${stream}`)).state.last_seq;
const expecting = (seen) => `Nats-Expected-Last-Sequence: ${seen}\r\nNats-Msg-Id: ${crypto.randomUUID()}\r\n`;

export const raw = {
  /** Appends what is kept under a name, as many at once as goes; returns how many entries that were. */
  async fill(login, kept, subject) {
    const [wire, bytes] = [await Wire.connect(login), globalThis[kept]];
    const lengths = new DataView(bytes.buffer, bytes.byteOffset);
    let [count, open, at, failed, goOn] = [0, 0, 0, undefined, undefined];
    const answered = (it) => {
      const said = it ? JSON.parse(DECODER.decode(it.data)) : { error: "the connection is lost" };
      failed ??= said.error;
      open -= 1;
      goOn?.();
      return true;
    };
    while (at < bytes.length || open > 0) {
      if (failed) throw new Error(JSON.stringify(failed));
      if (at >= bytes.length || open > WINDOW - FRAME) {
        await new Promise((done) => (goOn = done));
        continue;
      }
      const parts = [];
      for (let nth = 0; nth < FRAME && at < bytes.length; nth += 1) {
        const length = lengths.getUint32(at, true);
        parts.push(...wire.question(subject, bytes.subarray(at + 4, at + 4 + length), undefined, answered));
        [at, count, open] = [at + 4 + length, count + 1, open + 1];
      }
      wire.send(...parts);
    }
    wire.end();
    delete globalThis[kept];
    return count;
  },

  /** Makes a stream like that of a workspace, for the floor alone. */
  async stream(login, replicas) {
    const wire = await Wire.connect(login);
    const stream = { name: "RAW", subjects: ["raw.journal.*"], storage: "file", num_replicas: replicas, allow_direct: true, deny_purge: true, retention: "limits", discard: "new", duplicate_window: 24 * 3600 * 1e9, republish: { src: "raw.journal.*", dest: "live.raw.{{wildcard(1)}}" } };
    const made = await wire.json("$JS.API.STREAM.CREATE.RAW", JSON.stringify(stream));
    if (made.error) throw new Error(made.error.description);
    wire.end();
  },

  /** Appends of so many bytes, one after the other: until each is acknowledged, and until another connection has heard it. */
  async acts(login, times, bytes) {
    const [here, there] = [await Wire.connect(login), await Wire.connect(login)];
    let heard;
    there.hear("live.raw.*", () => heard(performance.now()));
    let seen = await lastOf(here, "RAW");
    const [entry, samples] = [new Uint8Array(bytes).fill(120), { durable: [], heard: [] }];
    for (let nth = 0; nth < times; nth += 1) {
      const arrival = new Promise((done) => (heard = done));
      const start = performance.now();
      seen = (await here.json("raw.journal.1", entry, expecting(seen))).seq;
      samples.durable.push(performance.now() - start);
      samples.heard.push((await arrival) - start);
    }
    here.end();
    there.end();
    return samples;
  },

  /** Reads a stream from its beginning to its end; returns how many milliseconds that took. */
  async read(login, stream) {
    const start = performance.now();
    const wire = await Wire.connect(login);
    const last = await lastOf(wire, stream);
    let [seen, bytes] = [0, 0];
    while (seen < last) {
      await new Promise((done, fail) =>
        wire.ask(`$JS.API.DIRECT.GET.${stream}`, JSON.stringify({ seq: seen + 1, batch: PAGE }), undefined, (it) => {
          if (!it) fail(new Error("the connection is lost"));
          else if (it.status === 200) [seen, bytes] = [Number(/Nats-Sequence: (\d+)/.exec(it.headers)[1]), bytes + it.data.length];
          else done();
          return it?.status !== 200;
        }),
      );
    }
    wire.end();
    return { ms: performance.now() - start, entries: seen, bytes };
  },

  /** Appends again and again, on another connection where one is lost; notes when each was acknowledged, by the clock on the wall. */
  async keepOn(login) {
    raw.acknowledged = [];
    raw.isOn = true;
    let wire;
    while (raw.isOn) {
      try {
        wire = wire && !wire.isOver ? wire : await soon(Wire.connect(login));
        const seen = await soon(lastOf(wire, "RAW"));
        const { seq, error } = await soon(wire.json("raw.journal.1", "on", expecting(seen)));
        if (seq) raw.acknowledged.push(Date.now());
        else if (!WRONG_LAST_SEQUENCE.includes(error.err_code)) throw new Error(error.description);
      } catch {
        wire?.end();
        wire = undefined;
      }
      await new Promise((done) => setTimeout(done, 20));
    }
    wire?.end();
  },
};

function soon(promise) {
  return Promise.race([promise, new Promise((_, fail) => setTimeout(() => fail(new Error("no answer")), PATIENCE_MS))]);
}
