import { definePage, type Landmarks } from "../define-page.ts";

export const landmarks: Landmarks = {
  headings: ["Client List", "CRM Client List", "Clients"],
  rows: "td input[type=checkbox]",
  alsoOneOf: [["Action", "Actions", "Name", "Client Name", "NDIS Number", "NDIS No", "NDIS #"]],
};

/** The list of clients: rows to tick, right under its heading. */
export default definePage({
  name: "client-list",
  landmarks,
  tables: {
    clients: {
      titles: [],
      columns: {
        name: ["Name", "Client Name", "Full Name", "Client", "Participant", "Participant Name"],
        surname: ["Surname", "Last Name", "Family Name"],
        ndisNumber: ["NDIS Number", "NDIS No", "NDIS No.", "NDIS #"],
        number: ["Client Number", "Client No", "Client No.", "Client ID", "ID"],
      },
      record: {
        columns: ["name", "surname", "ndisNumber", "number"],
        nouns: ["client", "participant", "profile"],
      },
    },
  },
  script: "client-list",
});
