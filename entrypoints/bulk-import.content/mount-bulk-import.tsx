import type { ContentScriptContext } from "../../lib/platform/page-context.ts";
import { useEffect, useState } from "preact/hooks";
import { BulkImportLine } from "../../components/invoice/bulk-import-line.tsx";
import css from "../../components/sync/status-line.css?inline";
import type { BulkImportProfile } from "../../lib/crm/profile/site-profile.ts";
import { keepMountedUnderHeading } from "../../lib/crm/page/stay-mounted.ts";
import type { Problem } from "../../lib/core/problem.ts";
import { MAX_TRANSFER_BYTES } from "../../lib/messaging/file-transfer.ts";
import { RequestError, send } from "../../lib/messaging/send.ts";
import { useOffers } from "../../components/palette/offers.ts";
import { mountShadow } from "../../components/page/shadow.ts";

/** On the CRM's bulk import: the way to the workspace, with the file that was chosen here. */
export function mountBulkImport(ctx: ContentScriptContext, profile: BulkImportProfile): void {
  const host = mountShadow(ctx, "planbridge-import", css, <ChosenFile signal={ctx.signal} />);
  keepMountedUnderHeading(document, host, profile.pages["bulk-import"].headings ?? [], ctx.signal);
}

function ChosenFile({ signal }: { signal: AbortSignal }) {
  const [file, setFile] = useState<File | null>(chosenFile);
  const [problem, setProblem] = useState<Problem | null>(null);
  const [opening, setOpening] = useState(false);
  useEffect(() => {
    const look = () => {
      setFile(chosenFile());
      setProblem(null);
    };
    document.addEventListener("change", look, { capture: true, signal });
    document.addEventListener("reset", () => setTimeout(look), { capture: true, signal });
  }, [signal]);

  async function open() {
    setOpening(true);
    setProblem(null);
    try {
      await (file && file.size <= MAX_TRANSFER_BYTES ? hand(file) : send("workspace.open", null));
    } catch (error) {
      setProblem(error instanceof RequestError ? error.problem : UNREADABLE);
    }
    setOpening(false);
  }
  useOffers({ "check-file": !opening && (() => void open()) });
  return (
    <BulkImportLine
      file={file && { name: file.name, tooLarge: file.size > MAX_TRANSFER_BYTES }}
      problem={problem}
      opening={opening}
      onOpen={() => void open()}
    />
  );
}

/** The page's form stays as it is: the same file can be submitted at once if nothing stands against it. */
async function hand(file: File): Promise<void> {
  const bytes = new Uint8Array(await file.arrayBuffer());
  await send("file.transfer", { name: file.name.slice(0, 300), base64: bytes.toBase64() });
}

function chosenFile(): File | null {
  const inputs = Array.from(document.querySelectorAll<HTMLInputElement>("input[type=file]"));
  return inputs.map(({ files }) => files?.[0]).find((file) => file !== undefined) ?? null;
}

const UNREADABLE: Problem = {
  code: "planbridge-file",
  what: "The browser couldn't read this file.",
  remedy: "Choose it again: it may have been moved or changed.",
};
