/** A page of the practice CRM as plain data: Planbridge reads it as HTML, and people see it in a page of the extension. */
export interface PracticePage {
  heading: string;
  /** Who the record is about, with the path of their page; `null`: the page is theirs. */
  client: { name: string; path: string } | null;
  isPace: boolean;
  /** Its own form; `null`: this is the form. */
  editPath: string | null;
  sections: readonly PracticeSection[];
  /** What it has to fill in; `null`: nothing. */
  form: PracticeForm | null;
}

export interface PracticeSection {
  title: string;
  facts: readonly (readonly [label: string, value: string])[];
  /** `null`: the section has no table. */
  table: PracticeTable | null;
}

export interface PracticeTable {
  columns: readonly string[];
  /** `path`: what the row's link opens; `null`: it has none. */
  rows: readonly { cells: readonly string[]; link: { words: string; path: string } | null }[];
  /** Shown in place of rows. */
  empty: string;
  /** The form that adds a row; `null`: none can be added. */
  createPath: string | null;
}

export interface PracticeForm {
  /** Where it is sent. */
  action: string;
  fields: readonly PracticeFormField[];
}

export interface PracticeFormField {
  name: string;
  label: string;
  value: string;
  /** Of a drop-down. */
  options?: readonly string[];
  /** It holds `true` or nothing. */
  isTick?: true;
}
