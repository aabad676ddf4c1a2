import { useEffect, useState } from "preact/hooks";
import "../../components/base/tokens.css";
import "../../components/base/base.css";
import "../../components/practice/practice-record.css";
import { mountPage } from "../../components/base/mount/mount-page.ts";
import { ProblemNote } from "../../components/base/problem-note.tsx";
import { useRequest } from "../../components/hooks/use-request.ts";
import { PracticeRecord } from "../../components/practice/practice-record.tsx";
import { GuardedPage } from "../../components/vault/lock-gate.tsx";
import type { PracticePage } from "../../lib/domain/practice/practice-page.ts";

/** The record of the practice CRM that the address names. */
function PracticeCrmPage() {
  const [page, setPage] = useState<PracticePage | null>(null);
  const { problem, request } = useRequest();
  useEffect(() => {
    const load = async () => {
      const shown = await request("practice.page", { path: location.hash.slice(1) || "/" });
      setPage(shown ?? null);
    };
    const look = () => void load();
    look();
    window.addEventListener("hashchange", look);
    return () => window.removeEventListener("hashchange", look);
  }, [request]);
  return (
    <main class="pb-surface pb-practice-record">
      <p class="pb-quiet">Practice CRM: a record can only be looked at here.</p>
      {problem && <ProblemNote problem={problem} alert />}
      {page ? <PracticeRecord page={page} /> : !problem && <output>Loading…</output>}
    </main>
  );
}

mountPage(
  <GuardedPage>
    <PracticeCrmPage />
  </GuardedPage>,
);
