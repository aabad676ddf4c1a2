import { definePage, type Landmarks } from "../define-page.ts";

export const landmarks: Landmarks = {
  headings: ["Client Funding"],
  alsoOneOf: [["Client Details", "Client Profile"]],
};

/** One client, with the Client Funding table of their contracts. */
export default definePage({
  name: "client-profile",
  landmarks,
  fields: {
    surname: ["Surname", "Last Name", "Family Name"],
    dateOfBirth: ["Date of Birth", "DOB", "Birth Date"],
    ndisNumber: ["NDIS Number", "NDIS No", "NDIS No.", "NDIS #"],
    pace: ["NDIS PACE Participant"],
    apiAccess: ["API Access", "PACE API Access", "NDIS PACE API Access"],
    state: ["State"],
    address: ["Address", "Home Address"],
  },
  tables: {
    clientFunding: {
      titles: ["Client Funding"],
      columns: {
        reference: ["Reference", "Contract Reference", "Contract"],
        status: ["Status", "Contract Status"],
        number: ["Contract Number", "Contract No", "Contract No."],
      },
      record: { columns: ["reference", "number"], nouns: ["service", "contract", "agreement", "funding"] },
    },
  },
  script: "client-profile",
});
