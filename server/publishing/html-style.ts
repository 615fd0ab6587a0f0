/**
 * The style of a summary as a page of its own: a printed report on a screen, light or dark as its reader has it, and on
 * paper. Asks nothing of any other file or host. Colours hold 4.5 to 1 on their ground.
 */

export const pageStyle = `
:root{color-scheme:light dark;--paper:#fdfcf9;--ink:#1f1b16;--soft:#4f483f;--rule:#cfc8bb;--accent:#0c4f6b;--wash:#f3efe7;
--warn:#8a2a0c;--map-paper:#fdfcf9;--map-raised:#fffefb;--map-ink:#1f1b16;--map-soft:#4f483f;--map-faint:#655d53;
--map-line:#8b8277;--map-sunk:#f3efe7;--map-model:#0f5590;--map-model-wash:#e6eef6;--map-interface:#7a3a78;
--map-interface-wash:#f3e9f2;--map-workflow:#0c654d;--map-workflow-wash:#e2f0ea;--map-human:#98430c;--map-human-wash:#faebdf;
--map-governance:#4b5361;--map-governance-wash:#ebecef}
@media (prefers-color-scheme:dark){:root{--paper:#181613;--ink:#ece6db;--soft:#c0b8ab;--rule:#4a443c;--accent:#8fc6e0;
--wash:#221f1b;--warn:#f0a684;--map-paper:#181613;--map-raised:#201d19;--map-ink:#ece6db;--map-soft:#c0b8ab;
--map-faint:#a29a8d;--map-line:#857d71;--map-sunk:#121110;--map-model:#8bb9e6;--map-model-wash:#1a2836;--map-interface:#d6a2d3;
--map-interface-wash:#302030;--map-workflow:#78c7ab;--map-workflow-wash:#162d26;--map-human:#eba270;--map-human-wash:#37241a;
--map-governance:#b3bbc8;--map-governance-wash:#272a30}}
*{box-sizing:border-box}
html{-webkit-text-size-adjust:100%;text-size-adjust:100%}
body{margin:0;background:var(--paper);color:var(--ink);
font:1.0625rem/1.6 Charter,'Bitstream Charter','Libertinus Serif',Cambria,Georgia,serif;overflow-wrap:anywhere}
main{max-width:44rem;margin:0 auto;padding:3rem 1.25rem 4rem}
h1,h2,h3{line-height:1.25;font-weight:600;text-wrap:pretty;break-after:avoid}
h1{font-size:2.125rem;margin:.35rem 0 .75rem}
h2{font-size:1.4rem;margin:2.75rem 0 .75rem;padding-top:.85rem;border-top:1px solid var(--rule)}
h3{font-size:1.1rem;margin:1.75rem 0 .5rem;color:var(--soft)}
p{margin:0 0 .9rem}
.kind,.imprint,.publisher{font-size:.9rem;color:var(--soft);margin:0}
.kind{letter-spacing:.04em}
.imprint{margin-top:.35rem}
.mark{font-weight:700;color:var(--ink)}
.unfinished .mark{color:var(--warn)}
.lead{font-size:1.1875rem;line-height:1.55}
header+.lead,header+.note+.lead{margin-top:1.75rem}
.note{font-size:.9375rem;color:var(--soft)}
ul{margin:0 0 .9rem;padding-left:1.25rem}
li{margin-bottom:.5rem}
dl{margin:0 0 .9rem;display:grid;grid-template-columns:minmax(8rem,13rem) 1fr;gap:.35rem 1.25rem}
dt{color:var(--soft)}
dd{margin:0}
dd p:last-child{margin:0}
.entry{display:grid;grid-template-columns:3rem 1fr;margin:0 0 1.35rem;break-inside:avoid-page}
.entry>.sign{font-weight:700;color:var(--accent)}
.entry>div>p{margin-bottom:.4rem}
.entry dl{margin:0;font-size:.9688rem}
.entry .note{margin:.35rem 0 0}
.scroll{overflow-x:auto;margin:0 0 1.25rem}
.scroll:focus-visible{outline:2px solid var(--accent);outline-offset:3px}
table{width:100%;border-collapse:collapse;font-size:.9688rem;line-height:1.45;overflow-wrap:break-word}
caption{text-align:left;color:var(--soft);font-size:.9375rem;padding-bottom:.5rem}
th,td{text-align:left;vertical-align:top;padding:.45rem .9rem .45rem 0;border-bottom:1px solid var(--rule);min-width:5rem}
thead th{border-bottom:1.5px solid var(--ink);font-weight:600}
tbody th{font-weight:600}
td:last-child,th:last-child{padding-right:0}
tr{break-inside:avoid}
figure{margin:0 0 1.5rem}
figcaption{color:var(--soft);font-size:.9375rem;padding-top:.5rem}
figure svg{display:block;max-width:100%;height:auto}
@media (max-width:36rem){main{padding-top:1.5rem}h1{font-size:1.7rem}dl{grid-template-columns:1fr;gap:0}
dd{margin-bottom:.6rem}.entry{grid-template-columns:2.25rem 1fr}}
@media print{:root{color-scheme:light;--paper:#fff;--ink:#000;--soft:#3d3831;--rule:#b9b2a6;--accent:#0c4f6b;--map-paper:#fff;
--map-raised:#fff;--map-ink:#1d1a16;--map-soft:#4a443c;--map-faint:#5f584f;--map-line:#8b8277;--map-sunk:#f4f1ea;
--map-model:#0f5590;--map-model-wash:#e6eef6;--map-interface:#7a3a78;--map-interface-wash:#f3e9f2;--map-workflow:#0c654d;
--map-workflow-wash:#e2f0ea;--map-human:#98430c;--map-human-wash:#faebdf;--map-governance:#4b5361;
--map-governance-wash:#ebecef;--warn:#8a2a0c}
html{font-size:9.75pt}body{font-size:1.05rem;line-height:1.45;print-color-adjust:exact;-webkit-print-color-adjust:exact}
main{max-width:none;padding:0}h2{margin-top:1.9rem;padding-top:.6rem}figure svg{max-height:205mm}.scroll{overflow:visible}figure{break-inside:avoid}thead{display:table-header-group}}
`
  .replaceAll('\n', '')
  .trim();
