import { chartCss, dark, light } from "../charts/colours.ts";

/** The colours of the page itself. A test computes that every text has 4.5:1 on its ground. */
export const page = {
  light: {
    back: "#f4f6f8",
    card: light.ground,
    text: light.text,
    faint: light.faint,
    line: light.grid,
    accent: "#0b5cab",
    good: "#0a6b45",
    onGood: "#e3f5ec",
    bad: "#a3330c",
    onBad: "#fdebe3",
    onFaint: "#eef1f4",
  },
  dark: {
    back: "#0d1117",
    card: dark.ground,
    text: dark.text,
    faint: dark.faint,
    line: dark.grid,
    accent: "#6cb6ff",
    good: "#5fd3a3",
    onGood: "#12301f",
    bad: "#ff9d76",
    onBad: "#3a1d12",
    onFaint: "#222a33",
  },
} as const;

/** The page's whole style, the same for every report, so that its hash can stand in the policy. */
export function style(): string {
  return `:root{color-scheme:light dark;${variables(page.light)}}
@media screen and (prefers-color-scheme:dark){:root{${variables(page.dark)}}}
${layout}${chartCss()}`;
}

function variables(colours: Readonly<Record<string, string>>): string {
  return Object.entries(colours)
    .map(([name, value]) => `--${name}:${value}`)
    .join(";");
}

const layout = `*{box-sizing:border-box}
html{-webkit-text-size-adjust:100%;text-size-adjust:100%}
body{margin:0;background:var(--back);color:var(--text);font:16px/1.55 system-ui,-apple-system,"Segoe UI",Roboto,"Helvetica Neue","Noto Sans",sans-serif;overflow-wrap:break-word}
:lang(zh){font-family:system-ui,-apple-system,"PingFang SC","Hiragino Sans GB","Microsoft YaHei","Noto Sans CJK SC","Noto Sans SC",sans-serif;line-height:1.7}
header,nav,main,footer{max-width:60rem;margin:0 auto;padding:0 1.5rem}
header{padding-top:2.5rem;padding-bottom:1.25rem}
h1{font-size:2rem;line-height:1.2;margin:0 0 .5rem;letter-spacing:-.01em;text-wrap:balance}
h2{font-size:1.3rem;line-height:1.3;margin:0 0 .5rem}
p{margin:0 0 .75rem}
a{color:var(--accent)}
.subtitle,.explanation,.detail,.note{color:var(--faint)}
.subtitle{margin:0;font-size:1.05rem}
.explanation{font-size:.92rem;max-width:48rem;text-wrap:pretty}
.note{font-size:.85rem;margin:.5rem 0 0}
.skip{position:absolute;left:-100rem}
.skip:focus{left:1rem;top:1rem;background:var(--card);padding:.5rem 1rem;border-radius:.5rem;z-index:1}
:focus-visible{outline:3px solid var(--accent);outline-offset:2px;border-radius:4px}
nav ul{list-style:none;display:flex;flex-wrap:wrap;gap:.5rem;margin:0 0 1.5rem;padding:0}
nav a{display:block;padding:.3rem .85rem;border:1px solid var(--line);border-radius:2rem;background:var(--card);text-decoration:none;font-size:.9rem}
nav a:hover{border-color:var(--accent)}
section{background:var(--card);border:1px solid var(--line);border-radius:.75rem;padding:1.5rem;margin:0 0 1.25rem;scroll-margin-top:1rem}
section>:last-child{margin-bottom:0}
section:target{border-color:var(--accent)}
.figures{display:grid;grid-template-columns:repeat(auto-fill,minmax(min(13rem,100%),1fr));gap:.75rem;margin:1rem 0}
.figures>div{border:1px solid var(--line);border-radius:.6rem;padding:.9rem 1rem;display:flex;flex-direction:column;gap:.15rem}
dt{font-size:.9rem;color:var(--faint)}
dd{margin:0}
.value{font-size:1.75rem;line-height:1.25;font-weight:650;font-variant-numeric:tabular-nums;display:flex;flex-wrap:wrap;align-items:center;gap:.1rem .6rem}
.words{font-size:1.15rem;line-height:1.9}
.detail{font-size:.85rem;line-height:1.45;margin-top:.2rem}
.trend{font-size:.8rem;line-height:1.4;font-weight:600;padding:.1rem .55rem;border-radius:1rem;background:var(--onFaint);color:var(--text)}
.trend.good{background:var(--onGood);color:var(--good)}
.trend.bad{background:var(--onBad);color:var(--bad)}
figure{margin:1.5rem 0}
figcaption,caption{font-weight:600;text-align:left;padding:0 0 .6rem}
svg.chart{display:block;width:100%;height:auto}
figure .narrow{display:none}
.scroll{overflow-x:auto;margin:1rem 0 0;background:linear-gradient(90deg,transparent,var(--card) 70%) 100% 0/3rem 100% no-repeat local,linear-gradient(90deg,transparent,var(--line)) 100% 0/.75rem 100% no-repeat scroll}
table{border-collapse:collapse;width:100%;font-size:.92rem;font-variant-numeric:tabular-nums}
caption{font-size:1rem}
th,td{padding:.42rem .75rem;border-bottom:1px solid var(--line);text-align:left;vertical-align:top}
th:first-child,td:first-child{padding-left:.25rem}
thead th{color:var(--faint);font-weight:600;font-size:.85rem;vertical-align:bottom;border-bottom-width:2px}
tbody th{font-weight:600;min-width:8rem;max-width:22rem}
.number{text-align:right;white-space:nowrap}
.sortable .number{padding-right:1.4rem}.sortable thead .number{padding-right:.3rem;min-width:5.5rem}
thead .number{white-space:normal}
.date,.short{white-space:nowrap}
tbody tr:hover{background:var(--back)}
th button{font:inherit;color:inherit;background:none;border:0;padding:0 1.1em 0 0;margin:0;cursor:pointer;text-align:inherit;position:relative}
th button:hover{color:var(--accent)}
th button::after{content:"↕";position:absolute;right:0;bottom:0;width:1em;text-align:center;opacity:.6}
th[aria-sort] button{color:var(--text)}
th[aria-sort] button::after{opacity:1}
th[aria-sort=ascending] button::after{content:"↑"}
th[aria-sort=descending] button::after{content:"↓"}
details{margin:.75rem 0 0;font-size:.9rem}
summary{cursor:pointer;color:var(--accent);width:fit-content}
details table{width:auto;min-width:min(100%,24rem)}
footer{padding-bottom:3rem}
footer ul{margin:0;padding-left:1.25rem}
footer li{margin:.25rem 0}
@media screen and (max-width:640px){header,nav,main,footer{padding-left:.75rem;padding-right:.75rem}header{padding-top:1.5rem}h1{font-size:1.6rem}section{padding:1rem}
figure .wide{display:none}figure .narrow{display:block;max-width:28rem}.figures{grid-template-columns:repeat(auto-fill,minmax(min(9.5rem,100%),1fr))}.value{font-size:1.5rem}.trend{font-size:.75rem;padding:.1rem .45rem}.figures>div{padding:.75rem .8rem}
.sticky th:first-child,.sticky td:first-child{position:sticky;left:0;background:var(--card)}tbody th{min-width:7rem;max-width:10rem}}
@media print{body{font-size:11pt;background:#fff}header,main,footer{max-width:none;padding:0}header{margin-bottom:1.5rem}nav,.skip,details,th button::after{display:none}section{border:0;border-radius:0;padding:0;margin:0 0 1.5rem}h2{break-after:avoid}figure,.figures>div,tr{break-inside:avoid}.scroll{overflow:visible}thead{display:table-header-group}*{print-color-adjust:exact;-webkit-print-color-adjust:exact}}
`;
