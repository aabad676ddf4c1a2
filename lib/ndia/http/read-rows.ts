import type * as z from "zod/mini";
import { ProblemError } from "../../core/problem.ts";
import { parseAnswerPart } from "./wire-values.ts";

/** The rows of an answer that could be read, and a sentence that names each of the others. */
export interface ReadRows<Row> {
  rows: Row[];
  unread: string[];
}

/**
 * Reads each row by itself: one that can't be read is named and leaves the others as they are. Each of `toRow` may throw a
 * `ProblemError`, as the readers of dates and amounts do.
 * @param nameOf what the row is called in a sentence, by its place from 1 and what it holds
 */
export function readRows<Shape extends z.ZodMiniType, Row>(
  wires: readonly unknown[],
  shape: Shape,
  nameOf: (at: number, wire: unknown) => string,
  toRow: (wire: z.infer<Shape>, name: string) => Row,
): ReadRows<Row> {
  const read: ReadRows<Row> = { rows: [], unread: [] };
  for (const [at, wire] of wires.entries()) {
    const name = nameOf(at + 1, wire);
    try {
      read.rows.push(toRow(parseAnswerPart(shape, wire, name), name));
    } catch (error) {
      if (!(error instanceof ProblemError)) throw error;
      read.unread.push(error.problem.what);
    }
  }
  return read;
}
