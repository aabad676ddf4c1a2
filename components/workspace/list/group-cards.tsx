import type { ComponentChildren } from "preact";

/** Rows of a list that have something in common. */
export interface GroupCard {
  key: string;
  title: ComponentChildren;
  /** How many there are and what they are about, a line each. */
  lines: readonly string[];
}

export interface GroupCardsProps {
  /** What they are, such as `Kinds of difference`. */
  label: string;
  groups: readonly GroupCard[];
  /** The one that is shown below; `null`: all. */
  chosen: string | null;
  /** A second press on the same group shows all again. */
  onChoose: (key: string | null) => void;
}

/** The groups of a list: each is a press that narrows the list to it. */
export function GroupCards({ label, groups, chosen, onChoose }: GroupCardsProps) {
  return (
    <ul class="pb-groups" aria-label={label}>
      {groups.map(({ key, title, lines }) => (
        <li key={key}>
          <button
            type="button"
            class="pb-group"
            aria-pressed={key === chosen}
            onClick={() => onChoose(key === chosen ? null : key)}
          >
            <strong>{title}</strong>
            {lines.map((line) => (
              <span key={line}>{line}</span>
            ))}
          </button>
        </li>
      ))}
    </ul>
  );
}
