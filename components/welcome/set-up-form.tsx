import { useEffect, useRef, useState } from "preact/hooks";
import type { Problem } from "../../lib/core/problem.ts";
import { connectionLabels } from "../../lib/messaging/connection-labels.ts";
import { connectionProblem, keepsApiKey } from "../../lib/messaging/connection-problem.ts";
import type { ConnectionForm, ConnectionView } from "../../lib/messaging/views.ts";
import {
  type ConnectionField,
  addressFields,
  blankForm,
  fieldText,
  mainFields,
  type Presets,
} from "../connection/connection-fields.ts";
import { Disclosure } from "../base/disclosure.tsx";
import { ErrorSummary, focusFirstInvalid } from "../base/form/error-summary.tsx";
import { ProblemNote } from "../base/problem-note.tsx";
import { concernsField, fieldProblem, TextField } from "../base/form/text-field.tsx";
import { useTaskResult } from "../base/form/use-task-result.ts";
import { plural } from "../base/plural.ts";

export interface SetUpFormProps {
  connection: ConnectionView;
  presets: Presets;
  /** What the set-up file has of the connection. */
  fromFile: Partial<ConnectionForm>;
  busy: boolean;
  problem: Problem | null;
  /** Called within the press itself: browsers only then prompt for permissions. */
  onSetUp: (settings: ConnectionForm, activationCode: string) => void;
}

const ALL_FIELDS: readonly ConnectionField[] = [...mainFields, ...addressFields];

/** What is still needed on this computer, and folded below it what the file or the organisation has told already. */
export function SetUpForm(props: SetUpFormProps) {
  const { connection, presets, fromFile, busy, problem, onSetUp } = props;
  const { managed } = connection;
  const [form, setForm] = useState<ConnectionForm>(() => firstForm(connection, presets, fromFile));
  const [activationCode, setActivationCode] = useState("");
  const keepsKey = (wanted: ConnectionForm) =>
    connection.apiKeySaved && (managed.includes("apiKey") || keepsApiKey(connection.settings ?? {}, wanted));
  const isKeyKept = keepsKey(form);
  const check = (code?: string, wanted = form) =>
    connectionProblem(
      { ...wanted, apiKey: wanted.apiKey || (keepsKey(wanted) ? "saved" : "") },
      managed,
      code,
    );
  const [invalid, setInvalid] = useState<Problem | null>(null);
  // What the file leaves open is asked at the top, and stays there while it is typed.
  const [open, setOpen] = useState(() => new Set(openFields(check())));
  const [known, setKnown] = useState(fromFile);
  // Another file: what was typed for this computer stays.
  if (known !== fromFile) {
    const next = withFile(form, fromFile, managed);
    setKnown(fromFile);
    setForm(next);
    setInvalid(null);
    setOpen(new Set(openFields(check(undefined, next))));
  }
  const root = useRef<HTMLFormElement>(null);
  const pressed = useTaskResult(busy, problem, (answer) => {
    if (answer) focusFirstInvalid(root.current);
  });
  const shown = invalid ?? problem;
  useEffect(() => {
    if (invalid) focusFirstInvalid(root.current);
  }, [invalid]);

  const field = (name: ConnectionField) => (
    <TextField
      key={name}
      id={`pb-set-up-${name}`}
      label={connectionLabels[name]}
      hint={name === "apiKey" && isKeyKept ? "Saved – leave empty to keep it." : fieldText(name).hint}
      kind={name === "apiKey" ? "secret" : undefined}
      value={form[name] ?? ""}
      managed={managed.includes(name)}
      problem={fieldProblem(shown, connectionLabels[name])}
      onInput={(value) => setForm((now) => ({ ...now, [name]: value }))}
    />
  );
  const told = ALL_FIELDS.filter((name) => !open.has(name));

  function setUp() {
    const found = check(activationCode);
    setInvalid(found);
    if (found) return;
    pressed();
    onSetUp(form, activationCode.trim());
  }

  return (
    <form
      ref={root}
      class="pb-welcome-form"
      aria-label="Set up this computer"
      onSubmit={(event) => {
        event.preventDefault();
        if (!busy) setUp();
      }}
    >
      <div class="pb-form-grid">
        {ALL_FIELDS.filter((name) => open.has(name)).map(field)}
        <TextField
          id="pb-set-up-activationCode"
          {...fieldText("activationCode")}
          value={activationCode}
          problem={fieldProblem(shown, connectionLabels.activationCode)}
          onInput={setActivationCode}
        />
      </div>
      {told.length > 0 && (
        <Disclosure
          title={`${plural(told.length, "value")} already filled in`}
          wanted={told.some((name) => concernsField(shown, connectionLabels[name]))}
        >
          <div class="pb-form-grid">{told.map(field)}</div>
        </Disclosure>
      )}
      <ErrorSummary problem={shown} idOf={idOf} />
      {shown && !isAboutTheForm(shown) && <ProblemNote problem={shown} alert />}
      <div class="pb-actions">
        <button type="submit" class="pb-button pb-button-main" aria-disabled={busy}>
          {busy ? "Setting up…" : "Set up this computer"}
        </button>
      </div>
    </form>
  );
}

function firstForm(
  { settings, managed }: ConnectionView,
  presets: Presets,
  fromFile: Partial<ConnectionForm>,
): ConnectionForm {
  return withFile(settings ?? blankForm(presets), fromFile, managed);
}

/** What policy sets stays as it is. */
function withFile(
  form: ConnectionForm,
  fromFile: Partial<ConnectionForm>,
  managed: ConnectionView["managed"],
): ConnectionForm {
  const free = Object.entries(fromFile).filter(([name]) => !managed.some((fixed) => fixed === name));
  return { ...form, ...Object.fromEntries(free) };
}

/** The device's name is this computer's own, so it is always asked; else what is missing or wrong. */
function openFields(found: Problem | null): ConnectionField[] {
  return ALL_FIELDS.filter((name) => name === "deviceName" || concernsField(found, connectionLabels[name]));
}

function isAboutTheForm(problem: Problem): boolean {
  return Object.values(connectionLabels).some((label) => concernsField(problem, label));
}

function idOf(label: string): string | undefined {
  const found = Object.entries(connectionLabels).find(([, each]) => each === label);
  return found && `pb-set-up-${found[0]}`;
}
