// Pictures within the text of a mail: pasted, dropped and chosen, kept with the draft, sent in their place.
import { expect, test } from "./fixtures.mjs";
import { demoAs, dialog, open, reader, REFUND, said, says } from "../support/app.mjs";

const reply = (page) => reader(page).getByRole("textbox", { name: "Reply" });
const attached = (page) => reader(page).getByRole("form", { name: /^Reply/ }).getByRole("list", { name: "Attachments" });

async function field(page, conversation) {
  await demoAs(page, "Ann", "#/all");
  const pane = await open(page, conversation);
  await pane.getByRole("button", { name: "Write a reply" }).click();
  await expect(reply(page)).toBeFocused();
}

async function begin(page) {
  await field(page, REFUND);
  // A plain field stands there until the editor has come.
  await expect(reply(page)).toHaveAttribute("contenteditable", "true");
}

/** Brings a file to the text, as another program would: a drawing of the page's own, if it is a picture. */
async function bring(field, how, name, type = "image/png") {
  await field.evaluate(
    async (it, [how, name, type]) => {
      const canvas = Object.assign(document.createElement("canvas"), { width: 320, height: 120 });
      const pen = canvas.getContext("2d");
      for (let x = 0; x < 320; x += 40) {
        pen.fillStyle = `hsl(${x} 60% 60%)`;
        pen.fillRect(x, 0, 40, 120);
      }
      const drawn = await new Promise((done) => canvas.toBlob(done, "image/png"));
      const data = new DataTransfer();
      data.items.add(new File([type === "image/png" ? drawn : "<svg xmlns='http://www.w3.org/2000/svg'/>"], name, { type }));
      const { x, y, width, height } = it.getBoundingClientRect();
      const init = { bubbles: true, cancelable: true };
      if (how === "paste") it.dispatchEvent(new ClipboardEvent("paste", { ...init, clipboardData: data }));
      else it.dispatchEvent(new DragEvent("drop", { ...init, dataTransfer: data, clientX: x + width / 2, clientY: y + height / 2 }));
    },
    [how, name, type],
  );
}

/** Says whether a picture is really drawn. */
const isDrawn = (picture) => expect.poll(() => picture.evaluate((it) => it.complete && it.naturalWidth)).toBe(320);

test("a pasted picture stands where the cursor is, survives a reload, and is sent and read in its place", async ({ page }) => {
  await begin(page);
  await page.keyboard.type("Look here: and tell me");
  for (let step = 0; step < " and tell me".length; step++) await page.keyboard.press("ArrowLeft");
  await bring(reply(page), "paste", "my desk.png");
  const picture = reply(page).getByRole("img", { name: "my desk.png" });
  await isDrawn(picture);
  await page.keyboard.type("!");
  const stands = () => reply(page).evaluate((it) => it.innerHTML.replace(/<img[^>]*>/, "PICTURE").replace(/<[^>]*>|\u200b/g, "").replaceAll("&nbsp;", " "));
  await expect.poll(stands).toBe("Look here:PICTURE! and tell me");
  await expect(attached(page)).toHaveCount(0);

  await page.reload();
  await isDrawn(picture);
  await expect.poll(stands).toBe("Look here:PICTURE! and tell me");

  await reply(page).press("Control+Enter");
  await expect(reply(page)).toHaveCount(0);
  const shown = reader(page).getByRole("paragraph").filter({ hasText: "Look here:! and tell me" }).getByRole("img", { name: "my desk.png" });
  await isDrawn(shown);
  await reader(page).getByRole("button", { name: "Show original" }).last().click();
  const source = (await dialog(page, "Original message").textContent()).replace(/=\r?\n/g, "").replaceAll("=3D", "=");
  const [, id] = /Content-ID: <([^>]+)>/.exec(source);
  expect(source).toContain("multipart/related");
  expect(source).toContain(`Look here:<img src="cid:${id}" alt="my desk.png"`);
  expect(source).toContain("Look here:[my desk.png]! and tell me");
});

test("a picture is deleted by a key like a letter, and comes back by Undo and by Paste with its file", async ({ page }) => {
  await begin(page);
  await page.keyboard.type("a");
  await bring(reply(page), "paste", "desk.png");
  const picture = reply(page).getByRole("img", { name: "desk.png" });
  await isDrawn(picture);
  await page.keyboard.press("Backspace");
  await expect(picture).toHaveCount(0);
  await says(reply(page), "a");
  await page.keyboard.press("Control+z");
  await isDrawn(picture);
  await page.keyboard.press("Control+a");
  await page.keyboard.press("Control+x");
  await expect(picture).toHaveCount(0);
  await page.keyboard.press("Control+v");
  await isDrawn(picture);
  await reply(page).press("Control+Enter");
  await isDrawn(reader(page).getByRole("img", { name: "desk.png" }));
});

test("a drop and Insert picture do the same; what is no picture is attached, and that is said", async ({ page }) => {
  await begin(page);
  await page.keyboard.type("Two:");
  await bring(reply(page), "drop", "dropped.png");
  await isDrawn(reply(page).getByRole("img", { name: "dropped.png" }));
  const insert = async (...files) => {
    const chooser = page.waitForEvent("filechooser");
    await reader(page).getByRole("button", { name: "Insert picture" }).click();
    await (await chooser).setFiles(files);
  };
  const gif = Buffer.from("R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAIBRAA7", "base64");
  await insert({ name: "dot.gif", mimeType: "image/gif", buffer: gif });
  await expect(reply(page).getByRole("img", { name: "dot.gif" })).toHaveCount(1);
  await insert({ name: "logo.svg", mimeType: "image/svg+xml", buffer: Buffer.from("<svg xmlns='http://www.w3.org/2000/svg'/>") });
  await expect(said(page, "“logo.svg” is not a picture that can be shown in mail. It is attached as a file.")).toBeVisible();
  await expect(attached(page).getByRole("listitem")).toHaveText(/logo\.svg/);
  await bring(reply(page), "drop", "notes.txt", "text/plain");
  await expect(attached(page).getByRole("listitem")).toHaveText([/logo\.svg/, /notes\.txt/]);
  await expect(reply(page).locator("img")).toHaveCount(2);
});

test("in a text message a pasted picture is a file", async ({ page }) => {
  await field(page, /\+49 151 5550 134/);
  await bring(reply(page), "paste", "desk.png");
  await expect(attached(page).getByRole("listitem")).toHaveText(/desk\.png/);
  await expect(reply(page)).toHaveValue("");
  await expect(reader(page).getByRole("button", { name: "Insert picture" })).toHaveCount(0);
});

/** Pastes HTML, as another program would bring it: files of the page's own drawing beside it, if asked for. */
async function pasteHtml(field, html, text, files = []) {
  await field.evaluate(
    async (it, [html, text, files]) => {
      const canvas = Object.assign(document.createElement("canvas"), { width: 320, height: 120 });
      canvas.getContext("2d").fillRect(10, 10, 50, 50);
      const drawn = await new Promise((done) => canvas.toBlob(done, "image/png"));
      const data = new DataTransfer();
      data.setData("text/html", html.replaceAll("DRAWN", canvas.toDataURL("image/png")));
      data.setData("text/plain", text);
      for (const name of files) data.items.add(new File([drawn], name, { type: "image/png" }));
      it.dispatchEvent(new ClipboardEvent("paste", { bubbles: true, cancelable: true, clipboardData: data }));
    },
    [html, text, files],
  );
}

test("pictures in pasted HTML stand where they stood; those elsewhere are never loaded, and that is said", async ({ page }) => {
  await begin(page);
  const asked = [];
  page.on("request", (it) => asked.push(it.url()));
  const paste = () => pasteHtml(
    reply(page),
    `<p>Our <b>desk</b>:<img src="DRAWN" alt="The desk" onerror="document.title = 'taken'"> seen from <a href="https://shop.example/">the <img src="https://cdn.example/door.png" alt="door"></a></p>
     <p>and <img src="https://cdn.example/plain.png"><img src="https://cdn.example/seen.gif" width="1" height="1">that is all</p>`,
    "Our desk",
  );
  await paste();
  const picture = reply(page).getByRole("img", { name: "The desk" });
  await isDrawn(picture);
  await expect(said(page, "2 pictures are on other websites and were not loaded. Save what you need there, then drop it here.")).toBeVisible();
  await expect(attached(page)).toHaveCount(0);
  await expect(reply(page).getByRole("link")).toHaveText("the (door)");
  const stands = () => reply(page).evaluate((it) => it.innerHTML.replace(/<img[^>]*>/g, "PICTURE").replace(/<[^>]*>|\u200b/g, "").replaceAll("&nbsp;", " "));
  await expect.poll(stands).toBe("Our desk:PICTURE seen from the (door)and that is all");
  // One step of Undo takes all of it away.
  await page.keyboard.press("Control+z");
  await expect(picture).toHaveCount(0);
  await paste();
  await isDrawn(picture);
  await page.reload();
  await isDrawn(picture);
  await reply(page).press("Control+Enter");
  await expect(reply(page)).toHaveCount(0);
  await isDrawn(reader(page).getByRole("img", { name: "The desk" }));
  expect(asked.filter((it) => it.includes("cdn.example"))).toEqual([]);
  await expect(page).not.toHaveTitle(/taken/);
});

test("what pasted HTML brings and cannot show is attached or named, each with its reason", async ({ page }) => {
  await begin(page);
  const svg = `data:image/svg+xml;base64,${Buffer.from("<svg xmlns='http://www.w3.org/2000/svg'/>").toString("base64")}`;
  await pasteHtml(reply(page), `<p>A <img src="${svg}" alt="plan"> B <img src="data:image/png;base64,iVBOR*" alt="broken"></p>`, "A B");
  await says(reply(page), "A [plan] B [broken]");
  await expect(said(page, "1 picture is damaged and was left out. 1 drawing (SVG) cannot be shown in mail and is attached as a file.")).toBeVisible();
  await expect(attached(page).getByRole("listitem")).toHaveText(/plan\.svg/);
});

test("pictures that a word processor only names are those of the clipboard, if they are as many", async ({ page }) => {
  await begin(page);
  const word = `<p>One <img src="file:///C:/Temp/clip_image001.png"></p><p>Two <img src="file:///C:/Temp/clip_image002.png" alt="Second"></p>`;
  await pasteHtml(reply(page), word, "One Two", ["a.png", "b.png"]);
  await isDrawn(reply(page).getByRole("img", { name: "Second" }));
  await expect(reply(page).locator("img")).toHaveCount(2);
  await expect(attached(page)).toHaveCount(0);
  await reply(page).fill("");
  await expect(reply(page).locator("img")).toHaveCount(0);
  await pasteHtml(reply(page), word, "One Two", ["all-of-it.png"]);
  await expect(said(page, "2 pictures were not in the clipboard. Copy each one by itself and paste it here.")).toBeVisible();
  await says(reply(page), "One\n\nTwo [Second]");
  await expect(attached(page)).toHaveCount(0);
});

test("what was copied from a web page in this browser keeps the pictures that the page holds itself", async ({ page, context }) => {
  await begin(page);
  const other = await context.newPage();
  await other.setContent(`<p>Look <img alt="dot" src="data:image/gif;base64,R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAIBRAA7"> there</p>`);
  await other.keyboard.press("Control+a");
  await other.keyboard.press("Control+c");
  await other.close();
  await page.bringToFront();
  await reply(page).click();
  await page.keyboard.press("Control+v");
  await expect(reply(page).getByRole("img", { name: "dot" })).toHaveCount(1);
  await expect.poll(() => reply(page).getByRole("img").evaluate((it) => it.naturalWidth)).toBe(1);
});

test("Undo and Redo take what was pasted away and bring it back, also before its picture was there", async ({ page }) => {
  await begin(page);
  await page.keyboard.type("Look: ");
  await pasteHtml(reply(page), '<p>one <img src="DRAWN"> two</p>', "one two");
  // At once: what Undo remembers has no picture yet.
  await page.keyboard.type("three");
  const picture = reply(page).locator("img");
  await isDrawn(picture);
  const undo = async (times) => { for (let n = 0; n < times; n++) await page.keyboard.press("Control+z"); };
  await undo(4);
  await expect(picture).toHaveCount(0);
  for (let n = 0; n < 4; n++) await page.keyboard.press("Control+Shift+z");
  await isDrawn(picture);
  await expect(reply(page)).toHaveText(/Look:\s.*three/);
});
