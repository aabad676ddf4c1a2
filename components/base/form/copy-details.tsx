import { useState } from "preact/hooks";

/** Copies a text for whoever looks after Planbridge, and says whether that worked. */
export function CopyDetails({ details, action = "Copy details" }: { details: string; action?: string }) {
  const [copied, setCopied] = useState<{ text: string; worked: boolean } | null>(null);
  const copy = () =>
    navigator.clipboard.writeText(details).then(
      () => setCopied({ text: details, worked: true }),
      () => setCopied({ text: details, worked: false }),
    );
  const isLatest = copied?.text === details;
  return (
    <>
      <button type="button" class="pb-button" onClick={() => void copy()}>
        {action}
      </button>
      <output class="pb-hint" aria-live="polite">
        {isLatest && (copied.worked ? "Copied." : COPY_FAILED)}
      </output>
    </>
  );
}

const COPY_FAILED = "The browser didn't allow copying.";
