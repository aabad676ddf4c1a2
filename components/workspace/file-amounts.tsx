import type { Summary } from "../../lib/invoice-files/check/check-results.ts";
import { formatCount } from "../../lib/core/count.ts";
import { formatMoney } from "../../lib/core/money.ts";
import { plural } from "../base/plural.ts";
import { type Level, SeverityIcon, severityTone } from "../base/severity.tsx";

/** What the file's invoices come to, by the worst that was found in each. */
export function FileAmounts({ amounts }: Pick<Summary, "amounts">) {
  const shown = VERDICTS.filter(({ key }) => amounts[key].invoices > 0);
  return (
    <dl class="pb-file-amounts" aria-label="Amounts">
      {shown.map(({ key, level, words }) => {
        const { cents, invoices, unknown } = amounts[key];
        return (
          <div key={key} class={severityTone(level)}>
            <dt>
              <SeverityIcon level={level} /> {words}
            </dt>
            <dd>
              {unknown < invoices && <strong>{formatMoney(cents)}</strong>}{" "}
              <span class="pb-quiet">
                {plural(invoices, "invoice")}
                {unknown > 0 && `, ${formatCount(unknown)} without an amount`}
              </span>
            </dd>
          </div>
        );
      })}
    </dl>
  );
}

const VERDICTS: readonly { key: keyof Summary["amounts"]; level: Level; words: string }[] = [
  { key: "block", level: "block", words: "With errors" },
  { key: "warn", level: "warn", words: "With warnings" },
  { key: "note", level: "note", words: "With notes" },
  { key: "none", level: "ok", words: "OK" },
];
