import { useEffect, useRef, useState } from "preact/hooks";
import type { Severity } from "../../lib/domain/invoice/model/finding.ts";
import type { Remaining } from "../../lib/domain/invoice/funding/remaining-funds.ts";
import { formatMoney } from "../../lib/core/money.ts";
import { CrossIcon } from "../base/icons.tsx";
import type { Problem } from "../../lib/core/problem.ts";
import { ProblemNote } from "../base/problem-note.tsx";
import { formatCount } from "../../lib/core/count.ts";
import { Disclosure } from "../base/disclosure.tsx";
import { VisibleText } from "../base/visible-text.tsx";
import { plural } from "../base/plural.ts";
import { severityCount, SeverityIcon, severityTone } from "../base/severity.tsx";
import { useOffers } from "../palette/offers.ts";
import { type Cause, FindingCause, isFolded } from "./finding-cause.tsx";

/** Fixes that were made at one press, and can be taken back. */
export interface Undoable {
  label: string;
  /** Fields that hold something else. */
  count: number;
  /** Lines that are several now, which nothing here joins again. */
  split: number;
  /** Whether the invoice was saved or the page loaded anew since: taking them back then changes the page alone. */
  since: "press" | "save" | "earlier-page";
  /** Each change in a sentence, so that it can be put back by hand. */
  changes: readonly string[];
}

/** Why Save was stopped: errors, those found before the page became unreadable, or a line that was still being split. */
export type Stopped = "problems" | "unread" | "fixing";

export interface InvoiceDockProps {
  /** At the foot of the window, away from the panel with its list of findings. */
  isFloating: boolean;
  causes: readonly Cause[];
  stopped: Stopped | null;
  remaining: Remaining | null;
  fixing: { done: number; total: number } | null;
  undo: Undoable | null;
  /** Why a field wasn't changed. */
  unfixed: Problem | null;
  /** Goes to the next problem, then starts again. */
  onNext: () => void;
  /** Goes to the next field that a kind is about, or comes from. */
  onCause: (cause: Cause) => void;
  /** Absent where the page can't be changed. */
  onFixAll?: ((cause: Cause) => void) | undefined;
  onUndo: () => void;
}

/** As many kinds of findings stand in the bar at the foot of the window; all of them are in the list. */
const MAX_CAUSES = 3;

/** The kinds that the bar names: in the panel those alone that its list doesn't name, and that one press puts right. */
function namedCauses({ causes, isFloating, onFixAll }: InvoiceDockProps): readonly Cause[] {
  if (isFloating) return causes.length > 1 || (causes[0]?.findings.length ?? 0) > 1 ? causes : [];
  return causes.filter((cause) => onFixAll && cause.fixable > 1 && !isFolded(cause));
}

/** What is wrong with an invoice, and what one press does about it: counts, kinds, Next, fixes and what remains. */
export function InvoiceDock(props: InvoiceDockProps) {
  const { causes, stopped, remaining, fixing, undo, unfixed, onNext, onCause, onFixAll, onUndo } = props;
  const named = namedCauses(props);
  const shown = props.isFloating ? named.slice(0, MAX_CAUSES) : named;
  const counts = countsOf(causes);
  const errors = counts.find(([severity]) => severity === "block")?.[1] ?? 0;
  useOffers({ next: causes.length > 0 && onNext });
  return (
    <>
      <StoppedNote stopped={stopped} errors={errors} />
      <div class="pb-dock-bar">
        {counts.map(([severity, count]) => (
          <span key={severity} class={`pb-badge ${severityTone(severity)}`}>
            <SeverityIcon level={severity} />
            {severityCount(severity, count)}
          </span>
        ))}
        {causes.length > 0 && (
          <button
            type="button"
            class={`pb-button${errors > 0 ? " pb-button-main" : ""}`}
            aria-keyshortcuts="F8"
            title="F8"
            onClick={onNext}
          >
            Next problem
          </button>
        )}
        {undo && <Undo undo={undo} onUndo={onUndo} />}
        {fixing && (
          <span class="pb-quiet">
            Fixing {fixing.done + 1} of {formatCount(fixing.total)}…
          </span>
        )}
        <Overdrawn remaining={remaining} />
      </div>
      {unfixed && <ProblemNote problem={unfixed} look="plain" alert />}
      {shown.length > 0 && (
        <ul class="pb-causes" aria-label="Problems by kind">
          {shown.map((cause) => (
            <FindingCause
              key={`${cause.severity} ${cause.code}`}
              cause={cause}
              isBusy={fixing !== null}
              onCause={onCause}
              onFixAll={onFixAll}
            />
          ))}
          {named.length > shown.length && (
            <li class="pb-quiet">and {plural(named.length - shown.length, "more kind")}</li>
          )}
        </ul>
      )}
    </>
  );
}

/** What the last press has changed, how it is taken back, and what can't be. */
function Undo({ undo, onUndo }: { undo: Undoable } & Pick<InvoiceDockProps, "onUndo">) {
  const { label, count, split, since, changes } = undo;
  const done = [
    ...(count > 0 ? [`${plural(count, "field")} changed`] : []),
    ...(split > 0 ? [`${plural(split, "line")} split`] : []),
  ].join(", ");
  return (
    <span class="pb-dock-undo">
      <span>
        {label}: {done}
        {since === "earlier-page" && " before this page was loaded"}.
        {split > 0 && " Lines that were split stay: see how to put them back."}
        {count > 0 && SINCE_WORDS[since]}
      </span>
      {count > 0 && (
        <button type="button" class="pb-button" onClick={onUndo}>
          Undo
        </button>
      )}
      {(split > 0 || since !== "press") && (
        <Disclosure title="What was changed">
          <ul class="pb-fixed-list">
            {changes.map((change) => (
              <li key={change}>
                <VisibleText text={change} />
              </li>
            ))}
          </ul>
        </Disclosure>
      )}
    </span>
  );
}

const SINCE_WORDS: Record<Undoable["since"], string> = {
  press: "",
  save: " You saved since, so Undo changes this page only: save again after it.",
  "earlier-page": " Undo changes this page only: save again after it.",
};

/** Said once the counts have stayed the same for a moment: not at each key. */
export function SpokenCounts({ causes }: Pick<InvoiceDockProps, "causes">) {
  const text = countsOf(causes)
    .map(([severity, count]) => severityCount(severity, count))
    .join(", ");
  const [spoken, setSpoken] = useState(text);
  const hadSome = useRef(false);
  hadSome.current ||= text !== "";
  useEffect(() => {
    // Of an invoice that never had any, nothing is said.
    const words = text === "" && hadSome.current ? "No problems left" : text;
    const timer = setTimeout(() => setSpoken(words), SPOKEN_AFTER_MS);
    return () => clearTimeout(timer);
  }, [text]);
  return <output class="pb-unseen">{spoken}</output>;
}

const SPOKEN_AFTER_MS = 1000;

function countsOf(causes: readonly Cause[]): [Severity, number][] {
  return (["block", "warn", "note"] as const)
    .map((severity): [Severity, number] => [
      severity,
      causes.reduce((sum, each) => sum + (each.severity === severity ? each.findings.length : 0), 0),
    ])
    .filter(([, count]) => count > 0);
}

function StoppedNote({ stopped, errors }: { stopped: Stopped | null; errors: number }) {
  const words =
    stopped === "fixing"
      ? "Not saved yet: a line was still being changed. Press Save again."
      : stopped === "unread"
        ? "Not saved: there were errors before the page changed, and Planbridge can't read it now."
        : stopped === "problems" && errors > 0
          ? `Not saved: ${plural(errors, "error")} to fix first. Nothing you typed was changed.`
          : null;
  if (words === null) return null;
  return (
    <p class={`pb-invoice-note ${stopped === "fixing" ? "pb-tone-warning" : "pb-tone-danger"}`} role="alert">
      <CrossIcon />
      {words}
    </p>
  );
}

/** The part of the plan that would be short the most. */
function Overdrawn({ remaining }: Pick<InvoiceDockProps, "remaining">) {
  const short = (remaining?.categories ?? [])
    .filter(({ after }) => after !== null && after < 0)
    .toSorted((a, b) => (a.after ?? 0) - (b.after ?? 0))[0];
  if (!short) return null;
  return (
    <span class="pb-dock-remaining">
      {short.category} after this: <span class="pb-below">{formatMoney(short.after ?? 0)}</span>
    </span>
  );
}
