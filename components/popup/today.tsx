import type { TodayNeed } from "./today-needs.ts";

export interface TodayProps {
  needs: readonly TodayNeed[];
  onOptions: () => void;
  onSetUp: () => void;
  /** Opens the results desk with what nobody has read. */
  onFailures: () => void;
}

const PLACES = {
  options: { label: "Open Options", press: "onOptions" },
  "set-up": { label: "Set up this computer", press: "onSetUp" },
  results: { label: "Open results", press: "onFailures" },
} as const;

/** The popup's first lines: what needs the person today, or that nothing does. */
export function Today({ needs, ...on }: TodayProps) {
  return (
    <section class="pb-popup-today" aria-labelledby="today-title">
      <h2 id="today-title">Today</h2>
      {needs.length === 0 ? (
        <p>Nothing needs you.</p>
      ) : (
        <ul>
          {needs.map(({ text, at }) => (
            <li key={text}>
              {text}{" "}
              {at && (
                <button type="button" class="pb-link" onClick={() => on[PLACES[at].press]()}>
                  {PLACES[at].label}
                </button>
              )}
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}
