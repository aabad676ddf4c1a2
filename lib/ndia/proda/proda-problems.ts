import type { Problem } from "../../core/problem.ts";
import type { ProblemText } from "../../core/problem-catalogue.ts";

const NEW_CODE =
  "Sign in to PRODA, make a new activation code for this device, enter it here and activate again.";

/** The key itself is wrong, so another activation code would be refused the same way. */
const KEY_FORM = {
  what: "PRODA can't use the key that Planbridge sent.",
  remedy:
    "Nothing was changed, and the activation code isn't the cause. Try again. If it happens again, report PRODA's message below to whoever supports Planbridge.",
};

/** Everything that can be wrong between this device and PRODA, by code; each with the field of Options > Connection to fix. */
export const PRODA_PROBLEMS = {
  "not-activated": {
    at: "options",
    what: "This browser isn't activated as a PRODA device.",
    remedy: "Open Options > Connection, enter the activation code from PRODA and press Activate device.",
    field: "Activation code",
  },
  "activation-lost": {
    what: "PRODA's answer was lost, and PRODA doesn't hold the new key: the device wasn't activated.",
    remedy: "Press Activate device again. If PRODA then refuses the code, make a new one.",
    field: "Activation code",
  },
  "activation-unknown": {
    what: "PRODA's answer was lost, so it isn't known yet whether the device is activated.",
    remedy: "Don't make a new code yet. When PRODA can be reached again, press Check connection to find out.",
  },
  "device-expired": {
    at: "options",
    what: "PRODA says that this device or its key has expired or isn't active.",
    remedy: NEW_CODE,
    field: "Activation code",
  },
  "token-refused": {
    at: "options",
    what: "PRODA refused this device's request for access.",
    remedy: "Check client id, RA number and device name in Options > Connection, then activate again.",
    field: "Client id",
  },
} as const satisfies Record<string, ProblemText>;

/** PRODA's documented error codes for a device and its key. */
export const DEVICE_PROBLEMS: ReadonlyMap<string, ProblemText> = new Map(
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
      remedy: NEW_CODE,
      field: "Activation code",
    },
    "DE.7": {
      what: "The activation code is wrong, used or expired.",
      remedy: NEW_CODE,
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
    "JWK.1": KEY_FORM,
    "JWK.2": KEY_FORM,
    "JWK.8": KEY_FORM,
  } satisfies Record<string, ProblemText>),
);

/** For a code that PRODA doesn't document. */
export const UNKNOWN_DEVICE_PROBLEM: ProblemText = {
  what: "PRODA refused the device's key.",
  remedy: "Read PRODA's message below. If it doesn't help, ask PRODA's support and quote it.",
};

/** @param skew milliseconds by which this computer's clock is ahead of PRODA's */
export function clockSkewProblem(skew: number): Problem {
  const minutes = Math.max(1, Math.round(Math.abs(skew) / 60_000));
  return {
    code: "clock-skew",
    what: `This computer's clock is ${minutes} ${minutes === 1 ? "minute" : "minutes"} ${skew > 0 ? "ahead of" : "behind"} PRODA's.`,
    remedy: "Set this computer's date and time to automatic, then try again.",
  };
}
