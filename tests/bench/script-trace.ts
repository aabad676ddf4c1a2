import type { CDPSession, Page } from "puppeteer-core";

/** Main-thread time that a load spent in scripts other than the page's own, in milliseconds. */
export interface ScriptTime {
  total: number;
  /** By the script's file name; callbacks and microtasks, which carry no name, are together. */
  parts: Map<string, number>;
}

/** The parts of a trace event that are read; times are in microseconds, `tdur` is time on the processor. */
interface TraceEvent {
  name: string;
  ph: string;
  pid: number;
  tid: number;
  ts: number;
  dur?: number;
  tdur?: number;
  args?: { data?: { url?: string } };
}

/** Everything in which a page's main thread runs JavaScript; `FunctionCall` and its like may lie within each other. */
const RUNS_SCRIPT = new Set(["EvaluateScript", "v8.callFunction", "FunctionCall", "RunMicrotasks"]);
const CALLBACKS = "callbacks";

/** A page goes on working after its load event: the background is asked, the UI is brought in. */
const SETTLE = 500;

/**
 * Loads the page and adds up its scripts' time. Chromium's `ScriptDuration` won't do: it leaves out microtasks, which
 * is where everything after an `await` runs. Processor time, so that a busy machine doesn't make a script look slow.
 */
export async function traceLoad(tracing: CDPSession, page: Page, url: string): Promise<ScriptTime> {
  const events: TraceEvent[] = [];
  const collect = ({ value }: { value: object[] }) => void events.push(...(value as TraceEvent[]));
  tracing.on("Tracing.dataCollected", collect);
  await tracing.send("Tracing.start", {
    transferMode: "ReportEvents",
    traceConfig: { includedCategories: ["devtools.timeline", "v8", "v8.execute"], excludedCategories: ["*"] },
  });
  await page.goto(url);
  await new Promise((resolve) => setTimeout(resolve, SETTLE));
  const complete = new Promise((resolve) => tracing.once("Tracing.tracingComplete", resolve));
  await tracing.send("Tracing.end");
  await complete;
  tracing.off("Tracing.dataCollected", collect);
  return sumUp(events, new URL(url).origin);
}

function sumUp(events: TraceEvent[], site: string): ScriptTime {
  const commit = events.findLast(
    ({ name, args }) => name === "CommitLoad" && args?.data?.url?.startsWith(site),
  );
  if (!commit) throw new Error("the trace doesn't show the load");
  const scripts = events
    .filter(
      ({ pid, tid, ph, name }) =>
        pid === commit.pid && tid === commit.tid && ph === "X" && RUNS_SCRIPT.has(name),
    )
    .toSorted((a, b) => a.ts - b.ts || (b.dur ?? 0) - (a.dur ?? 0));
  const time: ScriptTime = { total: 0, parts: new Map() };
  let end = 0;
  for (const { ts, dur = 0, tdur = dur, args } of scripts) {
    if (ts < end) continue;
    end = ts + dur;
    const url = args?.data?.url ?? "";
    if (url.startsWith(site)) continue;
    const part = url.split("/").at(-1) || CALLBACKS;
    time.total += tdur / 1000;
    time.parts.set(part, (time.parts.get(part) ?? 0) + tdur / 1000);
  }
  return time;
}
