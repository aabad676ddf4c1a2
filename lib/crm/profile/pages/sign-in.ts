import { definePage, type Landmarks } from "../define-page.ts";

export const landmarks: Landmarks = {
  selector: "input[type=password]",
  alsoOneOf: [["Login", "Log in", "Sign in"]],
};

/** Where the CRM asks for a password: nothing of ours belongs there. */
export default definePage({
  name: "sign-in",
  landmarks,
});
