import { startRadicale } from "../../support/caldav.ts";
import { calendarSuite } from "./calendar-suite.ts";

calendarSuite("radicale", startRadicale);
