// How Playwright starts the browser of a test.
import { readFileSync } from "node:fs";

/** One list of switches for these tests and for the store's (wasm-bindgen-test). */
const { args } = JSON.parse(readFileSync(new URL("../webdriver.json", import.meta.url)))["goog:chromeOptions"];

/** As people have it: where it is measured how long something takes. */
export const AS_PEOPLE_HAVE_IT = { executablePath: process.env.CHROME ?? "/usr/bin/chromium", args };

/** A browser compiles what runs often a second time, for speed: most tests are over before that pays. */
export const COMPILING_ONCE = { ...AS_PEOPLE_HAVE_IT, args: [...args, "--js-flags=--liftoff-only"] };
