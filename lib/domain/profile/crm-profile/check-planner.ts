/** Rows of one kind that a file may bring of one participant. */
export const MAX_IMPORTED = 5_000;
