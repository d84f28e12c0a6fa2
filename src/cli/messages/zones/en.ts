/** What is said of time zones that were given to a command or an answer, in English. */
export const zonesEn = {
  "usage.timezone": "“{value}” is no time zone; write it like Asia/Shanghai or Europe/Berlin",
  "usage.timezone-near": "“{value}” is no time zone; did you mean {nearest}?",
  "usage.timezone-letters":
    "“{value}” may be any of several places, and is no time zone; write the one that is meant: {zones}",
  "usage.timezone-offset": "“{value}” is no time zone: it knows no summer time; write the place: {zones}",
  "usage.timezone-city": "“{value}” is no time zone; that place keeps the time of {nearest}: write that",
  "answer.format-timezone": "{id}: “{value}” is no time zone; write it like Asia/Shanghai or Europe/Berlin",
  "answer.format-timezone-near": "{id}: “{value}” is no time zone; did you mean {nearest}?",
  "answer.format-timezone-letters":
    "{id}: “{value}” may be any of several places, and is no time zone; write the one that is meant: {zones}",
  "answer.format-timezone-offset": "{id}: “{value}” is no time zone: it knows no summer time; write the place: {zones}",
  "answer.format-timezone-city": "{id}: “{value}” is no time zone; that place keeps the time of {nearest}: write that",
  "usage.zone-sign":
    "{zone} is {offset}: in these names the sign is the other way round; if {meant} is meant, write the place: {zones}",
  "usage.zone-fixed": "{zone} knows no summer time; the place may be meant: {zones}",
};
