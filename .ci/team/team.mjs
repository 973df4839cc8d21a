// A team on this machine: `make team` serves it; `make invite PERSON=2`, `make admit CODE=2.U…` and
// `make remove PERSON=2` say who may come in, also while it is served.
//   node .ci/team/team.mjs serve DIST | invite PERSON | invite-by-secret PERSON | admit CODE | remove PERSON
//   TEAM_DIR (where it is kept), WORKSPACE and NODES (its name, and on how many servers it is, when it is made), PORT,
//   ADDRESS (as others reach it)
import { readdirSync, readFileSync } from "node:fs";
import { homedir } from "node:os";
import { join } from "node:path";
import { serve } from "../../tests/support/browser.mjs";
import { startLog, team } from "./nats.mjs";

const { PORT = "8080", WORKSPACE, NODES, TEAM_DIR, ADDRESS = `http://127.0.0.1:${PORT}/`, XDG_DATA_HOME } = process.env;
const directory = TEAM_DIR || join(XDG_DATA_HOME || join(homedir(), ".local/share"), "team-inbox-team");
if (!/^[135]?$/.test(NODES ?? "")) stop("NODES is 1, 3 or 5: the log goes on while most of its servers do");
const it = team(directory, WORKSPACE || undefined, Number(NODES || 1));
if (NODES && Number(NODES) !== it.nodes) stop(`the team in ${directory} was begun with NODES=${it.nodes}: begin another (TEAM_DIR=…), and move a backup there`);
const link = (invitation) => `${ADDRESS}?w=team-${it.workspace}#/join/${invitation}`;
const [what, given] = process.argv.slice(2);

if (what === "serve") await serveTeam(given);
else if (what === "invite") invite(person(given));
else if (what === "invite-by-secret") say(`Send this to person ${person(given)} by a way you trust: whoever has it can act as them.\n  ${link(it.invite(person(given)))}`);
else if (what === "admit") admit(given);
else if (what === "remove") (it.remove(person(given)), say(`Person ${given} is not let in any more.`));
else stop("usage: team.mjs serve DIST | invite PERSON | invite-by-secret PERSON | admit CODE | remove PERSON");

/** Tells whether somebody founds whom nobody has let in yet. */
function isAwaited(person) {
  return Boolean(person?.founder) && !person.secret && !person.keys;
}

function invite(number) {
  console.log(`Send this to person ${number}:\n  ${link(it.invitationWithoutSecret(number))}`);
  console.log("Their browser makes a key and shows a code. Once you have it from them: make admit CODE=…");
}

function admit(code) {
  const number = it.admit(code) ?? stop("this is no code: it begins with a number and .U");
  say(`Person ${number} is let in, in the browser that made this code.`);
}

async function serveTeam(dist) {
  const founder = Object.keys(it.people).length === 0 || isAwaited(it.people[1]) ? it.invitationWithoutSecret(1) : it.invitation(1);
  const log = await startLog(it);
  const web = await serve(dist, Number(PORT), log.socketPorts);
  const on = it.nodes > 1 ? `, on ${it.nodes} servers` : "";
  console.log(`Team Inbox for a team: ${ADDRESS}  (kept in ${directory}${on})`);
  if (founder) console.log(`Begin it, as its first person, with this invitation:\n  ${link(founder)}`);
  if (founder?.includes("..")) console.log("Your browser makes a key and shows a code: `make admit CODE=…` lets it in.");
  console.log("Others: add them under Settings, then `make invite PERSON=2`, and `make admit CODE=…` with what they send back. Ctrl-C ends it.");
  for (const signal of ["SIGINT", "SIGTERM"]) {
    process.once(signal, async () => {
      await web.stop();
      await log.stop();
      process.exit(0);
    });
  }
}

function person(number) {
  return /^[1-9]\d{0,4}$/.test(number ?? "") ? Number(number) : stop("which person? PERSON=2, the number that the app shows with Invite");
}

/** Says what was done, once the running servers know of it. */
function say(words) {
  for (const file of readdirSync(directory).filter((name) => name.endsWith(".pid"))) {
    try {
      const pid = Number(readFileSync(join(directory, file), "utf8"));
      if (readFileSync(`/proc/${pid}/comm`, "utf8").startsWith("nats-server")) process.kill(pid, "SIGHUP");
    } catch {
      // It is not running: it reads this when it starts.
    }
  }
  console.log(words);
}

function stop(words) {
  console.error(words);
  process.exit(1);
}
