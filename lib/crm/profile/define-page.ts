/** Any of these spellings will do; compared without case, doubled spaces, trailing colons or stars. */
export type Spellings = readonly string[];

/**
 * How a page is told from all others. CareView's in-app URLs aren't public, and its headings drift between
 * versions, so a page is what it shows: one of `headings`, and something for each entry of `alsoOneOf`.
 */
export interface Landmarks {
  headings?: Spellings;
  /** Each entry: at least one heading, control or column with one of these texts. */
  alsoOneOf?: readonly Spellings[];
  /** A CSS selector of something that must be shown. */
  selector?: string;
  /** A CSS selector of what must be shown in the part of the page that one of `headings` heads. */
  rows?: string;
}

export interface TableShape {
  /** Headings or captions that may stand above the table. Empty: the table is known by its columns alone. */
  titles: Spellings;
  columns: Readonly<Record<string, Spellings>>;
}

interface CrmPage {
  name: string;
  landmarks: Landmarks;
  /** The labels of what is read from the page; a field that several pages show is defined once. */
  fields?: Readonly<Record<string, Spellings>>;
  tables?: Readonly<Record<string, TableShape>>;
  /** The content script that is brought into the page: the folder `entrypoints/NAME.content`. */
  script?: string;
}

/**
 * All that Planbridge knows of one page of the CRM. Its landmarks are exported beside it, so that the detector, which
 * every page of the CRM loads, gets them without the rest.
 */
/* @__NO_SIDE_EFFECTS__ */
export function definePage<const Page extends CrmPage>(page: Page): Page {
  return page;
}
