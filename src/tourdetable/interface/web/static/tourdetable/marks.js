/* The tools of a text that one writes with marks: titles, lists, bold, links, who may read a passage.

   They are for any `form[data-marks]`; a page whose script has tools of its own (editor.js) calls `tdtMarks` with them.
   Without this script the marks are typed, as the page says. */

(() => {
"use strict";

window.tdtMarks = (form, more = {}) => {
  const text = form.querySelector('[name="text"]');

  /* Words put in place of others, as if they had been typed: one may undo it. */
  const TYPED = 50000;
  function typed(command, words) {
    try {
      return document.execCommand(command, false, words);
    } catch {
      return false;
    }
  }
  function put(start, end, words) {
    text.focus();
    text.setSelectionRange(start, end);
    const command = words ? "insertText" : "delete";
    const done = words.length < TYPED && (start !== end || words) && typed(command, words);
    if (!done && (start !== end || words)) {
      text.setRangeText(words, start, end, "end");
      text.dispatchEvent(new Event("input", { bubbles: true }));
    }
  }

  const selected = () => text.value.slice(text.selectionStart, text.selectionEnd);

  /* The whole lines that the selection touches. */
  function lines() {
    const start = text.value.lastIndexOf("\n", text.selectionStart - 1) + 1;
    const next = text.value.indexOf("\n", Math.max(start, text.selectionEnd - (selected().endsWith("\n") ? 1 : 0)));
    return [start, next < 0 ? text.value.length : next];
  }

  function prefixed(sign, pattern) {
    const [start, end] = lines();
    const all = text.value.slice(start, end).split("\n");
    const has = all.every((line) => !line.trim() || pattern.test(line));
    const bare = (line) => line.replace(/^(#{1,6} |- |\d+\. )/, "");
    const made = all.map((line, n) => (has ? bare(line) : line.trim() || all.length === 1 ? sign(n) + bare(line) : line));
    put(start, end, made.join("\n"));
  }

  function wrapped(mark) {
    const { selectionStart: start, selectionEnd: end } = text;
    const words = selected();
    const has = words.length > 2 * mark.length && words.startsWith(mark) && words.endsWith(mark);
    put(start, end, has ? words.slice(mark.length, -mark.length) : `${mark}${words}${mark}`);
    if (!words) {
      text.setSelectionRange(start + mark.length, start + mark.length);
    }
  }

  /* A block of its own, set apart from what stands around it. */
  function apart(start, end, words) {
    const before = text.value.slice(0, start);
    const after = text.value.slice(end);
    const above = !before || before.endsWith("\n\n") ? "" : before.endsWith("\n") ? "\n" : "\n\n";
    const below = !after.trim() ? "\n" : after.startsWith("\n\n") ? "" : after.startsWith("\n") ? "\n" : "\n\n";
    put(start, end, above + words + below);
  }

  const TOOLS = {
    bold: () => wrapped("**"),
    heading: () => prefixed(() => "## ", /^#{1,6} /),
    bullets: () => prefixed(() => "- ", /^- /),
    numbers: () => prefixed((n) => `${n + 1}. `, /^\d+\. /),
    table: (tool) => {
      const [, end] = lines();
      apart(end, end, `| ${tool.dataset.first} | ${tool.dataset.second} |\n| --- | --- |\n|   |   |`);
    },
    link: (tool) => {
      const start = text.selectionStart;
      const words = selected() || tool.dataset.words;
      put(start, text.selectionEnd, `[${words}](https://)`);
      const at = start + words.length + 3;
      text.setSelectionRange(at, at + "https://".length);
    },
    decision: (tool) => tool.value && put(text.selectionStart, text.selectionEnd, `**${tool.value}**`),
    speaker: (tool) => tool.value && put(text.selectionStart, text.selectionEnd, `${tool.value} : ${selected()}`),
    seat: (tool) => tool.value && put(text.selectionStart, text.selectionEnd, tool.value),
    passage: (tool) => {
      const [start, end] = lines();
      if (tool.value) {
        apart(start, end, `::: ${tool.value}\n${text.value.slice(start, end)}\n:::`);
      }
    },
    ...more,
  };

  const tools = form.querySelector("[data-editor-tools]");
  const buttons = [...tools.querySelectorAll("button")];
  tools.hidden = false;
  buttons.forEach((button, n) => (button.tabIndex = n ? -1 : 0));
  tools.addEventListener("click", (event) => {
    const button = event.target.closest("button");
    if (button) {
      TOOLS[button.dataset.do](button);
    }
  });
  tools.addEventListener("change", (event) => {
    TOOLS[event.target.dataset.do](event.target);
    event.target.value = "";
  });
  tools.addEventListener("keydown", (event) => {
    const at = buttons.indexOf(event.target);
    const to = { ArrowRight: at + 1, ArrowLeft: at - 1, Home: 0, End: buttons.length - 1 }[event.key];
    if (at < 0 || to === undefined) {
      return;
    }
    event.preventDefault();
    const next = buttons[(to + buttons.length) % buttons.length];
    buttons.forEach((button) => (button.tabIndex = button === next ? 0 : -1));
    next.focus();
  });
  text.addEventListener("keydown", (event) => {
    if (!(event.ctrlKey || event.metaKey)) {
      return;
    }
    const keys = `${event.altKey ? "alt " : ""}${event.shiftKey ? "shift " : ""}`;
    const wanted = { KeyB: "bold", KeyK: "link", "alt Digit2": "heading", "shift Digit8": "bullets", "shift Digit7": "numbers" };
    const name = wanted[keys + event.code] || (keys ? "" : { b: "bold", k: "link" }[event.key]);
    if (name) {
      event.preventDefault();
      TOOLS[name](tools.querySelector(`[data-do="${name}"]`));
    }
  });

  return { put, apart };
};

document.querySelectorAll("form[data-marks]").forEach((form) => window.tdtMarks(form));
})();
