import type { TodayNeed } from "./today-needs.ts";

export interface TodayProps {
  needs: readonly TodayNeed[];
  onOptions: () => void;
  onSetUp: () => void;
}

/** The popup's first lines: what needs the person today, or that nothing does. */
export function Today({ needs, onOptions, onSetUp }: TodayProps) {
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
                <button type="button" class="pb-link" onClick={at === "options" ? onOptions : onSetUp}>
                  {at === "options" ? "Open Options" : "Set up this computer"}
                </button>
              )}
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}
