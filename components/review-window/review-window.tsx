import type { ComponentChildren } from "preact";
import { useContext, useEffect, useRef } from "preact/hooks";
import type { Problem } from "../../lib/core/problem.ts";
import { EnvironmentBand } from "../base/environment-band.tsx";
import { BrandMark } from "../base/icons.tsx";
import { FOCUS_START } from "../base/focus/keep-focus.ts";
import { ProblemNote } from "../base/problem-note.tsx";
import { PolicyContext } from "../organisation/policy-context.ts";

export interface ReviewWindowProps {
  title: string;
  /** Origin of the CRM; absent until it is known. */
  site?: string | undefined;
  /** Why the last press failed, or why nothing can be shown. */
  problem: Problem | null;
  /** What it is waiting for. */
  waiting: string | null;
  children?: ComponentChildren;
}

/** The extension's own window in which a person decides: no script of a CRM's page can draw over it or press in it. */
export function ReviewWindow({ title, site, problem, waiting, children }: ReviewWindowProps) {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), []);
  useEffect(() => {
    document.title = `${title} – Planbridge`;
  }, [title]);
  return (
    <main class="pb-surface pb-window">
      <header class="pb-window-head">
        <BrandMark />
        <h1 ref={heading} tabIndex={-1} {...{ [FOCUS_START]: "" }}>
          {title}
        </h1>
        {site && <span class="pb-window-site">{new URL(site).host}</span>}
      </header>
      <EnvironmentBand environment={useContext(PolicyContext)?.band ?? null} />
      <div class="pb-panel-body">
        {problem && <ProblemNote problem={problem} alert />}
        <output aria-live="polite">{waiting}</output>
        {children}
      </div>
    </main>
  );
}
