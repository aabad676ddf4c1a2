import type { ComponentChildren } from "preact";
import { BrandMark } from "./icons.tsx";

export interface StatusBarProps {
  /** Completes the landmark's name: `Planbridge: …`. */
  about: string;
  /** The class that carries the colours. */
  tone: string;
  children: ComponentChildren;
}

/** One slim bar of Planbridge among the CRM's own content. */
export function StatusBar({ about, tone, children }: StatusBarProps) {
  return (
    <section class={`pb-surface pb-status ${tone}`} aria-label={`Planbridge: ${about}`}>
      <span class="pb-status-brand" title="Planbridge">
        <BrandMark />
      </span>
      <div class="pb-status-body">{children}</div>
    </section>
  );
}
