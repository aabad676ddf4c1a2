import { useCallback, useRef, useState } from "preact/hooks";
import type { ShownInvoice } from "../../lib/crm/read-invoice.ts";
import { readStored } from "../../lib/crm/read-stored.ts";
import type { SiteProfile } from "../../lib/crm/site-profile.ts";
import type { StoredInvoice } from "../../lib/ndis/invoice/earlier-services.ts";
import type { Finding } from "../../lib/ndis/invoice/finding.ts";
import type { Problem } from "../../lib/ndis/problem.ts";
import type { Send } from "../../lib/wire/operations.ts";
import { Refused, send } from "../../lib/wire/send.ts";
import type { KnownContext } from "../../lib/wire/views.ts";

type Whose = Pick<Send<"invoice.context">, "clientPath" | "ndisNumber">;

/** The context of whoever's invoice it is; asked for once a client, and again when a person wants newer data. */
export function useInvoiceContext(profile: SiteProfile, signal: AbortSignal) {
  const [known, setKnown] = useState<KnownContext | null>(null);
  const [problem, setProblem] = useState<Problem | null>(null);
  const [retrieving, setRetrieving] = useState(false);
  const whose = useRef<Whose | null>(null);
  /** As it stood before anybody typed: that is what the CRM holds. */
  const stored = useRef<StoredInvoice | undefined>(undefined);
  const asked = useRef(0);

  const ask = useCallback(async (again: boolean) => {
    if (!whose.current) return;
    // What was asked last counts, whichever answer comes first.
    const turn = (asked.current += 1);
    setProblem(null);
    try {
      const whom = { ...whose.current, stored: stored.current };
      const answer = await send("invoice.context", { ...whom, retrieve: again });
      if (turn === asked.current) setKnown(answer);
    } catch (error) {
      if (!(error instanceof Refused)) throw error;
      if (turn === asked.current) setProblem(error.problem);
    }
  }, []);

  const lookUp = useCallback(
    (shown: ShownInvoice) => {
      const seen = stored.current;
      // A page that draws its fields itself may do so later.
      if (!seen?.number) stored.current = readStored(document, shown.invoice, profile);
      const before = whose.current;
      const next = whoseOf(shown);
      whose.current = next;
      // Until the answer is there, nothing is held against the one before, nor against an answer about them.
      if (!isSameClient(before, next)) {
        asked.current += 1;
        setKnown(null);
      }
      const isAsked =
        before?.clientPath === next?.clientPath &&
        before?.ndisNumber === next?.ndisNumber &&
        seen?.number === stored.current?.number;
      if (!isAsked) void ask(false);
    },
    [ask, profile],
  );

  // What is set in Options counts as soon as the person is back: reloading would lose what they typed.
  const isLeft = useRef(false);
  const openOptions = async (section: NonNullable<Finding["setting"]>["section"]) => {
    if (!isLeft.current) addEventListener("focus", () => void ask(false), { signal });
    isLeft.current = true;
    try {
      await send("options.open", { section });
    } catch (error) {
      if (!(error instanceof Refused)) throw error;
      setProblem(error.problem);
    }
  };
  const retrieve = async () => {
    setRetrieving(true);
    await ask(true);
    setRetrieving(false);
  };
  return { known, problem, retrieving, retrieve, lookUp, openOptions };
}

/** `null`: the page doesn't tell, or not yet: a number counts when all of it is there. */
function whoseOf({ clientPath, invoice: { ndisNumber = "" } }: ShownInvoice): Whose | null {
  const isWhole = /^\d{9}$/.test(ndisNumber);
  if (!clientPath && !isWhole) return null;
  return { ...(clientPath ? { clientPath } : {}), ...(isWhole ? { ndisNumber } : {}) };
}

/** A page may show the link to its client later than the number. */
function isSameClient(a: Whose | null, b: Whose | null): boolean {
  if (!a || !b) return a === b;
  return a.ndisNumber && b.ndisNumber ? a.ndisNumber === b.ndisNumber : a.clientPath === b.clientPath;
}
