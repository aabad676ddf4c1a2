import { useEffect, useState } from "preact/hooks";
import { useGuardedStart } from "../../components/hooks/use-guarded-start.ts";
import { useRequest } from "../../components/hooks/use-request.ts";
import { ClientConsent } from "../../components/review-window/client-consent.tsx";
import { useProposeProblem } from "../../components/organisation/policy-context.ts";
import { ReviewWindow } from "../../components/review-window/review-window.tsx";
import type { ClientConsentView } from "../../lib/messaging/views.ts";
import { closeReviewWindow } from "../../lib/platform/review-window.ts";

/** The two PACE ticks of a client. Whose they are is what the client's own page says to the background. */
export function ConsentReview({ site, path }: { site: string; path: string }) {
  const [view, setView] = useState<ClientConsentView | null>(null);
  const [saving, setSaving] = useState(false);
  const { problem, request } = useRequest();
  const isReady = useGuardedStart();
  const notAllowed = useProposeProblem();
  useEffect(() => {
    const load = async () => setView((await request("pace.view-consent", { site, path })) ?? null);
    void load();
  }, [request, site, path]);
  const save = async (participant: boolean, apiAccess: boolean) => {
    setSaving(true);
    const saved = await request("pace.set-consent", { site, path, participant, apiAccess });
    setSaving(false);
    if (saved) await closeReviewWindow();
  };
  const waiting = view || problem ? null : "Reading the client's page…";
  return (
    <ReviewWindow
      title="Set up PACE"
      site={site}
      problem={problem ?? notAllowed}
      waiting={saving ? "Saving…" : waiting}
    >
      {view && !notAllowed && (
        <ClientConsent
          view={view}
          busy={saving || !isReady}
          onSave={(participant, apiAccess) => void save(participant, apiAccess)}
          onCancel={() => void closeReviewWindow()}
        />
      )}
    </ReviewWindow>
  );
}
