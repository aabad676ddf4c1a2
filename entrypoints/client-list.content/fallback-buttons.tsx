import type { ContentScriptContext } from "../../lib/platform/page-context.ts";
import { mountShadow } from "../../components/page/shadow.ts";
import { ListActions } from "../../components/sync/list-actions.tsx";
import css from "../../components/sync/status-line.css?inline";
import { keepMountedUnderHeading } from "../../lib/crm/page/stay-mounted.ts";
import type { ClientListProfile } from "../../lib/crm/profile/site-profile.ts";

/** Buttons of ours under the list's heading, shown as long as the list has no Action menu to put entries into. */
export function fallbackButtons(
  ctx: ContentScriptContext,
  profile: ClientListProfile,
  actions: readonly (readonly [label: string, type: string])[],
  onPress: (type: string) => void,
) {
  const headings = profile.pages["client-list"].headings ?? [];
  let shown: AbortController | undefined;
  let host: HTMLElement | undefined;
  ctx.onInvalidated(() => shown?.abort());
  return {
    show(isNeeded: boolean): void {
      if (isNeeded === (shown !== undefined)) return;
      shown?.abort();
      shown = isNeeded ? new AbortController() : undefined;
      if (!shown) return;
      host ??= mountShadow(
        ctx,
        "planbridge-actions",
        css,
        <ListActions actions={actions} onPress={onPress} />,
      );
      keepMountedUnderHeading(document, host, headings, shown.signal);
    },
  };
}
