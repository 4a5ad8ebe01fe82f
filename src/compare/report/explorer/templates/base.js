// Elements, words and lists: what the other scripts build with. Text only ever becomes text nodes, never markup.

const $ = (id) => document.getElementById(id);

/**
 * An element. `tag` may carry classes ("p.note"); `given` holds attributes, handlers (onclick) and custom properties
 * (css: {"--share": 0.3}); false, null and undefined leave an attribute or a child out.
 */
function h(tag, given, ...children) {
  const [name, ...classes] = tag.split(".");
  const made = document.createElement(name);
  if (classes.length) made.className = classes.join(" ");
  for (const [key, value] of Object.entries(given || {})) {
    if (value === false || value === null || value === undefined) continue;
    if (key.startsWith("on")) made.addEventListener(key.slice(2), value);
    else if (key === "css") for (const [property, set] of Object.entries(value)) made.style.setProperty(property, set);
    else if (key === "checked" || key === "value" || key === "open") made[key] = value;
    else made.setAttribute(key, value === true ? "" : value);
  }
  made.append(...children.flat(Infinity).filter((child) => child !== false && child !== null && child !== undefined));
  return made;
}

const content = JSON.parse($("content").textContent);

let language = "en";

const ROWS = 20; // of a table on the first page, before the reader asks for more

/** One of the words of the page in its language, {names} filled from `values`. */
function say(key, values = {}) {
  const said = content.words[key][language === "zh" ? 0 : 1];
  return said.replace(/\{(\w+)\}/g, (whole, name) => (name in values ? values[name] : whole));
}

/** The name of a value in the language of the page; the value itself where it has none. */
function named(of, value) {
  const pair = content.names[of] && content.names[of][value];
  return pair ? pair[language === "zh" ? 0 : 1] : value;
}

/** Of something said in Chinese and English the one in the language of the page. */
const either = ([zh, en]) => (language === "zh" ? zh : en);

/** Text in the language of the corpus, whatever that of the page. */
const chinese = (tag, given, ...children) => h(tag, { lang: "zh-Hans", ...given }, ...children);

/** Several names in a line, as the language strings them together; what is empty is left out. */
const strung = (names) => names.filter(Boolean).join(language === "zh" ? "·" : ", ");

/** Several things of a kind in a line. */
const enumerated = (names) => names.join(language === "zh" ? "、" : ", ");

/** "Region: Guangxi", with the colon of the language. */
const labelled = (title, text) => `${title}${language === "zh" ? "：" : ": "}${text}`;

const number = (n) => n.toLocaleString("en");

/** "3 sentences" or "1 sentence": words named `key` and `key_one`. */
const counted = (key, n, values = {}) =>
  say(n === 1 && content.words[`${key}_one`] ? `${key}_one` : key, { n: number(n), ...values });

/** Say something to those who do not see the page change. */
function announce(text) {
  $("said").textContent = text;
}

/**
 * Puts `make(item)` of the first items into `list` and a button for more into `below`, `size` at a time, so that a long
 * list never stands in the page as a whole. Returns how many stand there, and shows at least `least`.
 */
function paged(list, below, items, make, size, least = 0) {
  const state = { shown: 0 };
  const more = (upto) => {
    const before = state.shown;
    state.shown = Math.min(items.length, upto);
    list.append(...items.slice(before, state.shown).map(make));
    const rest = items.length - state.shown;
    const button =
      rest > 0 &&
      h(
        "button.more",
        { type: "button", onclick: () => next(state.shown) },
        say("more", { n: number(Math.min(size, rest)), rest: number(rest) }),
      );
    below.replaceChildren(...(button ? [button] : []));
  };
  const next = (at) => {
    more(at + size);
    const first = list.children[at];
    if (first) {
      first.setAttribute("tabindex", "-1");
      first.focus({ preventScroll: true });
    }
  };
  list.replaceChildren();
  more(Math.max(size, least));
  return state;
}

/**
 * One stop of the tab key for many links: arrows go to the next one, in a table also up and down, Home and End to the
 * first and last of a row.
 */
function roving(box, selector) {
  const all = () => [...box.querySelectorAll(selector)];
  const links = all();
  links.forEach((link, i) => link.setAttribute("tabindex", i ? "-1" : "0"));
  box.addEventListener("focusin", (event) => {
    if (!event.target.matches(selector)) return;
    for (const link of all()) link.setAttribute("tabindex", link === event.target ? "0" : "-1");
  });
  box.addEventListener("keydown", (event) => {
    if (!event.target.matches(selector) || event.altKey || event.ctrlKey || event.metaKey) return;
    const to = neighbour(all(), event.target, event.key);
    if (!to) return;
    event.preventDefault();
    to.focus();
  });
}

/** The link that an arrow leads to from `from`, or nothing. */
function neighbour(links, from, key) {
  const at = links.indexOf(from);
  if (key === "ArrowRight") return links[at + 1];
  if (key === "ArrowLeft") return links[at - 1];
  const row = from.closest("tr");
  if (!row) return undefined;
  const own = links.filter((link) => link.closest("tr") === row);
  if (key === "Home") return own[0];
  if (key === "End") return own[own.length - 1];
  if (key !== "ArrowDown" && key !== "ArrowUp") return undefined;
  const step = key === "ArrowDown" ? "nextElementSibling" : "previousElementSibling";
  const column = from.closest("td, th").cellIndex;
  for (let other = row[step]; other; other = other[step]) {
    const found = other.cells[column] && links.find((link) => other.cells[column].contains(link));
    if (found) return found;
  }
  return undefined;
}
