// From nothing to one's own team inbox: own mail with a team of three, in few clicks and without a wrong turn.
import { expect, test } from "./fixtures.mjs";
import { empty, frame, list, reader, rows, said } from "../support/app.mjs";

const mail = (n, to) => `From a@b.example Sat Jun 0${n} 10:00:00 2024
From: Guest ${n} <guest${n}@guests.example>
To: ${to}
Subject: Question ${n}
Message-ID: <${n}@guests.example>
Date: Sat, 0${n} Jun 2024 10:00:00 +0000

Is there a place left?

`;
const MBOX = [1, 2, 3, 4].map((n) => mail(n, n < 4 ? "users@club.example" : "mara@club.example")).join("");
const file = { name: "club.mbox", mimeType: "application/mbox", buffer: Buffer.from(MBOX) };

test("own mail with a team of three takes at most fifteen clicks", async ({ page }) => {
  let clicks = 0;
  const press = async (control) => {
    clicks += 1;
    await control.click();
  };
  await page.goto("./");
  await press(page.getByRole("button", { name: /start with my own mail/i }));
  await page.getByLabel("Your name").fill("Mara Lind");
  await page.getByLabel("Your e-mail address").fill("mara@club.example");
  await page.getByLabel("Organization").fill("Club");
  await press(page.getByRole("button", { name: "Begin" }));
  await frame(page);

  await page.getByLabel(/Who works with you/).fill("Ben Ortiz <ben@club.example>\nolga.petrova@club.example");
  await press(page.getByRole("button", { name: "Add them" }));

  const observes = page.getByRole("group", { name: "Olga Petrova" }).getByRole("radio", { name: "Observes" });
  await press(observes);
  await press(page.getByRole("button", { name: "Create the team" }));
  await expect(said(page, "Team Support created.")).toBeVisible();
  // The address comes out of the mail: this step is skipped.
  await expect(page.getByLabel("Address that people write to")).toBeVisible();
  await press(page.getByRole("button", { name: "Skip", exact: true }));

  await expect(page.getByLabel(/Drop .eml or .mbox files here/)).toBeFocused();
  clicks += 1;
  await page.getByLabel(/Drop .eml or .mbox files here/).setInputFiles(file);
  await expect(page.getByRole("status").filter({ hasText: "4 messages, from 1 Jun 2024 to 4 Jun 2024" })).toBeVisible();
  await expect(page.getByText("users@club.example appears in 3 of 4.")).toBeVisible();
  await expect(page.getByRole("button", { name: "Share mara@club.example with Support" })).toHaveCount(0);
  await press(page.getByRole("button", { name: "Share users@club.example with Support" }));
  await press(page.getByRole("button", { name: "Import them" }));
  const dialog = page.getByRole("dialog", { name: "Import" });
  await expect(dialog).toContainText("Shared: everybody in Support will see what you import.");
  await press(dialog.getByRole("button", { name: "Import", exact: true }));
  await press(dialog.getByRole("button", { name: "Done", exact: true }));
  await expect(page.getByRole("link", { name: "Open the team inbox of Support" })).toBeFocused();
  await press(page.getByRole("link", { name: "Open the team inbox of Support" }));
  await expect(rows(page)).toHaveCount(4);
  expect(clicks).toBeLessThanOrEqual(15);
  console.log(`own mail with a team of three: ${clicks} clicks`);

  // Observers see it, too.
  await page.goto(`./?as=${encodeURIComponent("olga.petrova@club.example")}#/teams/support/inbox`);
  await expect(rows(page)).toHaveCount(4);
});

test("an empty list of a workspace that nobody has set up says what is missing, and praises nobody", async ({ page }) => {
  await empty(page, { name: "Mara Lind", address: "mara@club.example", company: "Club" });
  for (const place of ["#/inbox", "#/team-inboxes", "#/closed"]) {
    await page.goto(`./${place}`);
    const missing = page.getByRole("heading", { name: "Nothing can arrive here yet" });
    await expect(missing).toBeVisible();
    await expect(page.getByText(/all done|caught up|well done/i)).toHaveCount(0);
  }
  await page.getByRole("link", { name: "Set up", exact: true }).click();
  await expect(page.getByRole("heading", { level: 1, name: "Set up your team inbox" })).toBeVisible();
});

test("a line without an address adds nobody, and what was typed stays", async ({ page }) => {
  await empty(page, { name: "Mara Lind", address: "mara@club.example", company: "Club" });
  await page.goto("./#/settings/begin");
  await page.getByLabel(/Who works with you/).fill("Ben Ortiz <ben@club.example>\njust a name");
  await page.getByRole("button", { name: "Add them" }).click();
  await expect(page.getByRole("alert")).toContainText("“just a name” has no e-mail address in it. Nobody was added.");
  await expect(page.getByLabel(/Who works with you/)).toHaveValue(/just a name/);
  await page.getByRole("button", { name: /^Your mail/ }).click();
  await page.getByLabel(/Drop .eml or .mbox files here/).setInputFiles({ name: "photo.png", mimeType: "image/png", buffer: Buffer.from([137, 80, 78, 71, 0, 1, 2]) });
  await expect(page.getByRole("alert")).toContainText("There is no mail in these files.");
});
