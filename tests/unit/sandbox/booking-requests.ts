import type { BookingTrait } from "../../sandbox/people/booking-traits.ts";
import type { Sandbox } from "../../sandbox/start.ts";
import { type AskedIdentity, identityOf } from "./agency.ts";
import { ProdaDevice } from "./proda-device.ts";

type Answer = {
  status: number;
  success: boolean;
  result: { service_booking_id: number };
  errors: (string | { key: string; value: string })[];
};

/** Asks the agency about the bookings of one client, as a client program that does everything right. */
export class BookingDesk {
  /** The whole plan. */
  readonly plan: { id: number; start: string; end: string };
  readonly identity: AskedIdentity;
  private readonly sandbox: Sandbox;
  private accessToken: string;

  private constructor(
    sandbox: Sandbox,
    accessToken: string,
    identity: AskedIdentity,
    plan: BookingDesk["plan"],
  ) {
    this.sandbox = sandbox;
    this.accessToken = accessToken;
    this.identity = identity;
    this.plan = plan;
  }

  /** For the first client for bookings of a trait. */
  static async open(sandbox: Sandbox, trait: BookingTrait): Promise<BookingDesk> {
    const client = sandbox.control.bookingClients().find((each) => each.trait === trait);
    if (!client) throw new Error(`No client for bookings is ${trait}.`);
    const identity = await identityOf(sandbox, client.clientId);
    const { accessToken } = await new ProdaDevice(sandbox).connect();
    const [contract] = sandbox.control.contractsOf(client.clientId);
    const plan = { id: client.planId, start: contract?.plan_start ?? "", end: contract?.plan_end ?? "" };
    return new BookingDesk(sandbox, accessToken, identity, plan);
  }

  /** The body of a plan managed booking of consumables for the whole plan, with the changes. */
  body(changes: Record<string, unknown> = {}, line: Record<string, unknown> = {}) {
    return {
      ...this.identity,
      participant: Number(this.identity.participant),
      booking_type: "ZPLM",
      start_date: this.plan.start,
      end_date: this.plan.end,
      participant_plan_id: this.plan.id,
      items: [
        {
          product_category: "CONSUMABLES",
          product_category_item: "",
          quantity: 1,
          per_unit_price: 100.5,
          ...line,
        },
      ],
      ...changes,
    };
  }

  /** With a new token where the sandbox's clock has ended the old one. */
  async send(method: string, path: string, body?: unknown): Promise<Answer> {
    const answer = await this.sendOnce(method, path, body);
    if (answer.status !== 401) return answer;
    ({ accessToken: this.accessToken } = await new ProdaDevice(this.sandbox).connect());
    return this.sendOnce(method, path, body);
  }

  private async sendOnce(method: string, path: string, body: unknown): Promise<Answer> {
    const answer = await fetch(`${this.sandbox.nodeOrigins.ndia}/ndis-api/3.0/service-bookings${path}`, {
      method,
      headers: {
        authorization: `Bearer ${this.accessToken}`,
        "x-ibm-client-id": this.sandbox.connection.apiKey,
        "content-type": "application/json",
        ...(method === "GET" ? { participant: this.identity.participant } : {}),
      },
      body: body === undefined ? null : JSON.stringify(body),
    });
    const text = await answer.text();
    return { ...(text.startsWith("{") ? JSON.parse(text) : {}), status: answer.status };
  }

  /** Its id. */
  async create(changes?: Record<string, unknown>, line?: Record<string, unknown>): Promise<number> {
    const { result } = await this.send("POST", "/", this.body(changes, line));
    return result.service_booking_id;
  }

  async detail(id: number): Promise<Record<string, unknown>> {
    const { result } = await this.send("GET", `/${id}`);
    return result;
  }

  /** The id of the first stored booking with a category. */
  idOf(category: string): number {
    const found = this.sandbox.control
      .bookings(this.identity.participant)
      .find(({ lines }) => lines.some((line) => line.category === category));
    if (!found) throw new Error(`Nothing is booked in ${category}.`);
    return found.bookingId;
  }
}

/** The words of a refusal; an empty text for what was carried out. */
export function refusalOf({ errors }: Pick<Answer, "errors">): string {
  const [error] = errors ?? [];
  return typeof error === "object" ? error.value : (error ?? "");
}
