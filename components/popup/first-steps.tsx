import type { ComponentChildren } from "preact";
import type { ConnectionView, SiteView } from "../../lib/messaging/views.ts";
import { Step } from "../base/step.tsx";
import { siteName } from "../../lib/core/site-name.ts";

export interface FirstStepsProps {
  connection: ConnectionView;
  sites: SiteView[];
  onOptions: (section: "connection" | "crm" | "keeps") => void;
  /** Opens the page that takes a set-up file. */
  onSetUp: () => void;
  onAllow: (origin: string) => void;
  onOpenCrm: (origin: string) => void;
}

/** The first steps of a new user. Each one is ticked by the actual state, never by a click. */
export function FirstSteps({ connection, sites, onOptions, onSetUp, onAllow, onOpenCrm }: FirstStepsProps) {
  const connected = connection.state === "active" && connection.missingOrigins.length === 0;
  const allowed = sites.filter((site) => site.allowed);
  const isAllowed = allowed.length > 0;
  const ready = connected && isAllowed;
  return (
    <section class="pb-steps-section">
      <h2>Get started</h2>
      <ol class="pb-steps">
        <Step number={1} title="Connect to PRODA" done={connected}>
          <p>With your administrator's set-up file, or by entering the details in Options.</p>
          <Buttons>
            <button type="button" class="pb-button pb-button-main" onClick={onSetUp}>
              Set up this computer
            </button>
            <button type="button" class="pb-link" onClick={() => onOptions("connection")}>
              Enter the details
            </button>
          </Buttons>
        </Step>
        <Step number={2} title="Allow your CRM" done={isAllowed}>
          <p>Planbridge reads only the CRM addresses that you allow.</p>
          <Buttons>
            {sites.map(({ origin }) => (
              <button key={origin} type="button" class="pb-button" onClick={() => onAllow(origin)}>
                Allow {siteName(origin)}
              </button>
            ))}
            <button type="button" class="pb-link" onClick={() => onOptions("crm")}>
              Another address
            </button>
          </Buttons>
        </Step>
        <Step number={3} title="Start a sync" done={false}>
          <p>On CRM &gt; Clients tick clients and choose Action &gt; Sync Active Plans.</p>
          <Buttons>
            {allowed.map(({ origin }) => (
              <button
                key={origin}
                type="button"
                class={`pb-button${ready ? " pb-button-main" : ""}`}
                onClick={() => onOpenCrm(origin)}
              >
                Open {siteName(origin)}
              </button>
            ))}
          </Buttons>
        </Step>
      </ol>
    </section>
  );
}

function Buttons({ children }: { children: ComponentChildren }) {
  return <div class="pb-actions">{children}</div>;
}
