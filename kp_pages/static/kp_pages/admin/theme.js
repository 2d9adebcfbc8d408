// Shows what becomes of the clinic's color while it is being chosen. The colors are worked out on
// the server, by the code that makes the pages.
class ThemeController extends window.StimulusModule.Controller {
  static values = { url: String, field: String };

  connect() {
    this.field = document.getElementById(this.fieldValue);
    this.changed = () => {
      clearTimeout(this.timer);
      this.timer = setTimeout(() => this.show(), 150);
    };
    this.field?.addEventListener("input", this.changed);
  }

  disconnect() {
    clearTimeout(this.timer);
    this.field?.removeEventListener("input", this.changed);
  }

  async show() {
    this.request?.abort();
    this.request = new AbortController();
    const query = new URLSearchParams({ color: this.field.value });
    try {
      const response = await fetch(`${this.urlValue}?${query}`, { signal: this.request.signal });
      if (response.ok) this.element.innerHTML = await response.text();
    } catch (error) {
      if (error.name !== "AbortError") throw error;
    }
  }
}

window.wagtail.app.register("kp-theme", ThemeController);
