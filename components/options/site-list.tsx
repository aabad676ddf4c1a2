import type { SiteView } from "../../lib/messaging/views.ts";
import { AddSite, type AddSiteProps } from "./add-site.tsx";
import { siteName } from "../../lib/core/site-name.ts";
import { CrossIcon, TickIcon } from "../base/icons.tsx";

export interface SiteListProps extends AddSiteProps {
  onRemove: (origin: string) => void;
  /** Called within the press itself, as `onAdd` is: browsers only then prompt for permissions. */
  onAllow: (origin: string) => void;
}

/** Options > CRM: the addresses on which Planbridge reads pages, and with which profile. */
export function SiteList({ sites, profiles, problem, offered, onAdd, onRemove, onAllow }: SiteListProps) {
  return (
    <div class="pb-sites">
      {sites.length === 0 ? (
        <p class="pb-empty">No CRM address yet. Add yours below.</p>
      ) : (
        <table class="pb-table">
          <thead>
            <tr>
              <th scope="col">CRM address</th>
              <th scope="col">Profile</th>
              <th scope="col">Browser</th>
              <th scope="col">
                <span class="pb-unseen">Remove</span>
              </th>
            </tr>
          </thead>
          <tbody>
            {sites.map((site) => (
              <SiteRow key={site.origin} site={site} onRemove={onRemove} onAllow={onAllow} />
            ))}
          </tbody>
        </table>
      )}
      <AddSite profiles={profiles} sites={sites} problem={problem} offered={offered} onAdd={onAdd} />
    </div>
  );
}

function SiteRow({
  site,
  onRemove,
  onAllow,
}: { site: SiteView } & Pick<SiteListProps, "onRemove" | "onAllow">) {
  const { origin, profileName, allowed, fixed, managed } = site;
  const host = siteName(origin);
  return (
    <tr>
      <th scope="row">{origin}</th>
      <td>{profileName}</td>
      <td>
        <span class={`pb-state ${allowed ? "pb-tone-success" : "pb-tone-danger"}`}>
          {allowed ? <TickIcon /> : <CrossIcon />}
          {allowed ? "Allowed" : "Not allowed"}
        </span>
        {!allowed && (
          <button
            type="button"
            class="pb-button"
            aria-label={`Allow ${host}`}
            onClick={() => onAllow(origin)}
          >
            Allow
          </button>
        )}
      </td>
      <td>
        {fixed ? (
          <span class={managed ? "pb-hint pb-managed" : "pb-hint"}>
            {managed ? "Set by your organisation" : "Built in"}
          </span>
        ) : (
          <button
            type="button"
            class="pb-link"
            aria-label={`Remove ${host}`}
            onClick={() => onRemove(origin)}
          >
            Remove
          </button>
        )}
      </td>
    </tr>
  );
}
