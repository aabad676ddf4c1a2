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
  record?: RecordLinks;
}

/** How a row's own link is told from its others: only what is known to open the record is ever followed. */
export interface RecordLinks {
  /** The columns that name the record: a name, a reference, a number. */
  columns: readonly string[];
  /** Words in lower case that may stand beside Open or View: `view client`. */
  nouns: Spellings;
  /** What a link says that opens exactly this kind of record, before any other. */
  verbs?: Spellings;
}

/**
 * Which sections of a page are its record's own, and which are about somebody or something else: a nominee's surname is no
 * client's. Sections of neither kind count where the record's own don't show a field.
 */
export interface PageSections {
  /** Headings of the record's own sections. */
  own: Spellings;
  /** Words that stand in the headings of the others. */
  others: Spellings;
}

/** A page's sections, and the labels of all of its fields. */
export interface PageFields extends PageSections {
  fields: readonly Spellings[];
}

interface CrmPage {
  name: string;
  landmarks: Landmarks;
  /** The labels of what is read from the page; a field that several pages show is defined once. */
  fields?: Readonly<Record<string, Spellings>>;
  tables?: Readonly<Record<string, TableShape>>;
  sections?: PageSections;
  /** The content script that is brought into the page: the folder `entrypoints/NAME.content`. */
  script?: string;
  /** A script that has to run in the page's own world, as it is about what the page's scripts do: `entrypoints/NAME.ts`. */
  pageWorldScript?: string;
}

/**
 * All that Planbridge knows of one page of the CRM. Its landmarks are exported beside it, so that the detector, which
 * every page of the CRM loads, gets them without the rest.
 */
/* @__NO_SIDE_EFFECTS__ */
export function definePage<const Page extends CrmPage>(page: Page): Page {
  return page;
}
