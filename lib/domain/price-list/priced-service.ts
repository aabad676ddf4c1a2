import type { IsoDate } from "../../core/calendar-date.ts";

/** An item and a day of its service. */
export interface PricedService {
  item: string;
  day: IsoDate;
}

/** What the prices of these lines are looked up by: each item on the first and the last day of its service, once. */
export function servicesOf(
  lines: readonly { item?: string; from?: IsoDate; to?: IsoDate }[],
): PricedService[] {
  const services = lines.flatMap(({ item, from, to }) =>
    item && from ? [from, ...(to && to !== from ? [to] : [])].map((day) => ({ item, day })) : [],
  );
  return [...new Map(services.map((service) => [`${service.item} ${service.day}`, service])).values()];
}
