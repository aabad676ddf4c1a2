import { useCallback, useEffect, useRef, useState } from "preact/hooks";
import type { PageInvoice } from "../../lib/crm/read/read-invoice.ts";
import { readStored } from "../../lib/crm/read/read-stored.ts";
import type { InvoiceProfile } from "../../lib/crm/profile/site-profile.ts";
import { NDIS_NUMBER } from "../../lib/domain/plan/identity.ts";
import type { StoredInvoice } from "../../lib/domain/invoice/context/earlier-services.ts";
import type { Finding } from "../../lib/domain/invoice/model/finding.ts";
import type { Problem } from "../../lib/core/problem.ts";
import type { RequestBody } from "../../lib/messaging/operations.ts";
import { RequestError, send, sendWithRetry } from "../../lib/messaging/send.ts";
import type { InvoiceContextView } from "../../lib/messaging/views.ts";

export type Whose = Pick<RequestBody<"invoice.context">, "clientPath" | "ndisNumber">;

/** The context of whoever's invoice it is; asked for once a client, and again when it may have changed meanwhile. */
export function useInvoiceContext(profile: InvoiceProfile, signal: AbortSignal) {
  const [known, setKnown] = useState<InvoiceContextView | null>(null);
  const [problem, setProblem] = useState<Problem | null>(null);
  const [retrieving, setRetrieving] = useState(false);
  const whose = useRef<Whose | null>(null);
  /** As it stood before anybody typed: that is what the CRM holds. */
  const stored = useRef<StoredInvoice | undefined>(undefined);
  const asked = useRef(0);
  /** The question that is on its way to the NDIA. */
  const renewing = useRef(0);

  const ask = useCallback(async (again: boolean) => {
    if (!whose.current) return;
    // What was asked last counts, whichever answer comes first.
    const turn = (asked.current += 1);
    if (again) renewing.current = turn;
    try {
      setProblem(null);
      const whom = { ...whose.current, stored: stored.current };
      const answer = await sendWithRetry("invoice.context", { ...whom, retrieve: again });
      if (turn === asked.current) setKnown(answer);
    } catch (error) {
      if (!(error instanceof RequestError)) throw error;
      if (turn === asked.current) setProblem(error.problem);
    } finally {
      if (turn === renewing.current) renewing.current = 0;
    }
  }, []);
  const lookUp = useCallback(
    (shown: PageInvoice) => {
      const seen = stored.current;
      // A page that draws its fields itself may do so later.
      if (!seen?.number) stored.current = readStored(document, shown.invoice, profile);
      const next = whoseOf(shown);
      const before = whose.current;
      const isAsked = before?.clientPath === next?.clientPath && before?.ndisNumber === next?.ndisNumber;
      if (isAsked && seen?.number === stored.current?.number) return;
      whose.current = next;
      if (!isSameClient(before, next)) {
        // One client's budgets say nothing of another's invoice, not even until theirs have come.
        asked.current += 1;
        setKnown(null);
        setProblem(null);
      }
      void ask(false);
    },
    [ask, profile],
  );
  /** Not while a plan is retrieved: that answer is newer in everything. */
  const askAnew = useCallback(() => {
    if (document.visibilityState === "visible" && renewing.current === 0) void ask(false);
  }, [ask]);
  useEffect(() => {
    // From another tab, or by Back from what this page had saved: this client may have an invoice more than before.
    document.addEventListener("visibilitychange", askAnew, { signal });
    addEventListener("pageshow", ({ persisted }) => persisted && askAnew(), { signal });
  }, [askAnew, signal]);
  // What is set in Options counts as soon as the person is back: reloading would lose what they typed.
  const isLeft = useRef(false);
  const openOptions = async (section: NonNullable<Finding["setting"]>["section"]) => {
    if (!isLeft.current) addEventListener("focus", askAnew, { signal });
    isLeft.current = true;
    try {
      await send("options.open", { section });
    } catch (error) {
      if (!(error instanceof RequestError)) throw error;
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

/** As far as the page tells; a number that is half typed tells nothing. */
export function whoseOf({ clientPath, invoice: { ndisNumber } }: PageInvoice): Whose | null {
  const isWhole = ndisNumber !== undefined && NDIS_NUMBER.test(ndisNumber);
  if (!clientPath && !isWhole) return null;
  return { ...(clientPath ? { clientPath } : {}), ...(isWhole ? { ndisNumber } : {}) };
}

/** A page may show the link to its client later than the number. */
function isSameClient(a: Whose | null, b: Whose | null): boolean {
  if (!a || !b) return a === b;
  return a.ndisNumber && b.ndisNumber ? a.ndisNumber === b.ndisNumber : a.clientPath === b.clientPath;
}
