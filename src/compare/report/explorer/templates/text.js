// One text in full: its outline, its words with marks that can be switched, and for each sentence what was found in it.

function textView(given, id) {
  const doc = documents.find((one) => one.id === id) || documents[0];
  if (!doc) return { node: h("h1", { tabindex: "-1" }, say("no_text")), title: say("no_text") };
  const view = { title: titleOf(doc), given: {} };
  const body = h("article.body", { lang: "zh-Hans" });
  const legends = h("div.legends", {});
  const outline = outlineOf(doc);
  const wide = matchMedia("(min-width: 60rem)").matches;
  const pick = h(
    "select",
    { id: "pick", onchange: () => go(link("text", {}, pick.value)) },
    documents.map((one) => h("option", { value: one.id }, labelled(regionName(one.region), titleOf(one)))),
  );
  pick.value = doc.id;
  const top = h(
    "header.texthead",
    {},
    h("p.region", {}, swatch(doc.region), doc.region[`long_${language}`]),
    chinese("h1", { tabindex: "-1" }, titleOf(doc)),
    chinese("p.fact", {}, strung([doc.card.facts.issuer, doc.card.facts.doc_number, doc.card.facts.issued_on])),
    doc.card.facts.complete === "truncated" && h("p.fact.warning", {}, named("missing", "cut off")),
    h(
      "p.pick",
      {},
      h("label", { for: "pick" }, say("text")),
      pick,
      h("a", { href: link("sentences", several ? { text: doc.id } : { region: doc.region.id }) }, say("as_table")),
    ),
  );
  view.node = h(
    "div.columns.reading",
    {},
    h(
      "nav.side",
      { "aria-label": say("outline") },
      h("details", { open: wide }, h("summary", {}, say("outline")), outline),
    ),
    h("div.middle", {}, top, body),
    h(
      "aside.side.right",
      { "aria-label": say("marks") },
      h("details", { open: wide }, h("summary", {}, say("marks")), legends),
    ),
  );
  view.update = (now) => {
    const before = view.given;
    view.given = { ...now };
    delete view.given.lang;
    const shown = marksShown(view.given);
    if (JSON.stringify({ ...before, at: [] }) !== JSON.stringify({ ...view.given, at: [] }) || !body.firstChild) {
      body.replaceChildren(...blocks(doc, shown, (sentence) => toggled(sentence)));
      legends.replaceChildren(...legendOf(doc, shown, view.given));
    }
    open(view.given.at);
  };
  const toggled = (sentence) => {
    const now = (view.given.at || [])[0] === String(sentence.start);
    amend(link("text", { ...view.given, at: now ? "" : String(sentence.start) }, doc.id));
  };
  const open = (at) => {
    for (const old of body.querySelectorAll(".told")) old.remove();
    for (const old of body.querySelectorAll(".here")) old.classList.remove("here");
    for (const old of body.querySelectorAll("[aria-expanded=true]")) old.setAttribute("aria-expanded", "false");
    const sentence = at && at.length ? sentenceAt(doc, Number(at[0])) : null;
    const span = sentence && body.querySelector(`[data-start="${sentence.start}"]`);
    if (!span) return;
    span.classList.add("here");
    const button = span.querySelector("button");
    if (button) button.setAttribute("aria-expanded", "true");
    span.closest(".block").after(noteOf(sentence));
  };
  /** Brings the sentence of the address into sight, and the keyboard to it. */
  view.arrive = () => {
    const span = body.querySelector(".here");
    if (!span) return false;
    span.scrollIntoView({ block: "center" });
    const to = span.querySelector("button") || span;
    if (to === span) span.setAttribute("tabindex", "-1");
    to.focus({ preventScroll: true });
    return true;
  };
  /** Marks in the outline the section that is being read. */
  view.scrolled = () => {
    const read = [...outline.querySelectorAll("a")].findLast((one) => {
      const span = body.querySelector(`[data-start="${one.dataset.at}"]`);
      return span && span.getBoundingClientRect().top < 140;
    });
    for (const old of outline.querySelectorAll("[aria-current]")) if (old !== read) old.removeAttribute("aria-current");
    if (!read || read.hasAttribute("aria-current")) return;
    read.setAttribute("aria-current", "location");
    const side = outline.closest(".side");
    if (side.scrollHeight > side.clientHeight) side.scrollTop = read.offsetTop - side.clientHeight / 2;
  };
  view.update(given);
  return view;
}

/** Which marks an address asks for: of each scheme all, none ("-") or some; numbers; the names of codes beside them. */
function marksShown(given) {
  const some = new Map(
    content.schemes.map((scheme) => [scheme, given[keyOf(scheme)] ? new Set(given[keyOf(scheme)]) : null]),
  );
  const shows = (label) => !some.get(label.scheme) || some.get(label.scheme).has(label.id);
  return { shows, numbers: !given.numbers, names: Boolean(given.names), words: conditions({ q: given.q }).words };
}

/** The sections of a text as nested lists of links. */
function outlineOf(doc) {
  const kept = doc.sections.filter((section) => section.function !== "title" && section.function !== "furniture");
  const make = (above) => {
    const own = kept.filter((section) => nearest(doc, section, kept) === above);
    return own.length
      ? h(
          "ol",
          {},
          own.map((section) =>
            h(
              "li",
              {},
              chinese(
                "a",
                { href: link("text", { at: String(section.start) }, doc.id), "data-at": section.start },
                shortened(section.heading.replace(/\s*\|$/, "")),
              ),
              make(section),
            ),
          ),
        )
      : null;
  };
  return make(null) || h("p.note", {}, say("no_outline"));
}

/** The section above that the outline shows. */
function nearest(doc, section, kept) {
  let above = section;
  do above = above.parent < 0 ? null : doc.sections[above.parent];
  while (above && !kept.includes(above));
  return above;
}

/** What stands below a sentence that was opened. */
function noteOf(sentence) {
  const all = { codes: sentence.codes, numbers: sentence.numbers, findings: sentence.findings };
  return h(
    "div.told",
    { lang: language === "zh" ? "zh-Hans" : "en" },
    chinese("p.path", {}, pathLine(sentence)),
    evidenceList(all),
    h("p.actions", {}, citeButton(sentence), h("span.id", {}, sentence.id)),
  );
}

/** Switches of the marks, which are their legend too. */
function legendOf(doc, shown, given) {
  const to = (more) => amend(link("text", { ...given, ...more }, doc.id));
  const schemes = content.schemes.map((scheme) =>
    schemeSwitch(doc, scheme, shown, (values) => to({ [keyOf(scheme)]: values })),
  );
  const box = (key, checked, change, look) =>
    h(
      "label.option",
      {},
      h("input", { type: "checkbox", checked, "data-focus": key, onchange: change }),
      h("span.what", {}, h("span", { class: look }, say(key))),
    );
  const numbers = box("numbers", shown.numbers, () => to({ numbers: shown.numbers ? "-" : "" }), "mark-number");
  const names = box("names", shown.names, () => to({ names: shown.names ? "" : "1" }), "");
  return [...schemes, numbers, names, h("p.note", {}, say("marks_note"))];
}

function schemeSwitch(doc, scheme, shown, to) {
  const counts = new Map();
  for (const sentence of doc.sentences)
    for (const code of sentence.codes)
      if (code.scheme === scheme) counts.set(code.label, (counts.get(code.label) || 0) + 1);
  const there = scheme.labels.filter((label) => counts.has(label));
  const on = there.filter(shown.shows);
  const set = (labels) =>
    to(labels.length === there.length ? "" : labels.length ? labels.map((label) => label.id) : "-");
  const all = h("input", {
    type: "checkbox",
    checked: on.length > 0,
    "data-focus": keyOf(scheme),
    onchange: () => set(on.length ? [] : there),
  });
  all.indeterminate = on.length > 0 && on.length < there.length;
  const one = (label) =>
    h(
      "label.option",
      {},
      h("input", {
        type: "checkbox",
        checked: on.includes(label),
        "data-focus": `${keyOf(scheme)}-${label.id}`,
        onchange: () => set(there.filter((other) => (other === label ? !on.includes(label) : on.includes(other)))),
      }),
      h("span.what", {}, h("span", { class: lookOf(label) }, label[language])),
      h("span.count", {}, number(counts.get(label))),
    );
  return h(
    "fieldset",
    {},
    h(
      "legend",
      {},
      h(
        "label.option",
        {},
        all,
        h(
          "span.what",
          {},
          h(
            "span",
            { class: scheme.labels.some((label) => label.group) ? "" : lookOf(scheme.labels[0]) },
            schemeName(scheme),
          ),
        ),
      ),
    ),
    there.map(one),
  );
}
