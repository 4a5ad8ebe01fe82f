// The texts on the first page: facts and sizes, what each is made of, and what is odd in them.

const SIZES = {
  sentences: { kind: COUNTED },
  items: { kind: COUNTED, with: "item" },
  coded: { kind: COUNTED, with: "code" },
  codings: { with: "code" },
  quantities: { with: "number" },
  findings: { with: "finding" },
};

/** The facts and the size of each text, and what it is made of. */
function textsTable() {
  const own = (doc) => (several ? { text: doc.id } : { region: doc.region.id });
  const size = (doc, name) => {
    const shown = doc.card.size[name];
    const open =
      Number.parseFloat(shown) > 0 && h("a", { href: link("sentences", { ...own(doc), ...SIZES[name] }) }, shown);
    return h("td.number", { role: "cell", "data-label": say(`size_${name}`) }, open || shown);
  };
  const row = (doc) =>
    h(
      "tr",
      { role: "row" },
      h("th", { scope: "row", role: "rowheader" }, factsOf(doc)),
      Object.keys(SIZES).map((name) => size(doc, name)),
      h("td", { role: "cell" }, shapeOf(doc, own(doc))),
    );
  const column = (tag, text) => h(tag, { scope: "col", role: "columnheader" }, text);
  const head = h(
    "tr",
    { role: "row" },
    column("th", say("text")),
    Object.keys(SIZES).map((name) => column("th.number", say(`size_${name}`))),
    column("th", say("shape")),
  );
  const body = h("tbody", { role: "rowgroup" });
  const below = h("div", {});
  paged(body, below, documents, row, ROWS);
  const table = h("table.plain.texts", { role: "table" }, h("thead", { role: "rowgroup" }, head), body);
  return h(
    "section",
    { "aria-labelledby": "texts" },
    h("h2", { id: "texts" }, say("texts")),
    h("p.note", {}, say("texts_note")),
    h("div.scroll", {}, table),
    below,
    legend(),
  );
}

function factsOf(doc) {
  const { facts } = doc.card;
  const period = [facts.period_start, facts.period_end].filter(Boolean).join("–");
  const told = [facts.issuer, facts.doc_number, facts.issued_on, period && say("period", { period })];
  const kind = [facts.genre && named("genres", facts.genre), facts.domain, named("sources", facts.source_kind)];
  return [
    h("span.region", {}, swatch(doc.region), doc.region[`long_${language}`]),
    chinese("a.title", { href: link("text", {}, doc.id) }, titleOf(doc)),
    chinese("span.fact", {}, strung(told)),
    h("span.fact", {}, strung(kind)),
    facts.complete === "truncated" && h("span.fact.warning", {}, named("missing", "cut off")),
    facts.note && h("span.fact", {}, facts.note),
    /^https?:\/\//.test(facts.url) && h("a.fact", { href: facts.url, rel: "noreferrer" }, facts.url),
  ];
}

const swatch = (region) => h("span.swatch", { css: { "--own": region.colour }, "aria-hidden": "true" });

/** The parts of a text as a bar, each part a link to its sentences. */
function shapeOf(doc, own) {
  const bar = h(
    "span",
    { class: `shape${doc.card.facts.complete === "truncated" ? " hollow" : ""}` },
    doc.card.bars.map(([what, characters, part]) => {
      const told = say("part", { name: named("functions", what), share: part, characters: number(characters) });
      return h("a", {
        class: `part function-${what || NOWHERE}`,
        href: link("sentences", { ...own, function: what || NOWHERE }),
        "aria-label": told,
        title: told,
        css: { "--part": String(part) },
      });
    }),
  );
  roving(bar, "a");
  return bar;
}

function legend() {
  const there = new Set(documents.flatMap((doc) => doc.card.bars.map(([what]) => what)));
  const names = Object.keys(content.names.functions).filter((what) => there.has(what));
  return h(
    "ul.legend",
    { "aria-hidden": "true" },
    names.map((what) =>
      h("li", {}, h("span", { class: `part function-${what || NOWHERE}` }), named("functions", what)),
    ),
  );
}

/** What a careful reader would query, in the order of the texts. */
function findingsTable() {
  const all = documents.flatMap((doc) => doc.findings);
  const row = (own) =>
    h(
      "tr",
      {},
      h("th", { scope: "row" }, swatch(own.doc.region), regionName(own.doc.region)),
      h("td", {}, named("findings", own.kind)),
      h(
        "td",
        {},
        chinese("a", { href: link("sentences", { finding: own.id }) }, shortened(cut(own.doc, own.start, own.end))),
      ),
      h("td", {}, either(own.note)),
    );
  const body = h("tbody", {});
  const below = h("div", {});
  paged(body, below, all, row, ROWS);
  const head = h(
    "tr",
    {},
    ["region", "finding", "passage", "remark"].map((key) => h("th", { scope: "col" }, say(key))),
  );
  return h(
    "section",
    { "aria-labelledby": "findings" },
    h("h2", { id: "findings" }, say("findings")),
    all.length
      ? [
          h("p.note", {}, say("findings_note")),
          h("div.scroll", {}, h("table.plain.findings", {}, h("thead", {}, head), body)),
          below,
        ]
      : h("p", {}, say("no_findings")),
  );
}

const shortened = (text) => (text.trim().length > 40 ? `${text.trim().slice(0, 40)}…` : text.trim() || "␣");
