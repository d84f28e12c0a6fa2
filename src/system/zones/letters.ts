/**
 * Abbreviations of zones and the places that use them, the most people first. From the IANA database's files (the FORMAT of
 * their lines) and from what is written where the database has none (SGT, PHT …).
 */
const lines = `
PT America/Los_Angeles
PST America/Los_Angeles Asia/Manila
PDT America/Los_Angeles
MT America/Denver
MDT America/Denver
CT America/Chicago
CST America/Chicago Asia/Shanghai America/Havana
CDT America/Chicago America/Havana
ET America/New_York
EDT America/New_York
AT America/Halifax
AST America/Halifax America/Puerto_Rico Asia/Riyadh
ADT America/Halifax
NT America/St_Johns
NST America/St_Johns
NDT America/St_Johns
AKT America/Anchorage
AKST America/Anchorage
AKDT America/Anchorage
HT Pacific/Honolulu
BRT America/Sao_Paulo
ART America/Argentina/Buenos_Aires
CLT America/Santiago
CLST America/Santiago
COT America/Bogota
PET America/Lima
VET America/Caracas
BOT America/La_Paz
UYT America/Montevideo
BST Europe/London Asia/Dhaka
UK Europe/London
IST Asia/Kolkata Europe/Dublin Asia/Jerusalem
IDT Asia/Jerusalem
WEST Europe/Lisbon
CEST Europe/Berlin Europe/Paris
CETDST Europe/Berlin Europe/Paris
MEZ Europe/Berlin
MESZ Europe/Berlin
EEST Europe/Athens Europe/Helsinki Europe/Kyiv
MSK Europe/Moscow
TRT Europe/Istanbul
SAST Africa/Johannesburg
EAT Africa/Nairobi
CAT Africa/Maputo
WAT Africa/Lagos
GST Asia/Dubai
IRST Asia/Tehran
PKT Asia/Karachi
NPT Asia/Kathmandu
BDT Asia/Dhaka
ICT Asia/Bangkok Asia/Ho_Chi_Minh
WIB Asia/Jakarta
WITA Asia/Makassar
WIT Asia/Jayapura
SGT Asia/Singapore
MYT Asia/Kuala_Lumpur
PHT Asia/Manila
HKT Asia/Hong_Kong
CTT Asia/Shanghai
北京时间 Asia/Shanghai
中国标准时间 Asia/Shanghai
JST Asia/Tokyo
KST Asia/Seoul
AWST Australia/Perth
ACT Australia/Darwin America/Rio_Branco
ACST Australia/Adelaide Australia/Darwin
ACDT Australia/Adelaide
AET Australia/Sydney
AEST Australia/Sydney Australia/Brisbane
AEDT Australia/Sydney
NZT Pacific/Auckland
NZST Pacific/Auckland
NZDT Pacific/Auckland
SST Pacific/Pago_Pago Pacific/Guadalcanal
Z UTC
UTC UTC
EST America/New_York
MST America/Denver America/Phoenix
HST Pacific/Honolulu
GMT Europe/London
CET Europe/Berlin Europe/Paris
EET Europe/Athens Europe/Helsinki Europe/Kyiv
WET Europe/Lisbon
EASTERN America/New_York
CENTRAL America/Chicago
MOUNTAIN America/Denver
PACIFIC America/Los_Angeles`;

export const abbreviations: Readonly<Record<string, readonly string[]>> = table(lines);

/** Zones by how many minutes their clocks are ahead of UTC, in winter or in summer. */
export const offsets: Readonly<Record<string, readonly string[]>> = table(`
-660 Pacific/Pago_Pago
-600 Pacific/Honolulu
-570 Pacific/Marquesas
-540 America/Anchorage
-480 America/Los_Angeles America/Anchorage
-420 America/Denver America/Phoenix America/Los_Angeles
-360 America/Chicago America/Mexico_City America/Denver
-300 America/New_York America/Bogota America/Chicago
-240 America/Halifax America/Caracas America/New_York
-210 America/St_Johns
-180 America/Sao_Paulo America/Argentina/Buenos_Aires
-150 America/St_Johns
-120 America/Noronha America/Nuuk
-60 Atlantic/Azores Atlantic/Cape_Verde
0 UTC Europe/London Africa/Abidjan
60 Europe/Berlin Africa/Lagos Europe/London
120 Europe/Kyiv Africa/Johannesburg Europe/Berlin
180 Europe/Moscow Africa/Nairobi Europe/Istanbul
210 Asia/Tehran
240 Asia/Dubai Asia/Yerevan
270 Asia/Kabul
300 Asia/Karachi Asia/Tashkent
330 Asia/Kolkata Asia/Colombo
345 Asia/Kathmandu
360 Asia/Dhaka Asia/Thimphu
390 Asia/Yangon
420 Asia/Bangkok Asia/Ho_Chi_Minh Asia/Jakarta
480 Asia/Shanghai Asia/Singapore Australia/Perth
525 Australia/Eucla
540 Asia/Tokyo Asia/Seoul
570 Australia/Adelaide Australia/Darwin
600 Australia/Sydney Australia/Brisbane
630 Australia/Adelaide Australia/Lord_Howe
660 Australia/Sydney Pacific/Guadalcanal
720 Pacific/Auckland Pacific/Fiji
765 Pacific/Chatham
780 Pacific/Auckland Pacific/Tongatapu
825 Pacific/Chatham
840 Pacific/Kiritimati`);

function table(text: string): Record<string, string[]> {
  return Object.fromEntries(
    text
      .trim()
      .split("\n")
      .map((line) => {
        const [key = "", ...zones] = line.split(" ");
        return [key, zones];
      }),
  );
}
