import type * as z from "zod/mini";
import type { Problem } from "../core/problem.ts";
import type { operations } from "./operations/all-operations.ts";

/**
 * The types of everything that may be asked of the background, inferred from the definitions in `operations/`.
 * Types alone: the definitions hold schemas, and a content script that imported them would carry the schema library.
 */
type Operations = typeof operations;

export type Operation = keyof Operations;
export type RequestBody<Name extends Operation> = z.infer<Operations[Name]["body"]>;
export type ReplyBody<Name extends Operation> = Exclude<Operations[Name]["reply"]["type"], undefined>;

/** An answer as it travels: what was asked for, or why not. */
export type Response<Name extends Operation = Operation> = { ok: ReplyBody<Name> } | { problem: Problem };
