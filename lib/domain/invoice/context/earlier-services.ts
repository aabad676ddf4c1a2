import { type Delivered, isAdjustment } from "../../change/adjustment.ts";
import type { IsoDate } from "../../../core/calendar-date.ts";
import type { Cents } from "../../../core/money.ts";
import type { CrmBudget } from "../../change/crm-contract.ts";
import { categoryKey } from "../../catalogue/support-category.ts";
import type { Delivery } from "./budget-parts.ts";
import type { ExistingInvoice, InvoiceContext } from "../model/context.ts";
import { normaliseName } from "../../../core/normalise-name.ts";

/** An invoice that the CRM holds already, as it was stored: its services are among the delivered ones. */
export interface StoredInvoice {
  provider?: string | undefined;
  number?: string | undefined;
  lines: readonly { from?: IsoDate | undefined; category?: string | undefined; total?: Cents | undefined }[];
  /** `false`: an invoice may have been made of this capture, or not. */
  sure: boolean;
}

/** What a contract lists as delivered, and counts: not what was cancelled. */
export function countedServices(delivered: readonly Delivered[]): Delivered[] {
  return delivered.filter(({ status }) => !/^cancel/i.test(status ?? ""));
}

/**
 * The services of this very invoice. By its provider and number; where none has them, because the table doesn't show
 * numbers or the number is being corrected, by the days and amounts of its lines.
 */
export function servicesOfThisInvoice(
  delivered: readonly Delivered[],
  stored: StoredInvoice | undefined,
): Set<Delivered> {
  if (!stored?.provider) return new Set();
  const provider = normaliseName(stored.provider);
  const providerServices = delivered.filter(
    (service) => normaliseName(service.provider) === provider && !isAdjustment(service),
  );
  const number = normaliseName(stored.number ?? "");
  const numbered = providerServices.filter(
    (service) => number && normaliseName(service.number ?? "") === number,
  );
  if (numbered.length > 0 || !stored.sure) return new Set(numbered);
  const left = new Set(providerServices);
  const found = stored.lines.flatMap(({ from, category, total }) => {
    const one = [...left].find(
      (service) =>
        service.date === from &&
        service.total === total &&
        categoryKey(service.category) === categoryKey(category ?? ""),
    );
    if (one) left.delete(one);
    return one ?? [];
  });
  return new Set(found);
}

/** For the overlap warning: services that somebody provided on known days. */
export function earlierServices(delivered: readonly Delivered[]): NonNullable<InvoiceContext["delivered"]> {
  return delivered.flatMap((service) => {
    const { provider, date: from, to, itemNumber: item, category } = service;
    if (!provider || !from || isAdjustment(service)) return [];
    return [{ provider, from, to: to ?? from, ...(item ? { item } : {}), ...(category ? { category } : {}) }];
  });
}

/** For the duplicate check. `undefined`: the page doesn't show the numbers of invoices. */
export function existingInvoices(
  delivered: readonly Delivered[],
  own: ReadonlySet<Delivered>,
  isSureOfOwn: boolean,
): ExistingInvoice[] | undefined {
  if (delivered.some(({ number }) => number === undefined)) return undefined;
  return delivered.flatMap((service) => {
    const { number, provider } = service;
    const isOwn = own.has(service);
    if (!number || isAdjustment(service) || (isOwn && isSureOfOwn)) return [];
    return [
      {
        number,
        ...(provider ? { provider } : {}),
        sameClient: true as const,
        ...(isOwn ? { maybeOwn: true as const } : {}),
      },
    ];
  });
}

/** For what each part of a budget has paid. */
export function datedDeliveries(delivered: readonly Delivered[]): Delivery[] {
  return delivered.flatMap(({ category, date, total, provider, itemNumber: item }) =>
    date && total !== null
      ? [{ category, date, amount: total, ...(provider ? { provider } : {}), ...(item ? { item } : {}) }]
      : [],
  );
}

/** What was delivered of each budget before this invoice. Unknown where this invoice's part can't be separated from the rest. */
export function withoutThisInvoice(
  crmBudgets: readonly CrmBudget[],
  own: ReadonlySet<Delivered>,
  delivered: readonly Delivered[],
): CrmBudget[] {
  return crmBudgets.map((budget) => {
    const key = categoryKey(budget.category);
    const ownServices = delivered.filter(
      (service) => own.has(service) && categoryKey(service.category) === key,
    );
    if (ownServices.length === 0 || typeof budget.delivered !== "number" || budget.excluded) return budget;
    const isOnly = crmBudgets.every((other) => other === budget || categoryKey(other.category) !== key);
    const spent = ownServices.reduce<Cents | null>(
      (all, { total }) => (all === null || total === null ? null : all + total),
      0,
    );
    return { ...budget, delivered: isOnly && spent !== null ? budget.delivered - spent : null };
  });
}
