import { answerReadings } from "../../lib/crm/offscreen-reader.ts";

answerReadings();
