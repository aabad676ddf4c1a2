import { limitText, type Access, type Role } from "../../lib/domain/access/access.ts";
import type { EnvironmentBand } from "../../lib/domain/access/environment-band.ts";
import type { PolicyView } from "../../lib/domain/access/policy-view.ts";
import { connectionLabels } from "../../lib/messaging/connection-labels.ts";
import { FOCUS_START } from "../base/focus/keep-focus.ts";
import { ProblemNote } from "../base/problem-note.tsx";

export interface OrganisationSettingsProps {
  /** `undefined` while loading. */
  policy: PolicyView | undefined;
}

/** Options > Your organisation: what its policy has set for this computer, by name and without values. */
export function OrganisationSettings({ policy }: OrganisationSettingsProps) {
  return (
    <section id="organisation" aria-labelledby="organisation-title">
      <h2 id="organisation-title" tabIndex={-1} {...{ [FOCUS_START]: "" }}>
        Set by your organisation
      </h2>
      <p class="pb-lead">
        Whoever manages your computers can set these by the browser&apos;s policies. You can&apos;t change
        them here.
      </p>
      {policy ? <Settings policy={policy} /> : <output>Loading…</output>}
    </section>
  );
}

function Settings({ policy: { entries, problem, access, band } }: { policy: PolicyView }) {
  return (
    <>
      {problem && <ProblemNote problem={problem} />}
      <dl class="pb-organisation">
        <div>
          <dt>You may</dt>
          <dd>{accessText(access)}</dd>
        </div>
        <div>
          <dt>Environment</dt>
          <dd>{band ? BANDS[band] : "Not told"}</dd>
        </div>
        <div>
          <dt>Set by policy</dt>
          <dd>
            {entries.length === 0 ? (
              nothingText(problem !== null)
            ) : (
              <ul>
                {entries.map((entry) => (
                  <li key={entry}>{entryText(entry)}</li>
                ))}
              </ul>
            )}
          </dd>
        </div>
      </dl>
    </>
  );
}

function nothingText(isUnreadable: boolean): string {
  if (isUnreadable) return "Nothing that can be read.";
  return "Nothing: no policy for Planbridge is in force in this browser.";
}

const ROLE_TEXTS: Readonly<Record<Role, string>> = {
  "read-only": "Retrieve and compare. Nothing can be proposed or accepted here.",
  "may-propose": "Retrieve, compare and propose changes. None can be accepted here.",
  "may-accept": "Retrieve, compare, propose changes and accept them.",
};

function accessText({ role, acceptUpTo }: Access): string {
  if (role !== "may-accept" || acceptUpTo === null) return ROLE_TEXTS[role];
  return `Retrieve, compare, propose changes, and accept ${limitText(acceptUpTo)}.`;
}

const BANDS: Readonly<Record<EnvironmentBand, string>> = { production: "Production", test: "Test" };

const ENTRY_TEXTS: Readonly<Record<string, string>> = {
  sites: "CRM addresses",
  holidays: "Public holidays",
  homeState: "Default state",
  role: "What you may do",
  acceptUpTo: "How much you may accept",
  environmentBand: "Environment",
  protection: "The key that protects stored data",
};

/** An entry by what it is called in Options. */
function entryText(entry: string): string {
  const field = entry.startsWith("connection.") ? entry.slice("connection.".length) : undefined;
  if (field && Object.hasOwn(connectionLabels, field))
    return `Connection: ${connectionLabels[field as keyof typeof connectionLabels]}`;
  return ENTRY_TEXTS[entry] ?? entry;
}
