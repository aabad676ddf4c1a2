import type { HealthItem, KnownPage, PageHealth } from "../../../domain/page-health/page-health.ts";
import type { PageName } from "../../profile/pages/index.ts";
import { recognisePage } from "../../profile/recognise.ts";
import type { SiteProfile } from "../../profile/site-profile.ts";
import { readClient } from "../../read/read-client.ts";
import { readContract } from "../../read/read-contract.ts";
import { clientHealth } from "./client-health.ts";
import { contractHealth } from "./contract-health.ts";
import { countMarkup } from "./count-markup.ts";
import { budgetFormHealth, supportFormHealth } from "./form-health.ts";
import { healthItem } from "./health-items.ts";
import { invoiceHealth } from "./invoice-health.ts";
import { clientListHealth, streamlineHealth } from "./list-health.ts";

interface PageCheck {
  /** What a person calls the page. */
  title: string;
  check: (doc: Document, url: string, profile: SiteProfile) => HealthItem[];
}

const CHECKS: Readonly<Record<PageName, PageCheck>> = {
  "client-list": { title: "Client list", check: clientListHealth },
  "client-profile": {
    title: "Client profile",
    check: (doc, url, profile) => clientHealth(readClient(doc, url, profile)),
  },
  "service-contract": {
    title: "Service contract",
    check: (doc, url, profile) => contractHealth(doc, readContract(doc, url, profile), profile),
  },
  "budget-form": { title: "Budget form", check: budgetFormHealth },
  "support-form": { title: "Service support form", check: supportFormHealth },
  "invoice-form": { title: "Invoice form", check: invoiceHealth },
  "streamline-review": { title: "Streamline review", check: invoiceHealth },
  streamline: { title: "Streamline list", check: streamlineHealth },
  // It is recognised by that field.
  "bulk-import": { title: "Bulk invoice import", check: () => [healthItem("File field", "read")] },
  "sign-in": { title: "Sign-in page", check: () => [] },
};

/** What the profile recognises on a page, and how each thing that it looks for there was read. */
export function readPageHealth(doc: Document, url: string, profile: SiteProfile): PageHealth {
  const page = recognisePage(doc, profile);
  const markup = countMarkup(doc);
  if (!page) return { page, title: "", items: [], known: knownPages(doc, profile), markup };
  const { title, check } = CHECKS[page];
  return { page, title, items: check(doc, url, profile), known: [], markup };
}

function knownPages(doc: Document, { pages }: SiteProfile): KnownPage[] {
  return (Object.keys(CHECKS) as PageName[]).flatMap((name) => {
    const { headings } = pages[name];
    if (!headings) return [];
    const only = { pages: { [name]: { headings } } as unknown as SiteProfile["pages"] };
    return [{ title: CHECKS[name].title, headings, isHeadingShown: recognisePage(doc, only) === name }];
  });
}
