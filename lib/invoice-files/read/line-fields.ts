import type { InvoiceLine } from "../../domain/invoice/model/line.ts";
import type { FileField } from "../parse/layouts.ts";

/** A class, as engines lay its objects out with room for the fields that come later. */
class Line {
  id = "";
}

export function newLine(): InvoiceLine {
  return new Line();
}

/** A case a field, as an engine finds a property by its name much faster than by a variable. */
export function setLineField(field: FileField, value: string | number, line: InvoiceLine): void {
  switch (field) {
    case "delivered":
      line.from = value as string;
      line.to = value as string;
      break;
    case "from":
      line.from = value as string;
      break;
    case "to":
      line.to = value as string;
      break;
    case "item":
      line.item = value as string;
      break;
    case "quantity":
      line.quantity = value as number;
      break;
    case "rate":
      line.rate = value as number;
      break;
    case "lineTotal":
      line.total = value as number;
      break;
    case "gst":
      line.gst = value as string;
      break;
    case "claimType":
      line.claimType = value as string;
      break;
    default:
      (line as unknown as Record<string, string | number>)[field] = value;
  }
}
