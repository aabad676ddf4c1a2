import { answerReadings } from "../../lib/crm/read/offscreen-reader.ts";

answerReadings();
