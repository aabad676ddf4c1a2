import type { CheckedPart, OnRead, RangeCheck } from "./range-check.ts";
import type { OpenFile } from "../parse/open-file.ts";
import type { ByteRange, RangeEnd } from "../parse/read-chunks.ts";

/** Checks a part of the file in another worker. `null`, or a failure: nothing came of it. */
export type CheckPart = (range: ByteRange, onRead: OnRead) => Promise<CheckedPart | null>;

/** A part that is smaller isn't worth what another worker costs. */
const MIN_PART_BYTES = 256 * 1024;

/** Line ends are looked for no further than this. */
const REACH = 64 * 1024;

const LF = 0x0a;

/** About equal ranges that begin after an LF each. Whether a row begins there isn't known: a quoted cell may go on over it. */
export async function splitFile(
  file: OpenFile,
  parts: number,
  minimum = MIN_PART_BYTES,
): Promise<ByteRange[]> {
  const { blob, body, text } = file;
  const most = Math.min(parts, Math.floor((blob.size - body) / Math.max(1, minimum)));
  const starts = [body];
  for (let at = 1; at < most && text.unit === 1; at += 1) {
    const guess = body + Math.floor((at * (blob.size - body)) / most);
    const found = new Uint8Array(await blob.slice(guess, guess + REACH).arrayBuffer()).indexOf(LF);
    const start = guess + found + 1;
    if (found >= 0 && start < blob.size && start > (starts.at(-1) ?? 0)) starts.push(start);
  }
  return starts.map((from, at) => ({ from, until: starts[at + 1] ?? blob.size }));
}

/**
 * Checks a whole file: its first part here, the others in other workers at the same time. A part counts only where the rows
 * before it end exactly where it was begun; from the first one that doesn't on, everything is read here.
 */
export async function checkInParts(
  file: OpenFile,
  check: RangeCheck,
  others: readonly CheckPart[],
  onRead: OnRead,
  minimum?: number,
): Promise<RangeEnd["problem"]> {
  const [own = { from: file.body, until: file.blob.size }, ...rest] = await splitFile(
    file,
    1 + others.length,
    minimum,
  );
  const done = [own, ...rest].map(() => ({ bytes: 0, rows: 0 }));
  const reader =
    ({ from }: ByteRange, at: number): OnRead =>
    (until, rows) => {
      done[at] = { bytes: until - from, rows };
      onRead(
        done.reduce((sum, { bytes }) => sum + bytes, file.body),
        done.reduce((sum, part) => sum + part.rows, 0),
      );
    };
  const coming = rest.map((range, at) => {
    const part = others[at]?.(range, reader(range, at + 1)) ?? Promise.resolve(null);
    // Whatever went wrong there is met again here, where it can be told.
    return { range, part: part.catch(() => null) };
  });
  let ended = await check.read(own, reader(own, 0));
  for (const { range, part } of coming) {
    const checked = !ended.problem && ended.end === range.from ? await part : null;
    if (!checked || !(await check.append(checked))) break;
    ended = { end: checked.end, problem: null };
  }
  if (ended.problem || ended.end >= file.blob.size) return ended.problem;
  const left = { from: ended.end, until: file.blob.size };
  return (await check.read(left, (until, rows) => onRead(until, rows))).problem;
}
