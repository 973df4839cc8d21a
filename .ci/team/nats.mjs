// The team's log: nats-server of a pinned version, one or several that keep the same, their configuration, who
// may do what, and the streams of a workspace. Used by `make team` and by the tests; docs/team.md says how the same is run on a host.
import { spawn } from "node:child_process";
import { randomBytes } from "node:crypto";
import { once } from "node:events";
import { chmodSync, existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { createServer, connect } from "node:net";
import { join } from "node:path";

/** Bytes of the largest entry; one byte more closes the connection. */
const MOST = 8 * 1024 * 1024;
/** Not all servers are there yet. */
const NOT_YET = [10005, 10023, 10074];
const DAY = 24 * 3600 * 1e9;

/** Where nats-server is: `make setup-team` puts it there. */
export const binary = () => process.env.NATS_SERVER ?? join(process.env.CACHE ?? "", "tools/bin/nats-server");

/** What is kept of a team in a directory: its name, on how many servers its log is, and the people that may come
 *  in, by number. The first two are for good. */
export function team(directory, workspace = "office", nodes = 1) {
  mkdirSync(directory, { recursive: true, mode: 0o700 });
  const file = join(directory, "team.json");
  const known = existsSync(file) && JSON.parse(readFileSync(file, "utf8"));
  const kept = known ? { nodes: 1, ...known } : { workspace, nodes, operator: secret(), people: {} };
  const keep = () => {
    writeFileSync(file, JSON.stringify(kept, null, 2), { mode: 0o600 });
    writeFileSync(join(directory, "people.conf"), people(kept), { mode: 0o600 });
    chmodSync(file, 0o600);
  };
  keep();
  /** Who comes first founds, until somebody removes them. */
  const founds = (person) => Object.keys(kept.people).length === 0 || Boolean(kept.people[person]?.founder);
  return {
    ...kept,
    directory,
    /** Lets somebody in by a new secret; returns the invitation. Who founds may write the beginning. */
    invite(person) {
      kept.people[person] = { ...kept.people[person], secret: secret(), founder: founds(person) };
      keep();
      return invitation(kept, person);
    },
    /** Returns an invitation that holds no secret: the browser makes a key, and sends its code back. */
    invitationWithoutSecret(person) {
      if (!founds(person)) return `${kept.workspace}.${person}`;
      kept.people[person] = { ...kept.people[person], founder: true };
      keep();
      return `${kept.workspace}.${person}..founder`;
    },
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

/** Starts the log of a team with its streams: on free ports, unless they are those of a log from before. `sync` says
 *  when an entry comes to the disk, where that is not before it is acknowledged. */
export async function startLog(it, before, { sync = "always" } = {}) {
  const ports = before?.ports ?? (await freePorts(it.nodes));
  const nodes = ports.map((_, at) => node(it, ports, at, sync));
  for (const one of nodes) one.start();
  try {
    await makeStreams(ports[0].port, it, () => nodes.some((one) => !one.isRunning()));
  } catch (error) {
    for (const one of nodes) await one.stop();
    throw new Error(`nats-server does not work: ${error.message}\n${nodes.map((one) => one.said()).join("\n")}`);
  }
  const journal = `J_${it.workspace}`;
  const ask = (what, stream, body = "") => {
    const { port } = nodes.find((one) => one.isRunning());
    return asked(port, it.operator, `$JS.API.STREAM.${what}.${stream}`, body, () => false);
  };
  const cluster = async (stream = journal) => (await ask("INFO", stream)).cluster ?? {};
  return {
    ports,
    nodes,
    port: ports[0].port,
    socketPorts: ports.map((one) => one.socketPort),
    /** Returns the server that decides what comes next in the journal, or in another stream. */
    async leader(stream) {
      const { leader } = await cluster(stream);
      return nodes.find((one) => one.name === leader);
    },
    /** Tells whether all servers have everything of the journal, or of another stream. */
    async isWhole(stream) {
      const { leader, replicas = [] } = await cluster(stream);
      return Boolean(leader) && replicas.length === nodes.length - 1 && replicas.every((one) => one.current && !one.offline);
    },
    /** Returns the entries after a number, as the server that leads has them, each with the number of whose it is. */
    async since(seen) {
      const { state } = await ask("INFO", journal);
      const entries = [];
      for (let seq = seen + 1; seq <= state.last_seq; seq += 1) {
        const { message } = await ask("MSG.GET", journal, JSON.stringify({ seq }));
        entries.push({ by: Number(message?.subject.split(".").at(-1)), bytes: Buffer.from(message?.data ?? "", "base64") });
      }
      return entries;
    },
    /** Who may come in is read again; who may not any more is thrown out. Done once the servers say so. */
    reload: () => Promise.all(nodes.filter((one) => one.isRunning()).map((one) => one.reload())),
    /** Ends it: as a person would, or as a power cut would. */
    stop: (signal) => Promise.all(nodes.map((one) => one.stop(signal))),
  };
}

/** One of the servers of a log, which can be started again. */
function node({ directory, operator }, ports, at, sync) {
  const name = ports.length === 1 ? "nats" : `nats-${at + 1}`;
  const file = join(directory, `${name}.conf`);
  const isRunning = () => Boolean(process) && process.exitCode === null && process.signalCode === null;
  let process;
  let said = "";
  return {
    name,
    port: ports[at].port,
    isRunning,
    said: () => said,
    start() {
      writeFileSync(file, configuration(directory, name, ports, at, operator, sync), { mode: 0o600 });
      process = spawn(binary(), ["-c", file], { stdio: ["ignore", "ignore", "pipe"] });
      process.stderr.setEncoding("utf8").on("data", (text) => (said = `${said}${text}`.slice(-8000)));
    },
    /** Holds it where it is, so that what is asked meanwhile waits; or lets it go on. */
    hold: () => process.kill("SIGSTOP"),
    goOn: () => process.kill("SIGCONT"),
    async reload() {
      said = "";
      process.kill("SIGHUP");
      while (!/Reloaded server configuration|[Ff]ailed to reload/.test(said)) await once(process.stderr, "data");
    },
    async stop(signal = "SIGTERM") {
      if (!isRunning()) return;
      const exited = once(process, "exit");
      process.kill(signal);
      await exited;
    },
  };
}

const secret = () => randomBytes(24).toString("base64url");
const invitation = ({ workspace, people }, person) =>
  `${workspace}.${person}.${people[person].secret}${people[person].founder ? ".founder" : ""}`;

function configuration(directory, name, ports, at, secret, sync) {
  const { port, socketPort, routePort } = ports[at];
  // Several keep the same, and choose who leads: what most of them have is kept for good.
  const routes = ports.map((it) => `"nats://node:${secret}@127.0.0.1:${it.routePort}"`).join(", ");
  const cluster = `cluster { name: team-inbox, listen: "127.0.0.1:${routePort}", authorization { user: node, password: "${secret}" }, routes: [ ${routes} ] }
`;
  return `# Written by team/nats.mjs.
server_name: ${name}
listen: "127.0.0.1:${port}"
max_payload: ${MOST}
pid_file: "${join(directory, `${name}.pid`)}"
${sync === "always" ? "# Every entry is on the disk before it is acknowledged.\n" : ""}jetstream { store_dir: "${join(directory, name === "nats" ? "log" : name)}", sync_interval: ${sync} }
websocket { listen: "127.0.0.1:${socketPort}", no_tls: true, same_origin: true }
${ports.length > 1 ? cluster : ""}include "./people.conf"
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

/** Makes the streams, or leaves them as they are. Waits until the servers answer. */
async function makeStreams(port, { workspace: w, operator, nodes }, hasEnded) {
  const common = { storage: "file", num_replicas: nodes, allow_direct: true, deny_purge: true, retention: "limits", discard: "new" };
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

/** Asks the server something as its operator, again until it answers: of several, not before they have found each
 *  other and one leads. */
async function asked(port, operator, subject, body, hasEnded) {
  for (const until = Date.now() + 20_000; Date.now() < until && !hasEnded(); await new Promise((done) => setTimeout(done, 50))) {
    const answer = await askedOnce(port, operator, subject, body).catch(() => undefined);
    if (answer && !(answer.error?.code === 503 || NOT_YET.includes(answer.error?.err_code))) return answer;
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

/** Returns free ports for so many servers. All are held until the last is found, so that none is given twice. */
async function freePorts(nodes) {
  const held = await Promise.all(
    Array.from({ length: 3 * nodes }, async () => {
      const server = createServer().listen(0, "127.0.0.1");
      await once(server, "listening");
      return server;
    }),
  );
  const ports = held.map((it) => it.address().port);
  await Promise.all(held.map((it) => (it.close(), once(it, "close"))));
  return Array.from({ length: nodes }, (_, at) => {
    const [port, socketPort, routePort] = ports.slice(3 * at);
    return { port, socketPort, routePort };
  });
}
