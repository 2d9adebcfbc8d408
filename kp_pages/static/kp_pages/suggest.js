// Suggestions while somebody types in a search field. This file and the index are fetched when the
// field is first gone to, and the index is matched here: nothing that is typed leaves the page.
// Nothing depends on it: the form is a plain form without.

const SHORTEST = 2;
const MOST = 6;

const fold = (text) => text.toLowerCase().normalize("NFD").replace(/\p{M}/gu, "");
const words = (text) => fold(text).split(/[^\p{L}\p{N}]+/u).filter(Boolean);

// One index and one style sheet for all fields of the page.
let index;
function load({ suggestions, style }) {
  index ??= Promise.all([fetchRows(suggestions), addStyle(style)])
    .then(([rows]) => rows.map(prepare))
    // The next visit to a field tries again; until then the form does without.
    .catch(() => (index = undefined) ?? []);
  return index;
}
async function fetchRows(address) {
  const response = await fetch(address);
  if (!response.ok) throw new Error(`The suggestions answer ${response.status}.`);
  return response.json();
}
function addStyle(href) {
  return new Promise((resolve, reject) => {
    const link = Object.assign(document.createElement("link"), { rel: "stylesheet", href });
    link.addEventListener("load", resolve);
    link.addEventListener("error", reject);
    document.head.append(link);
  });
}
function prepare([title, address, kind, others = ""]) {
  const names = others.split(",").map((name) => name.trim()).filter(Boolean);
  return { title, address, kind, names, said: words(title), known: words(others) };
}

// 0 for the best match: the title begins so. No number at all for none.
function rank(page, typed, asked) {
  const begins = (known) => asked.every((word) => known.some((one) => one.startsWith(word)));
  if (page.said.join(" ").startsWith(typed)) return 0;
  if (page.names.some((name) => words(name).join(" ").startsWith(typed))) return 1;
  if (begins(page.said)) return 2;
  return begins([...page.said, ...page.known]) ? 3 : undefined;
}
function match(pages, text) {
  const asked = words(text);
  const typed = asked.join(" ");
  if (typed.length < SHORTEST) return [];
  return pages
    .map((page) => [rank(page, typed, asked), page])
    .filter(([place]) => place !== undefined)
    .sort(([one], [other]) => one - other)
    .slice(0, MOST)
    .map(([, page]) => ({ ...page, name: page.names.find((name) => words(name).join(" ").startsWith(typed)) }));
}

function create(tag, attributes, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
  element.append(...children);
  return element;
}

export function enhance(input) {
  const { label, one, many, none } = input.dataset;
  const id = `${input.id}-suggestions`;
  const list = create("ul", { id, role: "listbox", "aria-label": label, class: "kp-suggest", hidden: "" });
  const status = create("span", { role: "status", class: "kp-vh" });
  let found = [];
  let at = -1;

  function choose(place) {
    list.children[at]?.setAttribute("aria-selected", "false");
    at = place;
    const option = list.children[at];
    if (option) {
      option.setAttribute("aria-selected", "true");
      option.scrollIntoView({ block: "nearest" });
      input.setAttribute("aria-activedescendant", option.id);
    } else {
      input.removeAttribute("aria-activedescendant");
    }
  }
  function open(pages) {
    found = pages;
    list.replaceChildren(
      ...found.map(({ title, kind, name }, number) =>
        create(
          "li",
          { id: `${id}-${number}`, role: "option", "aria-selected": "false" },
          title,
          create("small", {}, [kind, name].filter(Boolean).join(": ")),
        ),
      ),
    );
    list.hidden = found.length === 0;
    input.setAttribute("aria-expanded", String(!list.hidden));
    choose(-1);
  }
  const close = () => open([]);
  async function suggest() {
    const pages = await load(input.dataset);
    if (document.activeElement !== input) return;
    open(match(pages, input.value));
    const enough = input.value.trim().length >= SHORTEST;
    status.textContent = found.length > 1 ? many.replace("%s", found.length) : found.length ? one : enough ? none : "";
  }
  // Past the last comes the field itself, and then the first.
  function move(step) {
    const places = found.length + 1;
    choose(((at + 1 + step + places) % places) - 1);
  }

  const keys = {
    ArrowDown(event) {
      if (list.hidden) suggest();
      else if (!event.altKey) move(1);
      return true;
    },
    ArrowUp(event) {
      if (event.altKey) close();
      else move(-1);
      return true;
    },
    Enter() {
      if (at < 0) return false;
      location.assign(found[at].address);
      return true;
    },
    // The first time it closes the list; the second time the browser empties the field.
    Escape() {
      const shown = !list.hidden;
      close();
      return shown;
    },
  };
  // These move the cursor in the text, and what is chosen is the text again.
  for (const key of ["Home", "End", "ArrowLeft", "ArrowRight"]) keys[key] = () => void choose(-1);

  input.addEventListener("keydown", (event) => {
    if (!event.isComposing && keys[event.key]?.(event)) event.preventDefault();
  });
  input.addEventListener("focus", () => load(input.dataset));
  input.addEventListener("input", suggest);
  input.addEventListener("blur", close);
  // A press keeps the focus in the field, so that the list is still there for the click.
  list.addEventListener("mousedown", (event) => event.preventDefault());
  list.addEventListener("click", ({ target }) => {
    const page = found[[...list.children].indexOf(target.closest("li"))];
    if (page) location.assign(page.address);
  });

  input.setAttribute("aria-controls", id);
  input.form.append(list, status);
  load(input.dataset);
}
