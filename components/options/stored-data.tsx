import type { SetAsideRow, StoredDataView } from "../../lib/domain/stored-data.ts";
import { CopyDetails } from "../base/form/copy-details.tsx";
import { FOCUS_START } from "../base/focus/keep-focus.ts";
import { ProblemNote } from "../base/problem-note.tsx";
import { setAsideTexts } from "../base/set-aside-text.ts";

export interface StoredDataProps {
  /** `undefined` while loading. */
  view: StoredDataView | undefined;
  /** Name and version, for whoever reads the details. */
  product: string;
  /** Whether a passphrase or the organisation's policy is needed to read it; `undefined`: not told yet. */
  isSealed: boolean | undefined;
}

/** What is stored and where, and what of it can't be used. */
export function StoredData({ view, product, isSealed }: StoredDataProps) {
  return (
    <section id="keeps" aria-labelledby="keeps-title">
      <h2 id="keeps-title" tabIndex={-1} {...{ [FOCUS_START]: "" }}>
        What Planbridge stores, and where
      </h2>
      {view?.problem && <ProblemNote problem={view.problem} />}
      {view && view.setAside.length > 0 && <SetAside rows={view.setAside} product={product} />}
      <ul class="pb-keeps">
        <li>
          Every plan, goal and booking that it retrieves and the result of every sync are stored in this
          browser profile, on this computer only.
        </li>
        {isSealed === false && (
          <li>
            The device key and the API key are stored there too, unsealed: whoever copies the profile can read
            all of this, and act as this device. Set a passphrase under Protection.
          </li>
        )}
        {isSealed && (
          <li>
            All of it is sealed, the device key and the API key too: a copy of the profile can't be read
            without what opens it.
          </li>
        )}
        <li>
          What you have begun to enter in its own pages, without keys, codes and passphrases, stays in the
          browser's memory until you close the browser or Planbridge is locked. Locking the screen alone
          doesn't remove it.
        </li>
        <li>What it reads on CRM pages is sent only to the NDIA, to find the plan.</li>
        <li>Removing the extension deletes all of it. You then need to create a new device in PRODA.</li>
      </ul>
    </section>
  );
}

function SetAside({ rows, product }: { rows: readonly SetAsideRow[]; product: string }) {
  const details = [product, ...rows.map(({ store, key, path }) => [store, key || "-", path].join("  "))].join(
    "\n",
  );
  return (
    <div class="pb-set-aside" role="note">
      {setAsideTexts(rows).map((text) => (
        <p key={text}>{text}</p>
      ))}
      <p class="pb-hint">
        Nothing was deleted. Tell whoever looks after Planbridge, and send them these details. They name
        nobody.
      </p>
      <label>
        Details
        <textarea readOnly rows={Math.min(rows.length + 1, 8)} value={details} />
      </label>
      <div class="pb-actions">
        <CopyDetails details={details} />
      </div>
    </div>
  );
}
