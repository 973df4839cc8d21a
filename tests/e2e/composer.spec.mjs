// The editor: formatting by keyboard and by tools, what is pasted, undo, and where the text stays plain.
import { expect, test } from "./fixtures.mjs";
import { demoAs, dialog, open, reader, REFUND, says } from "../support/app.mjs";

const reply = (page) => reader(page).getByRole("textbox", { name: "Reply" });
const tool = (page, name) => reader(page).getByRole("group", { name: "Format" }).getByRole("button", { name, exact: true });

/** Begins a reply; returns its editor. */
async function begin(page) {
  await demoAs(page, "Ann", "#/all");
  const pane = await open(page, REFUND);
  await pane.getByRole("button", { name: "Write a reply" }).click();
  await expect(reply(page)).toBeFocused();
  await expect(reply(page)).toHaveAttribute("contenteditable", "true");
  return reply(page);
}

/** Pastes as another program would. */
async function paste(field, kinds) {
  await field.evaluate((it, kinds) => {
    const clipboardData = new DataTransfer();
    for (const [kind, text] of Object.entries(kinds)) clipboardData.setData(kind, text);
    it.dispatchEvent(new ClipboardEvent("paste", { clipboardData, bubbles: true, cancelable: true }));
  }, kinds);
}

/** Sends what is written; returns its HTML, as it leaves. */
async function sent(page) {
  await reply(page).press("Control+Enter");
  await expect(reply(page)).toHaveCount(0);
  await reader(page).getByRole("button", { name: "Show original" }).last().click();
  const source = await dialog(page, "Original message").textContent();
  return source.replace(/=\r?\n/g, "").replaceAll("=3D", "=");
}

test("bold and italic by keyboard, lists, a link: seen while writing, and in the HTML that leaves", async ({ page }) => {
  const field = await begin(page);
  await page.keyboard.type("It is ");
  await page.keyboard.press("Control+b");
  await expect(tool(page, "Bold")).toHaveAttribute("aria-pressed", "true");
  await page.keyboard.type("here");
  await page.keyboard.press("Control+b");
  await expect(tool(page, "Bold")).toHaveAttribute("aria-pressed", "false");
  await page.keyboard.type(" _now_, see ours");
  await expect(field.locator("b")).toHaveText("here");
  await expect(field.locator("i")).toHaveText("now");

  await page.keyboard.press("Control+Shift+ArrowLeft");
  await page.keyboard.press("Control+k");
  const address = reader(page).getByRole("textbox", { name: "Address of the link" });
  await expect(address).toBeFocused();
  await page.keyboard.type("nothing");
  await page.keyboard.press("Enter");
  await expect(reader(page).getByRole("alert").filter({ hasText: "This is no address" })).toBeVisible();
  await address.fill("shop.example/offers");
  await page.keyboard.press("Enter");
  await expect(field).toBeFocused();
  await expect(field.getByRole("link", { name: "ours" })).toHaveAttribute("href", "https://shop.example/offers");

  await page.keyboard.press("End");
  await page.keyboard.press("Enter");
  await page.keyboard.type("- milk");
  await page.keyboard.press("Enter");
  await page.keyboard.type("eggs");
  await expect(field.getByRole("listitem")).toHaveText(["milk", "eggs"]);
  await expect(tool(page, "List")).toHaveAttribute("aria-pressed", "true");

  const html = await sent(page);
  expect(html).toContain('<p>It is <strong>here</strong> <em>now</em>, see <a href="https://shop.example/offers">ours</a></p>');
  expect(html).toMatch(/<ul>\s*<li>milk<\/li>\s*<li>eggs<\/li>\s*<\/ul>/);
  expect(html).toContain("- milk");
});

test("what is pasted keeps what mail can say, and nothing else gets in", async ({ page }) => {
  const field = await begin(page);
  const asked = [];
  page.on("request", (it) => asked.push(it.url()));
  await paste(field, {
    "text/plain": "plain",
    "text/html": `<meta charset="utf-8"><style>p { color: red }</style><script>document.title = "taken"</script>
      <p onclick="document.title = 'taken'">Dear <b style="position:fixed">all</b><img src="https://evil.example/x.png" onerror="document.title = 'taken'">,</p>
      <table><tr><th>Item</th><th>Price</th></tr><tr><td>Printer</td><td>5 | 6</td></tr></table>
      <form action="https://evil.example"><input name="password"><button>Sign in</button></form>
      <a href="javascript:document.title='taken'">bad</a> <a href="https://good.example/x_(y)">good</a>
      <iframe src="https://evil.example"></iframe><svg onload="document.title = 'taken'"></svg>`,
  });
  await expect(field.getByRole("row")).toHaveText([/Item.*Price/, /Printer.*5 \| 6/]);
  await expect(field.getByRole("link")).toHaveText(["good"]);
  expect(await field.evaluate((it) => [...new Set([...it.querySelectorAll("*")].map((it) => it.localName))].sort())).toEqual(["a", "b", "br", "div", "table", "tbody", "td", "tr"]);
  expect(await field.evaluate((it) => [...it.querySelectorAll("*")].flatMap((it) => [...it.attributes].map((it) => it.name)))).toEqual(["href"]);

  const html = await sent(page);
  expect(html).toContain("<td><strong>Item</strong></td><td><strong>Price</strong></td>");
  expect(html).toContain("<td>5 | 6</td>");
  expect(html).not.toMatch(/evil|javascript|onclick/);
  await page.keyboard.press("Escape");
  await expect(page).not.toHaveTitle(/taken/);
  expect(asked.filter((it) => it.includes("evil"))).toEqual([]);
  // Its story shows it as a table, too.
  await expect(reader(page).getByRole("cell", { name: "5 | 6" })).toBeVisible();
});

test("cells of a spreadsheet come as a table, not as the picture that comes with them", async ({ page }) => {
  const field = await begin(page);
  await field.evaluate((it) => {
    const clipboardData = new DataTransfer();
    clipboardData.setData("text/plain", "Item\tPrice\nBadge\t5");
    clipboardData.setData("text/html", "<table><tr><td>Item</td><td>Price</td></tr><tr><td>Badge</td><td>5</td></tr></table>");
    clipboardData.items.add(new File(["pixels"], "image.png", { type: "image/png" }));
    it.dispatchEvent(new ClipboardEvent("paste", { clipboardData, bubbles: true, cancelable: true }));
  });
  await expect(field.getByRole("row")).toHaveText([/Item.*Price/, /Badge.*5/]);
  await expect(reader(page).getByRole("form", { name: /^Reply/ }).getByRole("list", { name: "Attachments" })).toHaveCount(0);
});

test("undo takes back formatting and what was pasted; typed signs that were meant stay", async ({ page }) => {
  const field = await begin(page);
  await page.keyboard.type("we said **never**");
  await expect(field.locator("b")).toHaveText("never");
  await page.keyboard.press("Control+z");
  await says(field, "we said **never**");
  await page.keyboard.press("Control+y");
  await expect(field.locator("b")).toHaveText("never");
  await paste(field, { "text/plain": "2. May **here**" });
  await says(field, "we said never2. May **here**");
  await page.keyboard.press("Control+z");
  await says(field, "we said never");

  await field.fill("");
  await paste(field, { "text/plain": "2. May, **here**" });
  const html = await sent(page);
  expect(html).not.toContain("<ol");
  await expect(reader(page).getByText("2. May, **here**").filter({ visible: true })).toBeVisible();
});

test("a draft keeps its formatting over a reload, and a saved reply goes in where it was asked for", async ({ page }) => {
  let field = await begin(page);
  await page.keyboard.type("1. **one**");
  await page.keyboard.press("Enter");
  await page.keyboard.type("two");
  await expect(field.getByRole("listitem")).toHaveText(["one", "two"]);
  await page.reload();
  field = reply(page);
  await expect(field.getByRole("listitem")).toHaveText(["one", "two"]);
  await expect(field.locator("ol b")).toHaveText("one");

  await field.fill("");
  await field.pressSequentially("/upl");
  await expect(page.getByRole("option", { name: /How to upload names/ })).toBeVisible();
  await page.keyboard.press("Enter");
  await says(field, /^Hi Mia,\n\nOpen your order/);
  await expect(field).toBeFocused();
});

test("a chat and a text message are plain", async ({ page }) => {
  await demoAs(page, "Ann", "#/all");
  const pane = await open(page, /\+49 151 5550 134/);
  await pane.getByRole("button", { name: "Write a reply" }).click();
  await reply(page).fill("**Yes**");
  await expect(reply(page)).toHaveValue("**Yes**");
  for (const name of ["Bold", "List", "Link"]) await expect(tool(page, name)).toHaveCount(0);
});

test("where the editor's file does not come, the field stays plain, and markup is typed", async ({ browser, baseURL }) => {
  // A context of its own: the file that does not come is told to the console.
  const context = await browser.newContext({ baseURL, serviceWorkers: "block" });
  const page = await context.newPage();
  await page.route(/squire/, (route) => route.abort());
  await demoAs(page, "Ann", "#/all");
  await open(page, REFUND);
  await page.keyboard.press("r");
  await expect(reply(page)).toBeFocused();
  await page.keyboard.type("very ");
  await tool(page, "Bold").click();
  await page.keyboard.type("soon");
  await expect(reply(page)).toHaveValue("very **soon**");
  await reply(page).press("Control+Enter");
  await expect(reader(page).locator("strong", { hasText: "soon" })).toBeVisible();
  await context.close();
});
