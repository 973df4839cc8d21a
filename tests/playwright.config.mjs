// Browser tests against the built app, served by serve.mjs on a free port: make test-e2e.
import { defineConfig } from "@playwright/test";
import { COMPILING_ONCE } from "./support/switches.mjs";

export default defineConfig({
  testDir: "e2e",
  outputDir: "results",
  workers: 2,
  // A loaded machine is slow, not wrong. PATIENCE, in milliseconds, shortens the wait while tests are written.
  timeout: 120_000,
  expect: { timeout: Number(process.env.PATIENCE ?? 20_000) },
  retries: process.env.CI ? 1 : 0,
  fullyParallel: true,
  forbidOnly: Boolean(process.env.CI),
  reporter: [["list"]],
  use: {
    baseURL: `http://127.0.0.1:${process.env.E2E_PORT}/`,
    locale: "en-GB",
    timezoneId: "Europe/Berlin",
    // What holds the app for offline use fetches all of it, in each test anew: tests of it ask for it.
    serviceWorkers: "block",
    // A trace costs more than what is traced. Where a test is tried again, that is soon enough for one.
    trace: process.env.CI ? "on-first-retry" : "retain-on-failure",
    launchOptions: COMPILING_ONCE,
  },
  webServer: {
    command: `node serve.mjs ${process.env.DIST ?? "../dist"} 0`,
    wait: { stdout: /127\.0\.0\.1:(?<e2e_port>\d+)/ },
  },
});
