// What axe finds on a page, in short.
import { AxeBuilder } from "@axe-core/playwright";

/** Returns a line for each thing that axe finds on the page as it stands, or in a part of it. */
export async function violations(page, part) {
  // Nothing moves while it is looked at.
  await page.evaluate(() => Promise.all(document.getAnimations().map((it) => it.finished.catch(() => {}))));
  // Mail in a frame without scripts is its author's; its frame has a title. Since no frame is looked into, the
  // page itself can be asked (legacy mode), for what it violates alone: that takes a third of the time.
  const axe = new AxeBuilder({ page }).exclude("iframe").setLegacyMode(true).options({ resultTypes: ["violations"] });
  const found = await (part ? axe.include(part) : axe).analyze();
  return found.violations.flatMap((it) => it.nodes.map((node) => `${it.id}: ${node.target.join(" ")} ${node.failureSummary ?? ""}`));
}
