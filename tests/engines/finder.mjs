// Finding by role and name in any engine: a small part of what assistive technology sees, read in the page.

/** Runs in the page: the first element that is shown with a role and a name, within another if one is given. */
export function find(role, name, within) {
  const ROLES = {
    alert: "[role=alert]",
    button: "button, summary, [role=button]",
    checkbox: "input[type=checkbox], [role=checkbox]",
    dialog: "dialog[open], [role=dialog]",
    heading: "h1, h2, h3, [role=heading]",
    link: "a[href], [role=link]",
    list: "ul, ol, [role=list]",
    listitem: "li, [role=listitem]",
    menuitem: "[role=menuitem]",
    navigation: "nav, [role=navigation]",
    radio: "input[type=radio], [role=radio]",
    region: "section, [role=region]",
    status: "output, [role=status]",
    textbox: "textarea, input:not([type]), input[type=text], input[type=email], input[type=search], [role=textbox]",
  };
  const text = (it) => (it?.textContent ?? "").replace(/\s+/g, " ").trim();
  const nameOf = (it) => {
    const label = it.getAttribute("aria-label");
    if (label) return label.trim();
    const ids = it.getAttribute("aria-labelledby");
    if (ids) return ids.split(/\s+/).map((id) => text(document.getElementById(id))).join(" ").trim();
    if (it.labels?.length) return text(it.labels[0]);
    return text(it) || it.getAttribute("title") || it.getAttribute("placeholder") || "";
  };
  const isShown = (it) => it.getClientRects().length > 0 && getComputedStyle(it).visibility !== "hidden";
  const wanted = typeof name === "string" ? (it) => it === name : (it) => new RegExp(name.pattern, name.flags).test(it);
  const all = [...(within ?? document).querySelectorAll(ROLES[role])];
  return all.find((it) => wanted(nameOf(it)) && isShown(it)) ?? null;
}

// WebKit compiles the demo's code for 10 s on a machine of two cores with three other jobs.
const PATIENCE = 60_000;

/** A tab in which elements are found by role and name. */
export class Seen {
  constructor(tab) {
    this.tab = tab;
  }

  /** Returns an element once it is shown. */
  async find(role, name, within) {
    return this.#until(() => this.tab.run(find, role, sent(name), within), (it) => it !== null, `no ${role} ${name} is shown`);
  }

  /** Waits until nothing with a role and a name is shown. */
  async gone(role, name) {
    await this.#until(() => this.tab.run(find, role, sent(name)), (it) => it === null, `${role} ${name} is still shown`);
  }

  async click(role, name, within) {
    await this.tab.click(await this.find(role, name, within));
  }

  async type(role, name, text) {
    await this.tab.type(await this.find(role, name), text);
  }

  /** Waits until a function that runs in the page answers what is wanted. */
  async expect(wanted, work, ...args) {
    let last;
    await this.#until(async () => (last = await this.tab.run(work, ...args)), (it) => it === wanted, () => `it is ${last}, not ${wanted}`);
  }

  async go(fragment) {
    await this.tab.run((it) => void (location.hash = it), fragment);
  }

  async #until(look, isIt, complaint) {
    const end = Date.now() + PATIENCE;
    for (;;) {
      const found = await look();
      if (isIt(found)) return found;
      if (Date.now() > end) throw new Error(`${typeof complaint === "string" ? complaint : complaint()}; what is: ${await this.tab.run(said)}`);
      await new Promise((done) => setTimeout(done, 30));
    }
  }
}

/** Runs in the page: the beginning of what it says. */
const said = () => document.body.innerText.replace(/\s+/g, " ").slice(0, 300);

const sent = (name) => (typeof name === "string" ? name : { pattern: name.source, flags: name.flags });
