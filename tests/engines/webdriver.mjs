// One way to drive three engines: the commands of WebDriver, over HTTP to a driver's program (Chromium,
// WebKit), or over Firefox's own socket, which understands the same commands by other names.
import { connect } from "node:net";

const ELEMENT = "element-6066-11e4-a52e-4f735466cecf";
/** A command: how it is asked for over HTTP, and what Firefox calls it. */
const COMMANDS = {
  start: ["POST", "/session", "WebDriver:NewSession"],
  patience: ["POST", "/timeouts", "WebDriver:SetTimeouts"],
  navigate: ["POST", "/url", "WebDriver:Navigate"],
  reload: ["POST", "/refresh", "WebDriver:Refresh"],
  run: ["POST", "/execute/async", "WebDriver:ExecuteAsyncScript"],
  keys: ["POST", "/actions", "WebDriver:PerformActions"],
  click: ["POST", "/element/{id}/click", "WebDriver:ElementClick"],
  type: ["POST", "/element/{id}/value", "WebDriver:ElementSendKeys"],
  window: ["GET", "/window", "WebDriver:GetWindowHandle"],
  screenshot: ["GET", "/screenshot", "WebDriver:TakeScreenshot"],
  newWindow: ["POST", "/window/new", "WebDriver:NewWindow"],
  resize: ["POST", "/window/rect", "WebDriver:SetWindowRect"],
  switch: ["POST", "/window", "WebDriver:SwitchToWindow"],
};

/** Returns a way to give commands to a driver's program. */
export function overHttp(address) {
  let session = "";
  return async (name, params = {}) => {
    const [method, path] = COMMANDS[name];
    const { id, ...body } = params;
    const response = await fetch(`${address}${name === "start" ? "" : session}${path.replace("{id}", id)}`, {
      method,
      body: method === "POST" ? JSON.stringify(body) : undefined,
    });
    const { value } = await response.json();
    if (value?.error) throw new Error(`${name}: ${value.error}: ${value.message}`);
    if (name === "start") session = `/session/${value.sessionId}`;
    return value;
  };
}

/** Returns a way to give commands to Firefox: a message is its length, a colon, and JSON. */
export async function overSocket(port) {
  const socket = connect(port, "127.0.0.1");
  const waiting = new Map();
  let [rest, next] = [Buffer.alloc(0), 0];
  await new Promise((greeted, failed) => {
    socket.on("error", failed);
    socket.on("data", (bytes) => {
      rest = Buffer.concat([rest, bytes]);
      for (let colon = rest.indexOf(":"); colon > 0; colon = rest.indexOf(":")) {
        const end = colon + 1 + Number(rest.subarray(0, colon));
        if (rest.length < end) return;
        const message = JSON.parse(rest.subarray(colon + 1, end));
        rest = rest.subarray(end);
        if (Array.isArray(message)) waiting.get(message[1])?.(message);
        else greeted();
      }
    });
  });
  return (name, params = {}) =>
    new Promise((done, failed) => {
      const number = (next += 1);
      waiting.set(number, ([, , error, result]) => {
        waiting.delete(number);
        if (error) failed(new Error(`${name}: ${error.error}: ${error.message}`));
        else done(result !== null && typeof result === "object" && "value" in result ? result.value : result);
      });
      const args = name === "start" ? params.capabilities.alwaysMatch : params;
      const message = JSON.stringify([0, number, COMMANDS[name][2], args]);
      socket.write(`${Buffer.byteLength(message)}:${message}`);
    });
}

/** Wide enough for the mailboxes beside the list. */
const SIZE = { width: 1280, height: 860 };

/** A browser under command. Its windows take turns: a command goes to the one that was switched to. */
export class Browser {
  #send;
  #current;

  static async start(send, capabilities = {}) {
    const browser = new Browser();
    browser.#send = send;
    await send("start", { capabilities: { alwaysMatch: capabilities } });
    await send("patience", { script: 30_000, pageLoad: 60_000 });
    browser.#current = await send("window");
    await send("resize", SIZE);
    return browser;
  }

  /** The window that it began with. */
  get first() {
    return new Window(this, this.#current);
  }

  /** Opens another window: a tab that another one covers would not be painted. */
  async newWindow() {
    const { handle } = await this.#send("newWindow", { type: "window" });
    await this.send(handle, "resize", SIZE);
    return new Window(this, handle);
  }

  async send(window, name, params) {
    if (this.#current !== window) await this.#send("switch", { handle: window });
    this.#current = window;
    return this.#send(name, params);
  }
}

class Window {
  #browser;
  #handle;

  constructor(browser, handle) {
    [this.#browser, this.#handle] = [browser, handle];
  }

  #send(name, params) {
    return this.#browser.send(this.#handle, name, params);
  }

  open(address) {
    return this.#send("navigate", { url: address });
  }

  reload() {
    return this.#send("reload");
  }

  /** Runs a function in the page; it may be asynchronous. */
  async run(work, ...args) {
    const script = `const done = arguments[arguments.length - 1];
      Promise.resolve((${work}).apply(null, Array.prototype.slice.call(arguments, 0, -1))).then((it) => done([it]), (error) => done([null, String(error)]));`;
    const [value, error] = await this.#send("run", { script, args });
    if (error) throw new Error(error);
    return value;
  }

  /** A picture of what is shown, as PNG. */
  async picture() {
    return Buffer.from(await this.#send("screenshot"), "base64");
  }

  click(element) {
    return this.#send("click", { id: element[ELEMENT] });
  }

  type(element, text) {
    return this.#send("type", { id: element[ELEMENT], text, value: [...text] });
  }

  async press(...keys) {
    const actions = keys.flatMap((value) => [
      { type: "keyDown", value },
      { type: "keyUp", value },
    ]);
    await this.#send("keys", { actions: [{ type: "key", id: "keyboard", actions }] });
  }
}
