/**
 * A part of every heading that the landmarks name, in as few letters as possible: every page of the CRM loads it. Where it
 * is found, the page may be one of ours, and the landmarks decide.
 */
export const FIRST_LOOK =
  /clients|client\s+(?:list|funding)|service\s+contract|new\s+invoice|edit\s+invoice|streamline|bulk\s+invoice|budget\s+category|category\s+budget|(?:service|stated)\s+support/i;

/**
 * Everything that may be a heading, with a box called a title, a heading or a header. In one short selector: the browser
 * holds every element of every page of the CRM against each part of it.
 */
export const HEADINGS = "h1,h2,h3,h4,h5,h6,legend,caption,[role=heading],[class*=itle],[class*=head]";

/** A heading is shorter; anything longer is a box around half of the page. */
export const MAX_LABEL_LENGTH = 200;
