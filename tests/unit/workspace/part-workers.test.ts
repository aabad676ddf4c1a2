// @vitest-environment node
// Files that go from one worker to another are the machine's own here.
import { expect, it, vi } from "vitest";
import { answerParts, type PartRequest, partsOver } from "../../../entrypoints/workspace/part-workers.ts";
import { openFile } from "../../../lib/invoice-files/parse/open-file.ts";
import { checkPart } from "../../../lib/invoice-files/check/range-check.ts";
import { csv, line } from "../invoice-files/file-fixtures.ts";

const today = "2026-11-22";
type Check = Parameters<typeof answerParts>[1];

const checkAll: Check = ({ file, layout, columns, defaultContext, range }, plansOf, onRead) =>
  checkPart(
    file,
    { layout, columns },
    { check: () => [], contextsFor: plansOf, defaultContext },
    { range, onRead },
  );

async function connect(check: Check, plansOf: Parameters<typeof partsOver>[2]) {
  const file = await openFile(csv(line(), line({ number: "INV-2" })));
  if ("code" in file) throw new Error(file.what);
  const { layout, columns } = file.recognised;
  const of: Omit<PartRequest, "id" | "range"> = { file, layout, columns, defaultContext: { today } };
  const { port1, port2 } = new MessageChannel();
  answerParts(port2, check);
  const range = { from: file.body, until: file.blob.size };
  const end = () => [port1, port2].forEach((port) => port.close());
  return { part: partsOver(port1, of, plansOf), range, end };
}

it("a part is checked at the other end of a line, by the plans of this end", async () => {
  const plansOf = vi.fn(async (numbers: readonly string[]) =>
    Promise.resolve(
      new Map(numbers.map((number) => [number, { today, source: { at: 7, of: "ndia" as const } }])),
    ),
  );
  const { part, range, end } = await connect(checkAll, plansOf);
  const read: number[] = [];
  const checked = await part(range, (_, rows) => read.push(rows));
  end();
  expect(checked).toMatchObject({ end: range.until, index: { rows: 2 } });
  expect(checked?.verdicts.clients).toEqual([["430111222", 7]]);
  expect(plansOf).toHaveBeenCalledExactlyOnceWith(["430111222"]);
  expect(read.at(-1)).toBe(2);
});

it("nothing comes of a part whose check fails, or whose plans can't be read", async () => {
  const failing = await connect(
    () => Promise.reject(new Error("out of memory")),
    () => Promise.resolve(new Map()),
  );
  expect(await failing.part(failing.range, () => undefined)).toBeNull();
  failing.end();
  const closed = await connect(checkAll, () => Promise.reject(new Error("the database is closed")));
  expect(await closed.part(closed.range, () => undefined)).toBeNull();
  closed.end();
});
