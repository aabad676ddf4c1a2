import { useState } from "preact/hooks";
import { type IsoDate, parseIsoDate } from "../../../lib/core/calendar-date.ts";
import type { Problem } from "../../../lib/core/problem.ts";
import { type ChosenDays, importWarnings } from "../../../lib/domain/price-list/import-list.ts";
import type { PriceFile } from "../../../lib/domain/price-list/price-file.ts";
import type { PriceList } from "../../../lib/domain/price-list/price-item.ts";
import { Disclosure } from "../../base/disclosure.tsx";
import { DateField } from "../../base/form/date-field.tsx";
import { plural } from "../../base/plural.ts";
import { VisibleText } from "../../base/visible-text.tsx";
import { Warnings } from "../../base/warnings.tsx";
import { columnName, KIND_WORDS, limitText, unitText } from "./price-words.ts";

export interface PricePreviewProps {
  file: PriceFile;
  lists: readonly PriceList[];
  today: IsoDate;
  /** It is being stored. */
  isSaving: boolean;
  onImport: (days: ChosenDays) => void;
  onCancel: () => void;
}

const FIRST_ROWS = 5;
const MAX_LEFT_OUT = 50;

/** What was read of a file, before anything of it is stored: its days, its first items, and the rows that can't be read. */
export function PricePreview({ file, lists, today, isSaving, onImport, onCancel }: PricePreviewProps) {
  const [from, setFrom] = useState(file.from ?? "");
  const [to, setTo] = useState(file.to ?? "");
  const [isTried, setIsTried] = useState(false);
  const days = readDays(from, to);
  const warnings = "problem" in days ? [] : importWarnings(days, lists, today);
  const problem = isTried && "problem" in days ? days : null;
  const more = file.items.length - FIRST_ROWS;
  return (
    <form
      class="pb-price-preview"
      aria-labelledby="price-preview-title"
      onSubmit={(event) => {
        event.preventDefault();
        setIsTried(true);
        if (!("problem" in days) && !isSaving) onImport(days);
      }}
    >
      <h2 id="price-preview-title">
        {KIND_WORDS[file.kind]}: {plural(file.items.length, "item")}
      </h2>
      <div class="pb-price-days">
        <DateField
          id="price-from"
          label="Counts from"
          hint={
            file.from === null
              ? "The file tells no first day: enter the day it is effective from."
              : undefined
          }
          value={from}
          problem={problem?.field === "from" ? problem.problem : null}
          onInput={setFrom}
        />
        <DateField
          id="price-to"
          label="Counts until"
          hint={to === "" ? "Empty: until prices change, on 30 June at the latest." : undefined}
          value={to}
          problem={problem?.field === "to" ? problem.problem : null}
          onInput={setTo}
        />
      </div>
      <Warnings warnings={warnings} />
      {file.absentColumns.length > 0 && (
        <p class="pb-hint">
          Columns that this file doesn&apos;t have: {file.absentColumns.join(", ")}. What they would tell is
          taken from Planbridge&apos;s own table.
        </p>
      )}
      <LeftOut file={file} />
      <section
        class="pb-price-scroller"
        aria-label="First items"
        // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex
        tabIndex={0}
      >
        <table class="pb-price-table">
          <caption>
            {more > 0 ? `The first ${FIRST_ROWS} items, and ${plural(more, "more", "more")}` : "All items"}
          </caption>
          <thead>
            <tr>
              <th scope="col">Item</th>
              <th scope="col">Name</th>
              <th scope="col">Unit</th>
              <th scope="col">Limit in the states</th>
              <th scope="col">{columnName("remote")}</th>
              <th scope="col">{columnName("very-remote")}</th>
            </tr>
          </thead>
          <tbody>
            {file.items.slice(0, FIRST_ROWS).map((item) => (
              <tr key={`${item.number} ${item.from}`}>
                <th scope="row">{item.number}</th>
                <td>
                  <VisibleText text={item.name} isPublic />
                </td>
                <td>{unitText(item.unit)}</td>
                <td>{limitText(item, null)}</td>
                <td>{limitText(item, "remote")}</td>
                <td>{limitText(item, "very-remote")}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </section>
      <div class="pb-actions">
        <button type="submit" class="pb-button pb-button-main" aria-disabled={isSaving}>
          {isSaving
            ? "Importing…"
            : `Import ${plural(file.items.length, "item")}${warnings.length > 0 ? " all the same" : ""}`}
        </button>
        <button
          type="button"
          class="pb-button"
          aria-disabled={isSaving}
          onClick={() => isSaving || onCancel()}
        >
          Cancel
        </button>
      </div>
    </form>
  );
}

/** Rows that aren't imported, each with its reason: a person decides whether to go on without them. */
function LeftOut({ file: { leftOut } }: Pick<PricePreviewProps, "file">) {
  if (leftOut.length === 0) return null;
  const more = leftOut.length - MAX_LEFT_OUT;
  return (
    <>
      <Warnings
        warnings={[
          `${plural(leftOut.length, "row")} can't be read and will be left out. The other items can be imported.`,
        ]}
      />
      <Disclosure title="Rows that will be left out">
        <ul class="pb-price-left-out">
          {leftOut.slice(0, MAX_LEFT_OUT).map(({ sheet, row, item, what }) => (
            <li key={`${sheet} ${row}`}>
              <VisibleText text={`${sheet}, row ${row}${item === "" ? "" : ` (${item})`}: ${what}`} />
            </li>
          ))}
          {more > 0 && <li>and {plural(more, "more row")}.</li>}
        </ul>
      </Disclosure>
    </>
  );
}

/** The days as they were entered, or what is wrong with one of them. */
function readDays(from: string, to: string): ChosenDays | { field: "from" | "to"; problem: Problem } {
  const [first, last] = [parseIsoDate(from), to === "" ? null : parseIsoDate(to)];
  if (first === null) return { field: "from", problem: FROM_MISSING };
  if (to !== "" && last === null) return { field: "to", problem: TO_UNREADABLE };
  if (last !== null && last < first) return { field: "to", problem: TO_BEFORE_FROM };
  return { from: first, to: last };
}

const FROM_MISSING: Problem = {
  code: "price-list-from",
  what: "Enter the first day of these prices.",
  remedy: "The NDIA's website says when the list is effective from.",
};
const TO_UNREADABLE: Problem = {
  code: "price-list-to",
  what: "This isn't a day.",
  remedy: "Correct it, or leave it empty.",
};
const TO_BEFORE_FROM: Problem = {
  code: "price-list-days",
  what: "The last day is before the first one.",
  remedy: "Correct one of them.",
};
