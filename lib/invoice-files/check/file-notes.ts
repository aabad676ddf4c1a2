import { isSpreadsheetFormula } from "../parse/spreadsheet-formula.ts";
import { formatCount } from "../../core/count.ts";
import type { Encoding, RowChunk } from "../parse/encoding.ts";
import { decodeCell } from "../parse/encoding.ts";
import type { FileNote } from "../read/file-finding.ts";
import { type Columns, FIELD_NAMES, type Layout } from "../parse/layouts.ts";
import type { OpenFile } from "../parse/open-file.ts";
import { describeQuoteFault } from "../read/row-faults.ts";
import type { ScannedRow } from "../parse/scan.ts";

const CR = 0x0d;

/** What was gathered of a part of a file. */
export interface NotesPart {
  ends: Record<"CR LF" | "LF" | "CR" | "CR CR LF", number>;
  isAfterCr: boolean;
  utf8: number;
  notUtf8: number;
}

/** What is gathered on the way through a file: its encoding and its line ends. */
export class FileNotes {
  private readonly file: OpenFile;
  private readonly layout: Layout;
  private readonly columns: Columns;
  readonly #ends: NotesPart["ends"] = { "CR LF": 0, LF: 0, CR: 0, "CR CR LF": 0 };
  #isAfterCr: boolean;
  #utf8 = 0;
  #notUtf8 = 0;

  /** `isAfterHeader`: the first row that comes is the one after the header, not one after an LF further down. */
  constructor(file: OpenFile, layout: Layout, columns: Columns, isAfterHeader = true) {
    this.file = file;
    this.layout = layout;
    this.columns = columns;
    this.#isAfterCr = isAfterHeader && file.lineEnd === "CR";
  }

  part(): NotesPart {
    return { ends: this.#ends, isAfterCr: this.#isAfterCr, utf8: this.#utf8, notUtf8: this.#notUtf8 };
  }

  /** Adds what was gathered of the rows that follow. */
  append({ ends, isAfterCr, utf8, notUtf8 }: NotesPart): void {
    for (const [kind, count] of Object.entries(ends)) this.#ends[kind as keyof NotesPart["ends"]] += count;
    this.#isAfterCr = isAfterCr;
    this.#utf8 += utf8;
    this.#notUtf8 += notUtf8;
  }

  addRow({ units }: RowChunk, row: ScannedRow): void {
    const width = row.next - row.end;
    const end = width === 2 ? "CR LF" : units[row.end] === CR ? "CR" : "LF";
    if (width > 0) this.#ends[end] += 1;
    if (this.#isAfterCr && end === "CR LF" && row.start === row.end) {
      this.#ends["CR LF"] -= 1;
      // The header's own isn't counted.
      this.#ends.CR = Math.max(0, this.#ends.CR - 1);
      this.#ends["CR CR LF"] += 1;
    }
    this.#isAfterCr = end === "CR";
    if (!row.wide || units instanceof Uint16Array) return;
    if (decodeCell(units.subarray(row.start, row.end)).encoding === "utf-8") this.#utf8 += 1;
    else this.#notUtf8 += 1;
  }

  get encoding(): Encoding {
    if (this.file.text.encoding !== "utf-8") return this.file.text.encoding;
    return this.#notUtf8 > 0 && this.#utf8 === 0 && this.file.text.bom === 0 ? "windows-1252" : "utf-8";
  }

  all(rows: number): FileNote[] {
    return [
      this.#encoding(),
      this.#lineEnds(),
      this.#separator(),
      this.#header(),
      this.#duplicateColumns(),
      this.#missingColumns(),
      this.#rows(rows),
    ].filter((one) => one !== null);
  }

  #encoding(): FileNote | null {
    const { encoding, bom } = this.file.text;
    if (encoding !== "utf-8") {
      return note(
        "file-utf-16",
        "The file is UTF-16.",
        "It was read and will be saved as UTF-16. Your import may need UTF-8.",
      );
    }
    if (this.#notUtf8 > 0 && (this.#utf8 > 0 || bom > 0)) {
      const count = formatCount(this.#notUtf8);
      return {
        ...note(
          "file-mixed",
          `The file mixes encodings. Rows that aren't UTF-8: ${count}.`,
          "Check names with accents before you import.",
        ),
        severity: "warn",
      };
    }
    if (this.#notUtf8 > 0)
      return note(
        "file-windows-1252",
        "The file isn't UTF-8; it was read as windows-1252.",
        "Check names with accents.",
      );
    return bom > 0
      ? note("file-bom", "The file begins with a byte order mark.", "It is kept. No action is needed.")
      : null;
  }

  #lineEnds(): FileNote | null {
    const kinds = Object.entries(this.#ends).filter(([, count]) => count > 0);
    if (this.#ends["CR CR LF"] > 0 && kinds.length === 1)
      return note(
        "file-line-ends",
        "Lines end with CR CR LF, so every other row is empty.",
        "The empty rows aren't invoice lines. The program that wrote the file can end lines with CR LF.",
      );
    if (kinds.length < 2) return null;
    const counts = kinds.map(([kind, count]) => `${kind} ${formatCount(count)}`).join(", ");
    return note(
      "file-line-ends",
      `The file mixes line ends: ${counts}.`,
      "They are kept. No action is needed.",
    );
  }

  #separator(): FileNote | null {
    const { separator } = this.file;
    if (separator === ",") return null;
    const name = { "\t": "tabs", ";": "semicolons", "|": "bars" }[separator] ?? separator;
    return {
      ...note(
        "file-separator",
        `Cells are separated by ${name}; imports read commas.`,
        "Save it as CSV with commas before you import it.",
      ),
      severity: "warn",
    };
  }

  #header(): FileNote | null {
    const { fault, header } = this.file;
    const formula = header.findIndex(isSpreadsheetFormula);
    if (!fault && formula >= 0)
      return {
        code: "file-header-formula",
        severity: "warn",
        what: `Row 1, column ${formula + 1}: “${header[formula]?.slice(0, 40)}” is a spreadsheet formula, not a column name.`,
        remedy: "Name the column. clean.csv keeps it as it is.",
      };
    if (!fault) return null;
    const { what, remedy } = describeQuoteFault(fault.kind);
    return {
      code: "file-header-quote",
      severity: "block",
      what: `Row 1, column ${fault.cell + 1} (${(header[fault.cell] ?? "").replaceAll('"', "")}): ${what}`,
      remedy,
    };
  }

  /** Only one of them can be right; the last one is what was read. */
  #duplicateColumns(): FileNote | null {
    const numbers = Map.groupBy(this.columns.keys(), (at) => this.columns[at] ?? null);
    const duplicateColumns = [...numbers].find(([field, those]) => field !== null && those.length > 1);
    if (!duplicateColumns?.[0]) return null;
    return {
      code: "file-columns-twice",
      severity: "block",
      what: `More than one column is read as ${FIELD_NAMES[duplicateColumns[0]]}: ${duplicateColumns[1].map((at) => at + 1).join(" and ")}.`,
      remedy: "Choose the columns again and keep only one of them.",
    };
  }

  /** Said once, of the file: its rows can't have what there is no column for. */
  #missingColumns(): FileNote | null {
    const missing = this.layout.required.filter((wanted) =>
      typeof wanted === "string"
        ? !this.columns.includes(wanted)
        : !wanted.some((field) => this.columns.includes(field)),
    );
    if (missing.length === 0) return null;
    return {
      code: "file-columns",
      severity: "block",
      what: `No column for: ${missing.map((wanted) => FIELD_NAMES[typeof wanted === "string" ? wanted : (wanted[0] ?? "from")]).join(", ")}.`,
      remedy: "Choose the columns again, or export the file with them.",
    };
  }

  #rows(rows: number): FileNote | null {
    const { mostRows, name } = this.layout;
    if (rows === 0) {
      return {
        code: "file-no-rows",
        severity: "warn",
        what: "There is nothing below the header.",
        remedy: "Export the file again with its invoice lines.",
      };
    }
    if (!mostRows || rows <= mostRows) return null;
    return {
      code: "file-rows",
      severity: "block",
      what: `The file has ${formatCount(rows)} rows. One ${name} allows at most ${formatCount(mostRows)}.`,
      remedy: "Split it into parts, each with the header row.",
    };
  }
}

function note(code: string, what: string, remedy: string): FileNote {
  return { code, severity: "note", what, remedy };
}
