import type { NdiaGet } from "./plans.ts";

/**
 * Asks each question once: the parts of one synchronisation share what they need of each other. An answer is remembered as long
 * as the function is, so it is made anew for each synchronisation. What failed isn't asked again either.
 */
export function rememberAnswers(get: NdiaGet): NdiaGet {
  const asked = new Map<string, Promise<unknown>>();
  return (path, query, signal, participant) => {
    const question = JSON.stringify([path, query, participant]);
    const answer = asked.get(question) ?? get(path, query, signal, participant);
    asked.set(question, answer);
    return answer;
  };
}
