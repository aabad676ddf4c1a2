import { WarningIcon } from "../base/icons.tsx";

/** What a copy of the browser's profile gives away while nothing is sealed. */
export function Exposure() {
  return (
    <div class="pb-note-box pb-tone-warning" role="note">
      <WarningIcon />
      <div class="pb-note-body">
        <p class="pb-note-what">Not protected: set a passphrase.</p>
        <p>
          Until then, whoever copies this browser's profile from this computer, its disk or a backup can read:
        </p>
        <ul class="pb-keeps">
          <li>the device key and the client ID, with which they can act as your organisation's device</li>
          <li>the API key</li>
          <li>names and NDIS numbers of participants</li>
          <li>plans, goals, budgets and service bookings</li>
          <li>every change, and who accepted it</li>
        </ul>
      </div>
    </div>
  );
}
