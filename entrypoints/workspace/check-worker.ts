import { CheckedFile } from "../../lib/invoice-files/check/checked-file.ts";
import type { Progress } from "../../lib/invoice-files/check/check-results.ts";
import { describeKindFixes, findKindFixes } from "../../lib/invoice-files/check/kind-fixes.ts";
import { sampleValues } from "../../lib/invoice-files/parse/sample-values.ts";
import { providerReply } from "../../lib/invoice-files/export/provider-reply.ts";
import type { FileNote } from "../../lib/invoice-files/read/file-finding.ts";
import { openFile, type OpenFile } from "../../lib/invoice-files/parse/open-file.ts";
import { type ExportPart, writeFile } from "../../lib/invoice-files/export/write-file.ts";
import { skippedCheckNotes } from "../../lib/invoice-files/check/skipped-check-notes.ts";
import type { InvoiceContext } from "../../lib/domain/invoice/model/context.ts";
import { NDIS_NUMBER } from "../../lib/domain/plan/identity.ts";
import { checkFileInvoice } from "../../lib/domain/invoice/rules/check.ts";
import { type Problem, ProblemError } from "../../lib/core/problem.ts";
import { openDatabase } from "../../lib/storage/database.ts";
import type { DatabasePlace } from "../../lib/storage/vault/database-place.ts";
import { wholePriceBook } from "../../lib/services/prices/find-prices.ts";
import { planContexts } from "../../lib/services/invoices/plan-context.ts";
import type { ContextsFor } from "../../lib/invoice-files/check/client-contexts.ts";
import { checkPart, type OnRead } from "../../lib/invoice-files/check/range-check.ts";
import { answerParts, type PartRequest, partsOver } from "./part-workers.ts";
import { RowSelection } from "./bulk-file/row-selection.ts";
import { warmUp } from "./warm-up.ts";
import type { FromWorker, ToWorker, WorkerLine } from "./worker-calls.ts";

/**
 * Reads and checks one file off the main thread, or parts of the file of another such worker. The page terminates the worker
 * to cancel.
 */
let file: OpenFile | undefined;
let checked: CheckedFile | undefined;
let fileNotes: readonly FileNote[] = [];
const selection = new RowSelection();

/** Lines to workers that check parts of this one's file. */
const helpers: MessagePort[] = [];

/** Which database the page reads; a worker can't ask the browser itself, and one that only helps isn't told. */
const databasePlace = Promise.withResolvers<DatabasePlace>();

/** The extension's database: a worker may read it directly, without a request to the background for each client. */
const database = databasePlace.promise.then(openDatabase);

/** Calls run in sequence: an edit must not overtake the view that it is about. */
let queue = Promise.resolve();

/** Whether there is work: then nothing more is done to be ready for it. */
let isAsked = false;

self.addEventListener(
  "message",
  ({ data }: MessageEvent<ToWorker | WorkerLine | { place: DatabasePlace }>) => {
    if ("place" in data) return databasePlace.resolve(data.place);
    if ("line" in data) {
      if (data.to === "helper") helpers.push(data.line);
      else answerParts(data.line, checkPartOf);
      return;
    }
    isAsked = true;
    queue = queue
      .then(() => answer(data))
      .then(post, (error: unknown) => post({ id: data.id, problem: failure(error) }));
  },
);

async function answer(data: ToWorker): Promise<FromWorker> {
  const result = await run(data);
  return typeof result === "object" && result !== null && "remedy" in result
    ? { id: data.id, problem: result }
    : { id: data.id, answer: result };
}

async function run(data: ToWorker) {
  if (data.call === "open") {
    const opened = await openFile(data.of.blob);
    if ("code" in opened) return opened;
    file = opened;
    fileNotes = data.of.notes;
    return { header: file.header, recognised: file.recognised, samples: await sampleValues(file) };
  }
  if (data.call === "check") return check(data.of);
  if (!checked) throw new Error(`${data.call} before check`);
  if (data.call === "view") {
    const { from, count } = data.of;
    const rows = await selection.rows(checked, data.of);
    return { total: rows.length, from, rows: await checked.view([...rows.subarray(from, from + count)]) };
  }
  if (data.call === "next") return selection.next(checked, data.of);
  if (data.call === "fixes") return describeKindFixes(checked, data.of.code);
  if (data.call === "fix") {
    const fixes = await findKindFixes(checked, data.of.code);
    await checked.editAll(fixes);
    return { summary: checked.summary(), fixes };
  }
  if (data.call === "reply") return providerReply(checked, data.of.row);
  if (data.call === "write") {
    const { outcome } = data.of;
    return { blob: await writeFile(checked, outcome), edited: editedIn(checked, outcome) };
  }
  if (data.call === "edit") await checked.editAll(data.of.edits);
  else await checked.restore(data.of.row);
  return checked.summary();
}

async function check({
  layout,
  columns,
  defaultContext: shared,
}: Extract<ToWorker, { call: "check" }>["of"]) {
  if (!file) throw new Error("check before open");
  const onProgress = throttled((progress: Progress) => post({ progress }));
  selection.clear();
  const db = await database;
  const prices = await wholePriceBook(db);
  const defaultContext = { ...shared, ...(prices ? { prices } : {}) };
  const plansOf = async (ndisNumbers: readonly string[]) => {
    // Without what all clients share, which would be copied for each.
    const known = await planContexts(db, ndisNumbers, { today: shared.today });
    const whole = ndisNumbers.filter((each) => NDIS_NUMBER.test(each));
    post({ ages: whole.map((each) => [each, known.get(each)?.source?.at ?? null]) });
    return known;
  };
  const part = { file, layout, columns, defaultContext };
  checked = new CheckedFile(
    file,
    { layout, columns, onProgress },
    {
      check: checkFileInvoice,
      notes: [...fileNotes, ...skippedCheckNotes(defaultContext)],
      contextsFor: sharing(defaultContext, plansOf),
      defaultContext,
      parts: helpers.map((line) => partsOver(line, part, plansOf)),
    },
  );
  return (await checked.check()) ?? checked.summary();
}

/** A part of the file that another worker has. */
function checkPartOf(request: PartRequest, plansOf: ContextsFor, onRead: OnRead) {
  isAsked = true;
  const { file: whole, layout, columns, defaultContext, range } = request;
  const deps = { check: checkFileInvoice, contextsFor: sharing(defaultContext, plansOf), defaultContext };
  return checkPart(whole, { layout, columns }, deps, { range, onRead: throttled(onRead) });
}

/** What is known of each client, with what all of them share. */
function sharing(shared: InvoiceContext, plansOf: ContextsFor): ContextsFor {
  return async (ndisNumbers) => {
    const known = await plansOf(ndisNumbers);
    return new Map(Array.from(known, ([ndisNumber, plan]) => [ndisNumber, { ...shared, ...plan }]));
  };
}

function throttled<Values extends unknown[]>(
  report: (...values: Values) => void,
): (...values: Values) => void {
  let last = 0;
  return (...values) => {
    const now = performance.now();
    if (now - last < 100) return;
    last = now;
    report(...values);
  };
}

/** An edited row that is empty is in neither file, so it needs no saving. */
function editedIn(of: CheckedFile, outcome: ExportPart): number[] {
  return [...of.edits.keys()].filter(
    (row) => of.index.isEmpty(row) || of.isRejected(row) === (outcome === "rejects"),
  );
}

void warmUp(() => isAsked);

function failure(error: unknown): Problem {
  // The database can't be opened, say: that has a remedy of its own.
  if (error instanceof ProblemError) return error.problem;
  return {
    code: "planbridge-file",
    what: "Planbridge couldn't continue with this file.",
    remedy: "Choose the file again: it may have been moved or changed since it was opened.",
    said: String(error),
  };
}

function post(message: FromWorker): void {
  // A worker's postMessage has no target origin: it goes to the page that started it.
  // oxlint-disable-next-line unicorn/require-post-message-target-origin
  self.postMessage(message);
}
