import { FOCUS_START } from "../base/focus/keep-focus.ts";
import { EnterPractice } from "./enter-practice.tsx";

/** In Options: the way into practice. */
export function PracticeSettings() {
  return (
    <section id="practice" aria-labelledby="practice-title">
      <h2 id="practice-title" tabIndex={-1} {...{ [FOCUS_START]: "" }}>
        Practice
      </h2>
      <EnterPractice />
    </section>
  );
}
