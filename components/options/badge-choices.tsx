import { BADGE_KINDS, type BadgeKind } from "../../lib/domain/overview/badge-kinds.ts";
import type { Problem } from "../../lib/core/problem.ts";
import { FOCUS_START } from "../base/focus/keep-focus.ts";
import { ProblemNote } from "../base/problem-note.tsx";

export interface BadgeChoicesProps {
  /** What is turned off; `undefined` while loading. */
  off: readonly BadgeKind[] | undefined;
  problem: Problem | null;
  onChoose: (kind: BadgeKind, isShown: boolean) => void;
}

const TEXTS: Readonly<Record<BadgeKind, string>> = {
  "set-up": "This computer has to be set up (!)",
  paused: "A sync is paused and needs you (!)",
  expiring: "The device expires within a week (!)",
  failed: "How many results failed, until the results desk has shown them",
  done: "A sync is done, until you open Planbridge (✓)",
  news: "How many participants something is new about",
};

/** Options > Toolbar icon: what the mark on the toolbar's icon tells of. */
export function BadgeChoices({ off, problem, onChoose }: BadgeChoicesProps) {
  return (
    <section id="badge" aria-labelledby="badge-title">
      <h2 id="badge-title" tabIndex={-1} {...{ [FOCUS_START]: "" }}>
        Toolbar icon
      </h2>
      <p class="pb-lead">
        The icon shows one mark, the first of these that holds. It names nobody, and Planbridge sends no other
        notifications.
      </p>
      {problem && <ProblemNote problem={problem} alert />}
      {BADGE_KINDS.map((kind) => (
        <label key={kind} class="pb-tick">
          <input
            type="checkbox"
            checked={off !== undefined && !off.includes(kind)}
            disabled={off === undefined}
            onChange={({ currentTarget }) => onChoose(kind, currentTarget.checked)}
          />
          {TEXTS[kind]}
        </label>
      ))}
    </section>
  );
}
