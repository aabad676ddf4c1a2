import { definePage, type Landmarks } from "../define-page.ts";

export const landmarks: Landmarks = {
  headings: ["Client List", "CRM Client List", "Clients"],
  alsoOneOf: [["Action", "Actions"]],
};

/** The list of clients, with its Action menu. */
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
