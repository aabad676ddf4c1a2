import { bookingOperations } from "./booking-operations.ts";
import { bookingManageOperations } from "./booking-manage-operations.ts";
import { bookingPageOperations } from "./booking-page-operations.ts";
import { changeOperations } from "./change-operations.ts";
import { clientChoiceOperations } from "./client-choice-operations.ts";
import { connectionOperations } from "./connection-operations.ts";
import { contractOperations } from "./contract-operations.ts";
import { holidayOperations } from "./holiday-operations.ts";
import { invoiceOperations } from "./invoice-operations.ts";
import { paceOperations } from "./pace-operations.ts";
import { pageCheckOperations } from "./page-check-operations.ts";
import { pageOperations } from "./page-operations.ts";
import { panelOperations } from "./panel-operations.ts";
import { participantOperations } from "./participant-operations.ts";
import { diagnosticOperations } from "./organisation/diagnostic-operations.ts";
import { policyOperations } from "./organisation/policy-operations.ts";
import { practiceOperations } from "./organisation/practice-operations.ts";
import { setUpOperations } from "./organisation/set-up-operations.ts";
import { crmProfileOperations } from "./profile/crm-profile-operations.ts";
import { ownProfileOperations } from "./profile/own-profile-operations.ts";
import { contactOperations } from "./profile/contact-operations.ts";
import { ownGoalOperations } from "./profile/own-goal-operations.ts";
import { resourceOperations } from "./profile/resource-operations.ts";
import { priceOperations } from "./price-operations.ts";
import { siteOperations } from "./site-operations.ts";
import { storedDataOperations } from "./stored-data-operations.ts";
import { syncOperations } from "./sync-operations.ts";
import { upkeepOperations } from "./upkeep-operations.ts";
import { vaultOperations } from "./vault-operations.ts";

/** Everything that may be asked of the background, by subject. */
export const operations = {
  ...pageOperations,
  ...pageCheckOperations,
  ...syncOperations,
  ...contractOperations,
  ...paceOperations,
  ...changeOperations,
  ...bookingOperations,
  ...bookingManageOperations,
  ...bookingPageOperations,
  ...participantOperations,
  ...upkeepOperations,
  ...clientChoiceOperations,
  ...invoiceOperations,
  ...panelOperations,
  ...crmProfileOperations,
  ...priceOperations,
  ...ownProfileOperations,
  ...contactOperations,
  ...resourceOperations,
  ...ownGoalOperations,
  ...connectionOperations,
  ...setUpOperations,
  ...siteOperations,
  ...holidayOperations,
  ...storedDataOperations,
  ...vaultOperations,
  ...policyOperations,
  ...diagnosticOperations,
  ...practiceOperations,
};
