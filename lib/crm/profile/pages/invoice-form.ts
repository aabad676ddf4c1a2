import { definePage, type Landmarks } from "../define-page.ts";

export const landmarks: Landmarks = { headings: ["Create New Invoice", "Edit Invoice"] };

/** The form in which an invoice is typed or edited. */
export default definePage({
  name: "invoice-form",
  landmarks,
  fields: {
    client: ["Client", "Client Name", "Participant Name", "Participant"],
    serviceProvider: ["Service Provider", "Service Provider Name"],
    abn: ["ABN", "Service Provider ABN"],
    invoiceNumber: ["Invoice Number", "Provider Invoice Number"],
    invoiceDate: ["Provider Invoice Date", "Invoice Date"],
    invoiceTotal: ["Invoice Total", "Total Amount"],
  },
  tables: {
    invoiceLines: {
      titles: ["Lines", "Line Items", "Invoice Lines", "Captured Lines"],
      columns: {
        claimType: ["Type", "Claim Type"],
        cancellationReason: ["Cancellation Reason Code", "Cancellation Reason"],
        gst: ["GST Code", "GST"],
        from: ["Delivered From", "Delivered Date", "Delivered From Date"],
        to: ["Delivered To", "Delivered To Date"],
        category: ["Plan Category", "Category"],
        item: ["Support Item", "Support Item Number"],
        quantity: ["Qty", "Quantity"],
        hours: ["Hours"],
        rate: ["Rate"],
        lineTotal: ["Total", "Line Total"],
      },
    },
  },
  script: "invoice",
  pageWorldScript: "save-guard",
});
