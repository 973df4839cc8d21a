// The store's contract over real servers, one and three: starts them, and has tests/team_log.rs ask them.
//   NATS_SERVER=… node tests/team/contract.mjs
import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { startLog, team } from "../../.ci/team/nats.mjs";

for (const nodes of [1, 3]) {
  const home = mkdtempSync(join(tmpdir(), "team-inbox-contract-"));
  const people = team(home, "acme", nodes);
  const log = await startLog(people);
  const env = { ...process.env, TEAM_PORT: log.port, TEAM_SECRET: people.operator };
  console.log(`the store's contract over nats-server, on ${nodes === 1 ? "one" : nodes}`);
  const cargo = spawn("cargo", ["test", "--locked", "--quiet", "--test", "team_log", "--", "--ignored"], { env, stdio: "inherit" });
  const [code] = await once(cargo, "exit");
  await log.stop();
  rmSync(home, { recursive: true, force: true, maxRetries: 5 });
  if (code !== 0) process.exitCode = 1;
}
