// Where the reader is. All that a view shows stands in the address, so that its link shows a colleague the same, and the
// back button leads back: "#/sentences?region=guangxi&sector=materials".

const ROUTES = ["home", "sentences", "text"];

const decoded = (text) => {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
};

/** An address as {route, id, given}; `given` has a list of values for each name. */
function parsed(hash) {
  const [way, query = ""] = hash.replace(/^#?\/?/, "").split("?");
  const [route, id = ""] = way.split("/").map(decoded);
  const given = {};
  for (const part of query.split("&").filter(Boolean)) {
    const [key, value = ""] = part.split("=");
    given[decoded(key)] = value.split(",").map(decoded).filter(Boolean);
  }
  return { route: ROUTES.includes(route) ? route : "home", id, given };
}

/** The address of a view; names without values are left out. The language goes along once it was chosen. */
function link(route, given = {}, id = "") {
  const all = { ...given, ...(chosenLanguage ? { lang: [chosenLanguage] } : {}) };
  const parts = Object.entries(all)
    .map(([key, values]) => [key, [values].flat().filter((value) => value !== "" && value !== undefined)])
    .filter(([, values]) => values.length)
    .map(([key, values]) => `${key}=${values.map(encodeURIComponent).join(",")}`);
  const way = [route, ...(id ? [encodeURIComponent(id)] : [])].join("/");
  return `#/${way}${parts.length ? `?${parts.join("&")}` : ""}`;
}

/** The language in the address, or that of the reader's browser. */
let chosenLanguage = "";

const browserLanguage = () => (/^zh\b/i.test(navigator.language || "") ? "zh" : "en");

let here = parsed("");

/** Go to an address as a link would. */
function go(to) {
  if (to === location.hash) return;
  location.hash = to;
}

/** Change the address in place: what is typed or toggled letter by letter is no step back. */
function amend(to) {
  history.replaceState(history.state, "", to);
  arrive();
}

// Each step in the history has a number, under which it is known how far down the reader was and how long the list.
const seen = new Map();
let step = "";

function remember(more) {
  seen.set(step, { ...seen.get(step), ...more });
}

/** The number of this step, and whether the reader came back to it. */
function entered() {
  const known = history.state && history.state.step;
  const back = known !== null && known !== undefined && seen.has(known);
  // The time of loading tells the steps of this page from those before it was loaded again.
  step = back ? known : `${performance.timeOrigin}-${seen.size}`;
  if (!back) history.replaceState({ step }, "", location.href);
  remember({});
  return back;
}
