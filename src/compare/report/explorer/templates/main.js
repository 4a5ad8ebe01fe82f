// The page around the views: header, search, language; and the way from an address to what is shown.

const VIEWS = { home: homeView, sentences: sentencesView, text: textView };

let view = null;
let shownFor = "";

function header() {
  const current = (route) => (here.route === route ? "page" : null);
  const input = h("input", {
    type: "search",
    id: "query",
    name: "q",
    placeholder: say("search_hint"),
    autocomplete: "off",
    lang: "zh-Hans",
    enterkeyhint: "search",
  });
  const asked = () => input.value.trim();
  const inPlace = () => here.route === "sentences" && amend(link("sentences", { ...view.given, q: asked() }));
  let waiting = 0;
  input.addEventListener("input", (event) => {
    // While a Chinese word is being composed there is nothing to look for yet.
    if (event.isComposing) return;
    clearTimeout(waiting);
    waiting = setTimeout(inPlace, 150);
  });
  input.addEventListener("compositionend", () => inPlace());
  const submit = (event) => {
    event.preventDefault();
    clearTimeout(waiting);
    if (here.route === "sentences") inPlace();
    else go(link("sentences", { q: asked() }));
  };
  const other = language === "zh" ? "en" : "zh";
  const speak = h(
    "button.language",
    {
      type: "button",
      lang: other === "zh" ? "zh-Hans" : "en",
      onclick: () => switchLanguage(other),
      "data-focus": "language",
    },
    other === "zh" ? "中文" : "English",
  );
  const nav = h(
    "nav",
    { "aria-label": say("main") },
    h("a", { href: link("home"), "aria-current": current("home") }, say("overview")),
    h("a", { href: link("sentences"), "aria-current": current("sentences") }, say("sentences_title")),
    h(
      "a",
      { href: link("text", {}, documents[0] ? documents[0].id : ""), "aria-current": current("text") },
      say("full_texts"),
    ),
  );
  $("head").replaceChildren(
    h("a.brand", { href: link("home") }, say("brand")),
    nav,
    h("form.search", { role: "search", onsubmit: submit }, h("label.unseen", { for: "query" }, say("search")), input),
    speak,
  );
  input.value = (here.given.q || []).join(",") || "";
}

function footer() {
  $("foot").replaceChildren(
    h("p", {}, say("foot")),
    h("p", {}, labelled(say("how_to_cite"), content.cite[language === "zh" ? 0 : 1])),
  );
  const skip = $("skip");
  skip.textContent = say("skip");
  skip.onclick = (event) => {
    event.preventDefault();
    $("main").focus();
  };
}

function switchLanguage(to) {
  chosenLanguage = to;
  amend(link(here.route, here.given, here.id));
}

/** Shows what the address asks for. A view that is already there is changed in place, so that nothing jumps. */
function arrive(moved = false) {
  here = parsed(location.hash);
  const asked = (here.given.lang || [])[0];
  if (asked === "zh" || asked === "en") chosenLanguage = asked;
  delete here.given.lang;
  language = chosenLanguage || browserLanguage();
  document.documentElement.lang = language === "zh" ? "zh-Hans" : "en";
  const back = moved ? entered() : false;
  const kept = seen.get(step) || {};
  const key = [here.route, here.id, language].join("/");
  const same = key === shownFor;
  const first = !shownFor;
  const focus = document.activeElement && document.activeElement.dataset.focus;
  if (same && view.update) view.update(here.given, back ? kept.rows : 0);
  else {
    view = VIEWS[here.route](here.given, here.id);
    if (back && view.update && kept.rows > 0) view.update(here.given, kept.rows);
    $("main").replaceChildren(view.node);
    $("main").className = here.route;
  }
  shownFor = key;
  if (!same || !view.update) header();
  else updateHeader();
  footer();
  document.title = `${view.title} – policy-compare`;
  settle({ moved, back, same, focus, kept, first });
}

/** In a view that stays, the header changes only in its links and in what is looked for. */
function updateHeader() {
  const input = $("query");
  if (document.activeElement !== input) input.value = (here.given.q || []).join(",");
}

/** Where the reader looks and where the keyboard is, after the page has changed. */
function settle({ moved, back, same, focus, kept, first }) {
  const old = focus && document.querySelector(`[data-focus="${CSS.escape(focus)}"]`);
  if (back) window.scrollTo(0, kept.top || 0);
  else if (moved && here.given.at && view.arrive && view.arrive()) return;
  else if (moved && !same) {
    window.scrollTo(0, 0);
    const heading = document.querySelector("#main h1");
    if (heading && !first) heading.focus({ preventScroll: true });
  }
  if (same && old) old.focus({ preventScroll: true });
}

history.scrollRestoration = "manual";
addEventListener("hashchange", () => arrive(true));
let waiting = false;
addEventListener(
  "scroll",
  () => {
    remember({ top: window.scrollY, rows: view && view.pages ? view.pages.shown : 0 });
    if (waiting || !view || !view.scrolled) return;
    waiting = true;
    requestAnimationFrame(() => {
      waiting = false;
      if (view.scrolled) view.scrolled();
    });
  },
  { passive: true },
);
addEventListener("keydown", (event) => {
  const typing = event.target.matches("input, textarea, select");
  if (event.key === "/" && !typing && !event.ctrlKey && !event.metaKey && !event.altKey) {
    event.preventDefault();
    $("query").focus();
  }
});
arrive(true);
