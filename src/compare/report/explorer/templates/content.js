// The texts as objects: documents with their sentences, and in each sentence what was found there.

const COUNTED = ["body", "item"];

/** The words that places of the documents refer to. */
const term = (of, place) => content.terms[of][place];

/** Offsets count characters; a script counts a character beyond the first plane twice. Null where there is none such. */
function places(text) {
  if (!/[\ud800-\udbff]/.test(text)) return null;
  const map = [];
  let at = 0;
  for (const character of text) {
    map.push(at);
    at += character.length;
  }
  map.push(at);
  return map;
}

/** Where a character of the text stands in its string. */
const place = (doc, offset) => (doc.map ? doc.map[offset] : offset);

/** A stretch of a text. */
const cut = (doc, start, end) => doc.text.slice(place(doc, start), place(doc, end));

/** The last entry of `starts` that does not lie behind `offset`; 0 where all do. */
function placed(starts, offset) {
  let low = 0;
  let high = starts.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (starts[middle] <= offset) low = middle + 1;
    else high = middle;
  }
  return Math.max(0, low - 1);
}

function sectionsOf(doc, columns) {
  return columns.start.map((start, i) => ({
    start,
    end: columns.end[i],
    level: columns.level[i],
    function: term("functions", columns.function[i]),
    alike: Boolean(columns.alike[i]),
    parent: columns.parent[i],
    heading: cut(doc, start, columns.end[i]).trim(),
  }));
}

function sentenceOf(doc, columns, i) {
  const kind = term("kinds", columns.kind[i]);
  const section = columns.section[i] < 0 ? null : doc.sections[columns.section[i]];
  return {
    doc,
    start: columns.start[i],
    end: columns.end[i],
    id: `${doc.id}-${columns.start[i]}`,
    kind,
    counted: COUNTED.includes(kind),
    strength: term("strengths", columns.strength[i]),
    section,
    function: kind === "furniture" ? "furniture" : section ? section.function : "",
    alike: Boolean(section && section.alike),
    item: Boolean(columns.item[i]),
    codes: [],
    numbers: [],
    findings: [],
  };
}

/** Numbers and findings stand in every sentence that they touch. */
function hang(doc, starts, what, found) {
  const end = Math.max(found.end, found.start + 1);
  for (let i = placed(starts, found.start); i < starts.length && starts[i] < end; i += 1) {
    if (doc.sentences[i].end > found.start) doc.sentences[i][what].push(found);
  }
}

function documentOf(given, i) {
  const doc = {
    id: given.id,
    text: given.text,
    map: places(given.text),
    card: content.cards[i],
    region: content.regions[given.region],
  };
  doc.sections = sectionsOf(doc, given.sections);
  doc.sentences = given.sentences.start.map((_, j) => sentenceOf(doc, given.sentences, j));
  const starts = given.sentences.start;
  doc.starts = starts;
  const found = given.codings;
  found.sentence.forEach((at, j) => {
    const sentence = doc.sentences[at];
    const start = sentence.start + found.start[j];
    const scheme = content.schemes[found.scheme[j]];
    sentence.codes.push({
      scheme,
      label: scheme.labels[found.label[j]],
      start,
      end: start + found.length[j],
      stance: term("stances", found.stance[j]),
      rule: term("rules", found.rule[j]),
    });
  });
  doc.numbers = given.numbers.map(([start, end, role, figure, zh, en, promise, head, rule]) => ({
    start,
    end,
    role: term("roles", role),
    figure,
    zh,
    en,
    promise,
    head,
    rule: term("rules", rule),
  }));
  doc.findings = given.findings.map(([start, end, kind, note, note_zh]) => ({
    doc,
    start,
    end,
    kind: term("findings", kind),
    note: [note_zh || note, note],
    id: `${doc.id}-${term("findings", kind)}-${start}-${end}`,
  }));
  for (const own of doc.numbers) hang(doc, starts, "numbers", own);
  for (const own of doc.findings) hang(doc, starts, "findings", own);
  return doc;
}

content.schemes.forEach((scheme, i) => {
  scheme.channel = i;
  for (const label of scheme.labels) label.scheme = scheme;
});
const documents = content.documents.map(documentOf);
const sentences = documents.flatMap((doc) => doc.sentences);

const textOf = (sentence) => cut(sentence.doc, sentence.start, sentence.end);

/** Headings above a sentence, from the top, without the title. */
function path(sentence) {
  const out = [];
  for (
    let section = sentence.section;
    section;
    section = section.parent < 0 ? null : sentence.doc.sections[section.parent]
  ) {
    if (section.function !== "title") out.unshift(section.heading);
  }
  return out;
}

/** The sentence that holds a place of a text, or the last before it. */
const sentenceAt = (doc, offset) => doc.sentences[placed(doc.starts, offset)];

/** The name of a scheme as a title. */
const schemeName = (scheme) => scheme[language][0].toUpperCase() + scheme[language].slice(1);

/** Name of a region; of a region with several texts or a cut one the page says so elsewhere. */
const regionName = (region) => region[language];

/** How a text is called: as its title says, else by its region. */
const titleOf = (doc) => doc.card.facts.title || doc.region[`long_${language}`];
