// Everything here is a comfort. Each page is whole without it: the menu and the questions are
// <details>, forms are plain, and the call bar is there from the start.

// The contents list marks the section that is being read, and keeps its mark in sight.
const list = document.querySelector(".kp-toc");
const links = [...document.querySelectorAll(".kp-toc a")];
const passed = new Set();
function mark() {
  const current = links.findLast((link) => passed.has(link.hash.slice(1)));
  for (const link of links) {
    if (link === current) link.setAttribute("aria-current", "true");
    else link.removeAttribute("aria-current");
  }
  if (!current) {
    list.scrollTop = 0;
    return;
  }
  const [entry, box] = [current, list].map((one) => one.getBoundingClientRect());
  // The list alone and at once: the page stays where the reader is.
  if (entry.top < box.top || entry.bottom > box.bottom) {
    list.scrollTop += (entry.top + entry.bottom - box.top - box.bottom) / 2;
  }
}
// All that lies above the upper part of the window counts: a jump passes every heading on its way.
const reading = new IntersectionObserver(
  (changes) => {
    for (const { target, isIntersecting } of changes) {
      if (isIntersecting) passed.add(target.id);
      else passed.delete(target.id);
    }
    mark();
  },
  { rootMargin: "999999px 0px -60% 0px" },
);
for (const { hash } of links) {
  const heading = document.getElementById(hash.slice(1));
  if (heading) reading.observe(heading);
}

// The call bar waits until the header, which has a call button of its own, has scrolled away.
const bar = document.querySelector(".kp-callbar");
const header = document.querySelector(".kp-top");
if (header) {
  // A busy browser tells several changes at once; the last one holds.
  new IntersectionObserver((changes) => {
    bar?.toggleAttribute("data-on", !changes.at(-1).isIntersecting);
  }).observe(header);
} else {
  bar?.toggleAttribute("data-on", true);
}

// A link to a closed question opens it.
function openTarget() {
  const target = document.getElementById(location.hash.slice(1));
  target?.closest("details")?.setAttribute("open", "");
}
addEventListener("hashchange", openTarget);
openTarget();

// A click on a call to action is counted for its page and day, and for nobody.
const { page, countUrl } = document.body.dataset;
if (countUrl) {
  addEventListener("click", ({ target }) => {
    const kind = target.closest("[data-count]")?.dataset.count;
    if (kind) navigator.sendBeacon(countUrl, new URLSearchParams({ page, kind }));
  });
}

// A form that is on its way says so, and is sent once.
for (const button of document.querySelectorAll("[data-sending]")) {
  const { form, textContent } = button;
  let sent = false;
  form.addEventListener("submit", (event) => {
    if (sent) event.preventDefault();
    sent = true;
    button.textContent = button.dataset.sending;
  });
  // Whoever comes back may send it again.
  addEventListener("pageshow", () => {
    sent = false;
    button.textContent = textContent;
  });
}

// Buttons that need the browser's help appear where it can give it.
for (const button of document.querySelectorAll("[data-print]")) {
  button.hidden = false;
  button.addEventListener("click", () => print());
}
if (navigator.share) {
  for (const button of document.querySelectorAll("[data-share]")) {
    button.hidden = false;
    button.addEventListener("click", () => {
      // Closing the share sheet is not an error.
      navigator.share({ title: document.title, url: location.href }).catch(() => {});
    });
  }
}
addEventListener("beforeprint", () => {
  for (const place of document.querySelectorAll("[data-print-date]")) {
    place.textContent = new Date().toLocaleDateString(document.documentElement.lang);
  }
});

// A search field offers suggestions to who goes there.
for (const field of document.querySelectorAll("[data-suggest]")) {
  const roles = { role: "combobox", "aria-autocomplete": "list", "aria-expanded": "false" };
  for (const [name, value] of Object.entries(roles)) field.setAttribute(name, value);
  const start = () =>
    import(field.dataset.suggest).then(
      ({ enhance }) => enhance(field),
      () => Object.keys(roles).forEach((name) => field.removeAttribute(name)),
    );
  if (document.activeElement === field) start();
  else field.addEventListener("focus", start, { once: true });
}
