// What is told of one sentence, and how it is taken away: its codes with their rules, its numbers, a citation, a row.

/** A list of what was found in a sentence: code, stance and rule; figure, indicator and role; what is odd. */
function evidenceList(found) {
  const codes = new Map();
  for (const code of found.codes) {
    const own = codes.get(code.label) || [];
    codes.set(code.label, [...own, code]);
  }
  return h(
    "ul.found",
    {},
    [...codes].map(([label, own]) => codeItem(label, own)),
    found.numbers.map(numberItem),
    found.findings.map((own) =>
      h("li", {}, h("span.name", {}, named("findings", own.kind)), h("span.how", {}, either(own.note))),
    ),
  );
}

function codeItem(label, own) {
  // Rules of one entry stand together: "promote, materials.general: 新材料、石墨烯".
  const how = new Map();
  for (const code of own) {
    const [entry, ...term] = code.rule.split(":");
    const key = strung([named("stances", code.stance), entry]);
    how.set(key, (how.get(key) || new Set()).add(term.join(":")));
  }
  return h(
    "li",
    {},
    h("span.name", {}, h("span", { class: lookOf(label) }, label[language])),
    [...how].map(([key, terms]) =>
      h("span.how", {}, key, [...terms].some(Boolean) && [": ", chinese("code", {}, [...terms].join("、"))]),
    ),
  );
}

function numberItem(own) {
  return h(
    "li",
    {},
    h("span.name", {}, chinese("span.mark-number", {}, own.figure)),
    h("span.how", {}, strung([named("roles", own.role), language === "zh" ? own.zh : own.en, own.rule])),
  );
}

/** The headings above a sentence as one line. */
const pathLine = (sentence) => path(sentence).join(" › ");

/** A citation of the sentence: issuer, title, number, date, then the words and where they stand. */
function citation(sentence) {
  const { facts } = sentence.doc.card;
  const issuer = facts.issuer || sentence.doc.region[`long_${language}`];
  const title = [titleOf(sentence.doc), facts.doc_number].filter(Boolean).join(": ");
  const date = facts.issued_on || say("undated");
  const where = [pathLine(sentence), sentence.id, content.source].filter(Boolean).join(language === "zh" ? "；" : "; ");
  const words = textOf(sentence).trim();
  return language === "zh"
    ? `${issuer}. ${title}[Z]. ${date}. “${words}”（${where}）`
    : `${issuer}. ${title} [Z]. ${date}. “${words}” (${where})`;
}

/** Copies text, where the browser allows it for a file; else selects it for the reader to copy. */
async function copied(text) {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    const box = h("textarea.unseen", { readonly: true, value: text });
    document.body.append(box);
    box.select();
    const done = document.execCommand("copy");
    box.remove();
    return done;
  }
}

/** A button that copies a citation and says so; where copying fails, the citation stands beside it. */
function citeButton(sentence) {
  const button = h("button.quiet", { type: "button" }, say("cite"));
  button.addEventListener("click", async () => {
    const text = citation(sentence);
    const done = await copied(text);
    button.focus();
    announce(done ? say("copied") : say("not_copied"));
    if (done) {
      button.textContent = say("copied");
      setTimeout(() => (button.textContent = say("cite")), 2000);
    } else if (!button.nextElementSibling || !button.nextElementSibling.matches(".citation")) {
      button.after(chinese("output.citation", {}, text));
    }
  });
  return button;
}

/** The address of a sentence in its text. */
const placeLink = (sentence, given = {}) => link("text", { at: String(sentence.start), ...given }, sentence.doc.id);

/** A cell that no spreadsheet takes for a formula. */
const harmless = (value) => {
  const text = String(value);
  return /^[=+\-@\t\r]/.test(text) ? `'${text}` : text;
};

const CSV_COLUMNS = [
  "doc_id",
  "region",
  "title",
  "sentence_id",
  "start",
  "end",
  "kind",
  "function",
  "strength",
  "path",
  "text",
  "evidence",
  "stance",
  "rules",
  "numbers",
];

/** A row of the download: columns as in the tables; of codes those that were asked for. */
function csvRow(sentence, asked) {
  const found = evidence(sentence, asked);
  const quotes = [...found.codes, ...found.numbers, ...found.findings].map((own) =>
    cut(sentence.doc, own.start, own.end),
  );
  const once = (values) => [...new Set(values)].join("; ");
  const own = [
    sentence.doc.id,
    sentence.doc.region.id,
    titleOf(sentence.doc),
    sentence.id,
    sentence.start,
    sentence.end,
    sentence.kind,
    sentence.function,
    sentence.strength,
    pathLine(sentence),
    textOf(sentence),
  ];
  const more = [
    once(quotes),
    once(found.codes.map((code) => code.stance)),
    once(found.codes.map((code) => code.rule)),
    once(found.numbers.map((n) => `${n.role}: ${n.zh} ${n.figure}`)),
  ];
  const codes = content.schemes.map((scheme) =>
    once(sentence.codes.filter((code) => code.scheme === scheme).map((code) => code.label.id)),
  );
  return [...own, ...more, ...codes, content.cite[1]];
}

/** The rows as a file for a spreadsheet: a byte-order mark, all cells quoted, none of them a formula. */
function csv(rows, asked) {
  const head = [...CSV_COLUMNS, ...content.schemes.map((scheme) => scheme.id), "source"];
  const lines = [head, ...rows.map((sentence) => csvRow(sentence, asked))];
  const quoted = (value) => `"${harmless(value).replaceAll('"', '""')}"`;
  return `\ufeff${lines.map((line) => line.map(quoted).join(",")).join("\r\n")}\r\n`;
}

/** Hands a text to the reader as a file. */
function download(name, text) {
  const address = URL.createObjectURL(new Blob([text], { type: "text/csv;charset=utf-8" }));
  const anchor = h("a", { href: address, download: name });
  document.body.append(anchor);
  anchor.click();
  anchor.remove();
  setTimeout(() => URL.revokeObjectURL(address), 10000);
}
