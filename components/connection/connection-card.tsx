import type { ConnectionView } from "../../lib/messaging/views.ts";
import { ConnectionState, Expiry } from "./connection-state.tsx";
import { expiryLevel, KEY_NOTICE_DAYS } from "./expiry.ts";
import { siteName } from "../../lib/core/site-name.ts";
import { CrossIcon } from "../base/icons.tsx";

export interface ConnectionCardProps {
  connection: ConnectionView;
  /** Called within the press itself: browsers only then prompt for permissions. */
  onAllow: (origins: string[]) => void;
}

/** The state of the connection, its expiries, and missing browser permissions. */
export function ConnectionCard({ connection, onAllow }: ConnectionCardProps) {
  const { missingOrigins, deviceDaysLeft, keyDaysLeft } = connection;
  return (
    <div class="pb-card">
      <p class="pb-card-state">
        <ConnectionState connection={connection} />
      </p>
      {(deviceDaysLeft !== undefined || keyDaysLeft !== undefined) && (
        <ul class="pb-card-expiries">
          {deviceDaysLeft !== undefined && (
            <li>
              <Expiry of="Device" connection={connection} />
              {expiryLevel(deviceDaysLeft) !== "fine" && (
                <span class="pb-hint">Renew it in PRODA and activate it here.</span>
              )}
            </li>
          )}
          {keyDaysLeft !== undefined && (
            <li>
              <Expiry of="Key" connection={connection} />
              <span class="pb-hint">
                {expiryLevel(keyDaysLeft, KEY_NOTICE_DAYS) === "fine"
                  ? "Renews automatically."
                  : "Press Check connection to renew it."}
              </span>
            </li>
          )}
        </ul>
      )}
      {missingOrigins.length > 0 && (
        <div class="pb-note pb-note-box pb-tone-danger">
          <CrossIcon />
          <div class="pb-note-body">
            <p class="pb-note-what">
              The browser doesn't let Planbridge reach {missingOrigins.map(siteName).join(", ")}.
            </p>
            <button type="button" class="pb-button" onClick={() => onAllow(missingOrigins)}>
              Allow
            </button>
          </div>
        </div>
      )}
    </div>
  );
}
