/**
 * The page of a printed summary in Typst. A fixed text: what people wrote never becomes part of it, but comes in as
 * JSON and is set as strings, so that no word of theirs is read as a command. Uses no package and opens no file.
 */

export const pdfTemplate = String.raw`
#let d = json(bytes(sys.inputs.data))
#let i = d.imprint
#let ink = rgb("#1d1a16")
#let soft = rgb("#514a41")
#let rule = 0.5pt + rgb("#b9b2a6")
#let accent = rgb("#0c4f6b")
#let warn = rgb("#8a2a0c")
#let said = i.status + " · " + i.revision + " · " + i.audience + " · " + i.made

#set document(title: d.title, description: d.kind + ". " + said)
#set text(font: "Libertinus Serif", size: 11pt, lang: d.lang, region: d.region, fill: ink, hyphenate: false)
#set par(leading: 0.68em, spacing: 0.95em, justify: false, linebreaks: "optimized")

#let lines(words) = words.split("\n").map(line => text(line)).join(linebreak())
#let foot = {
  set text(size: 7.5pt, fill: soft)
  set par(leading: 0.5em, spacing: 0.5em)
  line(length: 100%, stroke: rule)
  v(-0.2em)
  grid(columns: (1fr, auto), column-gutter: 1em,
    [#text(weight: "semibold", fill: if i.unfinished { warn } else { ink }, i.status)#text(said.slice(i.status.len()))],
    context [#counter(page).display() / #counter(page).final().first()])
  text(font: "DejaVu Sans Mono", size: 5.6pt, "SHA-256 " + i.hash)
}
#let head = context {
  set text(size: 8.5pt, fill: soft)
  if counter(page).get().first() > 1 {
    grid(columns: (1fr, auto), column-gutter: 2em, emph(d.short),
      if i.unfinished { text(weight: "bold", fill: warn, tracking: 0.06em, upper(i.status)) })
  }
}
#let behind = if i.unfinished {
  place(center + horizon, rotate(-52deg, text(size: 110pt, weight: "bold", fill: rgb("#f3ebe4"), upper(i.status))))
}
#set page(paper: "a4", margin: (left: 28mm, right: 28mm, top: 27mm, bottom: 31mm), numbering: "1",
  header: head, header-ascent: 38%, footer: foot, footer-descent: 28%, background: behind)

#let measure = 134mm
#let marks = 11mm
#set heading(numbering: none, outlined: true, bookmarked: true)
#show heading: set par(leading: 0.45em)
#show heading: set text(hyphenate: false)
#show heading.where(level: 1): it => block(above: 1.75em, below: 0.75em, sticky: true, breakable: false, text(size: 15.5pt, weight: "semibold", it.body))
#show heading.where(level: 2): it => block(above: 1.6em, below: 0.8em, sticky: true, breakable: false, text(size: 12pt, weight: "semibold", fill: soft, it.body))
#show title: set text(size: 25pt, weight: "semibold")
#show title: set par(leading: 0.36em)
#show title: set block(above: 0.7em, below: 0.75em)
#show figure: set block(breakable: true, above: 1.1em, below: 1.5em)
#show figure: set align(left)
#show figure.caption: it => block(below: 0.75em, sticky: true, text(size: 9.5pt, fill: soft, style: "italic", it.body))
#show figure.where(kind: table): set figure.caption(position: top)
#set list(marker: text(fill: soft, "•"), indent: 0.2em, body-indent: 0.65em, spacing: 0.8em)
#set table(stroke: none, inset: (x: 0pt, y: 5pt), column-gutter: 4mm)
#show table: set text(size: 9.5pt)
#show table: set par(leading: 0.55em, spacing: 0.6em)
#show table.cell.where(y: 0): set text(weight: "semibold")
#show regex("[\x21-\x7e\u{a1}-\u{24f}]{32,}"): it => it.text.clusters().map(box).join()

#let definitions(rows) = block(width: 100%, above: 1em, below: 1.2em, {
  set text(size: 10.5pt)
  set strong(delta: 0)
  set terms(hanging-indent: 50mm, separator: none, spacing: 0.75em, tight: false)
  terms(..rows.map(row => terms.item(
    box(width: 50mm, text(fill: soft, row.term)),
    row.texts.map(lines).join(parbreak()))))
})
#let details(rows) = {
  set text(size: 10.5pt)
  set strong(delta: 0)
  set terms(hanging-indent: 0pt, separator: text(fill: soft)[: ], spacing: 0.62em, tight: false)
  terms(..rows.map(row => terms.item(
    text(style: "italic", fill: soft, row.term),
    row.texts.map(lines).join(linebreak()))))
}
#let entry(b) = block(width: measure + marks, above: 1.25em, below: 1.4em, breakable: not b.short, grid(columns: (marks, 1fr),
  text(weight: "bold", fill: accent, b.mark),
  {
    block(below: 0.62em, lines(b.title))
    if b.details.len() > 0 { details(b.details) }
    if b.note != "" { block(above: 0.7em, text(size: 9.5pt, fill: soft, lines(b.note))) }
  }))
#let ruled(b) = block(breakable: b.rows.len() > 8, width: 100%, figure(kind: table, supplement: none, numbering: none, outlined: false, caption: text(b.caption),
  table(columns: b.widths.map(w => w * 1fr),
    table.hline(stroke: 0.9pt + ink),
    table.header(..b.head.map(w => text(w))),
    table.hline(stroke: 0.6pt + ink),
    ..b.rows.map(row => (
      ..row.enumerate().map(((c, w)) => if b.rowsNamed and c == 0 { text(weight: "semibold", lines(w)) } else { lines(w) }),
      table.hline(stroke: rule))).flatten())))
#let picture(b) = figure(kind: image, supplement: none, numbering: none, outlined: false, caption: text(b.caption),
  image(bytes(b.svg), format: "svg", width: b.width * 1pt, alt: b.alt))

#let set-block(b) = {
  if b.kind == "heading" { heading(level: b.level, text(b.text)) }
  else if b.kind == "paragraph" {
    if b.tone == "lead" { block(width: measure + 8mm, above: 1em, below: 1.15em, text(size: 12.5pt, par(leading: 0.66em, lines(b.text)))) }
    else if b.tone == "note" { block(width: measure, text(size: 9.5pt, fill: soft, par(leading: 0.6em, lines(b.text)))) }
    else { block(width: measure, above: 1em, below: 1em, par(lines(b.text))) }
  }
  else if b.kind == "list" { block(width: measure, list(tight: false, spacing: 0.85em, ..b.items.map(lines))) }
  else if b.kind == "definitions" { definitions(b.rows) }
  else if b.kind == "entry" { entry(b) }
  else if b.kind == "table" { ruled(b) }
  else if b.kind == "picture" { picture(b) }
  else if b.kind == "lying" { page(flipped: true, margin: (left: 25mm, right: 25mm, top: 24mm, bottom: 26mm), b.blocks.map(set-block).join()) }
}

#text(size: 10pt, fill: soft, tracking: 0.05em, d.kind)
#title()
#block(below: 1.7em, par(text(size: 10pt, fill: soft, {
  if d.publisher != "" { text(d.publisher); linebreak() }
  text(weight: "semibold", fill: if i.unfinished { warn } else { ink }, i.status)
  text(said.slice(i.status.len()))
})))
#if d.contents {
  show outline.entry: set block(above: 0.55em)
  block(below: 1.8em, width: measure, text(size: 10pt, outline(title: none, depth: 1)))
}
#for b in d.blocks { set-block(b) }
`;
