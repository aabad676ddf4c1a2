import type { DatabaseSync } from "node:sqlite";
import { generateCapturedInvoices } from "../people/captured.ts";
import type { Person } from "../people/person.ts";
import { insert } from "./query.ts";

const BATCH_SIZE = 10;

/** Writes what the invoice capture has read so far: ten in a batch, and every fourth still to be looked at by a person. */
export function seedCaptured(database: DatabaseSync, people: readonly Person[], today: string): void {
  for (const [index, captured] of generateCapturedInvoices(people, today).entries()) {
    const client = people[captured.position]?.crm;
    if (!client) continue;
    const id = insert(database, "captured_invoices", {
      batch: `Batch ${Math.floor(index / BATCH_SIZE) + 1}`,
      client_id: captured.position + 1,
      participant_name: `${client.firstName} ${client.surname}`,
      ndis_number: client.ndisNumber,
      provider: captured.provider,
      abn: captured.abn,
      invoice_number: captured.number,
      invoice_date: captured.date,
      total: captured.lines.reduce((sum, { total }) => sum + total, 0),
      status: index % 4 === 3 ? "To Review" : "Approved Service Provider",
    });
    for (const line of captured.lines) {
      insert(database, "captured_lines", {
        captured_id: id,
        delivered_from: line.from,
        delivered_to: line.to,
        support_item: line.item,
        category: line.category,
        quantity: line.quantity,
        rate: line.rate,
        gst_code: line.gst,
        total: line.total,
      });
    }
    insert(database, "assigned_faults", { captured_id: id, fault: captured.fault });
  }
}
