/** Every way in which the two sides of a participant can differ; `matching` where they don't. */
export type CaseName =
  | "surname-wrong"
  | "date-of-birth-swapped"
  | "ndis-number-transposed"
  | "plan-end-wrong"
  | "plan-start-wrong"
  | "no-authority"
  | "no-plan"
  | "only-inactive-contracts"
  | "no-contract"
  | "date-of-birth-missing"
  | "two-active-contracts"
  | "two-plans"
  | "total-is-placeholder"
  | "matching";
