/** The style of the page. Everything is measured in rem, so that it grows with the reader's own size of text. */
export const style = `
:root{color-scheme:light dark;--back:#fbfaf8;--card:#fff;--ink:#1c1b1a;--soft:#5b5752;--line:#dcd7d0;--link:#0b57a4;--mark:#fdf1d3;--focus:#b3470b;--off:#f3f0ec}
@media (prefers-color-scheme:dark){:root{--back:#161514;--card:#211f1d;--ink:#f1eeea;--soft:#b5aea6;--line:#3c3834;--link:#8ec5ff;--mark:#453a1c;--focus:#ffb27a;--off:#1b1a18}}
*{box-sizing:border-box}
[hidden]{display:none!important}
body{margin:0;background:var(--back);color:var(--ink);font:1rem/1.5 system-ui,-apple-system,"Segoe UI",Roboto,"Noto Sans","PingFang SC","Microsoft YaHei","Noto Sans CJK SC",sans-serif;overflow-wrap:anywhere}
a{color:var(--link)}
:focus-visible{outline:.1875rem solid var(--focus);outline-offset:.125rem;border-radius:.125rem}
.skip{position:absolute;left:-999rem}
.skip:focus{left:1rem;top:1rem;background:var(--card);padding:.5rem 1rem;z-index:9}
header,main,footer{max-width:80rem;margin:0 auto;padding:0 1rem}
header{padding-top:2rem}
h1{font-size:2rem;line-height:1.2;margin:0 0 .5rem}
h2{font-size:1.375rem;margin:2.5rem 0 .75rem;scroll-margin-top:1rem}
h3{font-size:1.0625rem;margin:0 0 .25rem}
p{margin:.25rem 0}
.soft{color:var(--soft)}
.feeds{list-style:none;margin:1rem 0;padding:0;display:flex;flex-wrap:wrap;gap:.5rem}
.feeds li{background:var(--card);border:1px solid var(--line);border-radius:.5rem;padding:.5rem .875rem}
.feeds b{display:block}
.feeds a{display:inline-block;padding:.125rem 0;margin-right:.75rem}
.months{list-style:none;margin:1rem 0 0;padding:0;display:flex;flex-wrap:wrap;gap:.375rem}
.months a{display:block;min-width:2.75rem;padding:.25rem .625rem;border:1px solid var(--line);border-radius:1rem;text-decoration:none;text-align:center}
.months a:hover{background:var(--card)}
table{width:100%;border-collapse:collapse;table-layout:fixed;background:var(--card)}
th{font-size:.875rem;font-weight:600;color:var(--soft);text-align:left;padding:.375rem .5rem;border:1px solid var(--line)}
td{vertical-align:top;height:5.5rem;padding:.25rem;border:1px solid var(--line)}
td.out{background:var(--off)}
td.now{background:var(--mark)}
.day{display:block;font-size:.875rem;color:var(--soft);padding:0 .25rem}
td.now .day{color:var(--ink);font-weight:700}
.wd{position:absolute;clip-path:inset(50%);width:1px;height:1px;overflow:hidden;white-space:nowrap}
td ol{list-style:none;margin:0;padding:0}
.e{position:relative;margin-top:.25rem;border-left:.25rem solid var(--kind,#4169e1);border-radius:.25rem;background:var(--back);font-size:.875rem;line-height:1.35}
.e summary,.e>a{display:block;padding:.25rem .375rem;cursor:pointer;color:inherit;text-decoration:none}
.e summary::-webkit-details-marker{display:none}
.e summary:hover b,.e>a:hover{text-decoration:underline}
.e b{font-weight:600}
.e .at{font-variant-numeric:tabular-nums;white-space:nowrap}
.zone,.here{color:var(--soft);font-size:.8125rem}
.here{display:block}
.gone summary b{text-decoration:line-through}
.tag{display:inline-block;font-size:.75rem;border:1px solid currentColor;border-radius:.25rem;padding:0 .25rem}
.card{padding:.625rem .75rem;background:var(--card);border:1px solid var(--line);border-radius:.5rem;box-shadow:0 .5rem 1.5rem rgb(0 0 0/.2)}
.card p{margin:0 0 .375rem}
.about{display:grid;gap:1rem;grid-template-columns:repeat(auto-fill,minmax(min(22rem,100%),1fr))}
.about article{background:var(--card);border:1px solid var(--line);border-left:.25rem solid var(--kind,#4169e1);border-radius:.5rem;padding:.875rem 1rem;scroll-margin-top:1rem}
.about article:target,.e:target{outline:.1875rem solid var(--focus)}
dl{margin:.5rem 0 0;display:grid;grid-template-columns:auto 1fr;gap:.125rem .75rem}
dt{color:var(--soft)}
dd{margin:0}
footer{padding:2rem 1rem;color:var(--soft)}
.k-meetup,.k-call{--kind:#4169e1}.k-talk,.k-workshop{--kind:#0e8a7a}.k-conference{--kind:#9a2da8}.k-office-hours{--kind:#3f7cac}.k-study-group,.k-course{--kind:#4f8a2b}.k-competition,.k-hackathon{--kind:#c2521b}.k-mentoring{--kind:#66758a}
@media (min-width:48rem){.card{position:absolute;left:0;top:100%;width:20rem;z-index:5}td:nth-child(n+5) .card{left:auto;right:0}}
@media (max-width:47.99rem){header{padding-top:1.25rem}h1{font-size:1.625rem}table,tbody,tr,td{display:block;height:auto}table{background:none}thead,td.out,td.none{display:none}td{border:1px solid var(--line);border-radius:.5rem;background:var(--card);margin-bottom:.5rem;padding:.5rem}.day{font-size:1rem;font-weight:600;color:var(--ink)}.wd{position:static;clip-path:none;width:auto;height:auto;display:inline}.e{font-size:1rem}.card{box-shadow:none;border-width:1px 0 0;border-radius:0;background:none}}
@media print{.skip,.months,.feeds{display:none}td{height:auto}.card{position:static;box-shadow:none}}
`.trim();
