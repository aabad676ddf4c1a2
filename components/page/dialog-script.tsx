import { type FunctionComponent, render } from "preact";
import type { EnvironmentBand } from "../../lib/domain/access/environment-band.ts";
import { EnvironmentContext } from "../base/environment-band.tsx";
import base from "../base/base.css?inline";
import tokens from "../base/tokens.css?inline";
import { world } from "../../lib/crm/page/page-world.ts";
import type { DialogName, DialogRequests } from "./dialog-requests.ts";
import { OfferUnlock } from "./offer-unlock.tsx";

/** The class of the place that the page's script gives to a dialog. */
export const DIALOG_PLACE = "pb-dialog-place";

/** A dialog that is drawn in a surface of the page's script, by a script of its own. */
export interface OpenDialog<Name extends DialogName> {
  open: (request: DialogRequests[Name]) => void;
  end: () => void;
}

export type StartDialog<Name extends DialogName> = (
  place: HTMLElement,
  environment: EnvironmentBand | null,
) => OpenDialog<Name>;

/**
 * What the script of a dialog does, which a page loads at the first press that opens it: it leaves what starts the dialog
 * where the page's script finds it, in the world of our own scripts and never where the page could. Each press is another
 * request.
 */
export function provideDialog<Name extends DialogName>(
  name: Name,
  css: string,
  Dialog: FunctionComponent<{ request: DialogRequests[Name] }>,
): void {
  // The surface has a part of the same rules: within the dialog its own are the stronger ones, in their own order.
  const styles = `${tokens}.${DIALOG_PLACE}{${base}${css}}`;
  const start: StartDialog<Name> = (place, environment) => {
    // As one text that this script sets: Firefox holds any other style against the page's content security policy.
    const style = document.createElement("style");
    style.textContent = styles;
    const container = document.createElement("div");
    place.append(style, container);
    return {
      open: (request) =>
        render(
          <EnvironmentContext.Provider value={environment}>
            <OfferUnlock>
              <Dialog request={request} />
            </OfferUnlock>
          </EnvironmentContext.Provider>,
          container,
        ),
      end: () => render(null, container),
    };
  };
  (world.planbridgeDialogs ??= {})[name] = start;
}
