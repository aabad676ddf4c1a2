import type { DatabaseSync } from "node:sqlite";
import { splitItem } from "../crm/records/support-item.ts";
import { lineTotal } from "../money.ts";
import type { ContractSeed, ParticipantSeed, Person } from "../people/person.ts";
import { inTransaction, insert } from "./query.ts";
import { seedCaptured } from "./seed-captured.ts";
import { seedFunding } from "./seed-funding.ts";
import { seedPace } from "./seed-pace.ts";
import { seedRecord } from "./seed-record.ts";

/** Writes both sides of every person in one transaction. Client ids follow the order of the people, from 1. */
export function seedPeople(database: DatabaseSync, people: readonly Person[], today: string): void {
  inTransaction(database, () => {
    for (const person of people) seedPerson(database, person);
    seedCaptured(database, people, today);
  });
}

/** Both sides of one person. Gives the CRM's id. */
export function seedPerson(database: DatabaseSync, person: Person): number {
  const clientId = seedClient(database, person);
  insert(database, "assigned_cases", { client_id: clientId, case_name: person.caseName });
  for (const contract of person.contracts) seedContract(database, clientId, contract, person.crm.pace);
  seedParticipant(database, person.ndia);
  return clientId;
}

function seedClient(database: DatabaseSync, { crm }: Person): number {
  return insert(database, "clients", {
    first_name: crm.firstName,
    surname: crm.surname,
    gender: crm.gender,
    date_of_birth: crm.dateOfBirth,
    ndis_number: crm.ndisNumber,
    email: crm.email,
    phone: crm.phone,
    address: crm.address,
    suburb: crm.suburb,
    state: crm.state,
    postcode: crm.postcode,
    service_region: crm.region,
    service_types: "Plan Management Client",
    current_rate: 10_445,
    pace: Number(crm.pace),
    api_access: Number(crm.apiAccess),
  });
}

function seedContract(database: DatabaseSync, clientId: number, contract: ContractSeed, pace: boolean): void {
  const contractId = insert(database, "contracts", {
    client_id: clientId,
    reference: contract.reference,
    contract_number: contract.contractNumber,
    plan_start: contract.planStart,
    plan_end: contract.planEnd,
    start_date: contract.planStart,
    end_date: contract.planEnd,
    funding_source: "NDIS",
    funding_management: "Registered Plan Management Provider",
    total_funding: contract.totalFunding,
    pace_participant: pace ? "Yes" : "No",
    pace_plan: Number(pace),
    status: contract.active ? "Active" : "Inactive",
  });
  for (const budget of contract.budgets) {
    const budgetId = insert(database, "plan_budgets", {
      contract_id: contractId,
      category: budget.category,
      amount: budget.amount,
      management_style: "Plan Management",
      start_date: contract.planStart,
      end_date: contract.planEnd,
    });
    if (pace) seedFunding(database, budgetId, budget, contract, clientId - 1);
    const { item, provider, rate, quantity } = budget.support;
    insert(database, "service_supports", {
      contract_id: contractId,
      category: budget.category,
      service: item,
      quantity,
      rate,
      provider,
      total: lineTotal(rate, quantity),
    });
    for (const delivery of budget.delivered) {
      insert(database, "delivered_services", {
        contract_id: contractId,
        support_item: item,
        ...splitItem(item),
        category: budget.category,
        status: delivery.status,
        contract_support: item,
        quantity: delivery.quantity,
        provider,
        invoice_number: delivery.invoice,
        rate,
        invoice_date: delivery.date,
        total: lineTotal(rate, delivery.quantity),
        delivered_date: delivery.date,
      });
    }
  }
}

function seedParticipant(database: DatabaseSync, participant: ParticipantSeed): void {
  insert(database, "participants", {
    ndis_number: participant.ndisNumber,
    surname: participant.surname,
    date_of_birth: participant.dateOfBirth,
    pace: Number(participant.pace),
    authorised: Number(participant.authorised),
  });
  for (const [position, plan] of participant.plans.entries()) {
    insert(database, "participant_plans", {
      ndis_number: participant.ndisNumber,
      position,
      plan_id: plan.id,
      plan_start: plan.start,
      plan_end: plan.end,
      first_start: plan.firstStart,
    });
  }
  seedPace(database, participant);
  seedRecord(database, participant);
}
