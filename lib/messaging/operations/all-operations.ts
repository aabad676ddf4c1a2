import { changeOperations } from "./change-operations.ts";
import { connectionOperations } from "./connection-operations.ts";
import { contractOperations } from "./contract-operations.ts";
import { holidayOperations } from "./holiday-operations.ts";
import { invoiceOperations } from "./invoice-operations.ts";
import { paceOperations } from "./pace-operations.ts";
import { pageOperations } from "./page-operations.ts";
import { siteOperations } from "./site-operations.ts";
import { storedDataOperations } from "./stored-data-operations.ts";
import { syncOperations } from "./sync-operations.ts";

/** Everything that may be asked of the background, by subject. */
export const operations = {
  ...pageOperations,
  ...syncOperations,
  ...contractOperations,
  ...paceOperations,
  ...changeOperations,
  ...invoiceOperations,
  ...connectionOperations,
  ...siteOperations,
  ...holidayOperations,
  ...storedDataOperations,
};
