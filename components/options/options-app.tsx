import {
  ConnectionSettings,
  type ConnectionSettingsProps,
  Pending,
} from "../connection/connection-settings.tsx";
import { PracticeSettings } from "../practice/practice-settings.tsx";
import { ConfirmationSettings, type ConfirmationSettingsProps } from "./confirmation-settings.tsx";
import { HolidayList, type HolidayListProps } from "./holiday-list.tsx";
import { BadgeChoices, type BadgeChoicesProps } from "./badge-choices.tsx";
import { BrandMark } from "../base/icons.tsx";
import { FOCUS_START } from "../base/focus/keep-focus.ts";
import { OrganisationSettings, type OrganisationSettingsProps } from "./organisation-settings.tsx";
import { PageCheck, type PageCheckProps } from "./page-check.tsx";
import { PriceRegionSettings, type PriceRegionProps } from "./price-region.tsx";
import { Protection, type ProtectionProps } from "../vault/protection.tsx";
import { RecordSettings, type RecordSettingsProps } from "./record-settings.tsx";
import { StoredData, type StoredDataProps } from "./stored-data.tsx";
import { SupportDetails, type SupportDetailsProps } from "./support-details.tsx";
import { UpkeepSettings, type UpkeepSettingsProps } from "./upkeep-settings.tsx";

export interface OptionsAppProps extends ConnectionSettingsProps {
  pageCheck: PageCheckProps;
  holidayList: Omit<HolidayListProps, "settings">;
  /** `undefined` while loading. */
  holidays: HolidayListProps["settings"] | undefined;
  priceRegion: PriceRegionProps;
  recordSettings: RecordSettingsProps;
  upkeepSettings: UpkeepSettingsProps;
  confirmation: ConfirmationSettingsProps;
  badge: BadgeChoicesProps;
  protection: ProtectionProps;
  storedData: StoredDataProps;
  organisation: OrganisationSettingsProps;
  support: SupportDetailsProps;
  /** Practice is on: what is about this computer's own data isn't shown. */
  isPractice?: boolean | undefined;
}

/** In the order of the page. `isOwn`: about this computer's own data, so it isn't there in practice. */
const SECTIONS: readonly { id: string; title: string; isOwn?: true }[] = [
  { id: "connection", title: "Connection", isOwn: true },
  { id: "crm", title: "CRM", isOwn: true },
  { id: "page-check", title: "Page check", isOwn: true },
  { id: "holidays", title: "Public holidays" },
  { id: "prices", title: "Price lists" },
  { id: "records", title: "Outside PACE" },
  { id: "upkeep", title: "Kept up to date" },
  { id: "confirming", title: "Confirming amounts" },
  { id: "badge", title: "Toolbar icon", isOwn: true },
  { id: "protection", title: "Protection", isOwn: true },
  { id: "keeps", title: "Stored data", isOwn: true },
  { id: "organisation", title: "Your organisation" },
  { id: "practice", title: "Practice" },
  { id: "diagnostic", title: "Diagnostic" },
];

/** The Options page: the connection to PRODA, CRM addresses and public holidays. */
export function OptionsApp(props: OptionsAppProps) {
  const { holidays, holidayList, priceRegion, recordSettings, upkeepSettings, confirmation, badge } = props;
  const { pageCheck, protection, storedData, organisation, support, isPractice = false } = props;
  return (
    <div class="pb-surface pb-options">
      <header class="pb-options-head">
        <BrandMark />
        <h1>Planbridge options</h1>
      </header>
      <nav class="pb-options-nav" aria-label="Sections">
        {SECTIONS.filter(({ isOwn }) => !isPractice || !isOwn).map(({ id, title }) => (
          <a key={id} href={`#${id}`}>
            {title}
          </a>
        ))}
      </nav>
      <main class="pb-options-main">
        {isPractice ? (
          <PracticeSettings />
        ) : (
          <>
            <ConnectionSettings {...props} />
            <section id="page-check" aria-labelledby="page-check-title">
              <h2 id="page-check-title" tabIndex={-1} {...{ [FOCUS_START]: "" }}>
                Page check
              </h2>
              <p class="pb-lead">What Planbridge recognises and reads on a CRM page that you have open.</p>
              <PageCheck {...pageCheck} />
            </section>
          </>
        )}
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
        <ConfirmationSettings {...confirmation} />
        {!isPractice && (
          <>
            <BadgeChoices {...badge} />
            <Protection {...protection} />
            <StoredData {...storedData} />
          </>
        )}
        <OrganisationSettings {...organisation} />
        {!isPractice && <PracticeSettings />}
        <SupportDetails {...support} />
      </main>
    </div>
  );
}
