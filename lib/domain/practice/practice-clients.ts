import type { IsoDate } from "../../core/calendar-date.ts";

/** The CRM of practice mode. No such address can exist: the ending is kept free for that (RFC 2606). */
export const PRACTICE_SITE = "https://practice.invalid";

/** What practice mode shows of a client. */
export type PracticeCase =
  /** The contract is as the plan. */
  | "agrees"
  /** The plan was extended, and its budgets with it. */
  | "end-differs"
  /** The dates agree, and the contract's total doesn't. */
  | "total-differs"
  /** A new plan has begun, and the contract is of the one before. */
  | "new-plan"
  /** The CRM's surname isn't the NDIA's. */
  | "surname-differs"
  /** The NDIA can't be reached when it is asked about this participant. */
  | "no-answer"
  /** There is no service contract. */
  | "no-contract"
  /** A plan outside PACE with service bookings. */
  | "bookings";

/** An invented client. None of them is a person: the numbers are of no participant that there can be. */
export interface PracticeClient {
  /** In the addresses of the records. */
  id: number;
  firstName: string;
  surname: string;
  ndisNumber: string;
  dateOfBirth: IsoDate;
  case: PracticeCase;
  /** How many days before practice began the plan started. */
  startedBefore: number;
  /** The plan's approved amounts are these parts of the usual ones, in percent. */
  size: number;
}

export const PRACTICE_CLIENTS: readonly PracticeClient[] = [
  client(1, "Ada", "Example", "1984-02-17", "agrees", 200, 100),
  client(2, "Banjo", "Sample", "1991-07-30", "end-differs", 310, 80),
  client(3, "Clio", "Trial", "2009-11-03", "end-differs", 300, 120),
  client(4, "Dorothea", "Practice", "1966-05-22", "end-differs", 290, 60),
  client(5, "Elwood", "Rehearsal", "1978-09-09", "end-differs", 320, 150),
  client(6, "Fenella", "Model", "2001-01-14", "total-differs", 120, 90),
  client(7, "Gus", "Pattern", "1959-12-01", "new-plan", 368, 110),
  client(8, "Hattie", "Instance", "1988-04-26", "surname-differs", 150, 70),
  client(9, "Ike", "Draft", "1995-10-11", "no-answer", 90, 100),
  client(10, "Juno", "Demo", "2012-06-08", "no-contract", 75, 100),
  client(11, "Kit", "Exercise", "1973-03-19", "bookings", 100, 100),
  client(12, "Lola", "Specimen", "1999-08-05", "agrees", 250, 130),
];

function client(
  id: number,
  firstName: string,
  surname: string,
  dateOfBirth: IsoDate,
  kind: PracticeCase,
  startedBefore: number,
  size: number,
): PracticeClient {
  const ndisNumber = `4300000${String(id).padStart(2, "0")}`;
  return { id, firstName, surname, ndisNumber, dateOfBirth, case: kind, startedBefore, size };
}

export function isOnPace({ case: kind }: PracticeClient): boolean {
  return kind !== "bookings";
}

export function practiceName({ firstName, surname }: PracticeClient): string {
  return `${firstName} ${surname}`;
}

/** The path of the client's page in the practice CRM. */
export function clientPath({ id }: PracticeClient): string {
  return `/Clients/Profile/${id}`;
}

/** The page of the extension that shows a record of the practice CRM; `null`: the record is of a real one. */
export function practiceRecordPage(site: string, path: string): string | null {
  return site === PRACTICE_SITE ? `/practice.html#${path}` : null;
}
