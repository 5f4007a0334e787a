/* A message's text on the page: text and entities go in, nodes come out. `doing` gives what can be done with them:
   command(text), and the `texts` of the interface. `memory` keeps what the reader has unfolded and uncovered. */

import { hiddenText, icon, make } from "./dom.js";
import { blocksOf, linesIn, QUOTES } from "./entities.js";

const TAGS = { bold: "strong", italic: "em", underline: "u", strikethrough: "s", code: "code" };
const ISOLATED = new Set(["mention", "cashtag", "phone_number"]);
const FOLLOWED = new Set(["http:", "https:", "mailto:", "tel:"]);

export function richText(text, entities, doing, memory) {
  const drawing = new Drawing(doing, memory);
  return drawing.blocks(blocksOf(text, entities ?? [], document.documentElement.dir || "ltr"));
}

/* The address if it is one that a browser only opens, such as https: and never javascript:; else null. */
export function harmless(address) {
  try {
    const url = new URL(/^[a-z][a-z0-9+.-]*:/i.test(address) ? address : `http://${address}`);
    return FOLLOWED.has(url.protocol) ? url.href : null;
  } catch {
    return null;
  }
}

class Drawing {
  constructor(doing, memory) {
    this.doing = doing;
    this.memory = memory;
  }

  blocks(blocks) {
    return blocks.flatMap((block) => {
      if (QUOTES.has(block.kind)) return [this.quote(block)];
      if (block.kind === "pre") return [this.pre(block)];
      return block.lines.map((line) => this.line(line));
    });
  }

  line(line) {
    const empty = line.begin === line.end;
    const node = make("div", { class: empty ? "line empty" : "line", dir: line.dir });
    node.append(...(empty ? [make("br")] : this.runs(line.runs)));
    return node;
  }

  pre(block) {
    const code = make("code", {}, block.lines.map((line) => line.runs.map((run) => run.text).join("")).join("\n"));
    const language = block.entity.language;
    return make("pre", { dir: "ltr", tabindex: "0", "data-language": language || null }, code);
  }

  quote(block) {
    const content = make("div", { class: "quoted" }, ...this.blocks(block.blocks));
    const attributes = { dir: linesIn(block)[0]?.dir };
    if (block.kind === "blockquote") return make("blockquote", attributes, content);
    return this.folding(make("blockquote", { ...attributes, class: "folding" }, content), content, block.begin);
  }

  folding(quote, content, key) {
    const { texts } = this.doing;
    const label = make("span");
    const button = make("button", { type: "button", class: "fold", hidden: true }, label, icon("down"));
    const show = () => {
      const open = this.memory.unfolded.has(key);
      quote.classList.toggle("open", open);
      button.setAttribute("aria-expanded", String(open));
      label.textContent = open ? texts.fold : texts.unfold;
    };
    button.addEventListener("click", () => {
      if (!this.memory.unfolded.delete(key)) this.memory.unfolded.add(key);
      show();
    });
    // Only what is too long to be seen whole needs the button, and that depends on the width.
    new ResizeObserver(() => {
      button.hidden = !this.memory.unfolded.has(key) && content.scrollHeight <= content.clientHeight + 1;
      quote.classList.toggle("cut", !button.hidden);
    }).observe(content);
    show();
    quote.append(button);
    return quote;
  }

  runs(runs) {
    return runs.map((run) => (run.entity ? this.entity(run.entity, run.runs) : run.text));
  }

  entity(entity, runs) {
    const children = this.runs(runs);
    const said = runs.map(plain).join("");
    const { type } = entity;
    if (type in TAGS) return make(TAGS[type], type === "code" ? { dir: "ltr" } : {}, ...children);
    if (type === "spoiler") return this.spoiler(entity, children);
    if (type === "text_link") return link(entity.url, {}, children);
    if (type === "url") return link(said, { dir: "ltr" }, children);
    if (type === "email") return link(`mailto:${said}`, { dir: "ltr" }, children);
    if (type === "bot_command") return this.command(said, children);
    return make("span", { class: `entity ${type}`, dir: ISOLATED.has(type) ? "ltr" : null }, ...children);
  }

  command(said, children) {
    const label = this.doing.texts.sendCommand(said);
    const onclick = () => this.doing.command(said);
    return make("button", { type: "button", class: "command", dir: "ltr", title: label, onclick }, ...children);
  }

  spoiler(entity, children) {
    if (this.memory.uncovered.has(entity.offset)) return make("span", { class: "spoiler" }, ...children);
    const { texts } = this.doing;
    const inner = make("span", { class: "covered", inert: true }, ...children);
    const uncover = () => {
      this.memory.uncovered.add(entity.offset);
      cover.replaceWith(make("span", { class: "spoiler" }, ...inner.childNodes));
    };
    const cover = make("button", { type: "button", class: "cover", title: texts.uncover, onclick: uncover });
    cover.append(hiddenText(texts.uncover), inner);
    return cover;
  }
}

function plain(run) {
  return run.text ?? run.runs.map(plain).join("");
}

function link(address, attributes, children) {
  const href = harmless(address);
  if (href === null) return make("span", { class: "entity", ...attributes }, ...children);
  return make("a", { href, target: "_blank", rel: "noopener noreferrer", ...attributes }, ...children);
}
