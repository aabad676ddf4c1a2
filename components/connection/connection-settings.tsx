import { FOCUS_START } from "../base/focus/keep-focus.ts";
import { ProblemNote } from "../base/problem-note.tsx";
import { ConnectionCard, type ConnectionCardProps } from "./connection-card.tsx";
import { ConnectionForm, type ConnectionFormProps } from "./connection-form.tsx";
import type { ConnectionView } from "../../lib/messaging/views.ts";
import { SaveSetUp, type SaveSetUpProps } from "../options/save-set-up.tsx";
import { SiteList, type SiteListProps } from "../options/site-list.tsx";

export interface ConnectionSettingsProps {
  /** `undefined` while loading. */
  connection: ConnectionView | undefined;
  connectionForm: Omit<ConnectionFormProps, "connection">;
  onAllowConnection: ConnectionCardProps["onAllow"];
  saveSetUp: Omit<SaveSetUpProps, "hasApiKey">;
  siteList: Omit<SiteListProps, "sites">;
  /** `undefined` while loading. */
  sites: SiteListProps["sites"] | undefined;
}

/** The connection to PRODA, and the CRM addresses. */
export function ConnectionSettings(props: ConnectionSettingsProps) {
  const { connection, connectionForm, onAllowConnection, saveSetUp, siteList, sites } = props;
  return (
    <>
      <section id="connection" aria-labelledby="connection-title">
        <h2 id="connection-title" tabIndex={-1} {...{ [FOCUS_START]: "" }}>
          Connection
        </h2>
        <p class="pb-lead">Register this browser as a PRODA device of your organisation.</p>
        {connection ? (
          <>
            {connection.policyProblem && <ProblemNote problem={connection.policyProblem} />}
            <ConnectionCard connection={connection} onAllow={onAllowConnection} />
            <ConnectionForm {...connectionForm} connection={connection} />
            <SaveSetUp
              {...saveSetUp}
              hasApiKey={connection.apiKeySaved && !connection.managed.includes("apiKey")}
            />
          </>
        ) : (
          <Pending problem={connectionForm.problem} />
        )}
      </section>
      <section id="crm" aria-labelledby="crm-title">
        <h2 id="crm-title" tabIndex={-1} {...{ [FOCUS_START]: "" }}>
          CRM
        </h2>
        <p class="pb-lead">Planbridge reads pages at these addresses only.</p>
        {sites ? <SiteList {...siteList} sites={sites} /> : <Pending problem={siteList.problem} />}
      </section>
    </>
  );
}

/** Loading, or why it couldn't be loaded. */
export function Pending({ problem }: Pick<SiteListProps, "problem">) {
  if (problem) return <ProblemNote problem={problem} />;
  return (
    <div class="pb-starting">
      <output>Loading…</output>
      <div class="pb-skeleton pb-skeleton-block" />
    </div>
  );
}
