import type { Page } from "puppeteer-core";
import type { BrowserName } from "../support/browsers.ts";
import { type Person, person } from "../support/pace.ts";
import { createTestSession, type TestSession } from "../support/test-session.ts";
import { withBackground } from "./background.ts";
import { recordCalls, repeatCalls } from "./floor/repeat-calls.ts";
import { type Measured, median } from "./report.ts";
import { buildInto, withFolder } from "./temporary.ts";

const LATENCY = { latencyMs: 50 };
const ROUNDS = 7;

/** One participant synchronised with everything there is, from the press to the stored answer, beside its bare calls. */
export function measureParticipantSync(name: BrowserName): Promise<Measured[]> {
  return withFolder(async (folder) => {
    const extension = await buildInto(folder, name);
    const session = await createTestSession(name, { clients: 40, extension });
    try {
      const { control } = session.sandbox;
      await control.setFaults({ crm: LATENCY, proda: LATENCY, ndia: LATENCY });
      const fits = ({ caseName, paceTraits }: Pick<Person, "caseName" | "paceTraits">) =>
        caseName === "matching" &&
        paceTraits.includes("historical-plan") &&
        !paceTraits.includes("no-api-access");
      const who = person(session.sandbox, fits);
      control.changeParticipant(who.ndisNumber, { consents: true });
      return [await alternate(session, who)];
    } finally {
      await session.dispose();
    }
  });
}

async function alternate(session: TestSession, who: Person): Promise<Measured> {
  const page = await session.openExtensionPage("options.html");
  const rounds: { ours: number; bare: number; calls: number }[] = [];
  for (let round = 0; round <= ROUNDS; round += 1) {
    const measured = await withBackground(session, async (inside) => {
      await inside(recordCalls, null);
      const ours = await synchronise(page, `/Clients/Profile/${who.id}`, session.sandbox.crm);
      const { milliseconds, calls } = await inside(repeatCalls, null);
      return { ours, bare: milliseconds, calls };
    });
    // The first one opens connections and brings the code into the caches.
    if (round > 0) rounds.push(measured);
  }
  const value = median(rounds.map(({ ours }) => ours));
  const floor = median(rounds.map(({ bare }) => bare));
  return {
    name: "participant-sync",
    value,
    unit: "ms",
    floor,
    aim: { words: "ratio ≤ 1.1", met: value / floor <= 1.1 },
    browserVersion: session.version,
    notes: [
      `plans, budgets with earlier periods, goals with earlier ones; ${rounds[0]?.calls} calls, ${LATENCY.latencyMs} ms latency, medians of ${ROUNDS} rounds; the floor makes the same calls in the same order of dependence`,
    ],
  };
}

/** As the side panel asks for it. Milliseconds. */
async function synchronise(page: Page, path: string, site: string): Promise<number> {
  const { milliseconds, failed } = await page.evaluate(
    async (body) => {
      const { browser } = globalThis as unknown as {
        browser: {
          runtime: {
            sendMessage(
              message: object,
            ): Promise<{ ok?: { parts: { result: string }[] }; problem?: { code: string } }>;
          };
        };
      };
      const began = performance.now();
      const reply = await browser.runtime.sendMessage({ planbridge: "participant.synchronise", body });
      const results = reply.ok?.parts.map(({ result }) => result) ?? [reply.problem?.code ?? "no answer"];
      return {
        milliseconds: performance.now() - began,
        failed: results.filter((result) => result !== "retrieved" && result !== "not-here"),
      };
    },
    { site, path, parts: ["budgets", "goals", "bookings"], isConsentConfirmed: true },
  );
  if (failed.length > 0) throw new Error(`the synchronisation isn't whole: ${failed.join(", ")}`);
  return milliseconds;
}
