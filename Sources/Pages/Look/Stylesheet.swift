/// The one stylesheet of all pages; nothing is loaded from elsewhere.
enum Stylesheet {
    /// The whole text.
    static let text = [colours, layout, typography, parts, tables, forms, narrowAndPrint].joined(separator: "\n")

    /// Colours of both schemes; every pair of text and ground has a contrast of at least 4.5:1 (tested).
    private static let colours = """
        :root {
          color-scheme: light dark;
          --ground: #ffffff; --raised: #f5f7f9; --ink: #16202b; --quiet: #4a5765; --line: #ccd4dc; --edge: #66737f;
          --brand: #12344f; --on-brand: #ffffff; --on-brand-quiet: #d5e2ee; --link: #0b558f; --link-hover: #06304f;
          --focus: #ffd23f; --on-focus: #10171e;
          --up: #0b6338; --bar: #3c8f66; --up-tint: #e4f3ea; --degraded: #854a00; --degraded-tint: #fff1db;
          --down: #a3131f; --down-tint: #fce9e9; --maintenance: #3c4a99; --maintenance-tint: #eaedfa;
          --unknown: #4a5765; --unknown-tint: #edf0f3;
        }
        @media screen and (prefers-color-scheme: dark) {
          :root {
            --ground: #12181e; --raised: #1b232b; --ink: #eef2f5; --quiet: #b4c0cb; --line: #36424d; --edge: #8b98a5;
            --brand: #0c2337; --on-brand: #ffffff; --on-brand-quiet: #c3d3e2; --link: #8cc4f5; --link-hover: #c3e0fa;
            --up: #7fd8a3; --bar: #3f9468; --up-tint: #12301f; --degraded: #f5bd6a; --degraded-tint: #382408;
            --down: #ff9f9f; --down-tint: #3f1417; --maintenance: #b5c1ff; --maintenance-tint: #20264a;
            --unknown: #b4c0cb; --unknown-tint: #27313a;
          }
        }
        """

    private static let layout = """
        *, *::before, *::after { box-sizing: border-box; }
        html { -webkit-text-size-adjust: 100%; text-size-adjust: 100%; }
        body {
          margin: 0; background: var(--ground); color: var(--ink); overflow-wrap: break-word;
          font: 1.0625rem/1.55 system-ui, -apple-system, "Segoe UI", Roboto, "Noto Sans", "Liberation Sans", sans-serif;
        }
        .wrap { max-width: 70rem; margin: 0 auto; padding: 0 1.25rem; }
        .skip { position: absolute; left: -999rem; }
        .skip:focus { position: static; display: block; padding: .75rem 1.25rem; }
        .banner { background: var(--brand); color: var(--on-brand); border-bottom: 4px solid #5aa2d6; }
        .banner .wrap { display: flex; flex-wrap: wrap; align-items: center; gap: 0 2rem; padding-top: .5rem; }
        .banner a, .banner button { color: var(--on-brand); }
        .mark { display: inline-flex; align-items: center; gap: .6rem; min-height: 2.75rem; font-size: 1.375rem;
          font-weight: 700; letter-spacing: .01em; text-decoration: none; margin-right: auto; }
        .mark svg { width: 1.5rem; height: 2rem; }
        .places { flex-basis: 100%; border-top: 1px solid #ffffff33; }
        .banner nav ul { display: flex; flex-wrap: wrap; gap: 0 1.5rem; margin: 0; padding: 0; list-style: none; }
        .banner nav a { display: inline-block; padding: .6rem 0; text-decoration: none; }
        .banner nav a:hover, .mark:hover { text-decoration: underline; text-underline-offset: .25em; }
        .banner nav a[aria-current] { font-weight: 700; box-shadow: inset 0 -3px 0 #ffffff; }
        .who { display: flex; flex-wrap: wrap; align-items: center; gap: 0 1rem; color: var(--on-brand-quiet); font-size: .9375rem; }
        .who form { margin: 0; }
        .notice { background: var(--degraded-tint); color: var(--ink); border-bottom: 1px solid var(--degraded); }
        .notice p { margin: 0; padding: .6rem 0; max-width: none; font-size: .9375rem; }
        main { padding: 2rem 0 4rem; }
        main:focus { outline: none; }
        .foot { border-top: 1px solid var(--line); background: var(--raised); color: var(--quiet); font-size: .9375rem; }
        .foot .wrap { padding-block: 1.5rem; }
        .foot p { max-width: 44rem; }
        """

    private static let typography = """
        h1, h2, h3 { line-height: 1.2; font-weight: 700; letter-spacing: -.005em; }
        h1 { font-size: clamp(1.75rem, 1.4rem + 1.6vw, 2.5rem); margin: 0 0 .5rem; }
        h2 { font-size: clamp(1.3125rem, 1.2rem + .6vw, 1.625rem); margin: 3rem 0 1rem; }
        h3 { font-size: 1.125rem; margin: 1.75rem 0 .5rem; }
        p, main ul, main ol, dl { margin: 0 0 1rem; max-width: 44rem; }
        main li { margin-bottom: .25rem; }
        .intro { font-size: 1.1875rem; color: var(--quiet); }
        .over { margin: 0 0 .25rem; color: var(--quiet); }
        .quiet { color: var(--quiet); font-size: .9375rem; }
        a { color: var(--link); text-underline-offset: .15em; text-decoration-thickness: max(1px, .0625em); }
        a:hover { color: var(--link-hover); text-decoration-thickness: max(2px, .125em); }
        :focus-visible { outline: 3px solid var(--focus); outline-offset: 0; box-shadow: 0 0 0 6px var(--on-focus); border-radius: 2px; }
        a:focus-visible, summary:focus-visible { background: var(--focus); color: var(--on-focus); outline-color: var(--focus);
          box-shadow: 0 4px 0 0 var(--on-focus); text-decoration: none; }
        code, pre, .code { font: .9375em/1.5 ui-monospace, "SF Mono", "Cascadia Mono", "Liberation Mono", monospace; }
        code { background: var(--raised); padding: .1em .3em; overflow-wrap: anywhere; }
        pre { background: var(--raised); border: 1px solid var(--line); padding: 1rem; margin: 0 0 1rem; overflow-x: auto; }
        pre code { background: none; padding: 0; overflow-wrap: normal; }
        .mail { white-space: pre-wrap; max-width: 48rem; }
        .back { display: inline-block; padding: .25rem 0; margin-bottom: 1rem; }
        .hidden { position: absolute; width: 1px; height: 1px; margin: -1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }
        caption.hidden { white-space: normal; }
        dl.facts { display: grid; grid-template-columns: minmax(9rem, max-content) 1fr; gap: .5rem 1.5rem; }
        h1 + dl.facts { margin-top: 1.25rem; } h1 + .standing { margin-top: 1rem; }
        .contents { margin: 2rem 0 0; } .contents h2 { font-size: 1rem; margin: 0 0 .25rem; }
        .contents ul { display: flex; flex-wrap: wrap; gap: .25rem 1.5rem; max-width: none; margin: 0; padding: 0; list-style: none; }
        .contents li { margin: 0; } .contents a { display: inline-block; padding: .25rem 0; }
        dl.facts dt { color: var(--quiet); } dl.facts dd { margin: 0; min-width: 0; overflow-wrap: anywhere; }
        dl.words dt { font-weight: 700; margin-top: 1rem; } dl.words dd { margin: .25rem 0 0; }
        """

    private static let parts = """
        .status { display: inline-flex; align-items: center; gap: .45rem; padding: .15rem .6rem .15rem .45rem; border-radius: 3px;
          font-weight: 600; font-size: .9375rem; line-height: 1.4; border: 1px solid currentColor; }
        .standing { display: flex; flex-wrap: wrap; align-items: center; gap: .25rem .75rem; }
        .status svg { flex: none; width: 1rem; height: 1rem; fill: currentColor; }
        .status.large { font-size: 1.1875rem; padding: .3rem .9rem .3rem .7rem; }
        .status.large svg { width: 1.25rem; height: 1.25rem; }
        .is-up { color: var(--up); background: var(--up-tint); }
        .is-degraded { color: var(--degraded); background: var(--degraded-tint); }
        .is-down { color: var(--down); background: var(--down-tint); }
        .is-maintenance { color: var(--maintenance); background: var(--maintenance-tint); }
        .is-unknown { color: var(--unknown); background: var(--unknown-tint); }
        .panel { border: 1px solid var(--line); border-left: 6px solid var(--edge); background: var(--ground); padding: 1.5rem 1.5rem .75rem; margin: 1.5rem 0; }
        .panel.of-up { border-left-color: var(--up); } .panel.of-degraded { border-left-color: var(--degraded); }
        .panel.of-down { border-left-color: var(--down); } .panel.of-maintenance { border-left-color: var(--maintenance); }
        .panel > p:first-child { margin-top: 0; }
        .panel h2:first-child { margin-top: 0; }
        .statement { margin: 1rem 0; }
        .statement p { margin: 0; } .statement ul { margin: .25rem 0 .25rem; padding-left: 1.25rem; }
        .statement .lead { font-weight: 600; }
        .statement .why { color: var(--quiet); font-size: 1rem; }
        .counts { display: grid; grid-template-columns: repeat(auto-fit, minmax(9.5rem, 1fr)); gap: .75rem; padding: 0; margin: 1.5rem 0; list-style: none; max-width: none; }
        .counts a, .counts span.none { display: block; height: 100%; padding: .75rem 1rem; border: 1px solid var(--line); border-top: 4px solid var(--edge); text-decoration: none; color: var(--ink); background: var(--ground); }
        .counts a:hover { background: var(--raised); }
        .counts .of-up > * { border-top-color: var(--up); } .counts .of-degraded > * { border-top-color: var(--degraded); }
        .counts .of-down > * { border-top-color: var(--down); } .counts .of-maintenance > * { border-top-color: var(--maintenance); }
        .counts a[aria-current] { background: var(--raised); border-color: var(--edge); }
        .counts a:focus-visible { color: var(--on-focus); background: var(--focus); }
        .counts strong { display: block; font-size: 1.75rem; line-height: 1.2; font-variant-numeric: tabular-nums; }
        .counts .label { display: inline-flex; align-items: center; gap: .4rem; }
        .counts svg { width: .9rem; height: .9rem; fill: currentColor; flex: none; }
        .days { margin: 0 0 1.5rem; }
        .days h3 { margin-bottom: .25rem; display: flex; flex-wrap: wrap; justify-content: space-between; gap: 0 1rem; }
        .days h3 span { font-weight: 400; color: var(--quiet); font-size: .9375rem; }
        .days > svg { display: block; width: 100%; height: 2.5rem; } .before { fill: var(--line); }
        .days .ends { display: flex; justify-content: space-between; color: var(--quiet); font-size: .875rem; max-width: none; margin: .2rem 0 .25rem; }
        .fill-up { fill: var(--bar); } .fill-degraded { fill: var(--degraded); } .ground-degraded { fill: var(--degraded-tint); }
        .ground-down, .ground-up { fill: none; } .fill-down { fill: var(--down); } .fill-maintenance { fill: var(--maintenance); } .ground-maintenance { fill: var(--maintenance-tint); }
        .ground-unknown { fill: var(--unknown-tint); } .fill-unknown { fill: var(--edge); }
        svg.swatches { position: absolute; width: 0; height: 0; }
        .legend { display: flex; flex-wrap: wrap; gap: .25rem 1.5rem; padding: 0; margin: 0 0 1rem; list-style: none; font-size: .9375rem; max-width: none; }
        .legend li { display: inline-flex; align-items: center; gap: .4rem; } .legend svg { width: 1rem; height: 1rem; }
        details { margin: 0 0 1rem; } summary { cursor: pointer; padding: .25rem 0; color: var(--link); text-decoration: underline; text-underline-offset: .15em; width: fit-content; }
        .events { list-style: none; padding: 0; max-width: 52rem; } .events > li { padding: .9rem 0; border-top: 1px solid var(--line); margin: 0; }
        .events p { margin: .25rem 0 0; } .technical { color: var(--quiet); font-size: .875rem; overflow-wrap: anywhere; }
        .tally { display: flex; flex-wrap: wrap; gap: .5rem; padding: 0; list-style: none; max-width: none; } .tally li { margin: 0; }
        .verdict > h3, .verdict > h2 { margin: 0 0 .5rem; font-size: 1.1875rem; }
        blockquote { margin: 0 0 1rem; padding: .25rem 0 .25rem 1rem; border-left: 4px solid var(--edge); white-space: pre-wrap; max-width: 44rem; }
        p.code { font-size: 1.375rem; font-weight: 600; overflow-wrap: anywhere; }
        .panel.problems { border-left-color: var(--down); }
        """

    private static let tables = """
        table { border-collapse: collapse; width: 100%; margin: 0; font-size: 1rem; }
        caption { text-align: left; font-weight: 600; padding: 0 0 .5rem; }
        th, td { text-align: left; vertical-align: top; padding: .7rem 1rem .7rem 0; border-bottom: 1px solid var(--line); }
        thead th { border-bottom: 2px solid var(--edge); font-size: .9375rem; vertical-align: bottom; }
        tbody th { font-weight: 600; } tbody th a { display: inline-block; padding: .1rem 0; min-height: 1.5rem; }
        .number { text-align: right; font-variant-numeric: tabular-nums; white-space: nowrap; }
        td small, th small { display: block; color: var(--quiet); font-size: .9375rem; font-weight: 400; }
        .scroll { overflow-x: auto; margin: 0 -2px 1rem; padding: 2px; position: relative; } .scroll table { min-width: 40rem; } .days .scroll table { min-width: 0; }
        .scroll caption span { position: sticky; left: 0; display: inline-block; max-width: calc(100vw - 2.5rem); }
        .scroll.matrix table { min-width: max-content; } .matrix td { white-space: nowrap; } .matrix tbody th { min-width: 9rem; } .matrix td .status { font-size: .875rem; }
        .matrix .grade { display: block; margin-top: .25rem; color: var(--quiet); font-size: .9375rem; }
        .table { margin: 0 0 1rem; } .scroll time { white-space: nowrap; }
        .empty { padding: 1.5rem; background: var(--raised); max-width: none; }
        .pages { display: flex; flex-wrap: wrap; align-items: center; gap: .5rem 1.5rem; margin: 1.25rem 0; }
        .pages p { margin: 0; color: var(--quiet); } .pages a { padding: .35rem 0; }
        """

    private static let forms = """
        form.filter { display: flex; flex-wrap: wrap; align-items: end; gap: 1rem; padding: 1.25rem; margin: 1.5rem 0; background: var(--raised); }
        .field { margin: 0 0 1.25rem; } .filter .field { margin: 0; min-width: 0; flex: 0 1 16rem; }
        label { display: block; font-weight: 600; margin-bottom: .35rem; }
        .hint { display: block; color: var(--quiet); margin-bottom: .35rem; max-width: 40rem; }
        select, input { font: inherit; color: var(--ink); background: var(--ground); border: 2px solid var(--edge); border-radius: 0; padding: .45rem .6rem; width: 100%; min-height: 2.75rem; }
        input { max-width: 30rem; }
        button { font: inherit; font-weight: 600; min-height: 2.75rem; padding: .45rem 1.25rem; border: 2px solid transparent; border-radius: 3px; color: var(--on-brand); background: #0f5a94; cursor: pointer; }
        button:hover { background: #0a3f69; }
        button:focus-visible { background: var(--focus); color: var(--on-focus); }
        .banner button.plain { background: none; border: 0; padding: .6rem 0; font-weight: 400; text-decoration: underline; text-underline-offset: .15em; min-height: 0; }
        .banner button.plain:focus-visible { background: var(--focus); color: var(--on-focus); }
        .wrong { border-left: 6px solid var(--down); padding: .25rem 0 .25rem 1rem; margin: 0 0 1.5rem; }
        .wrong p { margin: 0; color: var(--down); font-weight: 600; } .wrong p.quiet { color: var(--quiet); font-weight: 400; }
        fieldset { border: 0; padding: 0; margin: 0 0 1.75rem; min-width: 0; } fieldset.wrong { border-left: 6px solid var(--down); padding: .25rem 0 .25rem 1rem; }
        legend { font-weight: 600; font-size: 1.1875rem; padding: 0; margin-bottom: .5rem; } legend small, label small { font-weight: 400; color: var(--quiet); }
        label.option { display: flex; gap: .75rem; align-items: flex-start; font-weight: 400; padding: .5rem 0; margin: 0; max-width: 44rem; }
        .option input { flex: none; width: 1.5rem; min-height: 1.5rem; margin: 0; }
        textarea { font: inherit; color: var(--ink); background: var(--ground); border: 2px solid var(--edge); border-radius: 0; padding: .45rem .6rem; width: 100%; max-width: 44rem; }
        main button.plain { background: none; color: var(--link); border-color: var(--edge); } .ask p:last-child { display: flex; flex-wrap: wrap; gap: .75rem; } main button.plain:focus-visible { background: var(--focus); color: var(--on-focus); }
        """

    private static let narrowAndPrint = """
        @media (max-width: 46rem) {
          .stacks thead { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); }
          .stacks, .stacks caption, .stacks tbody, .stacks tr, .stacks th, .stacks td { display: block; }
          .scroll.matrix { overflow: visible; padding: 0; } .scroll.matrix table { min-width: 0; }
          .stacks tr { border: 1px solid var(--line); padding: .75rem 1rem; margin: 0 0 .75rem; }
          .stacks th, .stacks td { border: 0; padding: .2rem 0; text-align: left; white-space: normal; }
          .stacks td[data-label]::before { content: attr(data-label); display: block; color: var(--quiet); font-size: .875rem; }
          dl.facts { grid-template-columns: 1fr; gap: 0; } dl.facts dd { margin: 0 0 .75rem; }
          main { padding-top: 1.5rem; } h2 { margin-top: 2.25rem; } .panel { padding: 1rem 1rem .5rem; }
          .filter .field { flex: 1 1 100%; } .days .number { white-space: normal; } .banner nav ul { gap: 0 1.25rem; font-size: .9375rem; }
          .counts { gap: 0; } .counts a { display: flex; align-items: center; gap: .75rem; padding: .35rem .75rem; border-top-width: 1px; border-left: 4px solid var(--edge); }
          .counts li + li a { border-top: 0; } .counts strong { font-size: 1.25rem; min-width: 2ch; text-align: right; }
          .counts .of-up > * { border-left-color: var(--up); } .counts .of-degraded > * { border-left-color: var(--degraded); }
          .counts .of-down > * { border-left-color: var(--down); } .counts .of-maintenance > * { border-left-color: var(--maintenance); }
          .counts li[class] > a { border-top-color: var(--line); }
        }
        @media (forced-colors: active) {
          .status, .panel { border-color: CanvasText; } .status svg { fill: CanvasText; } :focus-visible { outline-color: Highlight; }
        }
        @media (prefers-reduced-motion: no-preference) { a, button { transition: background-color .1s; } }
        @media print {
          :root { color-scheme: light; --ground: #fff; --raised: #fff; --ink: #000; --quiet: #333; --line: #999; --link: #000; }
          body { font-size: 10.5pt; } .skip, .banner nav, .tongue, .who, form, form.filter, .pages, .back, .contents { display: none; }
          .banner { background: none; border-bottom: 2px solid #000; } .banner .mark { color: #000; } .mark svg { display: none; }
          .wrap { max-width: none; padding: 0; } main { padding: 1rem 0; } .scroll { overflow: visible; } .scroll table { min-width: 0; }
          .panel, tr, .days, .events > li { break-inside: avoid; } h2, h3 { break-after: avoid; }
          .days > svg, .status { print-color-adjust: exact; -webkit-print-color-adjust: exact; }
        }
        """
}
