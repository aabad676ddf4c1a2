import type { HandoverPack, PackTable } from "./handover-pack.ts";

/** What stands in the place of what tells of a person. */
export const WITHHELD = "withheld";

/** Shorter parts of a name stand in other words too. */
const MIN_PART = 2;

/**
 * The pack without what tells whose it is: columns that tell of people are withheld whole, and the participant's name, each part of
 * it, and the NDIS number wherever else they stand.
 * @param known names and numbers of the participant, as any screen has them
 */
export function redactPack(pack: HandoverPack, known: readonly string[]): HandoverPack {
  const parts = known
    .flatMap((each) => [each, ...each.split(/[\s,]+/)])
    .filter((each) => each.trim().length >= MIN_PART)
    .toSorted((a, b) => b.length - a.length);
  const spaced = known
    .filter((each) => /^\d{9}$/.test(each))
    .map((each) => each.replace(/(\d{3})(?=\d)/g, "$1 "));
  const wanted = [...spaced, ...parts].map((each) => RegExp.escape(each)).join("|");
  const pattern =
    wanted === "" ? null : new RegExp(`(?<![\\p{L}\\p{N}])(?:${wanted})(?![\\p{L}\\p{N}])`, "giu");
  const hide = (text: string) => (pattern ? text.replaceAll(pattern, WITHHELD) : text);
  return {
    title: "Participant, name withheld",
    madeAt: pack.madeAt,
    isRedacted: true,
    sections: pack.sections.map(({ title, lines, tables }) => ({
      title,
      lines: lines.map(hide),
      tables: tables.map((table) => redactTable(table, hide)),
    })),
  };
}

function redactTable({ title, columns, rows }: PackTable, hide: (text: string) => string): PackTable {
  return {
    title,
    columns,
    rows: rows.map((row) =>
      row.map((text, at) => {
        if (text === "") return "";
        return columns[at]?.isPersonal ? WITHHELD : hide(text);
      }),
    ),
  };
}
