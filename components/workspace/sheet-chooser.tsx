import type { SheetChoice } from "../../lib/invoice-files/parse/workbook.ts";
import { VisibleText } from "../base/visible-text.tsx";
import { plural } from "../base/plural.ts";

interface SheetChooserProps {
  sheets: readonly SheetChoice[];
  onSheet: (sheet: string) => void;
}

/** Which sheet of a workbook holds the invoice lines, where its column names don't tell. */
export function SheetChooser({ sheets, onSheet }: SheetChooserProps) {
  return (
    <section class="pb-mapping" aria-labelledby="pb-sheets-title">
      <h2 id="pb-sheets-title">Which sheet has the invoice lines?</h2>
      <p>The workbook has {plural(sheets.length, "sheet")} with rows. One is checked at a time.</p>
      <ul class="pb-sheet-choices">
        {sheets.map(({ name, rows }) => (
          <li key={name}>
            <button type="button" class="pb-button" onClick={() => onSheet(name)}>
              <VisibleText text={name} isPublic /> ({plural(rows, "row")})
            </button>
          </li>
        ))}
      </ul>
    </section>
  );
}
