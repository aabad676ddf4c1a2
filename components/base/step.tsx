import type { ComponentChildren } from "preact";
import { TickIcon } from "./icons.tsx";

export interface StepProps {
  number: number;
  title: string;
  done: boolean;
  /** Whether what is inside stays once it is done, to be done again. */
  stays?: boolean | undefined;
  children: ComponentChildren;
}

/** One of a few steps in order. A step that is done shrinks to its title. */
export function Step({ number, title, done, stays = false, children }: StepProps) {
  return (
    <li class={`pb-step${done ? " pb-step-done" : ""}`}>
      <span class="pb-step-mark" aria-hidden="true">
        {done ? <TickIcon /> : number}
      </span>
      <div>
        <h3>
          {title}
          {done && <span class="pb-step-word">Done</span>}
        </h3>
        {(!done || stays) && children}
      </div>
    </li>
  );
}
