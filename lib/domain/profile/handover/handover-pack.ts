/** A table of the handover pack, as it is printed and as it is saved as CSV. */
export interface PackTable {
  title: string;
  columns: readonly PackColumn[];
  rows: readonly (readonly string[])[];
}

export interface PackColumn {
  header: string;
  /** It tells of a person: withheld where the pack is redacted. */
  isPersonal?: true;
}

/** A part of the pack. */
export interface PackSection {
  title: string;
  /** Sentences above the tables. */
  lines: readonly string[];
  tables: readonly PackTable[];
}

/** Everything that is known of one participant, for a colleague or another office, on one page. */
export interface HandoverPack {
  title: string;
  /** When it was made, in words. */
  madeAt: string;
  isRedacted: boolean;
  sections: readonly PackSection[];
}

/** A column of a table, with what it says of a row. */
export interface ColumnOf<Row> extends PackColumn {
  value: (row: Row) => string;
}

/** A table of these rows. */
export function tableOf<Row>(
  title: string,
  columns: readonly ColumnOf<Row>[],
  rows: readonly Row[],
): PackTable {
  return {
    title,
    columns: columns.map(({ header, isPersonal }) => ({ header, ...(isPersonal ? { isPersonal } : {}) })),
    rows: rows.map((row) => columns.map(({ value }) => value(row))),
  };
}
