import { defineContentScript } from "#imports";
import { world } from "../../lib/crm/page/page-world.ts";
import type { PageName } from "../../lib/crm/profile/pages/index.ts";
import type { ContentScriptContext } from "../../lib/platform/page-context.ts";

interface PageScript {
  pages: readonly PageName[];
  main: (ctx: ContentScriptContext) => void;
}

/**
 * The content script of one kind of page, so that a page loads only what it shows. The background injects it where the
 * page was recognised; it isn't declared in the manifest, so other pages don't load it.
 */
export function pageScript({ pages, main }: PageScript) {
  return defineContentScript({
    registration: "runtime",
    matches: [],
    main: (ctx) => {
      const page = world.planbridgePage;
      // It may have become another one while this script was on its way.
      if (!page?.name || !pages.includes(page.name)) return;
      page.end?.();
      page.end = () => ctx.abort();
      main(ctx);
    },
  });
}
