// Light or dark as the reader chose, else as the system says. Figures ask with media queries, so the answer is put into those.
(function () {
  'use strict';
  const root = document.documentElement;
  const system = window.matchMedia('(prefers-color-scheme: dark)');
  let chosen = null;
  try { chosen = localStorage.getItem('theme'); } catch { /* a page opened from a file may have no storage */ }
  const dark = () => chosen ? chosen === 'dark' : system.matches;

  function rulesOf(sheet) {
    try { return sheet.cssRules || []; } catch { return []; }
  }

  function apply() {
    const isDark = dark();
    root.style.colorScheme = isDark ? 'dark' : 'light';
    root.dataset.theme = isDark ? 'dark' : 'light';
    for (const sheet of document.styleSheets) {
      for (const rule of rulesOf(sheet)) {
        if (!(rule instanceof CSSMediaRule)) continue;
        rule.asked ??= rule.media.mediaText;
        if (!/prefers-color-scheme/.test(rule.asked)) continue;
        const wants = /prefers-color-scheme:\s*dark/.test(rule.asked);
        rule.media.mediaText = chosen ? (wants === isDark ? 'all' : 'not all') : rule.asked;
      }
    }
  }

  window.bookTheme = {
    isDark: dark,
    toggle() {
      chosen = dark() ? 'light' : 'dark';
      try { localStorage.setItem('theme', chosen); } catch { /* then it holds for this page */ }
      apply();
    },
  };
  apply();
  system.addEventListener('change', apply);
  document.addEventListener('DOMContentLoaded', apply);
}());
