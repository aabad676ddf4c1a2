import type { CheckedFile } from "./checked-file.ts";
import type { CellEdit, KindFixes } from "./check-results.ts";

/** Rows whose findings are worked out at once. */
const ROWS_AT_ONCE = 5000;

/** A cell that a finding of one kind would put right by itself. */
export type KindFix = CellEdit & { text: string };

/** What all findings of one kind would put right, by row; those that leave a choice to a person aren't among them. */
export async function findKindFixes(checked: CheckedFile, code: string): Promise<KindFix[]> {
  const rows = checked.select({ code });
  const fixes: KindFix[] = [];
  for (let from = 0; from < rows.length; from += ROWS_AT_ONCE) {
    const findings = await checked.findings([...rows.subarray(from, from + ROWS_AT_ONCE)]);
    for (const [row, those] of findings) {
      const taken = new Set<number>();
      for (const { code: own, column = -1, replacement } of those) {
        if (own !== code || column < 0 || replacement === undefined || taken.has(column)) continue;
        taken.add(column);
        fixes.push({ row, column, text: replacement });
      }
    }
  }
  return fixes;
}

/** How many there are, and the first as an example. */
export async function describeKindFixes(checked: CheckedFile, code: string): Promise<KindFixes> {
  const fixes = await findKindFixes(checked, code);
  const [first] = fixes;
  const [row] = first ? await checked.view([first.row]) : [];
  return {
    code,
    count: fixes.length,
    example: first && row ? { before: row.cells[first.column] ?? "", after: first.text } : null,
  };
}
