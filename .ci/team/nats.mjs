// The team's log: a nats-server of a pinned version, its configuration, who may do what, and the streams
// of a workspace. Used by `make team` and by the tests; docs/team.md says how the same is run on a host.
import { spawn } from "node:child_process";
import { randomBytes } from "node:crypto";
import { once } from "node:events";
import { chmodSync, existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { createServer, connect } from "node:net";
import { join } from "node:path";

/** Bytes of the largest entry; one byte more closes the connection. */
const MOST = 8 * 1024 * 1024;
const DAY = 24 * 3600 * 1e9;

/** Where nats-server is: `make setup-team` puts it there. */
export const binary = () => process.env.NATS_SERVER ?? join(process.env.CACHE ?? "", "tools/bin/nats-server");

/** What is kept of a team in a directory: its name, and the people that may come in, by number. */
export function team(directory, workspace = "office") {
  mkdirSync(directory, { recursive: true, mode: 0o700 });
  const file = join(directory, "team.json");
  const kept = existsSync(file) ? JSON.parse(readFileSync(file, "utf8")) : { workspace, operator: secret(), people: {} };
  const keep = () => {
    writeFileSync(file, JSON.stringify(kept, null, 2), { mode: 0o600 });
    writeFileSync(join(directory, "people.conf"), people(kept), { mode: 0o600 });
    chmodSync(file, 0o600);
  };
  keep();
  return {
    ...kept,
    directory,
    /** Lets somebody in by a new secret; returns the invitation. Who founds may write the beginning. */
    invite(person, { founder = Object.keys(kept.people).length === 0 || kept.people[person]?.founder } = {}) {
      kept.people[person] = { ...kept.people[person], secret: secret(), founder: Boolean(founder) };
      keep();
      return invitation(kept, person);
    },
    /** Returns an invitation that holds no secret: the browser makes a key, and sends its code back. */
    invitationWithoutSecret: (person) => `${kept.workspace}.${person}`,
    /** Lets the browser in that made this code; returns whose it is, or nothing if it is none. */
    admit(code) {
      const [, person, key] = /^\s*([1-9]\d{0,4})\.(U[A-Z2-7]{55})\s*$/.exec(code ?? "") ?? [];
      if (!person) return undefined;
      const known = kept.people[person];
      kept.people[person] = { ...known, keys: [...new Set([...(known?.keys ?? []), key])] };
      keep();
      return Number(person);
    },
    /** Returns the invitation of somebody who was invited before. */
    invitation: (person) => kept.people[person]?.secret && invitation(kept, person),
    /** Lets somebody in no more. */
    remove(person) {
      delete kept.people[person];
      keep();
    },
  };
}

/** Starts the log of a team on two ports, free ones unless they are named, with its streams. */
export async function startLog(it, { port, socketPort } = {}) {
  port ??= await freePort();
  socketPort ??= await freePort();
  writeFileSync(join(it.directory, "nats.conf"), configuration(it.directory, port, socketPort));
  const process = spawn(binary(), ["-c", join(it.directory, "nats.conf")], { stdio: ["ignore", "ignore", "pipe"] });
  let said = "";
  process.stderr.setEncoding("utf8").on("data", (text) => (said = `${said}${text}`.slice(-8000)));
  try {
    await makeStreams(port, it, () => process.exitCode !== null);
  } catch (error) {
    process.kill();
    throw new Error(`nats-server does not work: ${error.message}\n${said}`);
  }
  return {
    port,
    socketPort,
    pid: process.pid,
    /** Who may come in is read again; who may not any more is thrown out. Done once the server says so. */
    async reload() {
      said = "";
      process.kill("SIGHUP");
      while (!/Reloaded server configuration|[Ff]ailed to reload/.test(said)) await once(process.stderr, "data");
    },
    /** Ends it: as a person would, or as a power cut would. */
    async stop(signal = "SIGTERM") {
      if (process.exitCode !== null || process.signalCode !== null) return;
      const exited = once(process, "exit");
      process.kill(signal);
      await exited;
    },
  };
}

const secret = () => randomBytes(24).toString("base64url");
const invitation = ({ workspace, people }, person) =>
  `${workspace}.${person}.${people[person].secret}${people[person].founder ? ".founder" : ""}`;

function configuration(directory, port, socketPort) {
  return `# Written by team/nats.mjs.
server_name: team-inbox
listen: "127.0.0.1:${port}"
max_payload: ${MOST}
pid_file: "${join(directory, "nats.pid")}"
# Every entry is on the disk before it is acknowledged.
jetstream { store_dir: "${join(directory, "log")}", sync_interval: always }
websocket { listen: "127.0.0.1:${socketPort}", no_tls: true, same_origin: true }
include "./people.conf"
`;
}

/** A person may write as themselves, bring bodies, read, and say where they are; nothing else. */
function people({ workspace: w, operator, people }) {
  const proofs = (person, { secret, keys = [] }) => [
    ...(secret ? [`user: "${w}-${person}", password: "${secret}"`] : []),
    ...keys.map((key) => `nkey: "${key}"`),
  ];
  const user = (person, founder) => (proof) => `      { ${proof}, permissions {
        publish { allow: [ "inbox.${w}.journal.${person}", ${founder ? `"inbox.${w}.journal.0", ` : ""}"inbox.${w}.body.*.*", "inbox.${w}.here.${person}",
          "$JS.API.DIRECT.GET.J_${w}", "$JS.API.DIRECT.GET.J_${w}.>", "$JS.API.DIRECT.GET.B_${w}", "$JS.API.DIRECT.GET.B_${w}.>", "$JS.API.STREAM.INFO.J_${w}" ] }
        subscribe { allow: [ "_INBOX_${w}-${person}.>", "live.${w}.>", "inbox.${w}.here.*" ] } } }`;
  return `# Written by team/nats.mjs: who may do what.
accounts {
  TEAM {
    jetstream: enabled
    users [
      { user: "operator", password: "${operator}" }
${Object.entries(people).flatMap(([person, it]) => proofs(person, it).map(user(person, it.founder))).join("\n")}
    ]
  }
  SYS { users [ { user: "system", password: "${operator}" } ] }
}
system_account: SYS
`;
}

/** Makes the streams, or leaves them as they are. Waits until the server answers. */
async function makeStreams(port, { workspace: w, operator }, hasEnded) {
  const common = { storage: "file", num_replicas: 1, allow_direct: true, deny_purge: true, retention: "limits", discard: "new" };
  const streams = [
    {
      ...common,
      name: `J_${w}`,
      subjects: [`inbox.${w}.journal.*`],
      duplicate_window: DAY,
      republish: { src: `inbox.${w}.journal.*`, dest: `live.${w}.journal.{{wildcard(1)}}` },
    },
    { ...common, name: `B_${w}`, subjects: [`inbox.${w}.body.*.*`], max_msgs_per_subject: 1, discard_new_per_subject: true },
  ];
  for (const stream of streams) {
    const answer = await asked(port, operator, `$JS.API.STREAM.CREATE.${stream.name}`, JSON.stringify(stream), hasEnded);
    // It is there, perhaps as somebody has configured it.
    if (answer.error && answer.error.err_code !== 10058) throw new Error(answer.error.description);
  }
}

/** Asks the server something as its operator, again until it answers. */
async function asked(port, operator, subject, body, hasEnded) {
  for (const until = Date.now() + 20_000; Date.now() < until && !hasEnded(); await new Promise((done) => setTimeout(done, 50))) {
    const answer = await askedOnce(port, operator, subject, body).catch(() => undefined);
    if (answer) return answer;
  }
  throw new Error("it does not answer");
}

function askedOnce(port, operator, subject, body) {
  return new Promise((done, fail) => {
    const socket = connect(port, "127.0.0.1");
    let heard = "";
    const end = (then, it) => (socket.destroy(), then(it));
    const inbox = `_INBOX.${secret()}`;
    socket.setTimeout(5_000, () => end(fail, new Error("silence")));
    socket.on("error", (error) => end(fail, error));
    socket.on("close", () => fail(new Error("closed")));
    socket.on("connect", () =>
      socket.write(
        `CONNECT ${JSON.stringify({ verbose: false, headers: true, no_responders: true, user: "operator", pass: operator })}\r\n` +
          `SUB ${inbox} 1\r\nPUB ${subject} ${inbox} ${Buffer.byteLength(body)}\r\n${body}\r\n`,
      ),
    );
    socket.setEncoding("utf8").on("data", (text) => {
      heard += text;
      if (/^-ERR/m.test(heard)) return end(fail, new Error(heard));
      if (/^HMSG/m.test(heard)) return end(done, undefined);
      const [, length, rest] = /^MSG \S+ 1 (\d+)\r\n([^]*)/m.exec(heard) ?? [];
      if (length && rest.length >= Number(length)) end(done, JSON.parse(rest.slice(0, Number(length))));
    });
  });
}

function freePort() {
  return new Promise((done) => {
    const server = createServer().listen(0, "127.0.0.1", () => {
      const { port } = server.address();
      server.close(() => done(port));
    });
  });
}
