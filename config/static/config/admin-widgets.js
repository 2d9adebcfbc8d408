// Starts the widgets that Wagtail starts with inline scripts, which our content security policy refuses.
// Each is announced by <template data-controller="site-widget">, so it also works in forms added later.

const FUNCTIONS = [
  'initDateChooser',
  'initDateTimeChooser',
  'initTimeChooser',
  'createTaskChooser',
];
const CONSTRUCTORS = /^[A-Z][A-Za-z]*(Chooser|Panel)$/;

class WidgetController extends window.StimulusModule.Controller {
  static values = { start: String, arguments: Array };

  connect() {
    // Moving a form about must not start its widgets twice.
    if (this.element.dataset.started) return;
    this.element.dataset.started = 'true';

    const name = this.startValue;
    if (FUNCTIONS.includes(name)) window[name](...this.argumentsValue);
    else if (CONSTRUCTORS.test(name)) new window[name](...this.argumentsValue);
  }
}

window.wagtail.app.register('site-widget', WidgetController);
