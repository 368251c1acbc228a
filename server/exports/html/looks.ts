/** The style sheet of the page: to read on a telephone, and to print on A4. */
/** `c38`: a column of 38 percent. The policy of the page lets no style attribute through. */
const COLUMNS = Array.from({ length: 81 }, (_, part) => `.c${part}{inline-size:${part}%}`)
  .slice(10)
  .join('')

export const CSS = `
:root{color-scheme:light;--ink:#2d353f;--muted:#4f5763;--teal:#0e5a57;--line:#c9c3b6;--sand:#f8f3ea;--mint:#d8f4f1;--ochre:#e3a33a}
*{box-sizing:border-box}
html{font:112.5%/1.6 'Noto Sans',system-ui,sans-serif;color:var(--ink);background:#fff;overflow-wrap:anywhere}
body{margin:0;padding:1.5rem 1rem 3rem}
main{max-inline-size:46rem;margin-inline:auto}
h1,h2{font-family:Lexend,'Noto Sans',system-ui,sans-serif;color:var(--teal);line-height:1.25;text-wrap:balance}
h1{font-size:2rem;margin:0 0 .25rem}
h2{font-size:1.4rem;margin:2.5rem 0 .75rem}
h3{font-size:1.1rem;margin:1.5rem 0 .5rem;line-height:1.35}
p{margin:0 0 .75rem}
.subtitle{color:var(--muted);font-size:1.1rem}
.note,figcaption{color:var(--muted);font-size:.95rem}
caption{color:var(--muted);text-align:start;padding-block:.25rem .5rem}
nav{margin-block:1.5rem;padding:1rem 1.25rem;background:var(--sand);border-radius:.5rem}
nav h2{margin:0 0 .5rem;font-size:1.1rem}
nav ul{margin:0;padding-inline-start:1.25rem}
a{color:var(--teal)}
a:focus-visible{outline:3px solid var(--ink);outline-offset:2px;background:#ffe9a8}
ul{padding-inline-start:1.5rem}
li>p{margin-block-end:.35rem}
blockquote,.notice{margin:1rem 0;padding:.75rem 1rem .25rem;border-inline-start:4px solid var(--ochre);break-inside:avoid}
.notice{border-color:var(--teal);background:var(--sand)}
.by{font-weight:600;color:var(--teal)}
figure{margin:1rem 0;break-inside:avoid}
${[1, 2, 3, 4, 5, 6, 7, 8, 9].map((n) => `.w${n}{inline-size:max(${n * 10}%,7rem)}`).join('')}
${COLUMNS}
figure svg{display:block;inline-size:100%;block-size:auto}
table{inline-size:100%;border-collapse:collapse;margin-block:1rem}
th,td{border:1px solid var(--line);padding:.5rem .6rem;text-align:start;vertical-align:top;font-weight:400}
th p,td p{margin-block-end:.3rem}
thead th{background:var(--mint);font-weight:600}
code{font-family:ui-monospace,'Liberation Mono',monospace}
.watermark{color:var(--muted);border:1px solid var(--line);padding:.35rem .75rem;display:inline-block}
@media screen and (max-width:40rem){
thead{position:absolute;clip-path:inset(50%);block-size:1px;inline-size:1px;overflow:hidden}
table,caption,tbody,tr,th,td{display:block}
colgroup{display:none}
tbody tr{border:1px solid var(--line);border-radius:.5rem;margin-block-end:.75rem;padding:.25rem .25rem .5rem}
th,td{border:0;padding:.35rem .5rem}
td:empty{display:none}
[data-label]::before{content:attr(data-label);display:block;color:var(--muted);font-size:.9rem;font-weight:400}
}
@page{size:A4;margin:18mm 18mm 20mm}
@media print{
html{font-size:11pt;line-height:1.45}
body{padding:0}
main{max-inline-size:none}
h2,h3,caption{break-after:avoid}
tr,li{break-inside:avoid}
thead{display:table-header-group}
nav{break-inside:avoid}
a{color:inherit;text-decoration:none}
.notice,thead th,nav{print-color-adjust:exact;-webkit-print-color-adjust:exact}
.watermark{position:fixed;inset-block-start:40%;inset-inline:0;border:0;text-align:center;font-size:64pt;opacity:.12;transform:rotate(-30deg);display:block}
}
`
