import { startXandikos } from "../../support/caldav.ts";
import { calendarSuite } from "./calendar-suite.ts";

calendarSuite("xandikos", startXandikos);
