import * as z from "zod/mini";
import { ProblemError } from "../../core/problem.ts";
import { problemFrom } from "../../core/problem-catalogue.ts";
import type { HttpAnswer } from "../http/request.ts";
import { transientError } from "../http/transport-problems.ts";
import {
  clockSkewProblem,
  DEVICE_PROBLEMS,
  PRODA_PROBLEMS,
  UNKNOWN_DEVICE_PROBLEM,
} from "./proda-problems.ts";
import { Word } from "../http/wire-values.ts";

const DeviceError = z.looseObject({ code: z.union([z.string(), z.number()]), message: Word });
/** One error or a list of them: both are seen. */
const DeviceErrors = z.looseObject({ errors: z.union([z.array(DeviceError), DeviceError]) });
const TokenError = z.looseObject({ error: z.string(), error_description: Word });

/** PRODA's refusal of an activation or a key refresh. It holds what it held before. */
export function deviceProblem(answer: HttpAnswer): ProblemError {
  const parsed = DeviceErrors.safeParse(answer.body);
  const error = parsed.success ? [parsed.data.errors].flat()[0] : undefined;
  if (!error)
    return transientError(
      "PRODA",
      answer.status >= 500 ? "fault" : "not-json",
      undefined,
      String(answer.status),
    );
  const known = DEVICE_PROBLEMS.get(String(error.code)) ?? UNKNOWN_DEVICE_PROBLEM;
  return new ProblemError("permanent", {
    code: `proda-${error.code}`,
    ...known,
    said: `${error.code} ${error.message ?? ""}`.trim(),
  });
}

export const DEVICE_EXPIRED = "device-expired";

/** A clock further off than this makes PRODA refuse what the device signs. */
const CLOCK_TOLERANCE_MS = 60_000;

/** PRODA's refusal of a token. Nothing can be retrieved until somebody acts, so it is `blocked`. */
export function tokenProblem(answer: HttpAnswer, now: number): ProblemError {
  const parsed = TokenError.safeParse(answer.body);
  if (!parsed.success)
    return transientError(
      "PRODA",
      answer.status >= 500 ? "fault" : "not-json",
      undefined,
      String(answer.status),
    );
  const said = [parsed.data.error, parsed.data.error_description].filter(Boolean).join(": ");
  const skew = now - Date.parse(answer.headers.get("date") ?? "");
  if (Math.abs(skew) > CLOCK_TOLERANCE_MS)
    return new ProblemError("blocked", { ...clockSkewProblem(skew), said });
  const code = parsed.data.error === "device_error" ? DEVICE_EXPIRED : "token-refused";
  return new ProblemError("blocked", problemFrom(PRODA_PROBLEMS, code, said));
}
