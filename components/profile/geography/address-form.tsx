import { useEffect, useState } from "preact/hooks";
import type { Problem } from "../../../lib/core/problem.ts";
import type { AddressPlace } from "../../../lib/domain/profile/geography/classify-address.ts";
import { tidyPostcode } from "../../../lib/domain/profile/geography/locality.ts";
import { TextField } from "../../base/form/text-field.tsx";
import { ProblemNote } from "../../base/problem-note.tsx";

export interface AddressFormProps {
  /** What is stored. */
  address: AddressPlace;
  isSaving: boolean;
  problem: Problem | null;
  onSave: (address: AddressPlace | null) => void;
}

/** Suburb and postcode of the postal address, where the CRM's page shows none. */
export function AddressForm({ address, isSaving, problem, onSave }: AddressFormProps) {
  const [suburb, setSuburb] = useState(address.suburb ?? "");
  const [postcode, setPostcode] = useState(address.postcode ?? "");
  const [isTried, setIsTried] = useState(false);
  // A suburb that was chosen among those of the table, or saved in another window.
  useEffect(() => {
    setSuburb(address.suburb ?? "");
    setPostcode(address.postcode ?? "");
  }, [address.suburb, address.postcode]);
  const isEmpty = suburb.trim() === "" && postcode.trim() === "";
  const wrong = {
    suburb: !isEmpty && suburb.trim() === "" ? NO_SUBURB : null,
    postcode: isEmpty || tidyPostcode(postcode) !== null ? null : BAD_POSTCODE,
  };
  return (
    <form
      class="pb-profile-form"
      aria-label="Postal address"
      onSubmit={(event) => {
        event.preventDefault();
        setIsTried(true);
        if (isSaving || wrong.suburb || wrong.postcode) return;
        onSave(isEmpty ? null : { suburb: suburb.trim(), postcode: tidyPostcode(postcode) });
      }}
    >
      <div class="pb-profile-fields">
        <TextField
          id="profile-suburb"
          label="Suburb"
          value={suburb}
          problem={isTried ? wrong.suburb : null}
          onInput={setSuburb}
        />
        <TextField
          id="profile-postcode"
          label="Postcode"
          value={postcode}
          problem={isTried ? wrong.postcode : null}
          onInput={setPostcode}
        />
      </div>
      {problem && <ProblemNote problem={problem} source="Planbridge" alert />}
      <div class="pb-actions">
        <button type="submit" class="pb-button" aria-disabled={isSaving}>
          {isSaving ? "Saving…" : "Save address"}
        </button>
      </div>
    </form>
  );
}

const NO_SUBURB: Problem = {
  code: "address-suburb",
  what: "Enter the suburb too.",
  remedy: "A postcode alone has several.",
};
const BAD_POSTCODE: Problem = {
  code: "address-postcode",
  what: "A postcode has four digits.",
  remedy: "Enter it as on a letter, such as 3184.",
};
