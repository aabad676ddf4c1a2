/** The tasks of the connection form's buttons; each takes a while. */
export type ConnectionTask = "save" | "activate" | "check";

export interface TaskButtonProps {
  task: ConnectionTask;
  busy: ConnectionTask | null;
  main?: boolean;
  idle: string;
  going: string;
  onPress: () => void;
}

/** While a task runs, the buttons are aria-disabled instead of disabled: a disabled button would lose the focus. */
export function TaskButton({ task, busy, main = false, idle, going, onPress }: TaskButtonProps) {
  return (
    <button
      type="button"
      class={`pb-button${main ? " pb-button-main" : ""}`}
      aria-disabled={busy !== null}
      onClick={() => busy ?? onPress()}
    >
      {busy === task ? going : idle}
    </button>
  );
}
