import type { SetUpContent } from "../../lib/domain/connection/set-up-content.ts";
import { siteName } from "../../lib/core/site-name.ts";
import type { Problem } from "../../lib/core/problem.ts";
import type { ConnectionView, SiteView } from "../../lib/messaging/views.ts";
import type { Presets } from "../connection/connection-fields.ts";
import { BrandMark } from "../base/icons.tsx";
import { FOCUS_START } from "../base/focus/keep-focus.ts";
import { EnterPractice } from "../practice/enter-practice.tsx";
import { ProblemNote } from "../base/problem-note.tsx";
import { Step } from "../base/step.tsx";
import { SetUpForm, type SetUpFormProps } from "./set-up-form.tsx";
import { SetUpSource } from "./set-up-source.tsx";

export interface WelcomeAppProps extends Pick<SetUpFormProps, "busy" | "onSetUp"> {
  /** `undefined` while loading. */
  connection: ConnectionView | undefined;
  /** `undefined` while loading. */
  sites: SiteView[] | undefined;
  presets: Presets;
  /** The set-up file that was read last; `null`: none. */
  file: SetUpContent | null;
  /** Why the last file couldn't be read. */
  fileProblem: Problem | null;
  /** Why the last press failed, or why nothing can be shown. */
  problem: Problem | null;
  onText: (text: string) => void;
  /** Called within the press itself: browsers only then prompt for permissions. */
  onAllow: (origins: string[]) => void;
  onOpen: (address: string) => void;
}

const OPTIONS = "/options.html#connection";

/** The page that opens once after the installation: how a plan manager and an administrator set a computer up. */
export function WelcomeApp(props: WelcomeAppProps) {
  const { connection, sites, problem } = props;
  return (
    <main class="pb-surface pb-welcome" aria-busy={!connection || !sites}>
      <header class="pb-welcome-head">
        <BrandMark />
        <h1 tabIndex={-1} {...{ [FOCUS_START]: "" }}>
          Welcome to Planbridge
        </h1>
      </header>
      <p>
        Planbridge checks the plans in your CRM against the NDIA, on the CRM's own pages. It changes nothing
        until you have reviewed and accepted the change.
      </p>
      {connection && sites ? (
        <>
          <PlanManager {...props} connection={connection} sites={sites} />
          <section aria-labelledby="practice-title">
            <h2 id="practice-title">Try it first</h2>
            <EnterPractice />
          </section>
          <Administrator onOpen={props.onOpen} />
        </>
      ) : problem ? (
        <ProblemNote problem={problem} alert />
      ) : (
        <output>Loading…</output>
      )}
    </main>
  );
}

type Loaded = WelcomeAppProps & { connection: ConnectionView; sites: SiteView[] };

function PlanManager(props: Loaded) {
  const { connection, sites, presets, file, fileProblem, busy, problem } = props;
  const { onText, onSetUp, onAllow, onOpen } = props;
  const blocked = [
    ...connection.missingOrigins,
    ...sites.filter(({ allowed }) => !allowed).map(({ origin }) => origin),
  ];
  const isActive = connection.state === "active";
  const open = sites.filter(({ allowed }) => allowed);
  const isManaged = connection.managed.includes("orgId") && connection.managed.includes("clientId");
  const canSetUp = file !== null || isManaged || connection.settings !== undefined;
  return (
    <section aria-labelledby="plan-manager-title">
      <h2 id="plan-manager-title">You are a plan manager</h2>
      {isManaged && (
        <p>
          {isActive && blocked.length === 0
            ? "Your organisation has set everything up. You can start."
            : "Your organisation has set up the connection. Only this computer's own details are left."}
        </p>
      )}
      <ol class="pb-steps">
        <Step number={1} title="Set up this computer" done={isActive}>
          {!isManaged && (
            <>
              <p>
                Your administrator gives you a set-up file, and for this computer a device name and an
                activation code from PRODA.
              </p>
              <SetUpSource unusable={file?.unusable ?? null} problem={fileProblem} onText={onText} />
            </>
          )}
          {file && file.sites.length > 0 && (
            <p>The file also adds your CRM: {file.sites.map(({ origin }) => origin).join(", ")}.</p>
          )}
          {canSetUp && (
            <SetUpForm
              connection={connection}
              presets={presets}
              fromFile={file?.connection ?? NOTHING}
              busy={busy}
              problem={problem}
              onSetUp={onSetUp}
            />
          )}
        </Step>
        <Step number={2} title="Allow your CRM and the NDIA" done={isActive && blocked.length === 0}>
          <p>
            {blocked.length > 0
              ? "Planbridge reads only the addresses that you allow."
              : "Your browser asks for this once, when you set up this computer."}
          </p>
          {blocked.length > 0 && (
            <div class="pb-actions">
              <button type="button" class="pb-button" onClick={() => onAllow(blocked)}>
                Allow {blocked.map(siteName).join(", ")}
              </button>
            </div>
          )}
        </Step>
        <Step number={3} title="Start a sync" done={false}>
          <p>On CRM &gt; Clients tick clients and choose Action &gt; Sync Active Plans.</p>
          {open.length > 0 && (
            <div class="pb-actions">
              {open.map(({ origin }) => (
                <button
                  key={origin}
                  type="button"
                  class={`pb-button${isActive ? " pb-button-main" : ""}`}
                  onClick={() => onOpen(origin)}
                >
                  Open {siteName(origin)}
                </button>
              ))}
            </div>
          )}
        </Step>
      </ol>
    </section>
  );
}

const NOTHING: SetUpContent["connection"] = {};

function Administrator({ onOpen }: Pick<WelcomeAppProps, "onOpen">) {
  return (
    <section aria-labelledby="administrator-title">
      <h2 id="administrator-title">You are an administrator</h2>
      <ol class="pb-welcome-list">
        <li>Enter your organisation's connection in Options, activate this computer and check it.</li>
        <li>
          Press <b>Save a set-up file</b> there, and give it to your colleagues. It holds the same values
          except for the device.
        </li>
        <li>
          Make a device in PRODA for each colleague: its name and activation code are all they have to enter.
        </li>
      </ol>
      <p>
        You have such a file already? Use it above. If you manage the computers, a browser policy can set the
        same values for everybody, and nobody needs a file.
      </p>
      <div class="pb-actions">
        <button type="button" class="pb-button" onClick={() => onOpen(OPTIONS)}>
          Enter the connection
        </button>
      </div>
    </section>
  );
}
