// Looks at the text and the marks of a drawn figure as a person does, and says what is wrong with them.
window.look = (root, frame) => {
  const said = [];
  const area = frame.getBoundingClientRect();
  const visible = e => { const s = getComputedStyle(e); return s.visibility !== 'hidden' && s.display !== 'none' && +s.opacity > 0; };
  const texts = [...root.querySelectorAll('text')].filter(t => t.textContent.trim() && visible(t) && !t.closest('.modebar, .hoverlayer, .notifier, defs'));

  // The four corners on the screen of what the letters cover: their box without the room above and below.
  const quad = t => {
    const b = t.getBBox(), m = t.getScreenCTM(), cut = 0.2 * Math.min(b.height, 16);
    return [[b.x, b.y + cut], [b.x + b.width, b.y + cut], [b.x + b.width, b.y + b.height - cut], [b.x, b.y + b.height - cut]]
      .map(([x, y]) => ({ x: m.a * x + m.c * y + m.e, y: m.b * x + m.d * y + m.f }));
  };
  // Two convex shapes are apart when a line between them is along an edge of one.
  const apart = (p, q) => {
    for (const shape of [p, q]) {
      for (let i = 0; i < shape.length; i++) {
        const a = shape[i], b = shape[(i + 1) % shape.length], n = { x: b.y - a.y, y: a.x - b.x }, size = Math.hypot(n.x, n.y);
        if (size === 0) continue;
        const along = s => s.map(c => (c.x * n.x + c.y * n.y) / size);
        const [u, v] = [along(p), along(q)];
        if (Math.max(...u) <= Math.min(...v) + 1 || Math.max(...v) <= Math.min(...u) + 1) return true;
      }
    }
    return false;
  };
  const quads = texts.map(quad);
  // What a clipping group lets through: its rectangle, on the screen.
  const lets = t => {
    const group = t.closest('[clip-path]'), id = group && /#([^"')]+)/.exec(group.getAttribute('clip-path')), rect = id && document.querySelector('#' + CSS.escape(id[1]) + ' > rect');
    if (!rect) return null;
    const m = group.getScreenCTM(), at = (x, y) => new DOMPoint(x, y).matrixTransform(m), b = n => rect[n].baseVal.value;
    const p = at(b('x'), b('y')), q = at(b('x') + b('width'), b('y') + b('height'));
    return { left: p.x, top: p.y, right: q.x, bottom: q.y };
  };
  const name = i => '"' + texts[i].textContent.trim().slice(0, 40) + '"';
  quads.forEach((q, i) => {
    const out = (r, room) => q.some(c => c.x < r.left - room || c.x > r.right + room || c.y < r.top - room || c.y > r.bottom + room);
    const hole = lets(texts[i]);
    if (out(area, 1) || hole && out(hole, 3)) said.push(name(i) + ' is clipped');
    for (let k = i + 1; k < quads.length; k++) if (!apart(q, quads[k])) said.push(name(i) + ' and ' + name(k) + ' overlap');
  });

  // Contrast of each text with all that is painted before it under its middle, which pictures hide from us.
  const rgba = c => { const n = (c.match(/[\d.]+/g) || []).map(Number); return n.length < 3 ? [0, 0, 0, 0] : [n[0], n[1], n[2], n.length > 3 ? n[3] : 1]; };
  const over = (top, under) => [0, 1, 2].map(i => top[i] * top[3] + under[i] * (1 - top[3]));
  const light = c => [0.2126, 0.7152, 0.0722].reduce((s, w, i) => { const v = c[i] / 255; return s + w * (v <= 0.04045 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4); }, 0);
  const fill = e => { const s = getComputedStyle(e), c = rgba(s.fill === 'none' ? '' : s.fill); return [c[0], c[1], c[2], c[3] * s.fillOpacity * s.opacity]; };
  const shapes = [...document.querySelectorAll('svg, image, path, rect, circle, ellipse, polygon')].filter(e => !e.closest('defs, clipPath, .modebar, .draglayer, .hoverlayer'));
  const covers = (e, x, y) => {
    const b = e.getBoundingClientRect();
    if (x < b.left || x > b.right || y < b.top || y > b.bottom) return false;
    if (!e.isPointInFill) return true;
    return e.isPointInFill(new DOMPoint(x, y).matrixTransform(e.getScreenCTM().inverse()));
  };
  texts.forEach((t, i) => {
    const q = quads[i], x = (q[0].x + q[2].x) / 2, y = (q[0].y + q[2].y) / 2;
    let ground = matchMedia('(prefers-color-scheme: dark)').matches ? [18, 18, 18] : [255, 255, 255];
    for (const e of shapes) {
      if (!(e.compareDocumentPosition(t) & Node.DOCUMENT_POSITION_FOLLOWING) || !covers(e, x, y)) continue;
      if (e.tagName === 'image' || getComputedStyle(e).fill.startsWith('url')) return;
      ground = over(e.tagName === 'svg' ? rgba(getComputedStyle(e).backgroundColor) : fill(e), ground);
    }
    const [a, b] = [light(over(fill(t), ground)), light(ground)].sort((m, n) => n - m);
    const ratio = (a + 0.05) / (b + 0.05);
    if (ratio < 4) said.push(name(i) + ' has a contrast of ' + ratio.toFixed(1));
  });
  return said;
};
window.words = root => [...root.querySelectorAll('text')].map(t => t.textContent.trim()).filter(t => t);
// How many marks there are: shapes that are neither cards, grids nor axes, and lie in the figure.
window.marks = (root, frame, selector) => {
  const area = frame.getBoundingClientRect();
  return [...root.querySelectorAll(selector)].filter(e => {
    if (e.closest('defs, clipPath, .p, .g, .a')) return false;
    const b = e.getBoundingClientRect();
    return (b.width > 0 || b.height > 0) && b.right > area.left && b.left < area.right && b.bottom > area.top && b.top < area.bottom;
  }).length;
};
