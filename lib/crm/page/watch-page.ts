import { careviewLandmarks, type PageName } from "../profile/pages/index.ts";
import { recognisePage } from "../profile/recognise.ts";
import { runtime, world } from "./page-world.ts";
import { watchChanges } from "./watch-changes.ts";

/** What may show or hide a part of the page. */
const ATTRIBUTES = ["class", "style", "hidden", "open"];

/**
 * Tells the background which of the known pages this is, now and whenever it becomes another one, and takes our own parts
 * away from a page that they aren't about. What is shown counts: where the address changes first and the content later, as
 * most frameworks do it, the old content keeps what belongs to it.
 */
export function watchPage(doc: Document): void {
  world.planbridgePage?.end?.();
  const page: NonNullable<typeof world.planbridgePage> = { name: null };
  world.planbridgePage = page;
  let about: string | null = null;
  /** Something has gone from the page lately, so what it shows may be about another record. */
  let isSwapped = false;

  const look = (): boolean => {
    // After an update, another one of these has taken over.
    if (world.planbridgePage !== page || !runtime()?.id) {
      stop();
      return false;
    }
    const name = recognisePage(doc, { pages: careviewLandmarks });
    const next = name && recordOf(name, doc);
    if (next === about || (name === page.name && !isSwapped)) return false;
    about = next;
    page.name = name;
    page.end?.();
    delete page.end;
    if (!name) return true;
    runtime()
      ?.sendMessage({ planbridge: "page.recognised", body: { page: name } })
      .catch(() => {
        // Nobody answers right after an update. A later change is another chance.
        if (about === next) [about, page.name] = [null, null];
      });
    return true;
  };
  const note = (changes: readonly MutationRecord[]) => {
    isSwapped ||= page.name !== null && changes.some((change) => isOfContent(change, doc));
  };
  const stop = watchChanges(doc, { look, note, rest: () => (isSwapped = false), attributes: ATTRIBUTES });
  look();
  addEventListener("pageshow", ({ persisted }) => persisted && look());
  (globalThis as { navigation?: EventTarget }).navigation?.addEventListener("navigatesuccess", look);
}

/** Which record the page is about. The list stays the list, whatever is searched on it; a tab in the address is no record. */
function recordOf(page: PageName, { location }: Document): string {
  if (page === "client-list" || !location) return page;
  return `${page} ${location.pathname} ${/[?&]\w*id=[^&]*/i.exec(location.search)?.[0] ?? ""}`;
}

/** Whether something of the page itself has gone or reads otherwise; what is only added, such as a spinner, lies over it. */
function isOfContent({ type, removedNodes, target }: MutationRecord, doc: Document): boolean {
  if (type === "attributes" || (type === "childList" && removedNodes.length === 0)) return false;
  const main = doc.querySelector("main,[role=main]") ?? doc.body;
  return main?.contains(target) || target.contains(main);
}
