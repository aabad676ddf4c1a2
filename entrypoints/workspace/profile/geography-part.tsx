import { AddressForm } from "../../../components/profile/geography/address-form.tsx";
import { GeographyView } from "../../../components/profile/geography/geography-view.tsx";
import { PostcodeTable } from "../../../components/profile/geography/postcode-table.tsx";
import { ProfilePart } from "../../../components/profile/profile-view.tsx";
import { ProblemNote } from "../../../components/base/problem-note.tsx";
import { readGeography } from "../../../lib/services/profile/read-geography.ts";
import { useStored } from "../use-stored.ts";
import type { PartProps } from "./part-props.ts";
import { useProfileNews } from "./profile-news.ts";
import { useOwnProfile } from "./use-own-profile.ts";
import { usePostcodeImport } from "./use-postcode-import.ts";

/** Where a participant lives: remoteness, health network and council. */
export function GeographyPart({ site, ndisNumber, isShown }: PartProps) {
  const { value, problem, look } = useStored((db) => readGeography(db, site, ndisNumber), isShown);
  // Another part may have read another address.
  useProfileNews(look);
  const { isSaving, problem: refused, save } = useOwnProfile(value?.own, look);
  const table = usePostcodeImport(look);
  return (
    <ProfilePart id="geography" title="Geography">
      {problem && <ProblemNote problem={problem} source="Planbridge" />}
      {value && (
        <>
          <GeographyView
            geography={value.geography}
            onSuburb={
              value.from === "crm"
                ? undefined
                : (suburb) => void save({ part: "address", address: { ...value.address, suburb } })
            }
          />
          {value.from === "crm" ? (
            <p class="pb-hint">By the address on the client&apos;s CRM page. Correct it there.</p>
          ) : (
            <AddressForm
              address={value.address}
              isSaving={isSaving}
              problem={refused}
              onSave={(address) => void save({ part: "address", address })}
            />
          )}
          <PostcodeTable table={value.table} {...table} />
        </>
      )}
    </ProfilePart>
  );
}
