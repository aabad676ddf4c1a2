import { useRef, useState } from "preact/hooks";
import type { Problem } from "../lib/ndis/problem.ts";
import { connectionLabels } from "../lib/wire/connection-labels.ts";
import type { ConnectionForm as Form, ConnectionView } from "../lib/wire/views.ts";
import {
  type ConnectionField,
  environments,
  addressFields,
  mainFields,
  textOf,
  type Presets,
  withEnvironment,
} from "./connection-fields.ts";
import { Disclosure } from "./disclosure.tsx";
import { ProblemNote } from "./problem-note.tsx";
import { SelectField } from "./select-field.tsx";
import { isAbout, TextField } from "./text-field.tsx";
import { type ConnectionTask, TaskButton } from "./task-button.tsx";
import { useConnectionDraft } from "./use-connection-draft.ts";
import { useSettled } from "./use-settled.ts";

export type { ConnectionTask } from "./task-button.tsx";

export interface ConnectionFormProps {
  connection: ConnectionView;
  presets: Presets;
  /** The task under way. */
  busy?: ConnectionTask | null | undefined;
  /** The task that ended well last, until the next begins. */
  done?: ConnectionTask | null | undefined;
  problem?: Problem | null | undefined;
  /** Called within the press itself, so that the browser still lets the caller ask for permissions. */
  onSave: (settings: Form) => void;
  onActivate: (settings: Form, activationCode: string) => void;
  onCheck: () => void;
}

const doneWords: Record<ConnectionTask, string> = {
  save: "Saved.",
  activate: "Saved, and the device is activated.",
  check: "The connection works.",
};

/** Options > Connection: what the organisation knows of its PRODA device, and the three things to do with it. */
export function ConnectionForm(props: ConnectionFormProps) {
  const { connection, presets, busy = null, done, problem, onSave, onActivate, onCheck } = props;
  const [form, setForm] = useConnectionDraft(connection, presets);
  const [activationCode, setActivationCode] = useState("");
  const [missingCode, setMissingCode] = useState<Problem | null>(null);
  const [asked, setAsked] = useState<ConnectionTask>("save");
  const root = useRef<HTMLFormElement>(null);
  const pressed = useSettled(busy !== null, problem, (answer) => {
    if (answer) return focusFirstBad(root.current);
    if (asked === "check") return;
    setForm((now) => ({ ...now, apiKey: "" }));
    setActivationCode("");
  });
  const shown = missingCode ?? problem;

  function press(task: ConnectionTask, begin: () => void) {
    setMissingCode(null);
    setAsked(task);
    pressed();
    begin();
  }

  function activate() {
    if (activationCode.trim()) return press("activate", () => onActivate(form, activationCode.trim()));
    setMissingCode(noCode());
    root.current?.querySelector<HTMLInputElement>("#pb-activationCode")?.focus();
  }

  const field = (name: ConnectionField) => (
    <TextField
      key={name}
      id={`pb-${name}`}
      {...textsOf(name, connection)}
      kind={name === "apiKey" ? "secret" : undefined}
      value={form[name] ?? ""}
      managed={connection.managed.includes(name)}
      problem={isAbout(shown, connectionLabels[name]) ? shown : null}
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
          {...textOf("activationCode")}
          value={activationCode}
          problem={isAbout(shown, connectionLabels.activationCode) ? shown : null}
          onInput={setActivationCode}
        />
      </div>
      {shown && !isAboutTheForm(shown) && <ProblemNote problem={shown} alert />}
      <div class="pb-actions">
        <TaskButton
          task="save"
          main
          busy={busy}
          idle="Save"
          going="Saving…"
          onPress={() => press("save", () => onSave(form))}
        />
        <TaskButton
          task="activate"
          busy={busy}
          idle="Activate device"
          going="Activating…"
          onPress={activate}
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

function textsOf(name: ConnectionField, { apiKeySaved }: ConnectionView) {
  const { label, hint } = textOf(name);
  return name === "apiKey" && apiKeySaved
    ? { label, hint: "Saved – leave empty to keep it." }
    : { label, hint };
}

function isAboutTheForm(problem: Problem): boolean {
  return Object.values(connectionLabels).some((label) => isAbout(problem, label));
}

function focusFirstBad(form: HTMLFormElement | null): void {
  const bad = form?.querySelector<HTMLElement>('[aria-invalid="true"]');
  const folded = bad?.closest("details");
  // A field in a closed disclosure can't take the focus.
  folded?.setAttribute("open", "");
  bad?.focus();
}

function noCode(): Problem {
  return {
    code: "no-activation-code",
    what: "There is no activation code yet.",
    remedy: "Make the device in PRODA, and enter the code that PRODA shows.",
    field: connectionLabels.activationCode,
  };
}
