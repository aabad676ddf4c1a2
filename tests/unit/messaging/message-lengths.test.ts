import { expect, test } from "vitest";
import { operations } from "../../../lib/messaging/operations/all-operations.ts";
import { batchQuery } from "../../../lib/messaging/operations/batch-query.ts";

/** What a schema of zod tells of itself, as far as this test reads it. */
interface Definition {
  type: string;
  checks?: { _zod: { def: { check: string } } }[];
  shape?: Record<string, Schema>;
  element?: Schema;
  innerType?: Schema;
  options?: Schema[];
}
interface Schema {
  _zod: { def: Definition };
}

// The library's own name for it.
// oxlint-disable no-underscore-dangle
/** The paths of all texts and lists in a schema that may have any length. */
function endless({ _zod: { def } }: Schema, path: string): string[] {
  const isLimited = def.checks?.some((each) => each._zod.def.check === "max_length");
  const own = ["string", "array"].includes(def.type) && !isLimited ? [`${path}: ${def.type}`] : [];
  const parts: [string, Schema][] = [
    ...Object.entries(def.shape ?? {}).map(([name, part]): [string, Schema] => [`.${name}`, part]),
    ...(def.element ? [["[]", def.element] as [string, Schema]] : []),
    ...(def.innerType ? [["", def.innerType] as [string, Schema]] : []),
    ...(def.options ?? []).map((part, at): [string, Schema] => [`|${at}`, part]),
  ];
  expect(KNOWN, `${path} is of a kind that this test doesn't know`).toContain(def.type);
  return [...own, ...parts.flatMap(([name, part]) => endless(part, path + name))];
}

const KNOWN = [
  "literal",
  "string",
  "number",
  "boolean",
  "null",
  "enum",
  "object",
  "array",
  "optional",
  "nullable",
  "union",
];

test.each([
  ...Object.entries(operations).map(([name, { body }]) => [name, body] as const),
  ["the batch port", batchQuery] as const,
])("every text and list in the message %s has a greatest length", (name, body) => {
  expect(endless(body as unknown as Schema, name)).toEqual([]);
});
