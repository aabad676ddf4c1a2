import { type IsoDate, parseIsoDate } from "../../core/calendar-date.ts";
import { parseHundredths } from "../../core/hundredths.ts";
import type { ContractRow } from "../../domain/booking/contract/contract-row.ts";
import type { FieldChange, Value } from "../../domain/change/change-set.ts";
import type { CrmField } from "../../domain/plan/crm-field.ts";
import { matchesSpelling } from "../profile/label.ts";
import type { SiteProfile } from "../profile/site-profile.ts";
import { formHolds } from "../write/fill-form.ts";
import { formField, type FormReading } from "./form/read-form.ts";

type RowProfile = Pick<SiteProfile, "dateOrder" | "formFields" | "sameChoices">;

/** What of a row its table shows, where its form doesn't. */
export type ListedRow = Pick<ContractRow, "rowKind" | "path"> &
  Partial<Pick<ContractRow, "category" | "amount">>;

const ITEM = /^(\d\d_\w+)(?!\w)[\s:–-]*(?![\s:–-])(.*)$/s;

/** A plan budget or service support by its own form: what the form doesn't have, or what can't be read, is `null`. */
export function readRowForm(
  form: Pick<FormReading, "fields">,
  listed: ListedRow,
  profile: RowProfile,
): ContractRow {
  const held = (name: CrmField, kind: FieldChange["kind"]): Value => {
    const field = formField(form, name, profile);
    return field ? formHolds(field, kind, profile) : null;
  };
  const text = (name: CrmField) => textOf(held(name, "text"));
  const cents = (name: CrmField) => numberOf(held(name, "money"));
  const [, item = null, itemName = ""] = ITEM.exec(text("supportItem") ?? "") ?? [];
  const isBudget = listed.rowKind === "plan-budget";
  const ticked = held("requiresBooking", "tick");
  const quantity = isBudget ? null : parseHundredths(text("quantity") ?? "");
  const rate = isBudget ? null : cents("rate");
  const total =
    quantity === null || rate === null ? (listed.amount ?? null) : Math.round((quantity * rate) / 100);
  const [startDate, endDate] = [held("startDate", "date"), held("endDate", "date")];
  const unreadable = [
    ...(isUnreadable(startDate) ? ["Start Date"] : []),
    ...(isUnreadable(endDate) ? ["End Date"] : []),
  ];
  return {
    rowKind: listed.rowKind,
    path: listed.path,
    category: text("planCategory") ?? listed.category ?? "",
    item: isBudget ? null : item,
    itemName: isBudget ? "" : itemName.trim(),
    amount: isBudget ? cents("budgetAmount") : total,
    quantity,
    rate,
    requiresBooking: typeof ticked === "boolean" ? ticked : null,
    managementStyle: styleOf(text("managementStyle"), profile),
    startDate: dayOf(startDate),
    endDate: dayOf(endDate),
    ...(unreadable.length > 0 ? { unreadable } : {}),
  };
}

/** In CareView's words, where the CRM writes another spelling of them. */
function styleOf(style: string | null, { sameChoices }: RowProfile): string | null {
  if (style === null) return null;
  return sameChoices.find((same) => matchesSpelling(style, same))?.[0] ?? style;
}

function textOf(value: Value): string | null {
  return typeof value === "string" ? value : null;
}

function numberOf(value: Value): number | null {
  return typeof value === "number" ? value : null;
}

function dayOf(value: Value): IsoDate | null {
  return parseIsoDate(textOf(value) ?? "");
}

/** A field that holds something, and not a day. */
function isUnreadable(value: Value): boolean {
  return value !== null && dayOf(value) === null;
}
