"""What a page looks like: on a screen, light or dark, on a phone, and on paper in black and white."""

STYLE = """
:root {
  color-scheme: light dark;
  --page: #f4f5f7; --paper: #fff; --text: #14181c; --muted: #4d5660; --line: #c9d0d8; --grid: #e3e7eb;
  --blue: #0060a0; --orange: #c24e00; --bad: #b3123f; --good: #1a5e2a;
  --said: #d5dbe1; --hearing: #8cc9f0; --translating: #f2b84b; --voice: #12406b; --stroke: #3c454e;
}
@media (prefers-color-scheme: dark) {
  :root {
    --page: #12161a; --paper: #080a0c; --text: #eef1f3; --muted: #aab3bb; --line: #3a424a; --grid: #232a31;
    --blue: #6cbcf5; --orange: #ff9d4d; --bad: #ff7f9c; --good: #7be37b;
    --said: #4a545e; --hearing: #3a8fc7; --translating: #d99a1e; --voice: #e6f0fa; --stroke: #b4bec8;
  }
}
* { box-sizing: border-box; }
body {
  margin: 0; background: var(--page); color: var(--text);
  font: 1rem/1.5 system-ui, -apple-system, "Segoe UI", Roboto, Inter, "Noto Sans", sans-serif;
}
header, main { max-width: 64rem; margin: 0 auto; padding: .75rem 1rem; }
h1 { font-size: 1.5rem; margin: .25rem 0; }
h2 { font-size: 1.25rem; margin: 0 0 .5rem; overflow-wrap: anywhere; }
h3 { font-size: 1.1rem; margin: 1.5rem 0 .5rem; }
h4 { font-size: 1rem; margin: 0; overflow-wrap: anywhere; }
p { margin: .25rem 0 .5rem; max-width: 46rem; }
a { color: var(--blue); }
bdi { unicode-bidi: isolate; }
main > section { background: var(--paper); border: 1px solid var(--line); border-radius: .5rem;
  padding: .75rem 1rem; margin: 0 0 1rem; }
dl { margin: .5rem 0; }
dt { color: var(--muted); }
dd { margin: 0; overflow-wrap: anywhere; }
.facts { display: grid; grid-template-columns: max-content minmax(0, 1fr); gap: .1rem 1rem; font-size: .9rem; }
.verdict strong { text-transform: uppercase; letter-spacing: .03em; }
details { margin: .5rem 0; }
summary { cursor: pointer; color: var(--blue); }
:focus-visible { outline: 3px solid var(--blue); outline-offset: 1px; }
.scrolls { overflow-x: auto; max-width: 100%; }
table { border-collapse: collapse; font-size: .875rem; }
th, td { padding: .2rem .6rem; border-bottom: 1px solid var(--line); text-align: start; vertical-align: top; }
thead th { color: var(--muted); font-weight: 600; }
tbody th { font-weight: 400; }
td { font-variant-numeric: tabular-nums; }
.meaning { color: var(--muted); }
.is-missed { color: var(--bad); font-weight: 700; }
.is-met { color: var(--good); }
.worst { width: 100%; }
.worst tbody th { min-width: 7rem; overflow-wrap: anywhere; }
.worst td:nth-child(2) { width: 100%; }
.worst small { display: block; color: var(--muted); }
.texts, .values { display: grid; grid-template-columns: max-content minmax(0, 1fr); gap: 0 .6rem; margin: 0; }
.values { width: 9rem; }
figure { margin: 1.5rem 0; break-inside: avoid; }
.plot svg { display: block; width: 100%; height: auto; overflow: visible; }
.plot.wide { max-width: 720px; }
.plot.narrow { display: none; max-width: 30rem; }
.legend { list-style: none; margin: .25rem 0; padding: 0; display: flex; flex-wrap: wrap; gap: 0 1.2rem;
  font-size: .875rem; }
.legend li { display: flex; align-items: center; gap: .4rem; }
.swatch { width: 26px; height: 14px; flex: none; }
.interval { width: 160px; height: 18px; display: block; }
.patterns { position: absolute; width: 0; height: 0; }
text { fill: var(--text); font-size: 12px; font-variant-numeric: tabular-nums; unicode-bidi: isolate; }
text.title { fill: var(--muted); }
text.number { font-weight: 700; paint-order: stroke; stroke: var(--paper); stroke-width: 3px; }
text.wrong { fill: var(--bad); font-weight: 700; font-size: 14px; }
.grid, .axis { fill: none; stroke: var(--grid); stroke-width: 1; }
.axis { stroke: var(--muted); }
.run { fill: none; stroke: var(--text); stroke-width: 2; stroke-linejoin: round; }
.median { stroke-width: 2.5; }
.drift { stroke: var(--text); stroke-width: 1.8; stroke-dasharray: 9 5; }
.of-voice { stroke: var(--orange); stroke-dasharray: 2 4; }
.pointer { fill: none; stroke: var(--muted); stroke-width: .8; }
.limit { stroke: var(--muted); stroke-width: 1.5; stroke-dasharray: 4 4; }
.half { stroke: var(--text); stroke-width: 2; stroke-dasharray: none; }
.most { stroke: var(--text); stroke-width: 2; }
.front { stroke: var(--blue); }
.dots { fill: none; stroke-linecap: round; stroke-width: 4.5; stroke: var(--blue); }
.words { opacity: .55; }
.voice.dots { stroke: var(--orange); stroke-linecap: square; stroke-width: 6; }
.words.many { stroke-width: 2.5; }
.voice.many { stroke-width: 4; }
.mean { stroke: var(--text); stroke-width: 7; }
.mark { fill: none; stroke: var(--muted); stroke-width: 2; }
.best { fill: var(--blue); fill-opacity: .35; stroke: var(--blue); }
.usual { stroke: var(--orange); stroke-width: 3.5; }
.bar { stroke: var(--stroke); stroke-width: .6; }
.bar.one { fill: var(--hearing); }
.bar.said, .ground-said { fill: var(--said); }
.bar.hearing { fill: url(#hearing); } .ground-hearing { fill: var(--hearing); }
.bar.translating { fill: url(#translating); } .ground-translating { fill: var(--translating); }
.bar.voice { fill: var(--voice); }
.stroke { fill: none; stroke: var(--stroke); stroke-width: 1; }
.speck { fill: var(--stroke); }
.plate { fill: var(--paper); opacity: .85; }
.truth { fill: var(--muted); }
.right { fill: var(--hearing); stroke: var(--blue); stroke-width: .6; }
.false { fill: url(#false); stroke: var(--bad); stroke-width: 1.2; }
.ground-false { fill: var(--paper); } .stroke-false { fill: none; stroke: var(--bad); stroke-width: 2.2; }
.missed { fill: var(--paper); stroke: var(--bad); stroke-width: 1.2; stroke-dasharray: 2 2; }
@media (max-width: 46rem) {
  header, main { padding: .5rem; }
  main > section { padding: .5rem; }
  .plot.wide { display: none; }
  .plot.narrow { display: block; }
  .explained.single thead { display: none; }
  .explained.single tr { display: flex; flex-wrap: wrap; border-bottom: 1px solid var(--line); }
  .explained.single th, .explained.single td { border: 0; }
  .explained.single th { flex: 1 1 60%; }
  .explained.single td:last-child { flex: 1 1 100%; padding-top: 0; }
  .explained.single td:empty { display: none; }
  .cards thead { display: none; }
  .cards tr { display: block; padding: .3rem 0; border-bottom: 1px solid var(--line); }
  .cards th { display: block; border: 0; padding: 0; font-weight: 700; }
  .cards td { display: inline-block; border: 0; padding: 0 .9rem 0 0; }
  .cards td:empty { display: none; }
  .explained.cards td:last-child { display: block; }
  .explained.cards td:last-child::before { content: none; }
  .cards td::before { content: attr(data-label) " "; color: var(--muted); }
  .cards .interval { display: inline-block; vertical-align: middle; }
  .worst thead { display: none; }
  .worst, .worst tbody, .worst tr, .worst th, .worst td { display: block; width: auto; }
  .worst th, .worst td { border: 0; padding: .1rem 0; }
  .worst tr { border-bottom: 1px solid var(--line); padding: .4rem 0; }
  .values {
    width: auto; justify-content: start; grid-auto-flow: column;
    grid-template-columns: repeat(3, max-content); grid-template-rows: auto auto;
  }
}
@page { size: A4; margin: 14mm; }
@media print {
  :root {
    color-scheme: light;
    --page: #fff; --paper: #fff; --text: #000; --muted: #333; --line: #999; --grid: #ccc;
    --blue: #1a3f66; --orange: #000; --bad: #000; --good: #000;
    --said: #fff; --hearing: #ddd; --translating: #999; --voice: #000; --stroke: #000;
  }
  body { font-size: 10pt; }
  header, main { max-width: none; padding: 0; }
  main > section { border: 0; border-radius: 0; padding: 0; }
  .plot.wide { display: block; } .plot.narrow { display: none; }
  .scrolls { overflow: visible; }
  details:not([open]), nav { display: none; }
  tr, .facts, .legend { break-inside: avoid; }
  h2, h3, h4, figcaption { break-after: avoid; }
  thead { display: table-header-group; }
}
"""
