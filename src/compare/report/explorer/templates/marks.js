// Marks in sentences. Each scheme has a look of its own (a tint, a line below), each group of instruments another line,
// numbers a dotted box: marks that lie over each other stay apart, and none is told by its colour alone.

/** Class names of a code's mark. */
const lookOf = (label) => `mark-${label.scheme.channel % 3} ${label.group ? `group-${label.group}` : ""}`;

/** Spans {start, end, look, name, hit} of what was found in a sentence, counted in its string. */
function spansOf(sentence, found) {
  const { doc } = sentence;
  const from = place(doc, sentence.start);
  const inside = (own, more) => ({
    start: place(doc, Math.max(own.start, sentence.start)) - from,
    end: place(doc, Math.min(own.end, sentence.end)) - from,
    ...more,
  });
  return [
    ...found.codes.map((code) => inside(code, { look: lookOf(code.label), name: code.label[language] })),
    ...found.numbers.map((own) => inside(own, { look: "mark-number", name: named("roles", own.role) })),
    ...found.findings.map((own) => inside(own, { look: "mark-finding", name: named("findings", own.kind) })),
  ];
}

/** Spans of the words that are looked for. */
function hitsIn(sentence, words) {
  const text = folded(sentence);
  const out = [];
  for (const word of words) {
    for (let at = text.indexOf(word); at >= 0; at = text.indexOf(word, at + word.length)) {
      out.push({ start: at, end: at + word.length, look: "hit" });
    }
  }
  return out;
}

/**
 * The sentence as text and marks; where spans overlap, each stretch has the looks of all of them. With `names`, what a
 * span was found as stands behind it.
 */
function marked(sentence, spans, names = false) {
  const text = textOf(sentence);
  const borders = [...new Set([0, text.length, ...spans.flatMap((span) => [span.start, span.end])])].sort(
    (a, b) => a - b,
  );
  const out = [];
  borders.slice(1).forEach((end, i) => {
    const start = borders[i];
    const over = spans.filter((span) => span.start < end && span.end > start);
    const piece = text.slice(start, end);
    if (!over.length) {
      out.push(piece);
      return;
    }
    const all = [...new Set(over.map((span) => span.name).filter(Boolean))];
    const ending = names && [...new Set(over.filter((span) => span.end === end && span.name).map((span) => span.name))];
    const looks = [...new Set(over.map((span) => span.look))].join(" ");
    out.push(h("mark", { class: looks, title: strung(all) || null }, piece));
    if (ending && ending.length) out.push(h("span.tag", { "aria-hidden": "true" }, strung(ending)));
  });
  return out;
}

/** A cell of a flattened table with the bar that ends it set apart, so that a table can do without it. */
function barApart(parts) {
  const last = parts[parts.length - 1];
  const bar = typeof last === "string" ? last.match(/\s*\|\s*$/) : null;
  return bar ? [...parts.slice(0, -1), last.slice(0, bar.index), h("span.cellbar", {}, bar[0])] : parts;
}
