import {
  type ComparedPart,
  isWhollySame,
  type PartState,
} from "../../../lib/domain/history/compared-part.ts";
import { CrossIcon, DiffersIcon, InfoIcon, PlusIcon, TickIcon } from "../../base/icons.tsx";
import { VisibleText } from "../../base/visible-text.tsx";
import { differenceText, isDifference, STATE_WORDS, valueText } from "./compared-value.ts";

export interface ComparedPartsProps {
  parts: readonly ComparedPart[];
  /** What is the same is shown too. */
  isAll: boolean;
  /** Of their headings. */
  level?: 3 | 4 | 5;
}

/** Plans with their budgets and those with their funding periods, each with what it was and what it is. */
export function ComparedParts({ parts, isAll, level = 3 }: ComparedPartsProps) {
  const shown = isAll ? parts : parts.filter((part) => !isWhollySame(part));
  return (
    <>
      {shown.map((part) => (
        <Part key={part.id} part={part} isAll={isAll} level={level} />
      ))}
    </>
  );
}

function Part({ part, isAll, level }: { part: ComparedPart; isAll: boolean; level: 3 | 4 | 5 }) {
  const { title, state, values, notes, parts } = part;
  const Heading = `h${level}` as const;
  const shown = isAll ? values : values.filter((value) => isDifference(state, value));
  return (
    <section class={`pb-compared-part pb-compared-level-${level}`}>
      <Heading>
        <VisibleText text={title} /> <StateMark state={state} />
      </Heading>
      {notes.map((note) => (
        <p key={note} class="pb-hint">
          {note}
        </p>
      ))}
      {shown.length > 0 && <Values part={title} values={shown} sides={sidesOf(part)} />}
      <ComparedParts parts={parts} isAll={isAll} level={level === 3 ? 4 : 5} />
    </section>
  );
}

type Side = "before" | "after";

const SIDE_WORDS: Readonly<Record<Side, string>> = { before: "Before", after: "After" };

/** A part that one of the two lacks has one side. */
function sidesOf({ state, values }: ComparedPart): readonly Side[] {
  if (state === "added") return ["after"];
  if (state === "removed") return ["before"];
  if (state === "not-told") return [values.some(({ before }) => before !== undefined) ? "before" : "after"];
  return ["before", "after"];
}

function Values({
  part,
  values,
  sides,
}: {
  part: string;
  values: ComparedPart["values"];
  sides: readonly Side[];
}) {
  const hasDifference = sides.length > 1 && values.some((value) => differenceText(value) !== "");
  return (
    <table class="pb-compared-table">
      <caption class="pb-unseen">{part}</caption>
      <thead>
        <tr>
          <th scope="col">What</th>
          {sides.map((side) => (
            <th key={side} scope="col">
              {SIDE_WORDS[side]}
            </th>
          ))}
          {hasDifference && <th scope="col">Difference</th>}
        </tr>
      </thead>
      <tbody>
        {values.map((value) => (
          <tr key={value.label}>
            <th scope="row">{value.label}</th>
            {sides.map((side) => (
              <td key={side} class={value[side] === undefined ? "pb-quiet" : undefined}>
                <VisibleText text={valueText(value.kind, value[side])} isPublic={value.kind !== "text"} />
              </td>
            ))}
            {hasDifference && <td>{differenceText(value)}</td>}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

const STATES = {
  same: { tone: "pb-tone-neutral", Picture: TickIcon },
  changed: { tone: "pb-tone-warning", Picture: DiffersIcon },
  added: { tone: "pb-tone-success", Picture: PlusIcon },
  removed: { tone: "pb-tone-danger", Picture: CrossIcon },
  "not-told": { tone: "pb-tone-neutral", Picture: InfoIcon },
} as const;

function StateMark({ state }: { state: PartState }) {
  const { tone, Picture } = STATES[state];
  return (
    <span class={`pb-badge ${tone}`} data-state={state}>
      <Picture />
      {STATE_WORDS[state]}
    </span>
  );
}
