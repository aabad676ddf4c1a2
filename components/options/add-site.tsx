import { useEffect, useRef, useState } from "preact/hooks";
import type { Problem } from "../../lib/core/problem.ts";
import type { Site, SiteView } from "../../lib/messaging/views.ts";
import { ProblemNote } from "../base/problem-note.tsx";
import { RestoredNote } from "../base/form/restored-note.tsx";
import { SelectField } from "../base/form/select-field.tsx";
import { concernsField, TextField } from "../base/form/text-field.tsx";
import { restoreTexts, useDraft } from "../hooks/use-draft.ts";

const LABEL = "CRM address";

export interface AddSiteProps {
  /** The sites in the list. */
  sites: SiteView[];
  profiles: readonly { id: string; name: string }[];
  /** With the `field` "CRM address" it shows at the input, else below the form. */
  problem?: Problem | null | undefined;
  /** Called within the press itself: browsers only then prompt for permissions. */
  onAdd: (site: Site) => void;
  /** An address that is known, and added only by whoever uses it. */
  offered: Site & { name: string };
}

/** The form below the list of CRM addresses. */
export function AddSite({ profiles, sites, problem, offered, onAdd }: AddSiteProps) {
  const { value, setValue, isRestored, reset } = useDraft({
    name: "crm-address",
    initial: { address: "", profileId: profiles[0]?.id ?? "" },
    keep: (draft) => draft,
    restore: restoreTexts,
  });
  const { address, profileId } = value;
  const [unreadable, setUnreadable] = useState<Problem | null>(null);
  const form = useRef<HTMLFormElement>(null);
  const shown = unreadable ?? problem;
  const added = sites.some(({ origin }) => origin === originOf(address));
  const asked = useRef<string | null>(null);

  // Once the address is in the list, the form is cleared.
  useEffect(() => {
    if (!sites.some(({ origin }) => origin === asked.current)) return;
    asked.current = null;
    reset();
  }, [sites, reset]);

  function add() {
    const origin = originOf(address);
    setUnreadable(origin ? null : noAddress());
    asked.current = origin;
    if (origin) return onAdd({ origin, profileId });
    form.current?.querySelector("input")?.focus();
  }

  return (
    <form
      ref={form}
      class="pb-form"
      aria-label="Add a CRM address"
      onSubmit={(event) => event.preventDefault()}
    >
      <div class="pb-form-row">
        <TextField
          id="pb-site-address"
          label={LABEL}
          placeholder="https://"
          hint={
            added
              ? "This address is already in the list."
              : "Copy it from the browser's address bar. Only the first part is saved."
          }
          value={address}
          problem={concernsField(shown, LABEL) ? shown : null}
          onInput={(text) => setValue((now) => ({ ...now, address: text }))}
        />
        <SelectField
          id="pb-site-profile"
          label="Profile"
          options={profiles}
          value={profileId}
          onChange={(id) => setValue((now) => ({ ...now, profileId: id }))}
        />
        <button type="button" class="pb-button" onClick={add}>
          Add
        </button>
      </div>
      <RestoredNote isShown={isRestored} onClear={() => reset()} />
      {!sites.some(({ origin }) => origin === offered.origin) && (
        <p class="pb-hint">
          You use {offered.name}?{" "}
          <button
            type="button"
            class="pb-link"
            onClick={() => onAdd({ origin: offered.origin, profileId: offered.profileId })}
          >
            Add {new URL(offered.origin).host}
          </button>
        </p>
      )}
      {shown && !concernsField(shown, LABEL) && <ProblemNote problem={shown} alert />}
    </form>
  );
}

/** People paste whole addresses, or leave out `https://`. `null` when the text isn't an address. */
function originOf(text: string): string | null {
  const address = text.trim();
  const whole = /^[a-z]+:\/\//i.test(address) ? address : `https://${address}`;
  if (!URL.canParse(whole)) return null;
  const { origin, protocol, hostname } = new URL(whole);
  if (hostname.includes("*")) return null;
  return /^https?:$/.test(protocol) && (hostname.includes(".") || hostname === "localhost") ? origin : null;
}

function noAddress(): Problem {
  return {
    code: "no-address",
    what: "This isn't a web address.",
    remedy: "Enter one such as https://crm.example.com.au.",
    field: LABEL,
  };
}
