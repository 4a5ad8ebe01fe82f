// Which sentences are meant: conditions read from an address, the sentences that meet them all, and for each further
// condition how many would be left.

/** Names that addresses use for something else than a scheme. */
const TAKEN = [
  "region",
  "text",
  "function",
  "kind",
  "stance",
  "role",
  "with",
  "view",
  "q",
  "promise",
  "finding",
  "sort",
  "lang",
  "at",
  "numbers",
  "names",
  "rows",
];

/** The name of a scheme in addresses. */
const keyOf = (scheme) => (TAKEN.includes(scheme.id) ? `scheme-${scheme.id}` : scheme.id);

const NOWHERE = "outside"; // the function of what stands outside all sections is empty

const several = new Set(documents.map((doc) => doc.region)).size < documents.length;

/** Codes of a sentence in a scheme, in the stances asked for. */
const codesIn = (sentence, scheme, stances) =>
  sentence.codes.filter((code) => code.scheme === scheme && (!stances.size || stances.has(code.stance)));

const uses = (of) => (id) => sentences.some((sentence) => of(sentence).includes(id));
const listed = (of, names) => Object.keys(content.names[names]).filter(uses(of));

/** Labels by their groups, in order; where there are none, as they are. */
const inGroups = (labels) => {
  const order = Object.keys(content.names.groups);
  const rank = (label) => order.indexOf(label.group);
  return [...labels].sort((a, b) => rank(a) - rank(b));
};

/**
 * What can be chosen by: key in addresses, title, options {id, name}, and `of`, the options that a sentence meets.
 * A sentence meets a facet that it shares one option with; of `all` facets it has to have every one chosen.
 */
const facets = [
  {
    key: "region",
    title: () => say("region"),
    options: content.regions.map((region) => ({ id: region.id, name: () => regionName(region) })),
    of: (s) => [s.doc.region.id],
  },
  several && {
    key: "text",
    title: () => say("text"),
    options: documents.map((doc) => ({ id: doc.id, name: () => titleOf(doc) })),
    of: (s) => [s.doc.id],
  },
  ...content.schemes.map((scheme) => ({
    key: keyOf(scheme),
    scheme,
    title: () => schemeName(scheme),
    options: inGroups(scheme.labels).map((label) => ({
      id: label.id,
      name: () => label[language],
      group: label.group,
    })),
    of: (s, stances = new Set()) => [...new Set(codesIn(s, scheme, stances).map((code) => code.label.id))],
  })),
  { key: "function", title: () => say("function"), names: "functions", of: (s) => [s.function || NOWHERE] },
  {
    key: "stance",
    title: () => say("stance"),
    names: "stances",
    of: (s) => [...new Set(s.codes.map((code) => code.stance))],
  },
  { key: "role", title: () => say("role"), names: "roles", of: (s) => [...new Set(s.numbers.map((own) => own.role))] },
  { key: "kind", title: () => say("kind"), names: "kinds", of: (s) => [s.kind] },
  {
    key: "with",
    title: () => say("with"),
    names: "with",
    all: true,
    of: (s) =>
      [s.codes.length && "code", s.numbers.length && "number", s.findings.length && "finding", s.item && "item"].filter(
        Boolean,
      ),
  },
].filter(Boolean);

for (const facet of facets) {
  const own = facet.of;
  facet.options ||= listed((s) => own(s).map((id) => (id === NOWHERE ? "" : id)), facet.names).map((id) => ({
    id: id || NOWHERE,
    name: () => named(facet.names, id),
  }));
}
/** Kinds of sentences that stand in denominators, as far as there are any. */
const countedKinds = facets
  .find((facet) => facet.key === "kind")
  .options.map((option) => option.id)
  .filter((kind) => COUNTED.includes(kind));
const byKey = new Map(facets.map((facet) => [facet.key, facet]));

/** Length stays as it is, so that a place in the folded text is one in the text. */
function fold(text) {
  let out = "";
  for (let i = 0; i < text.length; i += 1) {
    const own = text[i].normalize("NFKC").toLowerCase();
    out += own.length === 1 ? own : text[i];
  }
  return out;
}

const folded = (sentence) => (sentence.folded ??= fold(textOf(sentence)));

/** The conditions of an address; values that the study does not know are left out. */
function conditions(given) {
  const chosen = new Map();
  for (const facet of facets) {
    const known = new Set(facet.options.map((option) => option.id));
    chosen.set(facet.key, new Set((given[facet.key] || []).filter((id) => known.has(id))));
  }
  const one = (key) => (given[key] || [])[0] || "";
  const words = fold((given.q || []).join(" "))
    .split(/\s+/)
    .filter(Boolean);
  return {
    chosen,
    words,
    q: (given.q || []).join(","),
    alike: one("view") === "like_for_like",
    promise: one("promise"),
    finding: one("finding"),
    sort: one("sort"),
  };
}

/** What has to hold whatever is chosen in the facets. */
function meets(sentence, asked) {
  if (asked.alike && !sentence.alike) return false;
  if (asked.promise && !sentence.numbers.some((own) => own.promise === asked.promise)) return false;
  if (asked.finding && !sentence.findings.some((own) => own.id === asked.finding)) return false;
  return asked.words.every((word) => folded(sentence).includes(word));
}

const share = (ids, set) => ids.some((id) => set.has(id));

/** The schemes in which codes are chosen. */
const codedBy = (asked) => facets.filter((facet) => facet.scheme && asked.chosen.get(facet.key).size);

/** Facets that a sentence does not meet. Stances are asked of the codes chosen, or of any where none are. */
function failing(sentence, asked, schemes, stances) {
  return facets.filter((facet) => {
    const set = asked.chosen.get(facet.key);
    if (facet.key === "stance") return stances.size && !schemes.length && !share(facet.of(sentence), stances);
    if (!set.size) return false;
    const own = facet.of(sentence, stances);
    return facet.all ? ![...set].every((id) => own.includes(id)) : !share(own, set);
  });
}

/** The sentences that meet all conditions, in order, and how many there would be with each option of each facet. */
function find(asked) {
  const rows = [];
  const counts = new Map(facets.map((facet) => [facet.key, new Map()]));
  const add = (facet, ids) => {
    const own = counts.get(facet.key);
    for (const id of ids) own.set(id, (own.get(id) || 0) + 1);
  };
  const stances = asked.chosen.get("stance");
  const schemes = codedBy(asked);
  for (const sentence of sentences) {
    if (!meets(sentence, asked)) continue;
    const failed = failing(sentence, asked, schemes, stances);
    if (!failed.length) rows.push(sentence);
    for (const facet of facets) {
      if (facet.key === "stance") add(facet, stancesLeft(sentence, asked, schemes, failed));
      else if (failed.every((other) => other === facet && !facet.all)) add(facet, facet.of(sentence, stances));
    }
  }
  return { rows: sorted(rows, asked.sort), counts };
}

/** Stances with which, alone, the sentence would be found. */
function stancesLeft(sentence, asked, schemes, failed) {
  if (failed.some((facet) => !facet.scheme && facet.key !== "stance")) return [];
  return byKey
    .get("stance")
    .of(sentence)
    .filter((stance) => {
      const only = new Set([stance]);
      return schemes.every((facet) => share(facet.of(sentence, only), asked.chosen.get(facet.key)));
    });
}

const STRENGTHS = ["prohibit", "must", "plain", "strive", "encourage", "explore", "none"];
const labelsOf = (sentence) => new Set(sentence.codes.map((code) => code.label)).size;
const SORTS = {
  place: null,
  strength: (a, b) => STRENGTHS.indexOf(a.strength) - STRENGTHS.indexOf(b.strength),
  codes: (a, b) => labelsOf(b) - labelsOf(a),
  numbers: (a, b) => b.numbers.length - a.numbers.length,
  long: (a, b) => b.end - b.start - (a.end - a.start),
  short: (a, b) => a.end - a.start - (b.end - b.start),
};

/** Rows in another order than that of the texts; rows that are level keep it. */
const sorted = (rows, by) => (SORTS[by] ? [...rows].sort(SORTS[by]) : rows);

/** What of a sentence met the conditions: codes, numbers and findings; all codes and numbers where none were asked for. */
function evidence(sentence, asked) {
  const stances = asked.chosen.get("stance");
  const schemes = codedBy(asked);
  const roles = asked.chosen.get("role");
  const inStance = (code) => !stances.size || stances.has(code.stance);
  const codes = sentence.codes.filter((code) => {
    const facet = schemes.find((one) => one.scheme === code.scheme);
    return inStance(code) && (schemes.length ? facet && asked.chosen.get(facet.key).has(code.label.id) : stances.size);
  });
  const numbers = sentence.numbers.filter(
    (own) => roles.has(own.role) || (asked.promise && own.promise === asked.promise),
  );
  const findings = sentence.findings.filter(
    (own) => asked.chosen.get("with").has("finding") || own.id === asked.finding,
  );
  const asking = schemes.length || stances.size || roles.size || asked.promise || asked.finding;
  return asking ? { codes, numbers, findings } : { codes: sentence.codes, numbers: sentence.numbers, findings };
}
