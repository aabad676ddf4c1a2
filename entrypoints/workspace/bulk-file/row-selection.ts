import type { CheckedFile } from "../../../lib/invoice-files/check/checked-file.ts";
import type { RowQuery } from "../../../lib/invoice-files/check/check-results.ts";
import { selectRows } from "../../../lib/invoice-files/check/select-rows.ts";

/** The rows that were asked for last, kept while the question stays the same: a row doesn't disappear while it is being fixed. */
export class RowSelection {
  #selected: { name: string; rows: Uint32Array } | undefined;

  async rows(of: CheckedFile, { filter, search, sort }: RowQuery): Promise<Uint32Array> {
    const query = { filter, search, sort };
    const name = JSON.stringify(query);
    if (this.#selected?.name !== name) this.#selected = { name, rows: await selectRows(of, query) };
    return this.#selected.rows;
  }

  /** The place of the next row with an error or warning, after the last from the first again; `null`: there is none. */
  async next(of: CheckedFile, query: RowQuery & { after: number }): Promise<number | null> {
    const rows = await this.rows(of, query);
    for (let step = 1; step <= rows.length; step += 1) {
      const place = (query.after + step) % rows.length;
      const { severity } = of.index.findingsOf(rows[place] as number);
      if (severity === "block" || severity === "warn") return place;
    }
    return null;
  }

  clear(): void {
    this.#selected = undefined;
  }
}
