import type { ComponentChildren } from "preact";
import type { Problem } from "../../lib/core/problem.ts";
import { PanelFrame } from "../base/panel.tsx";
import { ProblemNote } from "../base/problem-note.tsx";

export interface PaceDialogProps {
  title: string;
  /** How often the person has opened the dialog: each time, its heading takes the focus. */
  opened?: number | undefined;
  onClose: () => void;
  /** Why the last press failed. */
  problem?: Problem | null | undefined;
  /** What it is waiting for: `Retrieving from the NDIA…`. */
  waiting?: string | null | undefined;
  /** The CRM vendor's own guides to this (F65). */
  guides?: readonly { title: string; address: string }[] | undefined;
  children?: ComponentChildren;
}

/** The dialog in which a PACE plan is chosen, reviewed and applied (F35, F47). Wide, and never modal. */
export function PaceDialog({ title, opened, onClose, problem, waiting, guides, children }: PaceDialogProps) {
  return (
    <PanelFrame wide title={title} opened={opened} onClose={onClose}>
      {problem && <ProblemNote problem={problem} alert />}
      {waiting && (
        <div class="pb-starting">
          <output>{waiting}</output>
          <div class="pb-skeleton pb-skeleton-bar" />
          <div class="pb-skeleton pb-skeleton-block" />
        </div>
      )}
      {children}
      {guides && <Guides guides={guides} />}
    </PanelFrame>
  );
}

function Guides({ guides }: Required<Pick<PaceDialogProps, "guides">>) {
  return (
    <p class="pb-guides pb-quiet">
      <span>The CRM's guides:</span>
      {guides?.map(({ title, address }) => (
        <a key={address} class="pb-link" href={address} target="_blank" rel="noreferrer">
          {title}
        </a>
      ))}
    </p>
  );
}
