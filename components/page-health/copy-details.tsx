import { useState } from "preact/hooks";

/** Copies the diagnostic, and says whether that worked. */
export function CopyDetails({ diagnostic }: { diagnostic: string }) {
  const [copied, setCopied] = useState<{ text: string; worked: boolean } | null>(null);
  const copy = () =>
    navigator.clipboard.writeText(diagnostic).then(
      () => setCopied({ text: diagnostic, worked: true }),
      () => setCopied({ text: diagnostic, worked: false }),
    );
  const isLatest = copied?.text === diagnostic;
  return (
    <>
      <button type="button" class="pb-button" onClick={() => void copy()}>
        Copy details
      </button>
      <output class="pb-hint">{isLatest && (copied.worked ? "Copied." : COPY_FAILED)}</output>
    </>
  );
}

const COPY_FAILED = "The browser didn't allow copying.";
