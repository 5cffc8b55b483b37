/* What is pasted from Word, a mail or a page of the web, as the Markdown of minutes: headings, bold, italics, lists,
   tables and links; all the rest as plain words. Nothing of what is pasted is run, nor fetched. */

(() => {
  "use strict";

  const DROPPED = "head, style, script, template, noscript, meta, link, title, svg, iframe, object, [hidden]";
  const BLOCKS = /^(ADDRESS|ARTICLE|ASIDE|BLOCKQUOTE|BODY|CENTER|DD|DIV|DL|DT|FIGURE|FOOTER|HEADER|LI|MAIN|OL|P|PRE|SECTION|TABLE|UL|H[1-6])$/;
  const SAFE = /^(https?:\/\/|mailto:|tel:)/i;
  const WORD_ITEM = /mso-list:[^;]*level(\d+)/i;
  const NUMBERED = /^\s*(\d+|[a-z])[.)]/i;

  /* Styles are read as words: the policy of the page lets none be applied, and says so in the console. */
  const inert = (html) =>
    html
      .replace(/<style\b[\s\S]*?<\/style\s*>/gi, "")
      .replace(/<[^>]+>/g, (tag) => tag.replace(/\sstyle\s*=/gi, " data-look="));
  const look = (node) => node.getAttribute("data-look") || "";
  const styled = (node, name) => (new RegExp(`(?:^|;)\\s*${name}\\s*:\\s*([^;]+)`, "i").exec(look(node)) || ["", ""])[1].trim();
  const wide = (words) => words.replace(/[ \t\r\n\f]+/g, " ");

  function isBold(node) {
    const weight = styled(node, "font-weight");
    return weight ? weight === "bold" || Number(weight) >= 600 : /^(B|STRONG)$/.test(node.tagName);
  }
  function isItalic(node) {
    const style = styled(node, "font-style");
    return style ? style === "italic" : /^(I|EM)$/.test(node.tagName);
  }

  /* Marks stand against the words that they surround, never against a space. */
  function around(words, mark) {
    const [, before, said, after] = /^(\s*)([\s\S]*?)(\s*)$/.exec(words);
    return said && !said.includes("\n") ? `${before}${mark}${said}${mark}${after}` : words;
  }

  function inline(node, bold = false, italic = false) {
    if (node.nodeType === Node.TEXT_NODE) {
      return wide(node.data);
    }
    if (node.nodeType !== Node.ELEMENT_NODE) {
      return "";
    }
    if (node.tagName === "BR") {
      return "\n";
    }
    if (node.tagName === "IMG") {
      return wide(node.alt || "");
    }
    const strong = !bold && isBold(node);
    const leans = !italic && isItalic(node);
    let words = [...node.childNodes].map((child) => inline(child, bold || strong, italic || leans)).join("");
    const href = node.tagName === "A" ? (node.getAttribute("href") || "").trim() : "";
    if (SAFE.test(href) && words.trim() && !/[\s()<>\\]/.test(href)) {
      const said = words.trim().replace(/[[\]]/g, "");
      words = said === href ? `<${href}>` : words.replace(words.trim(), () => `[${said}](${href})`);
    }
    words = leans ? around(words, "*") : words;
    return strong ? around(words, "**") : words;
  }

  const lines = (words) => words.split("\n").map((line) => line.trim()).filter(Boolean).join("\n");
  const oneLine = (node) => wide(inline(node)).trim();

  function table(node) {
    const rows = [...node.rows].map((row) => [...row.cells].map((cell) => oneLine(cell).replace(/\|/g, "/")));
    const columns = Math.max(0, ...rows.map((row) => row.length));
    if (!columns) {
      return "";
    }
    const full = rows.map((row) => `| ${[...row, ...Array(columns - row.length).fill("")].join(" | ")} |`);
    return [full[0], `|${" --- |".repeat(columns)}`, ...full.slice(1)].join("\n");
  }

  /* The items of a list, those inside them further in. */
  function list(node, depth = 0) {
    let number = Number(node.getAttribute("start")) || 1;
    const found = [];
    [...node.children].forEach((item) => {
      if (/^(UL|OL)$/.test(item.tagName)) {
        found.push(list(item, depth + 1));
        return;
      }
      const inside = [...item.querySelectorAll(":scope > ul, :scope > ol")];
      const copy = item.cloneNode(true);
      copy.querySelectorAll(":scope > ul, :scope > ol").forEach((one) => one.remove());
      const sign = node.tagName === "OL" ? `${number++}.` : "-";
      found.push(`${"    ".repeat(depth)}${sign} ${oneLine(copy)}`, ...inside.map((one) => list(one, depth + 1)));
    });
    return found.filter(Boolean).join("\n");
  }

  /* An item of a list as Word and Outlook write it: a paragraph that begins with its sign. */
  function wordItem(node) {
    const level = WORD_ITEM.exec(look(node));
    if (!level) {
      return "";
    }
    const copy = node.cloneNode(true);
    const sign = [...copy.querySelectorAll("[data-look]")].find((one) => /mso-list:\s*Ignore/i.test(look(one)));
    const numbered = sign && NUMBERED.exec(sign.textContent);
    if (sign) {
      sign.remove();
    }
    const said = oneLine(copy).replace(/^[·•o§–-]\s+/, "");
    return said && `${"    ".repeat(level[1] - 1)}${numbered ? "1." : "-"} ${said}`;
  }

  function block(node) {
    const heading = /^H([1-6])$/.exec(node.tagName);
    if (heading) {
      const said = oneLine(node).replace(/\*\*/g, "");
      return said && `${"#".repeat(Math.min(4, Math.max(2, Number(heading[1]))))} ${said}`;
    }
    if (node.tagName === "TABLE") {
      return table(node);
    }
    if (/^(UL|OL)$/.test(node.tagName)) {
      return list(node);
    }
    return wordItem(node);
  }

  /* The paragraphs of a part of the page, in order. */
  function* blocks(node) {
    let loose = [];
    for (const child of node.childNodes) {
      if (!BLOCKS.test(child.nodeName) && !(child.querySelector && child.querySelector("p, div, table, ul, ol"))) {
        loose.push(inline(child));
        continue;
      }
      yield lines(loose.join(""));
      loose = [];
      yield block(child) || null;
      if (!/^(H[1-6]|TABLE|UL|OL)$/.test(child.nodeName) && !wordItem(child)) {
        yield* blocks(child);
      }
    }
    yield lines(loose.join(""));
  }

  const isItem = (words) => /^ *(-|\d+\.) /.test(words);

  /* What begins a passage for some readers is theirs to write, not to paste. */
  const unmarked = (words) => words.replace(/^(\s*):{3,}/gm, "$1:");

  window.tdtPasted = (html) => {
    const page = new DOMParser().parseFromString(inert(html), "text/html");
    page.querySelectorAll(DROPPED).forEach((one) => one.remove());
    const found = [...blocks(page.body)].filter(Boolean);
    const between = (n) => (isItem(found[n]) && isItem(found[n + 1] || "") ? "\n" : "\n\n");
    return unmarked(found.map((words, n) => (n < found.length - 1 ? words + between(n) : words)).join(""));
  };
})();
