/**
 * A part of every heading that the landmarks name, in as few letters as possible: every page of the CRM loads it. Where it
 * is found, the page may be one of ours, and the landmarks decide.
 */
export const FIRST_LOOK =
  /clients|client\s+(?:list|funding)|service\s+contract|new\s+invoice|edit\s+invoice|streamline|bulk\s+invoice|budget\s+category|category\s+budget/i;

/** Everything that may be a heading. In one selector: each further search of the page costs more than it saves. */
export const HEADINGS =
  "h1,h2,h3,h4,h5,h6,legend,caption,[role=heading],[class*='title' i],[class*=heading],[class*=header]";

/** A heading is shorter; anything longer is a box around half of the page. */
export const MAX_LABEL_LENGTH = 200;
