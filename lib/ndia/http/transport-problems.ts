import { type Problem, ProblemError } from "../../core/problem.ts";

/** Which service is asked, as messages name it. */
export type Service = "PRODA" | "The NDIA";

/** Errors on the way to a service. A text begins with the service's name, a code with `proda-` or `ndia-`. */
const TRANSPORT_PROBLEMS = {
  timeout: {
    what: "didn't answer within 30 seconds",
    remedy: "No action needed: Planbridge will retry automatically.",
  },
  network: {
    what: "couldn't be reached",
    remedy: "Check this computer's internet connection. Planbridge will retry automatically.",
  },
  fault: {
    what: "reported an internal error",
    remedy:
      "No action needed: Planbridge will retry automatically. If it continues, check for a planned outage.",
  },
  "not-json": {
    what: "sent a web page instead of data",
    remedy:
      "A proxy, a sign-in page of your network or an outage notice may be in the way. Planbridge will retry automatically.",
  },
  busy: {
    what: "asked Planbridge to wait",
    remedy: "No action needed: Planbridge will retry when the waiting time is over.",
  },
} as const;

export type TransportCode = keyof typeof TRANSPORT_PROBLEMS;

function transportProblem(service: Service, code: TransportCode): Problem {
  const { what, remedy } = TRANSPORT_PROBLEMS[code];
  return {
    code: `${service === "PRODA" ? "proda" : "ndia"}-${code}`,
    what: `${service} ${what}.`,
    remedy,
  };
}

export function transientError(
  service: Service,
  code: TransportCode,
  cause?: unknown,
  said?: string,
): ProblemError {
  const problem = transportProblem(service, code);
  return new ProblemError("transient", said ? { ...problem, said } : problem, { cause });
}

/** A service that is busy, until the time that it names. */
export function busyError(
  service: Service,
  code: "busy" | "fault",
  retryAt: number | undefined,
): ProblemError {
  const problem = transportProblem(service, code);
  return new ProblemError("transient", problem, retryAt === undefined ? {} : { retryAt });
}
