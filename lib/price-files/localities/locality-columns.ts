import { cellAsText, type Sheet } from "../sheet.ts";

/** What a column of a postcode table holds. */
export type LocalityField = "postcode" | "suburb" | "mmm" | "phn" | "lga";

/** Columns by their names, as public tables of postcodes have them. */
const FIELD_NAMES: Readonly<Record<LocalityField, readonly string[]>> = {
  postcode: ["Postcode", "Post code", "Postal code", "POA code"],
  suburb: ["Suburb", "Locality", "Town", "City", "Place name", "Suburb name", "Suburb or locality"],
  mmm: [
    "MMM",
    "MMM classification",
    "MM",
    "MMM 2019",
    "MMM 2023",
    "Modified Monash",
    "Modified Monash Model",
  ],
  phn: ["PHN", "PHN name", "Primary Health Network"],
  lga: ["LGA", "LGA name", "Local Government Area", "Local council"],
};

export const FIELDS = Object.keys(FIELD_NAMES) as LocalityField[];

/** Where everything stands in a sheet. */
export interface LocalityColumns {
  /** The row of the headings, from 0. */
  header: number;
  fields: Partial<Record<LocalityField, number>>;
}

/** Title rows may stand above the headings. */
const MAX_HEADER_ROW = 40;

/** The columns of the first row that names postcode or suburb and one thing more. `undefined`: the sheet has no such row. */
export function findLocalityColumns({ rows }: Sheet): LocalityColumns | undefined {
  for (const [header, row] of rows.slice(0, MAX_HEADER_ROW).entries()) {
    const headings = row.map((cell) => fold(cellAsText(cell)));
    const fields = Object.fromEntries(
      FIELDS.map((field) => [
        field,
        headings.findIndex((heading) => FIELD_NAMES[field].some((name) => fold(name) === heading)),
      ]).filter(([, place]) => place !== -1),
    ) as LocalityColumns["fields"];
    const isHeading = fields.postcode !== undefined || fields.suburb !== undefined;
    if (isHeading && Object.keys(fields).length > 1) return { header, fields };
  }
  return undefined;
}

/** Columns that aren't there, by name. */
export function missingLocalityColumns({ fields }: LocalityColumns): string[] {
  return FIELDS.filter((field) => fields[field] === undefined).map(columnName);
}

export function columnName(field: LocalityField): string {
  return FIELD_NAMES[field][0] ?? field;
}

function fold(heading: string): string {
  return heading
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, " ")
    .trim();
}
