import {
  countRead,
  HEALTH_STATE_WORDS,
  type HealthItem,
  itemLevel,
  openItems,
  type PageHealth,
  pageLevel,
} from "../../lib/domain/page-health/page-health.ts";
import { Disclosure } from "../base/disclosure.tsx";
import { SeverityMark } from "../base/severity.tsx";

export interface PageSummaryProps {
  health: PageHealth;
  /** How many of what wasn't read are named. */
  most?: number | undefined;
}

/** What was recognised on a page in one line, and what of it wasn't read. */
export function PageSummary({ health, most = Infinity }: PageSummaryProps) {
  if (health.page === null) return <UnknownPage health={health} />;
  const open = openItems(health);
  const named = open.slice(0, most);
  return (
    <div class="pb-page-summary">
      <p class="pb-page-head">
        <SeverityMark level={pageLevel(health)} />
        <span>{headline(health)}</span>
      </p>
      {named.length > 0 && (
        <ul class="pb-page-items">
          {named.map((item) => (
            <li key={item.what}>
              <SeverityMark level={itemLevel(item)} /> <span>{itemText(item)}</span>
            </li>
          ))}
        </ul>
      )}
      {named.length > 0 && open.length > named.length && (
        <p class="pb-hint">And {open.length - named.length} more.</p>
      )}
    </div>
  );
}

function headline(health: PageHealth) {
  const { title, items } = health;
  return (
    <>
      <strong>{title}</strong>
      {items.length > 0
        ? `: ${countRead(health)} of ${items.length} read.`
        : ". Planbridge reads nothing here."}
    </>
  );
}

/** `Plan Budget table: can't be read, only 10 of 24 rows can be read`. */
function itemText({ what, state, words }: HealthItem): string {
  if (state === "read") return words ? `${what}: ${words}.` : `${what}: read.`;
  return `${what}: ${HEALTH_STATE_WORDS[state].toLowerCase()}${words ? ` (${words})` : ""}.`;
}

function UnknownPage({ health: { known } }: Pick<PageSummaryProps, "health">) {
  return (
    <div class="pb-page-summary">
      <p class="pb-page-head">
        <SeverityMark level="note" />
        <span>Planbridge doesn't recognise this page, so it does nothing here.</span>
      </p>
      <Disclosure title="Pages that Planbridge works on">
        <ul class="pb-page-items">
          {known.map(({ title, headings, isHeadingShown }) => (
            <li key={title}>
              <strong>{title}</strong>: headed {headings.map((heading) => `“${heading}”`).join(" or ")}.
              {isHeadingShown && " This heading is here, but not what else belongs to that page."}
            </li>
          ))}
        </ul>
      </Disclosure>
    </div>
  );
}
