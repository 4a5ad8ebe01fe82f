// The first page: heat maps and targets on common ground, and below them the texts. Every figure is a link to its
// sentences.

const VIEW_KEYS = ["whole", "like_for_like"];
const MANY = 8; // regions from which on their names stand upright
const DEEP = 0.73; // share of the darkest shade from which on light figures read better than dark ones

/** What the page asks for: view (which sections), rows (order of the rows). */
const homeGiven = (given) => ({
  view: (given.view || [])[0] === "like_for_like" ? "like_for_like" : "whole",
  rows: (given.rows || [])[0] || "share",
});

/** Links of which one holds, as a small bar. */
function choice(title, key, options, now, given) {
  return h(
    "div.choice",
    { role: "group", "aria-label": title },
    h("span.title", {}, title),
    options.map(([value, name]) =>
      h(
        "a",
        {
          href: link("home", { ...given, [key]: value }),
          "aria-current": value === now ? "true" : null,
          "data-focus": `${key}-${value}`,
        },
        name,
      ),
    ),
  );
}

/** What opens the sentences of a cell: those that were counted in it. */
const cellLink = (scheme, label, region, view) =>
  link("sentences", {
    region: region.id,
    [keyOf(scheme)]: label.id,
    kind: COUNTED,
    view: view === "whole" ? "" : view,
  });

/** Order of the rows: by mean share, as the codebook has them, or by one region's share. */
function rowsInOrder(map, by) {
  if (by === "code") return map.labels;
  const column = content.regions.findIndex((region) => region.id === by);
  if (column < 0) return map.order;
  const of = (label) => map.cells[map.labels.indexOf(label)][column][1] ?? -1;
  return [...map.order].sort((a, b) => of(b) - of(a));
}

function heatMap(scheme, maps, asked) {
  const map = maps.find((one) => one.view === asked.view);
  const many = content.regions.length > MANY;
  const top = Math.max(0.1, ...map.cells.flat().map(([, value]) => value || 0));
  const readout = h("p.readout", { "aria-hidden": "true" }, say("readout"));
  const head = content.regions.map((region, i) => columnHead(region, map.columns[i], asked));
  const body = rowsInOrder(map, asked.rows).map((at) => {
    const label = scheme.labels[at];
    const cells = map.cells[map.labels.indexOf(at)];
    return h(
      "tr",
      {},
      h("th", { scope: "row" }, label[language]),
      cells.map((cell, i) => heatCell(scheme, label, content.regions[i], map.columns[i], cell, top, asked)),
    );
  });
  const table = h(
    "table",
    { class: `heat${many ? " many" : ""}` },
    h("thead", {}, h("tr", {}, h("td", {}), head)),
    h("tbody", {}, body),
  );
  roving(table, "td a");
  const tell = (event) => {
    const cell = event.target.closest("td a");
    if (cell) readout.textContent = cell.getAttribute("aria-label");
  };
  table.addEventListener("focusin", tell);
  table.addEventListener("mouseover", tell);
  const title = content.words[`heat_${scheme.id}`]
    ? say(`heat_${scheme.id}`)
    : say("heat", { scheme: schemeName(scheme) });
  const id = `map-${scheme.channel}`;
  return h("section.map", { "aria-labelledby": id }, h("h2", { id }, title), h("div.scroll", {}, table), readout);
}

function columnHead(region, [units, , status], asked) {
  const sortedBy = asked.rows === region.id;
  return h(
    "th",
    { scope: "col", "aria-sort": sortedBy ? "descending" : null },
    h(
      "a.sort",
      {
        href: link("home", { ...homeAddress(asked), rows: sortedBy ? "" : region.id }),
        title: say("sort_by", { name: regionName(region) }),
        "data-focus": `sort-${region.id}`,
      },
      h("span", {}, regionName(region)),
    ),
    h("span.n", {}, `n ${number(units)}`),
    region.truncated && h("span.n", {}, named("missing", "cut off")),
    status && h("span.n", {}, named("missing", status)),
  );
}

/** The interval of a share, and the wider one where there is one. */
const bounds = (interval, wide) => (wide ? say("with_errors", { interval, wide }) : interval);

const homeAddress = (asked) => ({
  view: asked.view === "whole" ? "" : asked.view,
  rows: asked.rows === "share" ? "" : asked.rows,
});

function heatCell(scheme, label, region, [units, , status], [n, value, text, interval, wide], top, asked) {
  if (!n) return h("td.none", {}, named("missing", "none"));
  const where = strung([regionName(region), label[language]]);
  const told = {
    where,
    n: counted("sentences", n),
    units: number(units),
    share: text,
    interval: bounds(interval, wide),
  };
  const full =
    value === null
      ? say("cell_few", { ...told, why: named("missing", status || "too few") })
      : say(interval ? "cell_bounded" : "cell", told);
  const shade = value === null ? 0 : value / top;
  const looks = [
    "cell",
    value === null && "few",
    region.truncated && "hollow",
    shade > DEEP && !region.truncated && "deep",
  ]
    .filter(Boolean)
    .join(" ");
  return h(
    "td",
    {},
    h(
      "a",
      {
        class: looks,
        href: cellLink(scheme, label, region, asked.view),
        "aria-label": full,
        css: { "--shade": shade.toFixed(3) },
      },
      value === null ? `(${n})` : text,
    ),
  );
}

function homeView(given) {
  const asked = homeGiven(given);
  const address = homeAddress(asked);
  const names = enumerated(content.regions.map(regionName));
  const about = h(
    "p.lead",
    {},
    counted("about", documents.length, { sentences: number(sentences.length) }),
    content.regions.length <= MANY && `${language === "zh" ? "" : " "}${names}${say("stop")}`,
  );
  const controls = h(
    "div.controls",
    {},
    choice(
      say("sections"),
      "view",
      VIEW_KEYS.map((view) => [view, say(`view_${view}`)]),
      asked.view,
      address,
    ),
    choice(
      say("rows"),
      "rows",
      [
        ["share", say("rows_share")],
        ["code", say("rows_code")],
      ],
      asked.rows,
      address,
    ),
  );
  const maps = h(
    "div.maps",
    {},
    content.schemes.map((scheme, i) => heatMap(scheme, content.maps[i], asked)),
  );
  const node = h(
    "div",
    {},
    h("h1", { tabindex: "-1" }, say("title")),
    about,
    controls,
    maps,
    h("p.note", {}, say("heat_note")),
    commonGround(),
    textsTable(),
    findingsTable(),
  );
  return { node, title: say("title") };
}
