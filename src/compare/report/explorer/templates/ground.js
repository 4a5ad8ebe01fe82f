// Targets on common ground, and those that only look as if they stood on it.

/** What several regions promise: a row an indicator, a column a region, each figure a link to its statements. */
function commonGround() {
  const there = content.regions
    .map((_, i) => i)
    .filter((i) => content.ground.some((row) => row.targets.some(([region]) => region === i)));
  const cell = (row, at) =>
    row.targets
      .filter(([region]) => region === at)
      .map(([, promise, figure, said]) => figureLink(promise, figure, said));
  const rows = content.ground.map((row) =>
    h(
      "tr",
      {},
      h("th", { scope: "row" }, row[language]),
      there.map((at) => {
        const figures = cell(row, at);
        return h("td", {}, figures.length ? figures : named("missing", "none"));
      }),
    ),
  );
  const head = h(
    "tr",
    {},
    h("th", { scope: "col" }, say("indicator")),
    there.map((at) => h("th", { scope: "col" }, regionHead(content.regions[at]))),
  );
  const promises = new Set(sentences.flatMap((s) => s.numbers.map((own) => own.promise)).filter(Boolean)).size;
  return h(
    "section",
    { "aria-labelledby": "targets" },
    h("h2", { id: "targets" }, say("targets")),
    h(
      "p.note",
      {},
      say("targets_note"),
      " ",
      promises > 0 && h("a", { href: link("sentences", { role: "target" }) }, counted("all_promises", promises)),
    ),
    rows.length
      ? h("div.scroll", {}, h("table.plain.ground", {}, h("thead", {}, head), h("tbody", {}, rows)))
      : h("p", {}, say("no_common")),
    content.alike.length > 0 && lookAlikes(),
  );
}

const regionHead = (region) => [
  regionName(region),
  region.truncated && h("span.n.fact", {}, named("missing", "cut off")),
];

/** A promise's figure as a link to its statements; `said` is the indicator in the words of the text. */
const figureLink = (promise, figure, said) =>
  h("a.figure", { href: link("sentences", { promise }), title: said }, chinese("span", {}, figure));

/** Pairs of promises that look alike and may not be compared, with the reason. */
function lookAlikes() {
  const side = ([regions, promise, figure, said]) =>
    h(
      "td",
      {},
      h("span.region", {}, enumerated(regions.map((at) => regionName(content.regions[at])))),
      figureLink(promise, figure, said),
      chinese("span.fact", {}, said),
    );
  const row = ([one, other, zh, en]) => h("tr", {}, side(one), side(other), h("td", {}, language === "zh" ? zh : en));
  const body = h("tbody", {});
  const below = h("div", {});
  paged(body, below, content.alike, row, ROWS);
  const head = ["promise", "other", "differ"].map((key) => h("th", { scope: "col" }, say(key)));
  return [
    h("h3", {}, say("alike")),
    h("div.scroll", {}, h("table.plain.alike", {}, h("thead", {}, h("tr", {}, head)), body)),
    below,
  ];
}
