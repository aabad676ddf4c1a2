import { useCallback, useEffect, useMemo, useRef, useState } from "preact/hooks";
import type { InvoiceContext } from "../../lib/domain/invoice/model/context.ts";
import type { InvoiceLine } from "../../lib/domain/invoice/model/line.ts";
import { itemForm } from "../../lib/domain/invoice/model/item-number.ts";
import type { PriceBook } from "../../lib/domain/price-list/price-book.ts";
import { servicesOf } from "../../lib/domain/price-list/priced-service.ts";
import { sendWithRetry } from "../../lib/messaging/send.ts";
import type { InvoiceContextView } from "../../lib/messaging/views.ts";
import { today } from "../../lib/platform/system-clock.ts";

/** As many as an invoice has at most; the prices of more aren't compared. */
const MAX_SERVICES = 1_000;

/**
 * What imported price lists tell of the items on the page, asked for once for each change of items and days, and again when
 * somebody comes back from where lists are imported. Without an answer the lines are checked as without a price list.
 * `contextOf`: what is known of the client, with the prices; the same object until one of them changes.
 */
export function useInvoicePrices(known: InvoiceContextView | null, signal: AbortSignal) {
  const [prices, setPrices] = useState<PriceBook | null>(null);
  const asked = useRef("[]");
  const lookUpPrices = useCallback((lines: readonly InvoiceLine[]) => {
    // A number that is half typed is no item.
    const whole = lines.filter(({ item }) => item && itemForm(item) !== "not a number");
    const services = servicesOf(whole).slice(0, MAX_SERVICES);
    const question = JSON.stringify(services);
    if (question === asked.current) return;
    asked.current = question;
    if (services.length === 0) return setPrices(null);
    sendWithRetry("prices.of-invoice", { services }).then(
      // What was asked last counts, whichever answer comes first.
      (answer) => asked.current === question && setPrices(answer.lists.length > 0 ? answer : null),
      () => undefined,
    );
  }, []);
  useEffect(() => {
    const forget = () => (asked.current = "");
    document.addEventListener("visibilitychange", forget, { signal });
  }, [signal]);
  const context = useMemo(
    () => known && (prices ? { ...known.context, prices } : known.context),
    [known, prices],
  );
  const contextOf = useCallback(
    (): InvoiceContext => context ?? { today: today(), ...(prices ? { prices } : {}) },
    [context, prices],
  );
  return { contextOf, lookUpPrices };
}
