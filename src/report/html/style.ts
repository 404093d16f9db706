/** The page's style. Nothing is loaded: system fonts, no pictures but those in the page. */
export const STYLE = `
:root { color-scheme: light; --ink: #1a1a1a; --faint: #595959; --line: #d9d9d9; --link: #005a8c; }
* { box-sizing: border-box; }
html { -webkit-text-size-adjust: 100%; }
body { margin: 0; background: #fff; color: var(--ink); font: 17px/1.5 system-ui, -apple-system, "Segoe UI", Roboto, sans-serif; }
main, header, footer { max-width: 760px; margin: 0 auto; padding: 0 20px; }
header { padding-top: 32px; }
h1 { font-size: 2rem; line-height: 1.15; margin: 0 0 .4rem; }
h2 { font-size: 1.45rem; line-height: 1.2; margin: 3rem 0 .6rem; padding-top: .8rem; border-top: 3px solid var(--ink); }
h3 { font-size: 1.08rem; margin: 0 0 .15rem; }
p { margin: .5rem 0; }
a { color: var(--link); }
.lead { font-size: 1.12rem; }
.generated { font-weight: 600; }
.says, small, .note { color: var(--faint); font-size: .9rem; }
small { display: block; font-weight: 400; }
dl.facts { display: grid; grid-template-columns: max-content 1fr; gap: .15rem 1rem; margin: 1rem 0; }
dl.facts dt { color: var(--faint); }
dl.facts dd { margin: 0; overflow-wrap: anywhere; }
nav ol { columns: 2; padding-left: 1.9rem; margin: .5rem 0; }
ul.happened li { margin: .45rem 0; }
figure, .own { margin: 1.8rem 0; }
figcaption { margin-bottom: .4rem; }
.chart, figure svg { display: block; width: 100%; height: auto; overflow: visible; }
.narrow, .on-paper { display: none; }
.legend { list-style: none; padding: 0; margin: .2rem 0; font-size: .9rem; }
.legend li { display: inline-block; margin-right: 1.1rem; }
ul.legend.narrow { display: none; }
figure svg.swatch { display: inline-block; width: 28px; height: 14px; vertical-align: -1px; margin-right: .35rem; }
details { margin: .4rem 0; font-size: .92rem; }
summary { cursor: pointer; color: var(--link); }
.scroll { overflow-x: auto; max-height: 26rem; overflow-y: auto; border: 1px solid var(--line); margin-top: .4rem; }
main section > .scroll, .own > .scroll { max-height: none; }
.own#groups > .scroll { max-height: 30rem; }
.own tbody th { white-space: nowrap; }
.own#groups tbody th { white-space: normal; min-width: 8.5rem; }
.own#sanctions tbody th, .own#rewards tbody th, .own#key-measures tbody th { white-space: normal; }
.own#compared td:nth-child(2) { white-space: nowrap; }
:is(#compared, #groups, #key-measures) :is(th, td) { padding: .28rem .42rem; }
.scroll + h3 { margin-top: 1.2rem; }
table { border-collapse: collapse; font-size: .84rem; width: 100%; font-variant-numeric: tabular-nums; }
th, td { text-align: left; vertical-align: top; padding: .28rem .6rem; border-bottom: 1px solid var(--line); }
thead th { position: sticky; top: 0; background: #f3f3f3; vertical-align: bottom; }
tbody th { font-weight: 400; }
.number { text-align: right; white-space: nowrap; }
thead .number { white-space: normal; }
code, pre { font: .86rem/1.45 ui-monospace, "SFMono-Regular", Menlo, Consolas, monospace; }
pre { background: #f3f3f3; padding: .6rem .8rem; margin: .4rem 0; white-space: pre-wrap; overflow-wrap: anywhere; }
code { overflow-wrap: anywhere; }
.against td, .against th { width: 33%; }
.against .id { font-size: .78rem; color: var(--faint); display: block; }
.none { color: var(--faint); }
.parameters td:first-child, .parameters th:first-child { min-width: 12rem; }
footer { padding-bottom: 48px; color: var(--faint); font-size: .9rem; }
@media screen and (min-width: 960px) {
  .own#groups > .scroll { margin-inline: -70px; }
}
@media (max-width: 640px) {
  body { font-size: 16px; }
  main, header, footer { padding: 0 12px; }
  header { padding-top: 20px; }
  h1 { font-size: 1.6rem; }
  .wide { display: none; }
  .narrow { display: block; }
  ul.legend.narrow { display: block; }
  nav ol { columns: 1; }
  ul { padding-left: 1.2rem; }
  .against, .against tbody, .against tr, .against td, .against th { display: block; width: auto; }
  .against thead { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); }
  .against tr { border-bottom: 2px solid var(--ink); padding: .5rem 0; }
  .against td, .against th { border: 0; padding: .2rem .6rem; }
  .against [data-label]::before { content: attr(data-label); display: block; color: var(--faint); font-size: .78rem; }
}
@page { margin: 16mm 14mm; }
@media print {
  body { font-size: 10.5pt; }
  main, header, footer { max-width: none; padding: 0; }
  nav, figure details:not([open]) { display: none; }
  .on-paper { display: block !important; }
  summary { color: inherit; list-style: none; break-after: avoid; }
  figure { max-width: 150mm; }
  figure, tr, .own h3 { break-inside: avoid; }
  h2, h3 { break-after: avoid; }
  .scroll { overflow: visible; max-height: none !important; border: 0; }
  thead th { position: static; }
  table { font-size: 7.5pt; }
  .own tbody th, .own td { white-space: normal !important; }
  a { color: inherit; text-decoration: none; }
}
`;
