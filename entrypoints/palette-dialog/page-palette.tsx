import { useEffect, useState } from "preact/hooks";
import css from "../../components/palette/palette.css?inline";
import { settleRequest } from "../../components/hooks/use-request.ts";
import { mountShadow } from "../../components/page/shadow.ts";
import { collectActions } from "../../components/palette/collect-actions.ts";
import { currentOffers, type Offers } from "../../components/palette/offers.ts";
import { Palette, type PaletteAction } from "../../components/palette/palette.tsx";
import { send } from "../../lib/messaging/send.ts";
import { pageOffers, pageSurroundings } from "./page-offers.ts";

/** The palette that is open in this page, as the next press of the key finds it. */
const ours = globalThis as { planbridgePalette?: AbortController | undefined };

/** Opens the palette over a page of the CRM, with what the page's own scripts offer at this moment; or closes it. */
export function openPagePalette(notice?: string): void {
  if (ours.planbridgePalette) return ours.planbridgePalette.abort();
  const open = new AbortController();
  ours.planbridgePalette = open;
  const { signal } = open;
  const onInvalidated = (end: () => void) => signal.addEventListener("abort", end, { once: true });
  onInvalidated(() => (ours.planbridgePalette = undefined));
  const refused = (problem: string) => openPagePalette(problem);
  mountShadow(
    { signal, onInvalidated },
    "planbridge-palette",
    css,
    <PagePalette notice={notice} refused={refused} onClose={() => open.abort()} />,
  );
}

interface PagePaletteProps {
  notice: string | undefined;
  /** An action couldn't be done. */
  refused: (problem: string) => void;
  onClose: () => void;
}

function PagePalette({ notice, refused, onClose }: PagePaletteProps) {
  const [actions] = useState(() => currentActions(refused));
  const [shortcut, setShortcut] = useState<string | null>();
  useEffect(() => {
    const ask = async () => {
      const settled = await settleRequest(() => send("palette.shortcut", null));
      if ("reply" in settled) setShortcut(settled.reply.shortcut);
    };
    void ask();
  }, []);
  return <Palette actions={actions} shortcut={shortcut} notice={notice} onClose={onClose} />;
}

/** Each looks again whether the page still offers it: it may have become another one meanwhile. */
function currentActions(refused: (problem: string) => void): PaletteAction[] {
  const offered = () => collectActions(allOffers(refused), pageSurroundings());
  return offered().map((action) => ({
    ...action,
    run: () =>
      offered()
        .find(({ label }) => label === action.label)
        ?.run(),
  }));
}

function allOffers(refused: (problem: string) => void): Offers {
  return { ...pageOffers(refused), ...currentOffers() };
}
