import { useEffect, useRef, useState } from "preact/hooks";
import type { Problem } from "../../lib/core/problem.ts";
import { connectionLabels } from "../../lib/messaging/connection-labels.ts";
import { connectionProblem, keepsApiKey } from "../../lib/messaging/connection-problem.ts";
import type { ConnectionForm as Form, ConnectionView } from "../../lib/messaging/views.ts";
import {
  type ConnectionField,
  environments,
  addressFields,
  mainFields,
  fieldText,
  type Presets,
  withEnvironment,
} from "./connection-fields.ts";
import { Disclosure } from "../base/disclosure.tsx";
import { ErrorSummary, focusFirstInvalid } from "../base/form/error-summary.tsx";
import { ProblemNote } from "../base/problem-note.tsx";
import { RestoredNote } from "../base/form/restored-note.tsx";
import { SelectField } from "../base/form/select-field.tsx";
import { concernsField, fieldProblem, TextField } from "../base/form/text-field.tsx";
import { type ConnectionTask, TaskButton } from "../base/form/task-button.tsx";
import { useConnectionDraft } from "./use-connection-draft.ts";
import { useTaskResult } from "../base/form/use-task-result.ts";

export type { ConnectionTask } from "../base/form/task-button.tsx";

export interface ConnectionFormProps {
  connection: ConnectionView;
  presets: Presets;
  /** The running task. */
  busy?: ConnectionTask | null | undefined;
  /** The task that succeeded last, until the next one starts. */
  done?: ConnectionTask | null | undefined;
  problem?: Problem | null | undefined;
  /** Called within the press itself, so that the browser still prompts for permissions. */
  onSave: (settings: Form) => void;
  onActivate: (settings: Form, activationCode: string) => void;
  onCheck: () => void;
}

const doneWords: Record<ConnectionTask, string> = {
  save: "Saved.",
  activate: "Saved, and the device is activated.",
  check: "The connection works.",
};

/** Options > Connection: the settings of the organisation's PRODA device, and its three actions. */
export function ConnectionForm(props: ConnectionFormProps) {
  const { connection, presets, busy = null, done, problem, onSave, onActivate, onCheck } = props;
  const { value: form, setValue: setForm, isRestored, reset } = useConnectionDraft(connection, presets);
  const [activationCode, setActivationCode] = useState("");
  const [invalid, setInvalid] = useState<Problem | null>(null);
  const [asked, setAsked] = useState<ConnectionTask>("save");
  const root = useRef<HTMLFormElement>(null);
  const pressed = useTaskResult(busy !== null, problem, (answer) => {
    if (answer) return focusFirstInvalid(root.current);
    if (asked === "check") return;
    setForm((now) => ({ ...now, apiKey: "" }));
    setActivationCode("");
  });
  const shown = invalid ?? problem;
  // All invalid fields are marked by now, and the first one is focused.
  useEffect(() => {
    if (invalid) focusFirstInvalid(root.current);
  }, [invalid]);

  function press(task: ConnectionTask, begin: () => void) {
    setInvalid(null);
    setAsked(task);
    pressed();
    begin();
  }

  /** Validates everything at once before a permission is requested or anything is sent. */
  function pressIfValid(task: "save" | "activate", begin: () => void) {
    const isKept = connection.apiKeySaved && (isKeyManaged || keepsApiKey(connection.settings ?? {}, form));
    const found = connectionProblem(
      { ...form, apiKey: form.apiKey || (isKept ? "saved" : "") },
      connection.managed,
      task === "activate" ? activationCode : undefined,
    );
    if (found) setInvalid(found);
    else press(task, begin);
  }

  const isKeyManaged = connection.managed.includes("apiKey");
  const field = (name: ConnectionField) => (
    <TextField
      key={name}
      id={`pb-${name}`}
      {...textsOf(name, connection, form)}
      kind={name === "apiKey" ? "secret" : undefined}
      value={form[name] ?? ""}
      managed={connection.managed.includes(name)}
      problem={fieldProblem(shown, connectionLabels[name])}
      onInput={(value) => setForm((now) => ({ ...now, [name]: value }))}
    />
  );

  return (
    <form ref={root} class="pb-form" aria-label="Connection" onSubmit={(event) => event.preventDefault()}>
      <SelectField
        id="pb-environment"
        label={connectionLabels.environment}
        options={environments}
        value={form.environment}
        managed={connection.managed.includes("environment")}
        onChange={(environment) =>
          setForm((now) => withEnvironment(now, environment, presets, connection.managed))
        }
      />
      <div class="pb-form-grid">{mainFields.map(field)}</div>
      <Disclosure
        title="Addresses and audiences"
        wanted={form.environment === "other" || !form.deviceHost || !form.tokenHost || !form.ndiaHost}
      >
        <div class="pb-form-grid">{addressFields.map(field)}</div>
      </Disclosure>
      <div class="pb-form-grid">
        <TextField
          id="pb-activationCode"
          {...fieldText("activationCode")}
          value={activationCode}
          problem={fieldProblem(shown, connectionLabels.activationCode)}
          onInput={setActivationCode}
        />
      </div>
      <RestoredNote isShown={isRestored} onClear={() => reset()} />
      <ErrorSummary problem={shown} idOf={idOf} />
      {shown && !isAboutTheForm(shown) && <ProblemNote problem={shown} alert />}
      <div class="pb-actions">
        <TaskButton
          task="save"
          main
          busy={busy}
          idle="Save"
          going="Saving…"
          onPress={() => pressIfValid("save", () => onSave(form))}
        />
        <TaskButton
          task="activate"
          busy={busy}
          idle="Activate device"
          going="Activating…"
          onPress={() => pressIfValid("activate", () => onActivate(form, activationCode.trim()))}
        />
        <TaskButton
          task="check"
          busy={busy}
          idle="Check connection"
          going="Checking…"
          onPress={() => press("check", onCheck)}
        />
        <output class="pb-done">{!busy && !shown && done ? doneWords[done] : ""}</output>
      </div>
    </form>
  );
}

function textsOf(name: ConnectionField, { apiKeySaved, managed, settings }: ConnectionView, form: Form) {
  const { label, hint } = fieldText(name);
  if (name !== "apiKey" || !apiKeySaved) return { label, hint };
  if (managed.includes("apiKey") || keepsApiKey(settings ?? {}, form))
    return { label, hint: "Saved – leave empty to keep it." };
  return { label, hint: "Enter it again: an address has changed, and the saved key was for the one before." };
}

function isAboutTheForm(problem: Problem): boolean {
  return Object.values(connectionLabels).some((label) => concernsField(problem, label));
}

/** The id of the input with this label. */
function idOf(label: string): string | undefined {
  const found = Object.entries(connectionLabels).find(([, each]) => each === label);
  return found && `pb-${found[0]}`;
}
