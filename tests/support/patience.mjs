// A loaded machine is slow, not wrong: the harnesses wait as long as the browser tests do.
import { expect as impatient } from "@playwright/test";

export const expect = impatient.configure({ timeout: Number(process.env.PATIENCE ?? 20_000) });
