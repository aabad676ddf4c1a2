import type { ComponentChildren } from "preact";
import { TickIcon } from "./icons.tsx";

export interface StepProps {
  number: number;
  title: string;
  done: boolean;
  /** Keeps the content after the step is done, so that it can be repeated. */
  keepContent?: boolean | undefined;
  children: ComponentChildren;
}

/** One of a few ordered steps. A completed step shrinks to its title. */
export function Step({ number, title, done, keepContent: stays = false, children }: StepProps) {
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
