import type { ComponentChildren } from "preact";
import { siteName } from "../../lib/core/site-name.ts";
import { FOCUS_START } from "../base/focus/keep-focus.ts";
import { NdisNumber, VisibleText } from "../base/visible-text.tsx";

export interface ProfileViewProps {
  ndisNumber: string;
  /** `null`: no page that names them was read. */
  name: string | null;
  /** The CRM whose profile it is; `null`: none knows them. */
  site: string | null;
  /** Every CRM that knows them: where there are several, one is chosen. */
  sites: readonly string[];
  /** The address of the list of all participants. */
  listAddress: string;
  onSite: (site: string) => void;
  /** The parts, in the order in which they are needed. */
  children: ComponentChildren;
}

/** One participant's profile, wide: all of its parts, with their forms. */
export function ProfileView(props: ProfileViewProps) {
  const { ndisNumber, name, site, sites, listAddress, onSite, children } = props;
  return (
    <main class="pb-workspace pb-profile">
      <header class="pb-workspace-head">
        <h1 tabIndex={-1} {...{ [FOCUS_START]: "" }}>
          <VisibleText text={name ?? `NDIS number ${ndisNumber}`} />
        </h1>
        {name !== null && (
          <span class="pb-quiet">
            NDIS number <NdisNumber value={ndisNumber} />
          </span>
        )}
        {sites.length > 1 && (
          <label class="pb-profile-site">
            CRM
            <select value={site ?? undefined} onChange={({ currentTarget }) => onSite(currentTarget.value)}>
              {sites.map((each) => (
                <option key={each} value={each}>
                  {siteName(each)}
                </option>
              ))}
            </select>
          </label>
        )}
        <span class="pb-workspace-leave">
          <a class="pb-link" href={listAddress}>
            All participants
          </a>
        </span>
      </header>
      <div class="pb-profile-parts">{children}</div>
    </main>
  );
}

export interface ProfilePartProps {
  /** Its own name for links and tests, such as `geography`. */
  id: string;
  title: string;
  /** What it is for, in a line. */
  hint?: ComponentChildren;
  children: ComponentChildren;
}

/** One part of the profile, under its heading. */
export function ProfilePart({ id, title, hint, children }: ProfilePartProps) {
  const heading = `pb-profile-${id}`;
  return (
    <section class="pb-profile-part" aria-labelledby={heading}>
      <h2 id={heading}>{title}</h2>
      {hint && <p class="pb-hint">{hint}</p>}
      {children}
    </section>
  );
}
