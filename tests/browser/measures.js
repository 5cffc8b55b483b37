/* What a page is, for inspection.py: its shape, its sizes, what it is made of and in which inks. */
() => {
    const all = [...document.querySelectorAll("body *")].filter(e => !e.closest("svg"));
    const root = document.documentElement;
    const said = e => e.outerHTML.slice(0, 100);

    /* Nothing scrolls sideways, but a table inside its own frame. */
    const over = root.scrollWidth - root.clientWidth;
    const widest = over <= 0 ? [] : all
        .filter(e => e.getBoundingClientRect().right > innerWidth + 1)
        .filter(e => !e.closest(".tdt-table-wrap"));

    /* How long the page is without the demo's bar, and where what one came for begins. */
    const bar = document.querySelector(".tdt-demo")?.offsetHeight || 0;
    const h1 = document.querySelector("main h1"), title = h1?.closest(".tdt-title") || h1;
    const below = e => title.compareDocumentPosition(e) === Node.DOCUMENT_POSITION_FOLLOWING;
    const kinds = "article, ul, ol, dl, table, form, details, section, .tdt-empty, .tdt-prose, p";
    const first = title && [...document.querySelectorAll(`main :is(${kinds})`)]
        .find(e => e.offsetHeight && below(e));

    /* What keeps the line breaks of its text, and shows those that only lay its template out. */
    const kept = e => getComputedStyle(e).whiteSpaceCollapse.startsWith("preserve");
    const empty = new Set();

    /* The colours of a text, over those of what it stands on: what a contrast is made of. */
    const grounds = new Map([[null, ""]]);
    const ground = e => {
        if (!grounds.has(e)) {
            const {backgroundColor, backgroundImage, opacity, clipPath} = getComputedStyle(e);
            const plain = backgroundImage === "none" && opacity === "1" && clipPath === "none";
            const own = plain ? backgroundColor
                : [backgroundColor, backgroundImage, opacity, clipPath].join(" ");
            const clear = own === "rgba(0, 0, 0, 0)", full = plain && own.startsWith("rgb(");
            const behind = full ? "" : ground(e.parentElement);
            grounds.set(e, clear ? behind : `${own} ${behind}`);
        }
        return grounds.get(e);
    };
    const ink = e => {
        const {color, fontSize, fontWeight} = getComputedStyle(e), link = e.closest("a");
        const size = parseFloat(fontSize), bold = fontWeight >= 700;
        const around = link && `link ${getComputedStyle(link).textDecorationLine} in ${
            getComputedStyle(link.parentElement).color}`;
        return ["ink", color, size >= 24 || (size >= 18.66 && bold) ? "large" : "",
            e.closest(":disabled, [aria-disabled=true]") ? "disabled" : "", around,
            "on", ground(e)].join(" ");
    };
    const inks = window.inks = new Map();
    const noteInk = e => {
        if (e && e.checkVisibility() && !e.closest("svg")) {
            const name = ink(e);
            if (!inks.has(name)) inks.set(name, e);
        }
    };
    const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    while (texts.nextNode()) {
        const {data, parentElement: e} = texts.currentNode;
        if (data.trim()) {
            noteInk(e);
        } else if (data.includes("\n") && e.childElementCount && !e.closest("select") && kept(e)) {
            empty.add(said(e));
        }
    }
    document.querySelectorAll("input, textarea, select").forEach(noteInk);

    /* Which element inside which, as it is announced, and which heading after which. */
    const SIZED = ["A", "BUTTON", "INPUT", "SELECT", "TEXTAREA", "SUMMARY", "LABEL"];
    const SAID = ["alt", "title", "tabindex", "scope", "lang"];
    const names = new Map();
    const name = e => {
        if (!names.has(e)) {
            const has = [...e.attributes].map(attribute => attribute.name)
                .filter(word => word.startsWith("aria-") || SAID.includes(word)).sort();
            const sized = SIZED.includes(e.tagName);
            names.set(e, [e.tagName, e.getAttribute("role"), e.getAttribute("type"), ...has,
                sized && e.className, sized && !e.textContent.trim() && "mute",
                e.labels?.length && "labelled", !e.checkVisibility() && "unseen",
            ].filter(Boolean).join(" "));
        }
        return names.get(e);
    };
    const parts = new Set(all.map(e => `${name(e.parentElement)} > ${name(e)}`));
    const headings = all.filter(e => /^H[1-6]$/.test(e.tagName)).map(e => e.tagName);
    headings.forEach((level, i) => parts.add(`${headings[i - 1] || "nothing"}, then ${level}`));

    /* What a width may make wrong: controls too small or one over another, and what scrolls. Of each,
       what it is, what holds it and what stands beside it. */
    const TARGET = 24;
    const shown = all.filter(e => e.checkVisibility());
    const boxes = shown.filter(e => SIZED.includes(e.tagName) || e.tabIndex >= 0)
        .map(e => [e, e.getBoundingClientRect()]).filter(([, box]) => box.width && box.height);
    const crosses = (a, b) => a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom;
    const crossed = boxes.filter(([e, box]) => box.width < TARGET || box.height < TARGET
        || boxes.some(([other, its]) => crosses(box, its) && !e.contains(other) && !other.contains(e)));
    const scrolling = shown.filter(e => e.scrollWidth > e.clientWidth + 1 || e.scrollHeight > e.clientHeight + 1)
        .filter(e => /auto|scroll/.test(getComputedStyle(e).overflow));
    const around = e => [e.parentElement.className, e.parentElement, e, e.nextElementSibling]
        .map(one => one?.tagName ? name(one) : one).join(" > ");
    const tight = new Set([...crossed.map(([e]) => `target ${around(e)}`),
        ...scrolling.map(e => `scrolls ${around(e)}`)]);

    const ours = e => /\/static\/tourdetable\/(agenda|capture|clock|copy|editor|live|marks|near|passkeys|pasted|quote|register|room|search|tags|words)(\.[0-9a-f]+)?\.js$/.test(e.src);

    /* At the first visit: then a worker of the page may keep copies, which it does not compress. */
    const again = navigator.serviceWorker?.controller;
    const HEAD = 300;  /* bytes of an answer, beside what it holds */
    return {
        h1: document.querySelectorAll("h1").length,
        title: document.title.trim(),
        lang: root.lang,
        placeholder: /%\(|\{\{/.test(document.body.innerText),
        over: Math.max(over, 0),
        widest: widest.slice(0, 3).map(said),
        long: document.querySelector("main .tdt-reading") ? 0 : root.scrollHeight - bar,
        begins: first ? Math.round(first.getBoundingClientRect().top + scrollY - bar) : 0,
        empty: [...empty],
        scripts: [...document.scripts].filter(e => !ours(e)).map(said),
        bytes: again ? 0 : performance.getEntries()
            .reduce((sum, e) => sum + (e.encodedBodySize === undefined ? 0 : e.encodedBodySize + HEAD), 0),
        parts: [...parts],
        inks: [...inks.keys()],
        tight: [...tight].map(one => `${innerWidth}: ${one}`),
    };
}
