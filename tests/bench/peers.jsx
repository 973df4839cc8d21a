// What others are made of, at the same work, and the raw floors: bundled by bench.mjs into its page.
import { useVirtualizer } from "@tanstack/react-virtual";
import Dexie from "dexie";
import MiniSearch from "minisearch";
import PostalMime from "postal-mime";
import { useEffect, useRef, useState } from "react";
import { createRoot } from "react-dom/client";
import { floors } from "./floors.js";
import { raw } from "./raw.js";
import { conversation, text } from "./synthetic.js";

const BATCH = 256;
const ROW = 64;

function database(durability) {
  const db = new Dexie("bench-peer", { chromeTransactionDurability: durability });
  db.version(1).stores({
    messages: "id, messageId, conversation",
    conversations: "id, [team+queued+activity], assignee",
  });
  return db;
}

const timed = async (work) => {
  const start = performance.now();
  await work();
  return performance.now() - start;
};

const samples = async (times, work) => {
  const all = [];
  for (let nth = 0; nth < times; nth += 1) all.push(await timed(() => work(nth)));
  return all;
};

const dexie = {
  /** B1. */
  async import(count) {
    await Dexie.delete("bench-peer");
    const db = database("relaxed");
    let spent = 0;
    for (let from = 0; from < count; from += BATCH) {
      const rows = Array.from({ length: Math.min(BATCH, count - from) }, (_, it) => conversation(from + it));
      spent += await timed(() =>
        db.transaction("rw", db.messages, db.conversations, async () => {
          await db.messages.bulkPut(rows.map(({ id, messageId, from: author, to, at, subject, snippet }) => ({ id, messageId, conversation: id, author, to, at, subject, snippet })));
          await db.conversations.bulkPut(rows);
        }),
      );
    }
    db.close();
    return spent;
  },
  /** B2. */
  all: () => timed(async () => (await database("relaxed").conversations.toArray()).length),
  /** B5. */
  act(times) {
    const db = database("strict");
    return samples(times, (nth) => db.conversations.update(nth, { queued: 0, closed: 1 }));
  },
  /** B6. */
  bulk(times, count) {
    const db = database("strict");
    return samples(times, async (nth) => {
      const ids = Array.from({ length: count }, (_, it) => 100 + nth * count + it);
      const rows = await db.conversations.bulkGet(ids);
      await db.conversations.bulkPut(rows.filter(Boolean).map((it) => ({ ...it, queued: 0 })));
    });
  },
  /** B7: one page of a team inbox. */
  mailbox(times) {
    const db = database("relaxed");
    const queue = () => db.conversations.where("[team+queued+activity]").between([1, 1, Dexie.minKey], [1, 1, Dexie.maxKey]);
    return samples(times, () => queue().reverse().limit(40).toArray());
  },
  /** B8: one badge. */
  badge(times) {
    const db = database("relaxed");
    return samples(times, () => db.conversations.where("[team+queued+activity]").between([1, 1, Dexie.minKey], [1, 1, Dexie.maxKey]).count());
  },
};

/** B15: postal-mime and Dexie, with threads by References. */
async function mboxImport(mbox) {
  await Dexie.delete("bench-peer");
  const db = database("relaxed");
  const threads = new Map();
  const parts = mbox.split(/^From (?=\S+ \w{3} \w{3})/m).filter(Boolean);
  const start = performance.now();
  for (let from = 0; from < parts.length; from += BATCH) {
    const rows = [];
    for (const part of parts.slice(from, from + BATCH)) {
      const mail = await PostalMime.parse(part.slice(part.indexOf("\n") + 1));
      const known = [mail.inReplyTo, ...(mail.references ?? "").split(/\s+/)].find((it) => threads.has(it));
      const thread = threads.get(known) ?? threads.size;
      threads.set(mail.messageId, thread);
      rows.push({ id: from + rows.length, messageId: mail.messageId, conversation: thread, author: mail.from?.address, subject: mail.subject, body: mail.text });
    }
    await db.messages.bulkPut(rows);
  }
  db.close();
  return { ms: performance.now() - start, messages: parts.length };
}

/** B14. */
async function mime(raw, times) {
  const ms = await timed(async () => {
    for (let nth = 0; nth < times; nth += 1) await PostalMime.parse(raw);
  });
  return (times / ms) * 1000;
}

/** B7, B17: plain objects. */
const objects = {
  kept: [],
  make(count) {
    objects.kept = Array.from({ length: count }, (_, n) => {
      const { id, team, queued, closed, unread, assignee, activity } = conversation(n);
      return { id, team, queued, closed, unread, assignee, activity };
    });
  },
  mailbox(times) {
    return samples(times, () => objects.kept.filter((it) => it.team === 1 && it.queued && !it.closed).sort((a, b) => b.activity - a.activity).length);
  },
};

/** B11, B12, B13. */
const search = {
  index: undefined,
  build(count) {
    search.index = new MiniSearch({ fields: ["subject", "from", "text"] });
    return timed(() => {
      for (let n = 0; n < count; n += 1) {
        const { id, subject, from } = conversation(n);
        search.index.add({ id, subject, from, text: text(n, 60) });
      }
    });
  },
  ask(times) {
    const queries = ["badge printer", "invoice ref", "lanyard 77", "speaker sched", "nothing12", "c42 exam"];
    return samples(times, (nth) => search.index.search(queries[nth % queries.length], { prefix: true, combineWith: "AND" }).slice(0, 100));
  },
};

/** B4, B9: a list in React, without storing. */
function List({ count }) {
  const [rows, setRows] = useState(() => Array.from({ length: count }, (_, n) => conversation(n)).reverse());
  const [cursor, setCursor] = useState(0);
  const scroller = useRef(null);
  const virtual = useVirtualizer({ count: rows.length, getScrollElement: () => scroller.current, estimateSize: () => ROW, overscan: 5 });
  useEffect(() => {
    const hear = ({ key }) => {
      if (key === "e") setRows((all) => all.filter((_, at) => at !== cursor));
      if (key === "j") setCursor((at) => at + 1);
      if (key === "k") setCursor((at) => Math.max(0, at - 1));
    };
    addEventListener("keydown", hear);
    return () => removeEventListener("keydown", hear);
  }, [cursor]);
  useEffect(() => virtual.scrollToIndex(cursor), [cursor]);
  return (
    <div ref={scroller} style={{ height: 800, overflow: "auto" }}>
      <ul aria-label="Conversations" style={{ height: virtual.getTotalSize(), position: "relative" }}>
        {virtual.getVirtualItems().map(({ index, key, start }) => (
          <li key={key} aria-setsize={rows.length} aria-current={index === cursor} style={{ position: "absolute", top: start, height: ROW }}>
            <b>{rows[index].from}</b> <span>{rows[index].subject}</span> <span>{rows[index].snippet}</span>
          </li>
        ))}
      </ul>
    </div>
  );
}

let root;
function mount(count) {
  root?.unmount();
  root = count > 0 ? createRoot(document.getElementById("stage")) : undefined;
  root?.render(<List count={count} />);
}

globalThis.peers = { dexie, floors, mboxImport, mime, mount, objects, raw, search };
