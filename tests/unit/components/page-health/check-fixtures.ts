import type { PageCheckView } from "../../../../lib/messaging/views.ts";

type PageRead = Extract<PageCheckView, { state: "read" }>;

export const contractCheck: PageRead = {
  state: "read",
  pages: [
    {
      page: "service-contract",
      title: "Service contract",
      items: [
        { what: "NDIS Plan Start Date", state: "read", isNeeded: true },
        { what: "PACE Plan", state: "not-shown" },
        { what: "Plan Budget table", state: "unreadable", words: "only 10 of 24 rows can be read" },
        { what: "NDIS Plan End Date", state: "ambiguous", isNeeded: true },
      ],
      known: [],
      markup: [],
    },
  ],
  diagnostic: "Planbridge page check of a contract",
};

export const unknownCheck: PageRead = {
  state: "read",
  pages: [
    {
      page: null,
      title: "",
      items: [],
      known: [
        { title: "Client list", headings: ["Client List", "Clients"], isHeadingShown: false },
        { title: "Service contract", headings: ["Service Contract"], isHeadingShown: true },
      ],
      markup: [],
    },
  ],
  diagnostic: "Planbridge page check of another page",
};
