import { formatDate } from "../../core/calendar-date.ts";
import { HEALTH_STATE_WORDS, type HealthItem, type PageHealth } from "./page-health.ts";

/** Where a page was read. */
export interface DiagnosticSource {
  /** Name and version of the extension. */
  version: string;
  /** Name and major version of the browser. */
  browser: string;
  profile: { id: string; checked: string };
}

/** What a person passes on about a page that isn't read: states of known labels and counts, no text of the page. */
export function formatDiagnostic(pages: readonly PageHealth[], source: DiagnosticSource): string {
  const { version, browser, profile } = source;
  return [
    "Planbridge page check",
    `${version} in ${browser}`,
    `Profile ${profile.id}, checked ${formatDate(profile.checked)}`,
    ...pages.flatMap(formatPage),
  ].join("\n");
}

function formatPage({ page, title, items, known, markup }: PageHealth): string[] {
  return [
    "",
    page === null ? "Page: not recognised" : `Page: ${title} (${page})`,
    ...items.map((item) => `- ${formatItem(item)}`),
    ...known.map((each) => `- ${each.title}: heading ${each.isHeadingShown ? "found" : "not found"}`),
    `Markup: ${markup.map(([kind, count]) => `${kind} ${count}`).join(", ") || "none"}`,
  ];
}

/** `Plan Budget table: Can't be read: only 10 of 24 rows can be read`. */
function formatItem({ what, state, words }: HealthItem): string {
  return [what, HEALTH_STATE_WORDS[state], ...(words ? [words] : [])].join(": ");
}

/** `Chrome 144`, of a browser's user agent; what it says of the machine is left out. */
export function browserOf(userAgent: string): string {
  const found = /\b(Edg|Firefox|Chrome)\/(\d+)/g;
  const names = new Map(
    Array.from(userAgent.matchAll(found), ([, name = "", version = ""]) => [name, version]),
  );
  for (const [mark, name] of [
    ["Edg", "Edge"],
    ["Firefox", "Firefox"],
    ["Chrome", "Chrome"],
  ] as const)
    if (names.has(mark)) return `${name} ${names.get(mark)}`;
  return "another browser";
}
