// A text as blocks: headings, paragraphs, boxes and tables of sentences with their marks.

/** The text as blocks: headings, paragraphs, tables; sentences of one line make a paragraph. */
function blocks(doc, shown, toggled) {
  const out = [];
  let last = null;
  doc.sentences.forEach((sentence, i) => {
    const before = i ? cut(doc, doc.sentences[i - 1].end, sentence.start) : "\n";
    const type =
      sentence.kind === "heading"
        ? "heading"
        : sentence.kind === "table_row"
          ? "table_row"
          : sentence.kind === "furniture"
            ? "furniture"
            : "body";
    const same = last && last.type === type && type !== "heading" && (type === "table_row" || !/[\n\r]/.test(before));
    if (!same) {
      last = { type, sentences: [], section: sentence.section };
      out.push(last);
    }
    last.sentences.push(sentence);
  });
  const nodes = out.map((block) => blockOf(block, shown, toggled));
  const box = h("div.blocks", {}, nodes);
  roving(box, "button.foot");
  return [box];
}

function blockOf(block, shown, toggled) {
  const parts = block.sentences.map((sentence) => spanOf(sentence, shown, toggled));
  const boxed = block.section && block.section.function === "box" ? ".boxed" : "";
  if (block.type === "heading") {
    const level = Math.min(5, 1 + Math.max(1, block.section ? block.section.level : 1));
    return h(`h${level}.block${boxed}`, {}, parts);
  }
  if (block.type === "table_row") return tableOf(block, parts) || h("p.block.cells", {}, parts);
  const kinds = new Set(block.sentences.map((sentence) => sentence.kind));
  const only = kinds.size === 1 ? [...kinds][0] : "";
  const look = ["furniture", "agencies", "title"].includes(only) ? `.${only}` : "";
  return h(`p.block${boxed}${look}`, {}, parts);
}

/**
 * A flattened table as a table again: only where the heads of the rows, as the quantities name them, stand all in the
 * first column of as many columns as there are cells before the first head.
 */
function tableOf(block, parts) {
  const { doc } = block.sentences[0];
  const place = new Map(block.sentences.map((sentence, i) => [sentence.start, i]));
  const heads = doc.numbers
    .map((own) => (own.head < 0 ? -1 : sentenceAt(doc, own.head).start))
    .filter((start) => place.has(start))
    .map((start) => place.get(start));
  const width = Math.min(...heads);
  if (!heads.length || width < 2 || parts.length % width || heads.some((at) => at % width)) return null;
  const rows = Array.from({ length: parts.length / width }, (_, i) => parts.slice(i * width, (i + 1) * width));
  const cell = (tag, scope) => (part) => h(tag, scope ? { scope } : {}, part);
  return h(
    "div.block.scroll",
    {},
    h(
      "table.plain.given",
      {},
      h("thead", {}, h("tr", {}, rows[0].map(cell("th", "col")))),
      h(
        "tbody",
        {},
        rows.slice(1).map((row) => h("tr", {}, cell("th", "row")(row[0]), row.slice(1).map(cell("td")))),
      ),
    ),
  );
}

/** A sentence with its marks and, where something was found in it, a button that tells what. */
function spanOf(sentence, shown, toggled) {
  const found = {
    codes: sentence.codes.filter((code) => shown.shows(code.label)),
    numbers: shown.numbers ? sentence.numbers : [],
    findings: sentence.findings,
  };
  const spans = [...spansOf(sentence, found), ...hitsIn(sentence, shown.words)];
  const parts = marked(sentence, spans, shown.names);
  const n = labelsOf(sentence) + sentence.numbers.length + sentence.findings.length;
  const open = () => n > 0 && !String(getSelection()) && toggled(sentence);
  return h(
    "span.sentence",
    { "data-start": sentence.start, onclick: open },
    withButton(
      sentence.kind === "table_row" ? barApart(parts) : parts,
      n > 0 && footButton(n, () => toggled(sentence)),
    ),
  );
}

function footButton(n, open) {
  const onclick = (event) => {
    event.stopPropagation();
    open();
  };
  const label = counted("open", n);
  return h("button.foot", { type: "button", "aria-expanded": "false", "aria-label": label, onclick }, String(n));
}

/** The parts of a sentence and its button, which keeps to the last character so that no line begins with it. */
function withButton(parts, button) {
  const last = parts[parts.length - 1];
  if (!button || typeof last !== "string" || !last) return [parts, button];
  const end = [...last].pop();
  return [...parts.slice(0, -1), last.slice(0, last.length - end.length), h("span.keep", {}, end, button)];
}
