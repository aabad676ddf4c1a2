import { definePage, type Landmarks } from "../define-page.ts";

export const landmarks: Landmarks = { headings: ["Streamline"], alsoOneOf: [["Actions", "Action"]] };

/** The list of captured invoices. */
export default definePage({
  name: "streamline",
  landmarks,
  tables: {
    streamline: {
      titles: ["Streamline"],
      columns: {
        client: ["Client", "Client Name", "Participant Name"],
        provider: ["Service Provider", "Service Provider Name"],
        number: ["Invoice Number"],
        date: ["Invoice Date"],
        total: ["Total", "Invoice Total"],
        status: ["Status"],
      },
      // The number may link to the captured file instead.
      record: { columns: ["number"], nouns: ["captured", "invoice"], verbs: ["Review"] },
    },
  },
  script: "streamline",
});
