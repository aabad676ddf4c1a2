import * as z from "zod/mini";
import { type Problem, ProblemError } from "../../core/problem.ts";
import { type Answer, transientError } from "../http/request.ts";

const words = z.catch(z.optional(z.nullable(z.string())), undefined);
const DeviceError = z.looseObject({ code: z.union([z.string(), z.number()]), message: words });
/** One error or a list of them: both are seen. */
const DeviceErrors = z.looseObject({ errors: z.union([z.array(DeviceError), DeviceError]) });
const TokenError = z.looseObject({ error: z.string(), error_description: words });

/** The key itself is wrong, so another activation code would be refused the same way. */
const keyForm = {
  what: "PRODA can't use the key that Planbridge sent.",
  remedy:
    "Nothing was changed, and the activation code isn't the cause. Try again; if it stays, report PRODA's words below to whoever supports Planbridge.",
};

const newCode =
  "Sign in to PRODA, make a new activation code for this device, enter it here and activate again.";

/** PRODA's documented codes, each with the field of the Options form that it is about. */
const DEVICE: ReadonlyMap<string, Omit<Problem, "code" | "said">> = new Map(
  Object.entries({
    "DE.2": {
      what: "PRODA doesn't know this organisation.",
      remedy: "Check the RA number in PRODA.",
      field: "RA number",
    },
    "DE.4": {
      what: "PRODA doesn't know this device.",
      remedy: "Check the device name in PRODA.",
      field: "Device name",
    },
    "DE.5": {
      what: "PRODA won't activate the device in its present state.",
      remedy: newCode,
      field: "Activation code",
    },
    "DE.7": {
      what: "The activation code is wrong, used or expired.",
      remedy: newCode,
      field: "Activation code",
    },
    "DE.9": {
      what: "The organisation isn't active in PRODA.",
      remedy: "Ask your PRODA directors to reactivate it.",
    },
    "JWK.9": {
      what: "PRODA has seen this key before.",
      remedy: "Activate again: a new key is made each time.",
    },
    "111": {
      what: "PRODA found a value in the form that it can't read.",
      remedy: "Check RA number, device name and activation code.",
    },
    "JWK.1": keyForm,
    "JWK.2": keyForm,
    "JWK.8": keyForm,
  } satisfies Record<string, Omit<Problem, "code" | "said">>),
);

/** PRODA's refusal of an activation or a key refresh. It holds what it held before. */
export function deviceProblem(answer: Answer): ProblemError {
  const parsed = DeviceErrors.safeParse(answer.body);
  const error = parsed.success ? [parsed.data.errors].flat()[0] : undefined;
  if (!error)
    return transientError(
      "PRODA",
      answer.status >= 500 ? "fault" : "not-json",
      undefined,
      String(answer.status),
    );
  const known = DEVICE.get(String(error.code)) ?? {
    what: "PRODA refused the device's key.",
    remedy: "Read PRODA's words below. If they don't help, ask PRODA's support and quote them.",
  };
  return new ProblemError("permanent", {
    code: `proda-${error.code}`,
    ...known,
    said: `${error.code} ${error.message ?? ""}`.trim(),
  });
}

export const DEVICE_EXPIRED = "device-expired";

/** A clock further off than this makes PRODA refuse what the device signs. */
const CLOCK_TOLERANCE = 60_000;

/** PRODA's refusal of a token. Nothing can be retrieved until somebody acts, so it is `blocked`. */
export function tokenProblem(answer: Answer, now: number): ProblemError {
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
  if (Math.abs(skew) > CLOCK_TOLERANCE) return new ProblemError("blocked", { ...clockSkew(skew), said });
  if (parsed.data.error === "device_error") {
    return new ProblemError("blocked", {
      code: DEVICE_EXPIRED,
      at: "options",
      what: "PRODA says that this device or its key has expired or isn't active.",
      remedy: newCode,
      field: "Activation code",
      said,
    });
  }
  return new ProblemError("blocked", {
    code: "token-refused",
    at: "options",
    what: "PRODA refused this device's request for access.",
    remedy: "Check client id, RA number and device name in Options > Connection, then activate again.",
    field: "Client id",
    said,
  });
}

function clockSkew(skew: number): Problem {
  const minutes = Math.max(1, Math.round(Math.abs(skew) / 60_000));
  return {
    code: "clock-skew",
    what: `This computer's clock is ${minutes} ${minutes === 1 ? "minute" : "minutes"} ${skew > 0 ? "ahead of" : "behind"} PRODA's.`,
    remedy: "Set this computer's date and time to automatic, then try again.",
  };
}
