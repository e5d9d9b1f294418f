namespace DeepDay3.Notebooks.Pages;

/// <summary>The style sheet of notebook pages.</summary>
public static class PageStyle
{
    /// <summary>CSS for light and dark, wide and narrow.</summary>
    public const string Css = """
        :root {
          --paper: #fdfdfb; --ink: #22252a; --soft: #676d76; --line: #e3e3dd; --panel: #f4f4ef; --accent: #1f5fa8;
          --k: #8a3ea8; --s: #2a7a3f; --n: #a8511a; --c: #616a74; --t: #14717c; --f: #1f5fa8;
          --bad: #a3262a; --bad-panel: #fbeeec; --warn-panel: #fbf5e3;
        }
        @media (prefers-color-scheme: dark) {
          :root {
            --paper: #16181c; --ink: #d9dce1; --soft: #8f97a3; --line: #2c3038; --panel: #1e2127; --accent: #7cb3f2;
            --k: #cf9bea; --s: #93cf9f; --n: #efb07f; --c: #8f98a4; --t: #76ccd6; --f: #8fbdf5;
            --bad: #f29a97; --bad-panel: #2b1d1f; --warn-panel: #2a261b;
          }
        }
        * { box-sizing: border-box; }
        html { -webkit-text-size-adjust: 100%; scroll-padding-top: 1rem; }
        body { margin: 0; background: var(--paper); color: var(--ink); font: 1.0625rem/1.65 "Source Serif 4", Charter, "Bitstream Charter", "Iowan Old Style", Georgia, Cambria, "Noto Serif", serif; }
        main { max-width: 53rem; margin: 0 auto; padding: 2.5rem 1.5rem 5rem 4rem; }
        h1, h2, h3, h4 { font-family: system-ui, -apple-system, "Segoe UI", Roboto, "Helvetica Neue", "Noto Sans", "DejaVu Sans", sans-serif; line-height: 1.25; letter-spacing: -.01em; margin: 2.2em 0 .6em; text-wrap: balance; }
        h1 { font-size: 2.1rem; margin-top: .3em; }
        h2 { font-size: 1.45rem; padding-top: .5em; border-top: 1px solid var(--line); }
        h3 { font-size: 1.15rem; }
        h4 { font-size: 1rem; }
        p, ul, ol, blockquote { margin: 0 0 1em; }
        a { color: var(--accent); text-decoration-thickness: .06em; text-underline-offset: .15em; }
        .anchor { margin-left: .4em; color: var(--soft); text-decoration: none; opacity: 0; font-weight: 400; }
        :is(h1, h2, h3, h4):hover .anchor, .anchor:focus { opacity: 1; }
        blockquote { border-left: 3px solid var(--accent); padding: .1em 0 .1em 1.1em; margin-left: 0; color: var(--soft); }
        img, svg { max-width: 100%; height: auto; }
        hr { border: 0; border-top: 1px solid var(--line); margin: 2.5em 0; }
        code, pre, .math { font-family: "JetBrains Mono", "Cascadia Code", "SF Mono", Menlo, Consolas, "DejaVu Sans Mono", "Liberation Mono", monospace; font-size: .86rem; font-variant-ligatures: none; }
        .prose code { background: var(--panel); border-radius: .25em; padding: .1em .35em; }
        .prose pre code { background: none; padding: 0; }
        .math { color: var(--t); }
        span.math { padding: 0 .1em; overflow-wrap: anywhere; }
        div.math, span.math.display { display: block; margin: 1.1em 0; padding: .5em 1em; overflow-x: auto; white-space: pre-wrap; border-left: 2px solid var(--line); }
        blockquote > :last-child { margin-bottom: 0; }
        .prose table, .html table { display: block; width: max-content; max-width: 100%; overflow-x: auto; border-collapse: collapse; margin: 0 0 1.2em; font-size: .94rem; line-height: 1.45; }
        .prose :is(th, td) { padding: .4em .9em; border-bottom: 1px solid var(--line); vertical-align: top; }
        .prose th { text-align: left; border-bottom-width: 2px; font-family: system-ui, sans-serif; font-size: .86rem; }
        section.code { position: relative; margin: 1.4em 0; }
        .count { position: absolute; right: calc(100% + .75rem); top: .72rem; white-space: nowrap; color: var(--soft); font: .75rem/1.5 "SF Mono", Menlo, Consolas, "DejaVu Sans Mono", monospace; }
        pre { margin: 0; padding: .8rem 1rem; overflow-x: auto; line-height: 1.55; tab-size: 4; }
        pre.source, .prose pre { background: var(--panel); border: 1px solid var(--line); border-radius: .5rem; }
        .prose pre { margin: 0 0 1em; }
        .outputs { padding: .35rem 0 0; }
        .outputs > * { margin: .35rem 0; }
        pre.text { padding: .35rem 1rem; white-space: pre-wrap; overflow-wrap: anywhere; max-height: 36rem; overflow-y: auto; }
        pre.stderr { background: var(--warn-panel); border-radius: .5rem; }
        pre.error { background: var(--bad-panel); color: var(--bad); border-left: 3px solid var(--bad); border-radius: .25rem; }
        .html { padding: .35rem 1rem; overflow-x: auto; font: .92rem/1.5 system-ui, -apple-system, "Segoe UI", Roboto, "DejaVu Sans", sans-serif; }
        .figure { padding: .6rem 0; text-align: center; overflow-x: auto; }
        .figure svg, .figure img { display: inline-block; }
        .k { color: var(--k); } .s { color: var(--s); } .n { color: var(--n); } .c { color: var(--c); font-style: italic; }
        .t { color: var(--t); } .f { color: var(--f); } .d { color: var(--c); }
        @media (max-width: 46rem) {
          body { font-size: 1rem; }
          main { padding: 1.2rem 1rem 3rem; }
          h1 { font-size: 1.7rem; }
          .count { position: static; display: block; margin: 0 0 .2rem; }
          code, pre, .math { font-size: .8rem; }
        }
        @media print {
          main { max-width: none; padding: 0; }
          pre { white-space: pre-wrap; }
          section.code { break-inside: avoid; }
        }
        """;
}
