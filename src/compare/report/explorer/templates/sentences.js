// The sentences behind a number: conditions beside them, each sentence with its headings, its evidence and its rules.

const AT_ONCE = 50;

function sentencesView(given) {
  const ui = {
    controls: new Map(),
    list: h("tbody", {}),
    below: h("div.below", {}),
    summary: h("p.summary", {}),
    chips: h("ul.chips", { "aria-label": say("conditions") }),
    title: h("h1", { tabindex: "-1" }),
  };
  const view = { title: "", pages: { shown: 0 } };
  let found = [];
  let asked = null;
  const save = h(
    "button",
    { type: "button", onclick: () => download("sentences.csv", csv(found, asked)) },
    say("download"),
  );
  const order = h(
    "select",
    {
      id: "order",
      onchange: () => go(link("sentences", { ...view.given, sort: order.value === "place" ? "" : order.value })),
    },
    Object.keys(SORTS).map((key) => h("option", { value: key }, say(`sort_${key}`))),
  );
  const filters = h(
    "details.filters",
    { open: matchMedia("(min-width: 60rem)").matches },
    h("summary", {}, say("filters")),
    facets.map((facet) => facetBox(facet, ui, view)),
    alikeBox(ui, view),
  );
  const table = h(
    "table.sentences",
    { role: "table" },
    h(
      "thead",
      { role: "rowgroup" },
      h(
        "tr",
        { role: "row" },
        ["place", "sentence", "evidence"].map((key) => h("th", { scope: "col", role: "columnheader" }, say(key))),
      ),
    ),
    ui.list,
  );
  ui.list.setAttribute("role", "rowgroup");
  const bar = h("div.bar", {}, h("label", { for: "order" }, say("sort")), order, save);
  view.node = h(
    "div.columns",
    {},
    h("aside.side", { "aria-label": say("filters") }, filters),
    h(
      "section.results",
      { "aria-label": say("sentences_title") },
      ui.title,
      ui.summary,
      ui.chips,
      bar,
      table,
      ui.below,
    ),
  );
  view.update = (now, least = 0) => {
    view.given = { ...now };
    delete view.given.lang;
    asked = conditions(now);
    const { rows, counts } = find(asked);
    found = rows;
    const title = titleFor(asked);
    ui.title.textContent = title;
    ui.summary.replaceChildren(...summaryOf(asked, rows));
    ui.chips.replaceChildren(...chipsOf(asked, view.given));
    for (const [key, control] of ui.controls) control(asked, counts.get(key));
    order.value = SORTS[asked.sort] ? asked.sort : "place";
    save.disabled = !rows.length;
    table.hidden = !rows.length;
    view.pages = paged(ui.list, ui.below, rows, (sentence) => sentenceRow(sentence, asked), AT_ONCE, least);
    view.title = labelled(title, counted("sentences", rows.length));
    announce(counted("sentences", rows.length));
  };
  view.update(given);
  return view;
}

/** What the sentences have in common: regions and codes, a promise, a finding, or words. */
function titleFor(asked) {
  const own = facets.filter((facet) => facet.key === "region" || facet.scheme);
  const names = own.flatMap((facet) =>
    facet.options.filter((option) => asked.chosen.get(facet.key).has(option.id)).map((option) => option.name()),
  );
  if (asked.promise) names.push(promiseName(asked.promise));
  const finding = asked.finding && documents.flatMap((doc) => doc.findings).find((one) => one.id === asked.finding);
  if (finding) names.push(named("findings", finding.kind));
  if (asked.words.length) names.push(`“${asked.q}”`);
  return names.length && names.length < 5 ? strung(names) : say("sentences_title");
}

/** A facet: its options with the number of sentences that each would leave. */
function facetBox(facet, ui, view) {
  const boxes = facet.options.map((option) => {
    const count = h("span.count", {});
    const input = h("input", {
      type: "checkbox",
      value: option.id,
      "data-focus": `${facet.key}-${option.id}`,
      onchange: () => chosen(),
    });
    return { option, count, input, node: h("label.option", {}, input, h("span.what", {}, option.name()), count) };
  });
  const chosen = () =>
    go(
      link("sentences", {
        ...view.given,
        [facet.key]: boxes.filter((box) => box.input.checked).map((box) => box.option.id),
      }),
    );
  const own = h("span.chosen", {});
  const open = ["region", ...content.schemes.map(keyOf)].includes(facet.key);
  const node = h(
    "details.facet",
    { open },
    h("summary", {}, facet.title(), own),
    h(
      "div.options",
      { role: "group", "aria-label": facet.title() },
      boxes.map((box, i) => [groupHead(boxes, i), box.node]),
    ),
  );
  ui.controls.set(facet.key, (asked, counts) => {
    const set = asked.chosen.get(facet.key);
    own.textContent = set.size ? String(set.size) : "";
    if (set.size) node.open = true;
    for (const box of boxes) {
      const n = counts.get(box.option.id) || 0;
      box.input.checked = set.has(box.option.id);
      box.count.textContent = number(n);
      box.node.classList.toggle("empty", !n && !box.input.checked);
    }
  });
  return node;
}

/** The name of the group that begins with a box, or nothing. */
function groupHead(boxes, i) {
  const { group } = boxes[i].option;
  return group && (!i || boxes[i - 1].option.group !== group) && h("p.group", {}, named("groups", group));
}

/** Goals and tasks alone: a view of its own, since boxes and tables count for the section they stand in. */
function alikeBox(ui, view) {
  const input = h("input", {
    type: "checkbox",
    "data-focus": "view",
    onchange: () => go(link("sentences", { ...view.given, view: input.checked ? "like_for_like" : "" })),
  });
  ui.controls.set("view", (asked) => (input.checked = asked.alike));
  return h("label.option.single", {}, input, h("span.what", {}, say("view_like_for_like")));
}

/** How many sentences there are; for a cell of a heat map also its figure. */
function summaryOf(asked, rows) {
  const figure = cellOf(asked);
  return [
    h("strong", {}, counted("sentences", rows.length)),
    figure ? `${language === "zh" ? "，" : ", "}${figure}` : "",
    rows.length ? "" : ` ${say("nothing")}`,
  ];
}

/** The figure of the heat map's cell that the conditions describe, or nothing. */
function cellOf(asked) {
  const set = new Map([...asked.chosen].filter(([, values]) => values.size));
  const facet = facets.find((one) => one.scheme && set.has(one.key));
  if (!facet || asked.words.length || asked.promise || asked.finding || set.size !== 3) return "";
  const [region, codes, kinds] = ["region", facet.key, "kind"].map((key) => [...(set.get(key) || [])]);
  if (
    region.length !== 1 ||
    codes.length !== 1 ||
    kinds.length !== countedKinds.length ||
    !kinds.every((kind) => countedKinds.includes(kind))
  )
    return "";
  const map = content.maps[facet.scheme.channel].find((one) => one.view === (asked.alike ? "like_for_like" : "whole"));
  const column = content.regions.findIndex((one) => one.id === region[0]);
  const row = map.labels.findIndex((at) => facet.scheme.labels[at].id === codes[0]);
  if (row < 0) return "";
  const [, value, text, interval, wide, status] = map.cells[row][column];
  const told = { share: text, units: number(map.columns[column][0]), interval: bounds(interval, wide) };
  return value === null ? named("missing", status) : say(interval ? "figure_bounded" : "figure", told);
}

/** What was chosen, each with a button that takes it away. */
function chipsOf(asked, given) {
  const without = (key, id) =>
    link("sentences", { ...given, [key]: (given[key] || []).filter((value) => value !== id) });
  const chip = (text, href) =>
    h(
      "li",
      {},
      h(
        "a.chip",
        { href, "aria-label": say("remove", { name: text }) },
        text,
        h("span", { "aria-hidden": "true" }, " ×"),
      ),
    );
  const out = facets.flatMap((facet) =>
    facet.options
      .filter((option) => asked.chosen.get(facet.key).has(option.id))
      .map((option) => chip(labelled(facet.title(), option.name()), without(facet.key, option.id))),
  );
  const more = [];
  if (asked.alike) more.push(chip(say("view_like_for_like"), link("sentences", { ...given, view: "" })));
  if (asked.words.length) more.push(chip(labelled(say("search"), asked.q), link("sentences", { ...given, q: "" })));
  if (asked.promise) more.push(chip(promiseName(asked.promise), link("sentences", { ...given, promise: "" })));
  if (asked.finding) more.push(chip(say("finding"), link("sentences", { ...given, finding: "" })));
  const all = [...out, ...more];
  return all.length > 1 ? [...all, h("li", {}, h("a.chip.clear", { href: link("sentences") }, say("clear")))] : all;
}

function promiseName(id) {
  const own = documents.flatMap((doc) => doc.numbers).find((one) => one.promise === id);
  return own ? labelled(named("roles", "target"), language === "zh" ? own.zh : own.en) : id;
}

function sentenceRow(sentence, asked) {
  const found = evidence(sentence, asked);
  const spans = [...spansOf(sentence, found), ...hitsIn(sentence, asked.words)];
  const others = {
    codes: sentence.codes.filter((code) => !found.codes.includes(code)),
    numbers: sentence.numbers.filter((own) => !found.numbers.includes(own)),
    findings: sentence.findings.filter((own) => !found.findings.includes(own)),
  };
  const rest = new Set(others.codes.map((code) => code.label)).size + others.numbers.length + others.findings.length;
  const where = h(
    "td.where",
    { role: "cell" },
    h("span.region", {}, swatch(sentence.doc.region), regionName(sentence.doc.region)),
    several && chinese("span.fact", {}, titleOf(sentence.doc)),
    chinese("span.path", {}, pathLine(sentence)),
    h(
      "span.fact",
      {},
      strung([
        named("functions", sentence.function),
        named("kinds", sentence.kind),
        named("strengths", sentence.strength),
      ]),
    ),
  );
  const actions = h(
    "p.actions",
    {},
    h("a", { href: placeLink(sentence, asked.q ? { q: asked.q } : {}) }, say("in_text")),
    citeButton(sentence),
    h("span.id", {}, sentence.id),
  );
  const words = h(
    "td.words",
    { role: "cell" },
    chinese("p", {}, headOf(sentence, found), marked(sentence, spans)),
    actions,
  );
  const told = h("td.told", { role: "cell" }, evidenceList(found), rest > 0 && othersBox(rest, others));
  return h("tr", { role: "row", "data-id": sentence.id }, where, words, told);
}

/** What else was found in the sentence; it stands in the page once it is asked for. */
function othersBox(n, found) {
  const fill = () => box.open && box.children.length < 2 && box.append(evidenceList(found));
  const box = h("details", { ontoggle: fill }, h("summary", {}, counted("others", n)));
  return box;
}

/** In a flattened table, the head of the row that a figure belongs to. */
function headOf(sentence, found) {
  const own = found.numbers.find((one) => one.head >= 0 && (one.head < sentence.start || one.head >= sentence.end));
  return own && h("span.rowhead", {}, textOf(sentenceAt(sentence.doc, own.head)), " … ");
}
