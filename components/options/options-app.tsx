import type { ConnectionView } from "../../lib/messaging/views.ts";
import { ConnectionCard, type ConnectionCardProps } from "../connection/connection-card.tsx";
import { ConnectionForm, type ConnectionFormProps } from "../connection/connection-form.tsx";
import { HolidayList, type HolidayListProps } from "./holiday-list.tsx";
import { BadgeChoices, type BadgeChoicesProps } from "./badge-choices.tsx";
import { BrandMark } from "../base/icons.tsx";
import { FOCUS_START } from "../base/focus/keep-focus.ts";
import { OrganisationSettings, type OrganisationSettingsProps } from "./organisation-settings.tsx";
import { PageCheck, type PageCheckProps } from "./page-check.tsx";
import { PriceRegionSettings, type PriceRegionProps } from "./price-region.tsx";
import { Protection, type ProtectionProps } from "../vault/protection.tsx";
import { EnterPractice } from "../practice/enter-practice.tsx";
import { ProblemNote } from "../base/problem-note.tsx";
import { RecordSettings, type RecordSettingsProps } from "./record-settings.tsx";
import { SaveSetUp, type SaveSetUpProps } from "./save-set-up.tsx";
import { StoredData, type StoredDataProps } from "./stored-data.tsx";
import { SupportDetails, type SupportDetailsProps } from "./support-details.tsx";
import { SiteList, type SiteListProps } from "./site-list.tsx";
import { UpkeepSettings, type UpkeepSettingsProps } from "./upkeep-settings.tsx";

export interface OptionsAppProps {
  /** `undefined` while loading. */
  connection: ConnectionView | undefined;
  connectionForm: Omit<ConnectionFormProps, "connection">;
  onAllowConnection: ConnectionCardProps["onAllow"];
  saveSetUp: Omit<SaveSetUpProps, "hasApiKey">;
  siteList: Omit<SiteListProps, "sites">;
  /** `undefined` while loading. */
  sites: SiteListProps["sites"] | undefined;
  pageCheck: PageCheckProps;
  holidayList: Omit<HolidayListProps, "settings">;
  /** `undefined` while loading. */
  holidays: HolidayListProps["settings"] | undefined;
  priceRegion: PriceRegionProps;
  recordSettings: RecordSettingsProps;
  upkeepSettings: UpkeepSettingsProps;
  badge: BadgeChoicesProps;
  protection: ProtectionProps;
  storedData: StoredDataProps;
  organisation: OrganisationSettingsProps;
  support: SupportDetailsProps;
}

/** The Options page: the connection to PRODA, CRM addresses and public holidays. */
export function OptionsApp({
  connection,
  connectionForm,
  onAllowConnection,
  saveSetUp,
  sites,
  siteList,
  pageCheck,
  holidays,
  holidayList,
  priceRegion,
  recordSettings,
  upkeepSettings,
  badge,
  protection,
  storedData,
  organisation,
  support,
}: OptionsAppProps) {
  return (
    <div class="pb-surface pb-options">
      <header class="pb-options-head">
        <BrandMark />
        <h1>Planbridge options</h1>
      </header>
      <nav class="pb-options-nav" aria-label="Sections">
        <a href="#connection">Connection</a>
        <a href="#crm">CRM</a>
        <a href="#page-check">Page check</a>
        <a href="#holidays">Public holidays</a>
        <a href="#prices">Price lists</a>
        <a href="#records">Outside PACE</a>
        <a href="#upkeep">Kept up to date</a>
        <a href="#badge">Toolbar icon</a>
        <a href="#protection">Protection</a>
        <a href="#keeps">Stored data</a>
        <a href="#organisation">Your organisation</a>
        <a href="#practice">Practice</a>
        <a href="#diagnostic">Diagnostic</a>
      </nav>
      <main class="pb-options-main">
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
        <section id="page-check" aria-labelledby="page-check-title">
          <h2 id="page-check-title" tabIndex={-1} {...{ [FOCUS_START]: "" }}>
            Page check
          </h2>
          <p class="pb-lead">What Planbridge recognises and reads on a CRM page that you have open.</p>
          <PageCheck {...pageCheck} />
        </section>
        <section id="holidays" aria-labelledby="holidays-title">
          <h2 id="holidays-title" tabIndex={-1} {...{ [FOCUS_START]: "" }}>
            Public holidays
          </h2>
          <p class="pb-lead">On these days, an item for weekdays, Saturdays or Sundays gets a warning.</p>
          {holidays ? (
            <HolidayList {...holidayList} settings={holidays} />
          ) : (
            <Pending problem={holidayList.problem} />
          )}
        </section>
        <PriceRegionSettings {...priceRegion} />
        <RecordSettings {...recordSettings} />
        <UpkeepSettings {...upkeepSettings} />
        <BadgeChoices {...badge} />
        <Protection {...protection} />
        <StoredData {...storedData} />
        <OrganisationSettings {...organisation} />
        <section id="practice" aria-labelledby="practice-title">
          <h2 id="practice-title" tabIndex={-1} {...{ [FOCUS_START]: "" }}>
            Practice
          </h2>
          <EnterPractice />
        </section>
        <SupportDetails {...support} />
      </main>
    </div>
  );
}

/** Loading, or why it couldn't be loaded. */
function Pending({ problem }: Pick<SiteListProps, "problem">) {
  if (problem) return <ProblemNote problem={problem} />;
  return (
    <div class="pb-starting">
      <output>Loading…</output>
      <div class="pb-skeleton pb-skeleton-block" />
    </div>
  );
}
