// Judges the form while somebody types: sends it to our address, which saves nothing, and shows the
// answer in Wagtail's panel "Checks". Started by the panel's data-controller="kp-readiness".

const FIELDS = '[contenteditable="true"], input:not([type="hidden"]), select, textarea';
const WAIT = 600;

class ReadinessController extends window.StimulusModule.Controller {
  static targets = ['result', 'problem'];
  // The page is 0 until it is saved for the first time: nothing is sent before.
  static values = { address: String, page: Number };

  connect() {
    this.form = document.querySelector('form[data-edit-form]');
    if (!this.form) return;
    this.later = this.later.bind(this);
    this.form.addEventListener('input', this.later);
    this.form.addEventListener('change', this.later);
    this.announcer = this.addAnnouncer();
    this.watchOtherCount();
    this.showNumbers();
  }

  disconnect() {
    clearTimeout(this.timer);
    this.request?.abort();
    this.form?.removeEventListener('input', this.later);
    this.form?.removeEventListener('change', this.later);
    this.otherCounts?.disconnect();
    this.announcer?.remove();
  }

  // Asking

  later() {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.ask(), WAIT);
  }

  saved({ detail }) {
    if (this.pageValue || !detail.data?.pk) return;
    this.pageValue = detail.data.pk;
    this.ask();
  }

  async ask() {
    if (!this.pageValue) return;
    this.request?.abort();
    this.request = new AbortController();
    try {
      const response = await fetch(this.addressValue.replace('/0/', `/${this.pageValue}/`), {
        method: 'POST',
        body: this.typed,
        signal: this.request.signal,
      });
      if (!response.ok) throw new TypeError(response.statusText);
      this.show(await response.text());
      this.problemTarget.hidden = true;
    } catch (error) {
      if (error.name === 'AbortError') return;
      if (!(error instanceof TypeError)) throw error;
      this.problemTarget.hidden = false;
    }
  }

  // Django reads thousands of fields in this form much faster than as FormData.
  get typed() {
    const fields = [...new FormData(this.form)].filter(([, value]) => typeof value === 'string');
    return new URLSearchParams(fields);
  }

  // Showing

  show(html) {
    if (html === this.shown) return;
    this.shown = html;
    const opened = new Map(
      [...this.resultTarget.querySelectorAll('details')].map((one) => [one.dataset.key, one.open]),
    );
    const focused = this.resultTarget.contains(document.activeElement)
      ? document.activeElement.dataset.key
      : '';
    this.resultTarget.innerHTML = html;
    this.resultTarget.querySelectorAll('details').forEach((one) => {
      one.open = opened.get(one.dataset.key) ?? one.open;
    });
    if (focused) this.resultTarget.querySelector(`[data-key="${CSS.escape(focused)}"]`)?.focus();
    this.showNumbers();
    this.announcer.textContent = this.result?.dataset.summary ?? '';
  }

  get result() {
    return this.resultTarget.querySelector('[data-kp-result]');
  }

  // The button of the panel counts what Wagtail finds in the preview. We add what the rules find.
  watchOtherCount() {
    this.badge = document.querySelector(
      '[data-side-panel-toggle="checks"] [data-side-panel-toggle-counter]',
    );
    this.other = document.querySelector('[data-side-panel="checks"] [data-content-checker-count]');
    if (!this.badge || !this.other) return;
    this.otherCounts = new MutationObserver(() => this.showNumbers());
    this.otherCounts.observe(this.other, { characterData: true, childList: true, subtree: true });
  }

  showNumbers() {
    if (!this.badge || !this.other || !this.result) return;
    const { mustChange, toChange } = this.result.dataset;
    const total = Number(toChange) + Number(this.other.textContent);
    this.badge.textContent = total;
    this.badge.hidden = total === 0;
    this.badge.classList.toggle('kp-badge--must', Number(mustChange) > 0);
  }

  // Beside the panels, because a closed panel says nothing.
  addAnnouncer() {
    const announcer = document.createElement('div');
    announcer.className = 'w-sr-only';
    announcer.setAttribute('role', 'status');
    return document.body.appendChild(announcer);
  }

  // Going to a field

  async go({ params }) {
    const place = this.find(params.path);
    if (!place) return;
    this.uncover(place);
    await new Promise(requestAnimationFrame); // until tabs and panels have opened
    const field = this.fieldIn(place);
    const isCalm = window.matchMedia('(prefers-reduced-motion: reduce)').matches;
    place.scrollIntoView({ behavior: isCalm ? 'auto' : 'smooth', block: 'center' });
    field?.focus({ preventScroll: true });
    if (field && params.words) this.mark(field, String(params.words));
    place.classList.add('kp-found');
    setTimeout(() => place.classList.remove('kp-found'), 2000);
  }

  // The place itself, or what is left of the way to it.
  find(path) {
    const steps = path.split('.').map((step) => `[data-contentpath="${CSS.escape(step)}"]`);
    for (let length = steps.length; length > 0; length -= 1) {
      const found = this.form.querySelector(steps.slice(0, length).join(' '));
      if (found) return found;
    }
    return null;
  }

  uncover(place) {
    const tab = place.closest('[role="tabpanel"]');
    if (tab?.hidden) document.querySelector(`[role="tab"][aria-controls="${tab.id}"]`)?.click();
    // Wagtail's panels open for whatever in them is searched for.
    place.dispatchEvent(new Event('beforematch', { bubbles: true }));
    const toggle = place.matches('[data-streamfield-child]')
      ? place.querySelector('[data-panel-toggle]')
      : null;
    if (toggle?.getAttribute('aria-expanded') === 'false') toggle.click();
    const side = this.element.closest('[data-form-side]');
    if (side && side.offsetWidth > window.innerWidth / 2) {
      side.querySelector('[data-form-side-close-button]')?.click();
    }
  }

  fieldIn(place) {
    const visible = (selector) =>
      [...place.querySelectorAll(selector)].filter((one) => one.checkVisibility());
    return visible(FIELDS)[0] ?? visible('.c-sf-add-button, button').at(-1);
  }

  mark(field, words) {
    if (field.setSelectionRange && /^(text|textarea|search|url)$/.test(field.type)) {
      const start = field.value.indexOf(words);
      if (start >= 0) field.setSelectionRange(start, start + words.length);
    } else if (field.isContentEditable) {
      this.markInProse(field, words);
    }
  }

  markInProse(field, words) {
    const texts = document.createTreeWalker(field, NodeFilter.SHOW_TEXT);
    while (texts.nextNode()) {
      const start = texts.currentNode.data.indexOf(words);
      if (start >= 0) {
        const range = document.createRange();
        range.setStart(texts.currentNode, start);
        range.setEnd(texts.currentNode, start + words.length);
        window.getSelection().removeAllRanges();
        window.getSelection().addRange(range);
        return;
      }
    }
  }
}

window.wagtail.app.register('kp-readiness', ReadinessController);
