import type { InvoiceContext } from "../../lib/domain/invoice/model/context.ts";
import type { ContextsFor } from "../../lib/invoice-files/check/client-contexts.ts";
import type { CheckPart } from "../../lib/invoice-files/check/file-parts.ts";
import type { CheckedPart, OnRead } from "../../lib/invoice-files/check/range-check.ts";
import type { Columns, Layout } from "../../lib/invoice-files/parse/layouts.ts";
import type { OpenFile } from "../../lib/invoice-files/parse/open-file.ts";
import type { ByteRange } from "../../lib/invoice-files/parse/read-chunks.ts";

/** What a worker is told to check a part of another one's file. */
export interface PartRequest {
  id: number;
  file: OpenFile;
  layout: Layout;
  columns: Columns;
  defaultContext: InvoiceContext;
  range: ByteRange;
}

/** What is known of clients, asked of the worker that reads the database. */
interface PlansRequest {
  wanted: number;
  ndisNumbers: readonly string[];
}

type Plans = Awaited<ReturnType<ContextsFor>>;
type ToOwner =
  | ({ id: number } & ({ part: CheckedPart | null } | { until: number; rows: number }))
  | PlansRequest;
type ToHelper = PartRequest | { found: number; plans: Plans | null };

let requests = 0;

/** Checks parts of a file in the worker at the other end of a line, which asks here for what is known of its clients. */
export function partsOver(
  line: MessagePort,
  of: Omit<PartRequest, "id" | "range">,
  plansOf: ContextsFor,
): CheckPart {
  // A port has no target origin: it has one other end.
  // oxlint-disable-next-line unicorn/require-post-message-target-origin
  const tell = (message: ToHelper) => line.postMessage(message);
  return (range, onRead) => {
    requests += 1;
    const id = requests;
    const { promise, resolve } = Promise.withResolvers<CheckedPart | null>();
    const listen = ({ data }: MessageEvent<ToOwner>) => {
      if ("wanted" in data) {
        const plans = plansOf(data.ndisNumbers).catch(() => null);
        void plans.then((known) => tell({ found: data.wanted, plans: known }));
      } else if (data.id === id && "until" in data) onRead(data.until, data.rows);
      else if (data.id === id && "part" in data) {
        line.removeEventListener("message", listen);
        resolve(data.part);
      }
    };
    line.addEventListener("message", listen);
    line.start();
    tell({ ...of, id, range });
    return promise;
  };
}

/** Answers at the other end. Why nothing came of a part isn't told: the worker that has the file meets it too. */
export function answerParts(
  line: MessagePort,
  check: (request: PartRequest, plansOf: ContextsFor, onRead: OnRead) => Promise<CheckedPart | null>,
): void {
  const waiting = new Map<number, PromiseWithResolvers<Plans>>();
  const tell = (message: ToOwner, moved: Transferable[] = []) => line.postMessage(message, moved);
  let asked = 0;
  const plansOf: ContextsFor = (ndisNumbers) => {
    asked += 1;
    const waiter = Promise.withResolvers<Plans>();
    waiting.set(asked, waiter);
    tell({ wanted: asked, ndisNumbers });
    return waiter.promise;
  };
  line.addEventListener("message", ({ data }: MessageEvent<ToHelper>) => {
    if ("found" in data) {
      const waiter = waiting.get(data.found);
      waiting.delete(data.found);
      if (data.plans) waiter?.resolve(data.plans);
      else waiter?.reject(new Error("what is known of the clients can't be read"));
      return;
    }
    const { id } = data;
    void check(data, plansOf, (until, rows) => tell({ id, until, rows }))
      .catch(() => null)
      .then((part) => tell({ id, part }, part ? buffersOf(part) : []));
  });
  line.start();
}

/** They are moved, as a copy of them would be made for nothing. */
function buffersOf({ index, orders, verdicts: { usage } }: CheckedPart): Transferable[] {
  return [index.starts, index.invoiceOf, index.kinds, orders, usage.sourceOf, usage.amounts].flatMap(
    ({ buffer }) => (buffer instanceof ArrayBuffer ? buffer : []),
  );
}
