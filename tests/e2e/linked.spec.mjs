// What continues a private conversation is linked with it, for who may see both, and for nobody else.
import { expect, test } from "./fixtures.mjs";
import { actAs, demo, go, importFiles, open, reader, row, subject } from "../support/app.mjs";

const message = (to, subject, id, more = "") =>
  `From kim@example.com Mon Jul  1 10:00:00 2024\nFrom: Kim <kim@example.com>\nTo: ${to}@confbadge.example\n` +
  `Subject: ${subject}\nMessage-ID: <${id}@example.com>\n${more}Date: Mon, 1 Jul 2024 10:00:00 +0000\n\nHello\n\n`;
const MAIL = message("ann", "Quokka", "one") + message("support", "Re: Quokka", "two", "In-Reply-To: <one@example.com>\n");
const FILE = { name: "two.mbox", mimeType: "application/mbox", buffer: Buffer.from(MAIL) };
const details = (page) => page.getByRole("complementary", { name: "Details" });

test("a link leads from the shared conversation to the private one and back", async ({ page }) => {
  await page.setViewportSize({ width: 1440, height: 900 });
  await demo(page);
  await importFiles(page, [FILE], { account: "Ann Keller (ann@confbadge.example)" });
  await go(page, "#/search/quokka");
  await open(page, /Re: Quokka/);
  await expect(reader(page)).toContainText("Continues a private conversation: Quokka");
  await expect(details(page)).toContainText("Continues a private conversation: Quokka");

  await reader(page).getByRole("link", { name: "Quokka" }).click();
  await expect(subject(page)).toHaveText("Quokka");
  await expect(reader(page)).toContainText("Continued in a shared conversation: Re: Quokka");
  await expect(details(page)).toContainText("Continued in a shared conversation: Re: Quokka");

  await actAs(page, "Ben");
  await go(page, "#/search/quokka");
  await expect(row(page, /Quokka/)).toHaveCount(1);
  await open(page, /Re: Quokka/);
  await expect(reader(page)).toContainText("Hello");
  await expect(page.getByText(/private conversation/)).toHaveCount(0);
  await expect(page.getByRole("link", { name: "Quokka", exact: true })).toHaveCount(0);
});
