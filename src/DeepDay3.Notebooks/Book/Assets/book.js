// Search, contents on small screens, formulas, figures. No request leaves the site; everything works from a file.
(function () {
  'use strict';
  const root = document.documentElement;
  const top = root.dataset.top;
  const $ = (selector, from) => (from || document).querySelector(selector);

  // Theme and contents
  $('.theme').addEventListener('click', () => window.bookTheme.toggle());
  const menu = $('.menu');
  const setMenu = open => { document.body.classList.toggle('menu-open', open); menu.setAttribute('aria-expanded', String(open)); };
  menu.addEventListener('click', () => setMenu(!document.body.classList.contains('menu-open')));
  $('.contents').addEventListener('click', event => { if (event.target.closest('a')) setMenu(false); });
  const current = $('.contents [aria-current]');
  if (current) current.scrollIntoView({ block: 'nearest' });

  // Formulas
  if (window.katex) {
    for (const formula of document.querySelectorAll('.math')) {
      const source = formula.textContent;
      const displayMode = formula.tagName === 'DIV' || formula.classList.contains('display');
      try {
        window.katex.render(source, formula, { displayMode, throwOnError: true, strict: false });
        formula.classList.add('typeset');
      } catch {
        formula.textContent = source;
      }
    }
  }

  // Figures: zoom in a dialog, and Plotly where it is at hand
  const dialog = document.createElement('dialog');
  dialog.className = 'zoom';
  dialog.innerHTML = '<button type="button" aria-label="Close">×</button><div></div>';
  document.body.append(dialog);
  dialog.addEventListener('click', event => { if (event.target === dialog || event.target.closest('button')) dialog.close(); });
  dialog.addEventListener('close', () => $('div', dialog).replaceChildren());

  function zoom(picture) {
    const copy = picture.cloneNode(true);
    copy.removeAttribute('width');
    copy.removeAttribute('height');
    copy.removeAttribute('style');
    $('div', dialog).replaceChildren(copy);
    dialog.showModal();
  }

  const script = new Map();
  function load(name) {
    if (!script.has(name)) {
      script.set(name, new Promise((resolve, reject) => {
        const element = document.createElement('script');
        element.src = `${top}assets/${name}`;
        element.onload = resolve;
        element.onerror = () => reject(new Error(`${name} could not be loaded`));
        document.head.append(element);
      }));
    }
    return script.get(name);
  }

  async function interact(figure, button) {
    await load('plotly.min.js');
    const description = JSON.parse($('script[type="application/vnd.plotly.v1+json"]', figure).textContent);
    const place = document.createElement('div');
    place.className = 'plotly';
    figure.replaceChildren(place);
    await window.Plotly.newPlot(place, description.data, description.layout, { responsive: true, displaylogo: false, ...description.config });
    button.remove();
  }

  for (const figure of document.querySelectorAll('.figure')) {
    const picture = $('svg, img', figure);
    if (!picture) continue;
    const tools = document.createElement('span');
    tools.className = 'tools';
    const larger = document.createElement('button');
    larger.type = 'button';
    larger.textContent = '⤢';
    larger.setAttribute('aria-label', 'Enlarge the figure');
    larger.addEventListener('click', () => zoom(picture));
    tools.append(larger);
    if ('plotly' in root.dataset && $('script[type="application/vnd.plotly.v1+json"]', figure)) {
      const live = document.createElement('button');
      live.type = 'button';
      live.textContent = 'interactive';
      live.addEventListener('click', () => interact(figure, live));
      tools.append(live);
    }
    figure.append(tools);
    picture.addEventListener('click', () => zoom(picture));
  }

  // Search
  const box = $('.search input');
  const list = $('#results');
  const fold = text => text.normalize('NFKC').toLowerCase();
  let entries = null;
  let chosen = -1;

  async function prepare() {
    if (entries) return;
    await load('index.js');
    entries = window.bookIndex.map(entry => ({ ...entry, heading: fold(entry.h), page: fold(entry.p), text: fold(entry.t), code: fold(entry.c || '') }));
  }

  function score(entry, words) {
    let sum = 0;
    for (const word of words) {
      const points = (entry.heading.includes(word) ? 12 : 0) + (entry.page.includes(word) ? 3 : 0)
        + Math.min(5, entry.text.split(word).length - 1) + (entry.code.includes(word) ? 1 : 0);
      if (points === 0) return 0;
      sum += points + (entry.heading === word ? 20 : 0);
    }
    return sum;
  }

  function snippet(entry, word) {
    const folded = entry.text.length === entry.t.length ? entry.text : entry.t.toLowerCase();
    const at = folded.indexOf(word);
    if (at < 0) return document.createTextNode(entry.t.slice(0, 90));
    const part = document.createElement('span');
    const start = Math.max(0, at - 40);
    const mark = document.createElement('mark');
    mark.textContent = entry.t.slice(at, at + word.length);
    part.append((start > 0 ? '… ' : '') + entry.t.slice(start, at), mark, entry.t.slice(at + word.length, at + word.length + 70) + ' …');
    return part;
  }

  function show(query) {
    const words = fold(query).split(/\s+/).filter(Boolean);
    chosen = -1;
    box.removeAttribute('aria-activedescendant');
    if (words.length === 0) { close(); return; }
    const found = entries.map(entry => ({ entry, points: score(entry, words) })).filter(one => one.points > 0)
      .sort((a, b) => b.points - a.points).slice(0, 30);
    list.replaceChildren(...found.map(({ entry }, index) => {
      const item = document.createElement('li');
      item.id = `result-${index}`;
      item.setAttribute('role', 'option');
      const link = document.createElement('a');
      link.href = top + entry.u;
      link.tabIndex = -1;
      const title = document.createElement('strong');
      title.textContent = entry.h || entry.p;
      const where = document.createElement('small');
      where.textContent = entry.h && entry.h !== entry.p ? entry.p : '';
      const text = document.createElement('p');
      text.append(snippet(entry, words[0]));
      link.append(title, where, text);
      item.append(link);
      return item;
    }));
    if (found.length === 0) {
      const none = document.createElement('li');
      none.className = 'none';
      none.textContent = 'Nothing found';
      list.append(none);
    }
    list.hidden = false;
    box.setAttribute('aria-expanded', 'true');
  }

  function close() {
    list.hidden = true;
    box.setAttribute('aria-expanded', 'false');
  }

  function choose(step) {
    const items = list.querySelectorAll('[role=option]');
    if (items.length === 0) return;
    chosen = (chosen + step + items.length) % items.length;
    items.forEach((item, index) => item.setAttribute('aria-selected', String(index === chosen)));
    items[chosen].scrollIntoView({ block: 'nearest' });
    box.setAttribute('aria-activedescendant', items[chosen].id);
  }

  const update = async () => { await prepare(); show(box.value); };
  box.addEventListener('focus', () => { prepare().then(() => { if (box.value) show(box.value); }); });
  box.addEventListener('input', update);
  box.addEventListener('keydown', event => {
    if (event.key === 'ArrowDown') { choose(1); event.preventDefault(); }
    else if (event.key === 'ArrowUp') { choose(-1); event.preventDefault(); }
    else if (event.key === 'Escape') { close(); box.blur(); }
    else if (event.key === 'Enter' && !event.isComposing) {
      const item = list.querySelectorAll('[role=option]')[Math.max(0, chosen)];
      if (item) { close(); location.href = $('a', item).href; }
    }
  });
  list.addEventListener('click', event => { if (event.target.closest('a')) close(); });
  document.addEventListener('click', event => { if (!event.target.closest('.search')) close(); });
  document.addEventListener('keydown', event => {
    const typing = event.target.closest('input, textarea, select, [contenteditable]');
    if (event.key === '/' && !typing && !event.ctrlKey && !event.metaKey) { box.focus(); event.preventDefault(); }
  });
}());
