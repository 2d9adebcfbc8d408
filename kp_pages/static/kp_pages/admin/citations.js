// Citations in rich text: a button that opens the chooser of references, and a mark for each source.
//
// A mark shows the number that readers will see. Numbers are counted from the form, from top to
// bottom, as the page counts them when it is read, and none of them is stored.

(() => {
  const { sources, references, treatments, ...words } = document.currentScript.dataset;
  const { React, DraftJS, draftail } = window;
  const TYPE = 'KP-CITATION';
  // A word joiner: takes the place of a mark in the editor's text.
  const PLACEHOLDER = '\u2060';
  const PAUSE = 150;

  const PLACES = [
    '[data-kp-reference]',
    `[data-chooser-url="${references}"]`,
    `[data-kp-cites] [data-chooser-url="${treatments}"]`,
  ].join();
  const DELETED = '[data-streamfield-child][aria-hidden="true"]';
  const TEXT = '[data-draftail-editor-wrapper]';

  const marks = new Set();
  const known = { references: {}, treatments: {} };
  let isStale = false;
  let numbers = new Map();

  // What is asked for and not in the answer is gone: null. Without an answer the marks wait, and
  // the next change asks again.
  async function learn(kind, wanted) {
    const response = await fetch(`${sources}?${kind}=${[...wanted].join()}`).catch(() => null);
    if (!response?.ok) return;
    const found = await response.json();
    for (const key of wanted) known[kind][key] = null;
    for (const each of ['references', 'treatments']) Object.assign(known[each], found[each]);
  }

  function cites(place) {
    if (place.dataset.kpReference) return { kind: 'references', key: place.dataset.kpReference };
    const kind = place.dataset.chooserUrl === references ? 'references' : 'treatments';
    return { kind, key: document.getElementById(place.id.replace(/-chooser$/, ''))?.value };
  }

  async function count() {
    const places = [...document.querySelectorAll(PLACES)].filter((one) => !one.closest(DELETED));
    const cited = places.map((place) => ({ place, ...cites(place) })).filter(({ key }) => key);
    const asksAgain = isStale;
    isStale = false;
    for (const kind of ['treatments', 'references']) {
      const keys = cited.filter((one) => one.kind === kind).map((one) => one.key);
      const wanted = new Set(keys.filter((key) => asksAgain || !(key in known[kind])));
      if (wanted.size) await learn(kind, wanted);
    }

    numbers = new Map();
    for (const { kind, key } of cited) {
      const keys = kind === 'treatments' ? (known.treatments[key] ?? []) : [key];
      for (const each of keys.map(String)) {
        const isPublic = known.references[each]?.is_public;
        if (isPublic && !numbers.has(each)) numbers.set(each, numbers.size + 1);
      }
    }
    for (const { place, kind, key } of cited) {
      if (kind === 'references' && !place.dataset.kpReference) {
        place.querySelector('[data-chooser-title]').dataset.kpNumber = numbers.get(key) ?? '';
      }
    }
    for (const mark of marks) mark.forceUpdate();
  }

  let waiting;
  let counting = Promise.resolve();
  function countSoon() {
    clearTimeout(waiting);
    waiting = setTimeout(() => {
      // One after the other: an answer never overtakes a later one.
      counting = counting.then(count, count);
    }, PAUSE);
  }

  // What a mark says, and what is said about it.
  function described(key) {
    const source = known.references[key];
    if (source === undefined) return { mark: '…', title: '' };
    if (source === null) {
      return { mark: '?', title: words.deleted };
    }
    const number = numbers.get(String(key)) ?? words.draft;
    const standing = source.standing ? `${source.standing}. ` : '';
    return {
      mark: source.standing ? `${number}, ${source.standing.toLowerCase()}` : `${number}`,
      title: `${standing}${source.name}: ${source.title}`,
      label: source.name,
      url: source.url,
      needsCare: Boolean(source.standing) || !source.is_public,
    };
  }

  function insert(editorState, selection, key) {
    const content = editorState
      .getCurrentContent()
      .createEntity(TYPE, 'IMMUTABLE', { id: Number(key) });
    const entity = content.getLastCreatedEntityKey();
    const next = DraftJS.Modifier.replaceText(content, selection, PLACEHOLDER, null, entity);
    return DraftJS.EditorState.push(editorState, next, 'insert-characters');
  }

  // Opens the chooser, and puts a mark behind the words that are selected.
  class Source extends draftail.ModalWorkflowSource {
    getChooserConfig() {
      return {
        url: references,
        urlParams: {},
        onload: window.CHOOSER_MODAL_ONLOAD_HANDLERS,
        responses: { chosen: this.onChosen },
      };
    }

    onChosen({ id }) {
      const { editorState, entity, onComplete } = this.props;
      const selected = editorState.getSelection();
      const isReplaced = entity?.getType() === TYPE && !selected.isCollapsed();
      const end = { key: selected.getEndKey(), offset: selected.getEndOffset() };
      const behind = selected.merge({
        anchorKey: end.key,
        anchorOffset: end.offset,
        focusKey: end.key,
        focusOffset: end.offset,
        isBackward: false,
      });
      this.workflow.close();
      onComplete(insert(editorState, isReplaced ? selected : behind, id));
    }
  }

  // The mark itself. Its number is drawn by the style sheet, so that it is no part of the text.
  class Mark extends React.Component {
    componentDidMount() {
      marks.add(this);
      countSoon();
    }

    componentWillUnmount() {
      marks.delete(this);
      countSoon();
    }

    remove(entityKey) {
      const { getEditorState, setEditorState } = this.props;
      const state = getEditorState();
      const place = draftail.DraftUtils.getEntitySelection(state, entityKey);
      const content = DraftJS.Modifier.removeRange(state.getCurrentContent(), place, 'backward');
      setEditorState(DraftJS.EditorState.push(state, content, 'remove-range'));
    }

    render() {
      const { contentState, entityKey, children } = this.props;
      const key = contentState.getEntity(entityKey).getData().id;
      const { mark, title, label, url, needsCare } = described(key);
      const number = React.createElement('span', { className: 'kp-mark__number', 'data-mark': mark });
      return React.createElement(
        'span',
        {
          className: needsCare ? 'kp-mark kp-mark--care' : 'kp-mark',
          'data-kp-reference': key,
          title,
        },
        React.createElement(
          draftail.TooltipEntity,
          {
            ...this.props,
            onRemove: (entity) => this.remove(entity),
            icon: number,
            label: label ?? '',
            url,
          },
          children,
        ),
      );
    }
  }

  draftail.registerPlugin({ type: TYPE, source: Source, decorator: Mark }, 'entityTypes');

  // Whatever moves, adds or deletes a block, chooses a source, or comes back from editing one.
  document.addEventListener('change', countSoon);
  document.addEventListener('visibilitychange', () => {
    isStale = document.visibilityState === 'visible';
    if (isStale) countSoon();
  });
  new MutationObserver((changes) => {
    if (changes.some(({ target }) => !target.closest?.(TEXT))) countSoon();
  }).observe(document.body, {
    attributeFilter: ['aria-hidden'],
    childList: true,
    subtree: true,
  });
  countSoon();
})();
