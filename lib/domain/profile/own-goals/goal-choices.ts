/** What a look-up needs of a goal, of the organisation or of a participant. */
interface Archivable {
  id: string;
  isArchived: boolean;
}

declare const CHOSEN: unique symbol;

/** A goal that may be chosen. Nothing else makes one, so no look-up can list an archived goal. */
export type GoalChoice<Goal extends Archivable> = Goal & { readonly [CHOSEN]: true };

/**
 * The goals that look-ups offer (F179): every look-up of the product asks here, so that an archived goal is gone from all of them at
 * once. They keep their order.
 */
export function goalChoices<Goal extends Archivable>(goals: readonly Goal[]): GoalChoice<Goal>[] {
  return goals.filter((goal): goal is GoalChoice<Goal> => !goal.isArchived);
}
