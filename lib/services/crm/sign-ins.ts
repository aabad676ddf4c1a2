import { browser } from "wxt/browser";
import { ProblemError } from "../../core/problem.ts";
import { originPattern } from "../../platform/host-permission.ts";

/** The CRM answered with its sign-in page, or nobody knows yet whether it would. */
export const SIGNED_OUT = "crm-signed-out";

/**
 * `in`: a page or an answer showed that somebody is signed in. `out`: the sign-in page was seen, and nothing is asked.
 * `waiting`: a page is open, and nobody knows what it shows. `asked`: a person wants it tried. Absent: this run of the browser has seen nothing yet.
 */
type SignIn = "in" | "out" | "waiting" | "asked";

const KEY = "crm-sign-ins";

/**
 * Keeps work from a CRM until somebody is known to be signed in. A request without a session is answered with a new cookie,
 * which replaces that of a sign-in under way: after the browser was started, the first sign-in would be refused.
 * `hasOpenTab`: whether a page of the CRM is open, and so a sign-in may be under way.
 */
export function createSignIns(hasOpenTab: (site: string) => Promise<boolean> = isTabOpen) {
  const probes = new Map<string, Promise<unknown>>();
  let loaded: Promise<Map<string, SignIn>> | undefined;

  /** The browser's memory: it outlives the worker and ends with the browser. Nobody else writes it. */
  function load(): Promise<Map<string, SignIn>> {
    loaded ??= browser.storage.session
      .get(KEY)
      .then((stored) => new Map(Object.entries((stored[KEY] ?? {}) as Record<string, SignIn>)));
    return loaded;
  }

  async function save(site: string, state: SignIn): Promise<void> {
    const states = await load();
    if (states.get(site) === state) return;
    states.set(site, state);
    await browser.storage.session.set({ [KEY]: Object.fromEntries(states) });
  }

  /** Reads once somebody is known to be signed in; until then one request goes alone, and the others wait for its answer. */
  async function readSignedIn<Answer>(
    site: string,
    crm: string,
    read: () => Promise<Answer>,
  ): Promise<Answer> {
    for (;;) {
      const state = (await load()).get(site);
      if (state === "in") return learn(site, read);
      if (state === "out") throw signedOut(crm);
      const probe = probes.get(site);
      if (!probe) {
        const first = probeFirst(site, crm, state, read).finally(() => probes.delete(site));
        probes.set(site, first);
        return first;
      }
      await probe.catch(() => undefined);
    }
  }

  async function probeFirst<Answer>(
    site: string,
    crm: string,
    state: SignIn | undefined,
    read: () => Promise<Answer>,
  ): Promise<Answer> {
    if (state !== "asked" && (await hasOpenTab(site))) {
      await save(site, "waiting");
      throw notSeenYet(crm);
    }
    return learn(site, read);
  }

  async function learn<Answer>(site: string, read: () => Promise<Answer>): Promise<Answer> {
    try {
      const answer = await read();
      await save(site, "in");
      return answer;
    } catch (error) {
      if (error instanceof ProblemError && error.problem.code === SIGNED_OUT) await save(site, "out");
      throw error;
    }
  }

  return {
    readSignedIn,
    /** A page of the CRM showed that its user is signed in. */
    signedIn: (site: string) => save(site, "in"),
    /** The CRMs at which somebody is known to be signed in. */
    signedInSites: async (): Promise<Set<string>> =>
      new Set([...(await load())].flatMap(([site, state]) => (state === "in" ? site : []))),
    /** The CRM's sign-in page is open. One from before says nothing of a session that was seen since. */
    signInOpened: async (site: string): Promise<void> => {
      if ((await load()).get(site) !== "in") await save(site, "out");
    },
    /** A person wants work to go on, at this CRM or at all of them: it is tried once more. */
    ask: async (site?: string): Promise<void> => {
      for (const [each, state] of await load())
        if ((state === "out" || state === "waiting") && (site === undefined || each === site))
          await save(each, "asked");
      if (site !== undefined && !(await load()).has(site)) await save(site, "asked");
    },
  };
}

export type SignIns = ReturnType<typeof createSignIns>;

/** A tab that the browser has put aside has no sign-in under way. */
async function isTabOpen(site: string): Promise<boolean> {
  const tabs = await browser.tabs.query({ url: originPattern(site) });
  return tabs.some(({ url, discarded }) => !discarded && url !== undefined && new URL(url).origin === site);
}

export function signedOut(crm: string): ProblemError {
  return new ProblemError("blocked", {
    code: SIGNED_OUT,
    what: `You are signed out of ${crm}.`,
    remedy: `Sign in to ${crm} in this browser. The sync resumes when a client list or contract opens, or press Continue.`,
  });
}

function notSeenYet(crm: string): ProblemError {
  return new ProblemError("blocked", {
    code: SIGNED_OUT,
    what: `Planbridge waits until it sees that you are signed in to ${crm}.`,
    remedy: `Sign in to ${crm} and open a client list or contract there, or press Continue.`,
  });
}
