import { html } from "hono/html";
import type { ClientSearch } from "../records/clients.ts";
import type { Html } from "./layout.ts";

export const PAGE_SIZES: readonly number[] = [25, 50, 100, 200];

/** What the address of the list asks for, with anything odd put right. */
export function readSearch(query: Record<string, string>): ClientSearch {
  const asked = Number(query["pageSize"]);
  return {
    text: (query["search"] ?? "").trim(),
    status: query["status"] ?? "",
    page: /^[1-9]\d{0,5}$/.test(query["page"] ?? "") ? Number(query["page"]) : 1,
    pageSize: PAGE_SIZES.includes(asked) ? asked : 25,
  };
}

export function pager(search: ClientSearch, total: number): Html {
  const pages = Math.max(1, Math.ceil(total / search.pageSize));
  const address = (page: number) => {
    const query = new URLSearchParams({ page: String(page), pageSize: String(search.pageSize) });
    if (search.text) query.set("search", search.text);
    if (search.status) query.set("status", search.status);
    return `/Clients?${query}`;
  };
  const step = (text: string, page: number) =>
    page >= 1 && page <= pages
      ? html`<a class="btn" href="${address(page)}">${text}</a>`
      : html`<span class="btn unavailable">${text}</span>`;
  return html`<nav class="pager" aria-label="Pages">
    ${step("Previous", search.page - 1)}
    <span>Page ${search.page} of ${pages}, ${total} clients</span>
    ${step("Next", search.page + 1)}
  </nav>`;
}
