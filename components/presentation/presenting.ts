/** The root of a surface has it while names and numbers of people are hidden. */
export const PRESENTING = "data-presenting";
