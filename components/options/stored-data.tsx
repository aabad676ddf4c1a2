import { useState } from "preact/hooks";
import type { SetAsideRow, StoredDataView } from "../../lib/domain/stored-data.ts";
import { FOCUS_START } from "../base/keep-focus.ts";
import { ProblemNote } from "../base/problem-note.tsx";
import { setAsideTexts } from "../base/set-aside-text.ts";

export interface StoredDataProps {
  /** `undefined` while loading. */
  view: StoredDataView | undefined;
  /** Name and version, for whoever reads the details. */
  product: string;
}

/** What is stored and where, and what of it can't be used. */
export function StoredData({ view, product }: StoredDataProps) {
  return (
    <section id="keeps" aria-labelledby="keeps-title">
      <h2 id="keeps-title" tabIndex={-1} {...{ [FOCUS_START]: "" }}>
        What Planbridge stores, and where
      </h2>
      {view?.problem && <ProblemNote problem={view.problem} />}
      {view && view.setAside.length > 0 && <SetAside rows={view.setAside} product={product} />}
      <ul class="pb-keeps">
        <li>
          Every plan it retrieves and the result of every sync are stored in this browser profile, on this
          computer only.
        </li>
        <li>
          The device key is stored in this browser profile. It can sign, but it can't be read or copied.
        </li>
        <li>What it reads on CRM pages is sent only to the NDIA, to find the plan.</li>
        <li>Removing the extension deletes all of it. You then need to create a new device in PRODA.</li>
      </ul>
    </section>
  );
}

function SetAside({ rows, product }: { rows: readonly SetAsideRow[]; product: string }) {
  const [copied, setCopied] = useState(false);
  const details = [product, ...rows.map(({ store, key, path }) => [store, key || "-", path].join("  "))].join(
    "\n",
  );
  const copy = async () => {
    await navigator.clipboard.writeText(details);
    setCopied(true);
  };
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
        <button type="button" class="pb-button" onClick={() => void copy()}>
          Copy details
        </button>
        <output aria-live="polite">{copied ? "Copied." : ""}</output>
      </div>
    </div>
  );
}
