// Wagtail saves drafts by itself. Where its parts overtake each other, or stop looking, an editor
// loses words or is told of another window that does not exist. This makes them wait and look again.

const FORM = "[data-edit-form]";
const BUTTONS = `${FORM} button:is([type=submit], [data-workflow-action-name])`;
// Written by saving, not by an editor.
const BOOKKEEPING = [
  "csrfmiddlewaretoken",
  "overwrite_revision_id",
  "loaded_revision_id",
  "loaded_revision_created_at",
];
const LOOK_EVERY = 500;
const LONGEST_ANSWER = 60_000;

let isSaving = false;
let hasTyped = false;
let sent = "";
let heldButton = null;
let submittedAt = -Infinity;

function written(data) {
  const words = new URLSearchParams(data);
  for (const name of BOOKKEEPING) words.delete(name);
  return words.toString();
}

function announceChange(form) {
  form.dispatchEvent(new CustomEvent("w-unsaved:add", { bubbles: true, cancelable: true }));
}

document.addEventListener("w-autosave:save", (event) => {
  // What a button has sent is on its way with every word.
  if (performance.now() - submittedAt < LONGEST_ANSWER) {
    event.preventDefault();
    return;
  }
  isSaving = true;
  hasTyped = false;
  sent = written(event.detail.formData);
});

function endSave() {
  isSaving = false;
  const button = heldButton;
  heldButton = null;
  button?.click();
}

document.addEventListener("w-autosave:success", endSave);
document.addEventListener("w-autosave:error", endSave);

// Wagtail takes the form as it is at some moments for saved: twice about two seconds after it is
// there, and at the end of each save. So it forgets what was typed or added a little earlier, and we
// remember how the form was before anybody touched it.
function rememberStart() {
  const form = document.querySelector(FORM);
  if (form) sent ||= written(new FormData(form));
}
for (const touch of ["pointerdown", "keydown"]) {
  window.addEventListener(touch, rememberStart, { capture: true, once: true });
}
document.addEventListener("input", ({ target }) => {
  if (target.closest(FORM)) hasTyped = true;
});
document.addEventListener("w-unsaved:watch-edits", ({ target }) => {
  const now = written(new FormData(target));
  sent ||= now;
  if (hasTyped || now !== sent) announceChange(target);
});

// A button that is pressed during a save does its work as soon as that has ended.
window.addEventListener(
  "click",
  (event) => {
    const button = event.target.closest?.(BUTTONS);
    if (!button || !isSaving) return;
    event.preventDefault();
    event.stopImmediatePropagation();
    heldButton = button;
  },
  { capture: true },
);

window.addEventListener("submit", (event) => {
  if (event.target.matches(FORM) && !event.defaultPrevented) submittedAt = performance.now();
});

// After a refused submit Wagtail saves once, and looks for changes no more. So we look until a save has
// succeeded, and then have it begin again.
function lookAgain(form) {
  let before;
  const looking = setInterval(() => {
    if (form.dataset.wUnsavedForceValue === "false") {
      form.dataset.wUnsavedCheckIntervalValue = LOOK_EVERY;
      clearInterval(looking);
      return;
    }
    const now = written(new FormData(form));
    if (now === before && now !== sent && !isSaving) announceChange(form);
    before = now;
  }, LOOK_EVERY);
}

const refused = document.querySelector(`${FORM}[data-w-unsaved-force-value=true]`);
if (refused) lookAgain(refused);

// An answer about other windows that was asked for before a save takes that save for theirs.
let isAnswerOld = false;
document.addEventListener("w-autosave:save", () => {
  isAnswerOld = true;
});
document.addEventListener("w-swap:begin", ({ target }) => {
  if (target.closest(".w-editing-sessions")) isAnswerOld = false;
});
window.addEventListener(
  "w-swap:json",
  ({ target, detail }) => {
    if (!isAnswerOld || !target.matches(".w-editing-sessions")) return;
    delete detail.data.other_sessions;
    detail.data.html = target.querySelector("#w-editing-sessions").innerHTML;
  },
  { capture: true },
);
